"""rolecli explains and compares job roles."""

__version__ = "0.1.0"
