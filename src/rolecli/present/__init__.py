"""Answers -> output: records are laid out as reports, reports are drawn."""

PAGE_WIDTH = 100  # columns of everything on a terminal; longer lines are hard to read
