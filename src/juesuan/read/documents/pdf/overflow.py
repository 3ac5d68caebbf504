"""Text that is wider than its cell: it is printed over the border, and belongs where it begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from juesuan.read.documents.pdf.fields import Field
from juesuan.read.documents.pdf.frames import Frame
from juesuan.read.documents.pdf.page import Character

_CUT = 0.2
"""A border that leaves more than this share of a character on both sides goes through it."""
_CLOSE = 0.5
_INDENT = 2.0


def put_into_fields(
    frame: Frame, characters: Sequence[Character], field_at: Callable[[Character], Field]
) -> Iterator[tuple[Field, Character]]:
    """Yield each character with the cell that it belongs to."""
    ordered = sorted(characters, key=lambda each: each.order)
    start = 0
    for index in range(1, len(ordered) + 1):
        if index < len(ordered) and _goes_on(ordered[index - 1], ordered[index]):
            continue
        run = ordered[start:index]
        start = index
        fields = [field_at(each) for each in run]
        if len(set(fields)) > 1 and any(map(_is_cut(frame), run, fields)):
            fields = [_own(frame, run, fields)] * len(run)
        yield from zip(fields, run, strict=True)


def _goes_on(before: Character, after: Character) -> bool:
    gap = after.left - before.right
    level = abs(after.baseline - before.baseline) <= 0.3 * before.size
    return level and -0.3 * before.size <= gap <= _CLOSE * before.size


def _is_cut(frame: Frame) -> Callable[[Character, Field], bool]:
    def cut(character: Character, field: Field) -> bool:
        margin = _CUT * (character.right - character.left)
        left, right = frame.columns[field.left], frame.columns[field.right + 1]
        over = (character.left < left - margin, character.right > right + margin)
        return character.text != " " and any(over)

    return cut


def _own(frame: Frame, run: Sequence[Character], fields: Sequence[Field]) -> Field:
    """Return the cell in which a text begins at the left, else the one that holds most of it."""
    first = fields[0]
    if run[0].left - frame.columns[first.left] <= _INDENT * run[0].size:
        return first
    return Counter(fields).most_common(1)[0][0]
