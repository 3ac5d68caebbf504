"""Digits into the digit places of a number format."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.documents.workbook.number_format import Mark


def whole_part(digits: str, marks: Sequence[Mark], *, grouped: bool) -> str:
    """Fill the digit places before the point from the right; the first takes all that is left."""
    places = [index for index, mark in enumerate(marks) if mark.kind == "digit"]
    missing = sum(marks[index].text == "0" for index in places) - len(digits)
    digits = "0" * max(missing, 0) + digits
    pieces = {}
    for index in reversed(places):
        cut = 0 if index == places[0] else max(len(digits) - 1, 0)
        pieces[index], digits = digits[cut:], digits[:cut]
    if grouped and places:
        all_digits = "".join(pieces[index] for index in places)
        pieces = dict.fromkeys(places, "") | {places[0]: _in_thousands(all_digits)}
    return "".join(
        pieces.get(index, "") if mark.kind == "digit" else mark.text for index, mark in enumerate(marks)
    )


def _in_thousands(digits: str) -> str:
    return (
        f"{int(digits):,}".rjust(len(digits), "0")
        if digits and not digits.startswith("0")
        else _padded(digits)
    )


def _padded(digits: str) -> str:
    """Group digits that start with zeros, as `0,000` writes a small number."""
    first = len(digits) % 3
    groups = [digits[:first]] if first else []
    groups += [digits[start : start + 3] for start in range(first, len(digits), 3)]
    return ",".join(groups)


def decimal_part(digits: str, marks: Sequence[Mark], places: Sequence[str]) -> str:
    """Write point and decimals, without the zeros that only `#` and `?` hold the places of."""
    while digits and places[len(digits) - 1] != "0" and digits.endswith("0"):
        digits = digits[:-1]
    written = ""
    rest = iter(digits)
    for mark in marks:
        written += next(rest, "") if mark.kind == "digit" else mark.text
    return written
