"""What a cell displays: its stored number or text under its number format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from juesuan.read.documents.workbook.dates import displayed_date
from juesuan.read.documents.workbook.digits import decimal_part, whole_part
from juesuan.read.documents.workbook.number_format import Mark, Section, sections_of

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[Ee][+-]?[0-9]{1,3})?")
_NOT_ZERO = re.compile(r"[1-9]")
_DIGITS_OF_A_DOUBLE = Context(prec=15, rounding=ROUND_HALF_UP)
_ROOM = Context(prec=400, rounding=ROUND_HALF_UP)
_LONGEST_PLAIN = 21
_MOST_DECIMALS = 30
_SECTION_OF_TEXT = 3


def displayed_number(stored: str, code: str, *, starts_1904: bool = False) -> str:
    """Return what a cell shows of a stored number.

    A stored double is first rounded to the 15 significant digits that Excel works with, so that no noise of
    binary fractions shows; then to the decimals of the format, halves away from zero.
    """
    if not _NUMBER.fullmatch(stored.strip()):
        return stored
    value = _DIGITS_OF_A_DOUBLE.create_decimal(stored.strip())
    sections = sections_of(code)
    chosen = _chosen(value, sections)
    if chosen is None:
        return _general(value)
    section, is_signed = chosen
    if section.is_date:
        shown = displayed_date(value, section.marks, starts_1904=starts_1904)
        return _general(value) if shown is None else shown
    if section.has("text") and not section.has("digit"):
        return "".join(_general(value) if mark.kind == "text" else mark.text for mark in section.marks)
    written = _written(abs(value), section, "-" if is_signed and value < 0 else "")
    return written if is_signed or value > 0 else _signed(written)


def _signed(written: str) -> str:
    """Write a minus where a format shows a negative number by brackets or by its colour alone."""
    bare = written.strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    return f"-{bare}" if _NOT_ZERO.search(bare) and "-" not in bare else bare


def displayed_text(text: str, code: str) -> str:
    """Return what a cell shows of a text: a format may put words around it, or hide it."""
    sections = sections_of(code)
    own = sections[_SECTION_OF_TEXT] if len(sections) > _SECTION_OF_TEXT else None
    if own is None:
        own = next((section for section in sections if section.has("text")), None)
    if own is None:
        return text
    return "".join(text if mark.kind == "text" else mark.text for mark in own.marks)


def _chosen(value: Decimal, sections: Sequence[Section]) -> tuple[Section, bool] | None:
    """Choose the section of a number, and say whether a minus sign is still to be written."""
    numeric = sections[:_SECTION_OF_TEXT]
    if not numeric:
        return None
    if any(section.condition for section in numeric):
        fitting = (section for section in numeric if _fits(value, section.condition))
        found = next(fitting, None)
        return None if found is None else (found, True)
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], True


def _fits(value: Decimal, condition: tuple[str, Decimal] | None) -> bool:
    if condition is None:
        return True
    sign, bound = condition
    return {
        "<": value < bound,
        ">": value > bound,
        "=": value == bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "<>": value != bound,
    }[sign]


def _general(value: Decimal) -> str:
    """Write a number as the General format does, without an exponent as long as it is of any use."""
    if not value:
        return "0"
    value = value.normalize(_DIGITS_OF_A_DOUBLE)
    if abs(value.adjusted()) >= _LONGEST_PLAIN:
        return f"{value:E}"
    return f"{value:f}"


def _written(value: Decimal, section: Section, sign: str) -> str:
    marks = section.marks
    if section.has("general"):
        return sign + "".join(_general(value) if mark.kind == "general" else mark.text for mark in marks)
    if section.has("exponent"):
        return f"{sign}{value:E}"
    if not section.has("digit"):
        return sign * section.has("percent") + "".join(mark.text for mark in marks)
    if _is_fraction(marks):
        return sign + _general(value)
    point = next((index for index, mark in enumerate(marks) if mark.kind == "point"), len(marks))
    places = [mark.text for mark in marks[point:] if mark.kind == "digit"][:_MOST_DECIMALS]
    try:
        rounded = value.scaleb(section.scale).quantize(Decimal(1).scaleb(-len(places)), context=_ROOM)
    except InvalidOperation:
        return sign + _general(value)
    whole, _, decimals = f"{rounded:f}".partition(".")
    before = whole_part(whole.lstrip("0"), marks[:point], grouped=section.grouped)
    after = decimal_part(decimals, marks[point:], places)
    # A minus before nothing but zeros would state a sign that the digits do not show.
    return (sign if rounded else "") + before + after


def _is_fraction(marks: Sequence[Mark]) -> bool:
    """Recognise `# ?/?`: such a number is shown with its decimals instead."""
    kinds = "".join(mark.text if mark.text == "/" else mark.kind[0] for mark in marks)
    return "d/d" in kinds
