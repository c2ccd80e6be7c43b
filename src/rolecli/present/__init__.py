"""Answers -> output: records are laid out as reports, reports are drawn."""
