"""The questions people ask, answered in records; knows no terminal."""
