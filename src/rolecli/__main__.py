"""`rolecli` and `python -m rolecli`: what must be settled before anything else is loaded."""

import gc
import os
import signal

# One short answer, then the process ends: collecting garbage on the way only costs time, 3 % of
# the instructions of `show vertrieb --json`. (Measured with and without this line:
# valgrind --tool=callgrind --callgrind-out-file=/dev/null python -m rolecli show vertrieb --json)
gc.disable()

# Ctrl-C ends without a word, while loading too. Nothing is open yet that had to be tidied up.
# Where the caller ignores it (`nohup`), it stays ignored.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))

from rolecli.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
