"""The amounts of one table on their way to the printed form: which of them found a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from juesuan.errors import InputError
from juesuan.package.content import Record

LONGEST = 200
"""The most characters of one cell; printed names are far shorter."""
_UNPRINTABLE = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")


def printable(text: str) -> str:
    """Return a text without what no file format can hold: line breaks, control characters, half characters.

    Raises InputError for a text that no cell can hold.
    """
    if len(text) > LONGEST:
        raise InputError("cell_too_long", start=text[:20], length=len(text), longest=LONGEST)
    return _UNPRINTABLE.sub(" ", text).strip()


class Amounts:
    """The rows of one table by key, and which of their amounts were printed."""

    def __init__(self, records: Iterable[Record], columns: tuple[str, ...]) -> None:
        self.rows = {record.key: record for record in records}
        self._columns = columns
        self._printed: set[tuple[str, str]] = set()

    def take(self, key: str, column: str) -> str:
        """Return an amount as the package has it, "" where it has none, and note that it is printed."""
        self._printed.add((key, column))
        return self.value(key, column)

    def value(self, key: str, column: str) -> str:
        """Return any value of a row; "" where there is no such row."""
        record = self.rows.get(key)
        return printable(record.values.get(column, "")) if record else ""

    def has_any(self, key: str) -> bool:
        """Say whether a row has any amount."""
        return any(self.value(key, column) for column in self._columns)

    @property
    def empty(self) -> bool:
        """Say whether the table has no amount at all."""
        return not any(self.has_any(key) for key in self.rows)

    def left_out(self) -> Iterator[tuple[str, str, str]]:
        """Yield row, column and text of every amount that was not printed."""
        for key in self.rows:
            for column in self._columns:
                text = self.value(key, column)
                if text and (key, column) not in self._printed:
                    yield key, column, text
