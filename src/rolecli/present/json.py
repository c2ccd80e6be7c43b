"""Answers as JSON."""

from typing import Any

from rolecli.answer import Answer
from rolecli.present.formats import Output


def write(answer: Answer[Any], output: Output) -> None:
    """Write an answer as one JSON text: an object, or an array of several."""
    output.stream.write(answer.json() + "\n")
