"""The texts of an indicator in words without columns, where they are certain."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from juesuan.read.performance.forms import Forms
from juesuan.read.performance.tokens import Token
from juesuan.read.spelling import rejoined

CELLS_BEFORE_MARKS = 3
"""Name, target and actual value stand before the marks."""

_SLACK = 2
_COMPARING = "≥≤><="


def texts_of(words: Sequence[Token], line: int, widest: int, forms: Forms) -> dict[str, str]:
    """Return name, target and actual value where the line of the score holds the last two whole.

    A name goes on over several lines only where its lines fill their column.
    """
    cells = cells_of(words, forms)
    ending = [cell for cell in cells if cell.line == line]
    leading = [cell for cell in cells if cell.line != line]
    if not leading and len(ending) == CELLS_BEFORE_MARKS:
        name, target, actual = ending
        return {"level_3": name.raw, "target": target.raw, "actual": actual.raw}
    split = leading and len(ending) == CELLS_BEFORE_MARKS - 1 and all(c.first and c.last for c in leading)
    if not split or any(_is_value(cell) for cell in leading):
        return {}
    if len(leading) > 1 and not (_fills(leading, widest) and _stands_alone(*ending)):
        return {}
    joined = rejoined("".join(cell.raw for cell in leading))
    return {"level_3": joined, "target": ending[0].raw, "actual": ending[1].raw}


def _fills(leading: Sequence[Token], widest: int) -> bool:
    """Say whether all lines but the last are as wide as the widest name that was not broken."""
    widths = [width_of(cell.text) for cell in leading]
    return widest > 0 and min(widths[:-1]) >= max(widest, widths[-1]) - _SLACK


def _stands_alone(target: Token, actual: Token) -> bool:
    """Say whether a target is no end of a longer one: `≥95%`, or the very words of the actual value."""
    return target.text[0] in _COMPARING or target.text == actual.text


def cells_of(words: Sequence[Token], forms: Forms) -> list[Token]:
    """Return words with every number joined to the measure word that was printed apart from it."""
    cells: list[Token] = []
    for word in words:
        if cells and cells[-1].line == word.line and cells[-1].bare and word.text in forms.measure_words:
            number = cells[-1]
            cells[-1] = number._replace(
                raw=number.raw + word.raw, text=number.text + word.text, last=word.last
            )
        else:
            cells.append(word)
    return cells


def _is_value(cell: Token) -> bool:
    return cell.numeric or any(sign in cell.text for sign in _COMPARING)


def width_of(text: str) -> int:
    """Return how wide a text is printed, in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
