"""Answers as JSON Lines."""

from typing import Any

import msgspec

from rolecli.answer import Answer
from rolecli.present.formats import Output


def write(answer: Answer[Any], output: Output) -> None:
    """Write an answer with a JSON object a line."""
    lines = msgspec.json.Encoder().encode_lines(answer.records)
    output.stream.write(lines.decode())
