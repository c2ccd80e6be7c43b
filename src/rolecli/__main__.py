"""`python -m rolecli` does what `rolecli` does."""

from rolecli.cli import main

if __name__ == "__main__":
    main()
