"""Answers as YAML."""

from typing import Any

import msgspec

from rolecli.answer import Answer
from rolecli.present.formats import Output


def write(answer: Answer[Any], output: Output) -> None:
    """Write an answer as one YAML document."""
    output.stream.write(msgspec.yaml.encode(answer.value).decode())
