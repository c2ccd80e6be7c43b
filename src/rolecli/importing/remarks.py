"""What an import has to say besides its result: what was mended, what is left out."""

from enum import Enum

from rolecli.i18n import ngettext


class Mark(Enum):
    """What can be noticed of a row of a file."""

    MENDED = "mended"
    DROPPED = "dropped"
    PADDED = "padded"


class Remarks:
    """Collects remarks; those on the rows of a file are told in one line."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._marks: dict[tuple[str, Mark], tuple[int, int]] = {}

    def say(self, remark: str) -> None:
        """Add a remark, one sentence."""
        self._said.append(remark)

    def mark(self, mark: Mark, file: str, line: int, count: int = 1) -> None:
        """Note that something happened `count` times in the row that begins on `line`."""
        if count:
            first, before = self._marks.get((file, mark), (line, 0))
            self._marks[file, mark] = first, before + count

    def lines(self) -> tuple[str, ...]:
        """Return all remarks: those on files in the order of files, then the others."""
        marks = (
            _sentence(mark, count).format(file=file, line=line, count=count)
            for (file, mark), (line, count) in self._marks.items()
        )
        return *marks, *self._said


def _sentence(mark: Mark, count: int) -> str:
    match mark:
        case Mark.MENDED:
            return ngettext(
                "{file}:{line}: {count} wrongly encoded character has been mended.",
                "{file}:{line}: {count} wrongly encoded characters have been mended from here on.",
                count,
            )
        case Mark.DROPPED:
            return ngettext(
                "{file}:{line}: {count} control character has been dropped.",
                "{file}:{line}: {count} control characters have been dropped from here on.",
                count,
            )
        case Mark.PADDED:
            return ngettext(
                "{file}:{line}: {count} ISCO-08 code has got back its leading zero.",
                "{file}:{line}: {count} ISCO-08 codes have got back their leading zero"
                " from here on.",
                count,
            )
