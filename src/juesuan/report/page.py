"""A page of plain text: indented lines and labelled entries, wrapped to a width, coloured on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from juesuan.report.columns import display_width, padded, printable, wrapped
from juesuan.report.labels import say

if TYPE_CHECKING:
    from juesuan.standard.catalogue import Text

_CODES = {
    "strong": "1",
    "faint": "2",
    "error": "1;31",
    "warning": "1;33",
    "info": "36",
    "incomplete": "1;35",
    "clean": "1;32",
}


class Page:
    """Collects lines in one language."""

    def __init__(self, language: str, *, colour: bool, width: int) -> None:
        self.language = language
        self._colour = colour
        self._width = width
        self._lines: list[str] = []

    def say(self, key: str, **values: object) -> str:
        """Return a phrase of the report in the page's language."""
        return say(key, **values)[self.language]

    def pick(self, text: Text | None) -> str:
        """Return a bilingual text in the page's language."""
        return text[self.language] if text else ""

    def line(self, text: str, style: str = "", *, indent: int = 0, hang: int = 0) -> None:
        """Add a paragraph; its later lines are indented by `hang` more."""
        for index, part in enumerate(wrapped(printable(text), self._width - indent - hang)):
            self._lines.append(" " * (indent + (hang if index else 0)) + self._styled(part, style))

    def entry(self, label: str, text: str, style: str = "", *, indent: int, column: int) -> None:
        """Add a label with its text in a column of its own."""
        if not text:
            return
        gap = max(column, display_width(label) + 2)
        parts = wrapped(printable(text), self._width - indent - gap)
        head = self._styled(padded(label, gap), "faint")
        self._lines.append(" " * indent + head + self._styled(parts[0], style))
        self._lines.extend(" " * (indent + gap) + self._styled(part, style) for part in parts[1:])

    def rule(self, character: str = "─") -> None:
        """Add a line across the page."""
        self._lines.append(self._styled(character * (self._width // display_width(character)), "faint"))

    def blank(self) -> None:
        """Add an empty line, unless there is one already."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """Return the whole page, with a newline at its end."""
        return "\n".join(self._lines).strip("\n") + "\n"

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self._colour and style and text else text
