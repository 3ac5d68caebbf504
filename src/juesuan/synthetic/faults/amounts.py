"""Mistakes in one amount of the nine tables, and in the unit of a whole table."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from random import Random

from juesuan.arithmetic.money import NotMoneyError, parse_amount
from juesuan.package.facts import amount_tables
from juesuan.standard.tables import table_schema
from juesuan.synthetic.faults.expectation import rules_on_cell, rules_on_table
from juesuan.synthetic.faults.fault import WHOLE, Draft, Fault, Place, Seed, changed

_TRIES = 40
_DIGITS = 12
_OVERFLOW = "9" * _DIGITS
_UNITS = {"万元": "元", "元": "万元", "亿元": "万元"}
_NOT_NEGATIVE = ("amounts-not-negative",)
_MALFORMED = ("values-well-formed",)


def amount_place(draft: Draft, rng: Random, *, blank: bool = False) -> Place | None:
    """Return the place of an amount that is printed, and not zero; or of one that is blank."""
    tables = [name for name in amount_tables() if draft.package.tables.get(name)]
    for _ in range(_TRIES if tables else 0):
        table = rng.choice(tables)
        index = rng.randrange(len(draft.package.tables[table]))
        place = Place(table, index, rng.choice(_columns(table)))
        text, key = draft.text(place), draft.row(place).key
        right = not text if blank else bool(text.strip("0.")) and _is_amount(text)
        if right and draft.free(table, key) and _is_printed(draft, place):
            return place
    return None


def _is_printed(draft: Draft, place: Place) -> bool:
    """Say whether the form has the cell and a rule reads it: appropriations have no columns by budget."""
    one_sided = draft.row(place).values.get("side") == "revenue" and place.column != "total"
    if place.table == "appropriation_summary" and one_sided:
        return False
    return bool(rules_on_cell(place.table, draft.row(place).key, place.column))


def _amount_changed(draft: Draft, rng: Random) -> Fault | None:
    """Change an amount by more than rounding explains, by three to forty per cent."""
    place = amount_place(draft, rng)
    if place is None:
        return None
    digits, point = _digits(draft.text(place))
    by = digits * rng.randrange(3, 40) // 100 + rng.randrange(40, 90)
    number = digits + by if rng.random() < 0.5 or by >= digits else digits - by
    return _made("amount_changed", draft, place, _with_point(number, point))


def _digits_swapped(draft: Draft, rng: Random) -> Fault | None:
    """Swap two digits that stand side by side, those before the point or behind it."""
    place = amount_place(draft, rng)
    if place is None:
        return None
    text = draft.text(place)
    pairs = [at for at, (one, two) in enumerate(pairwise(text)) if _swappable(text, at, one, two)]
    if not pairs:
        return None
    at = rng.choice(pairs)
    return _made("digits_swapped", draft, place, text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def _swappable(text: str, at: int, one: str, two: str) -> bool:
    leading_zero = at == 0 and two == "0"
    # A swap of the last digits of small sums may be rounding.
    return one.isdigit() and two.isdigit() and one != two and not leading_zero and at < text.find(".")


def _point_moved(draft: Draft, rng: Random) -> Fault | None:
    """Multiply an amount by ten, or by the ten thousand between the two units."""
    place = amount_place(draft, rng)
    if place is None:
        return None
    digits, point = _digits(draft.text(place))
    number = digits * rng.choice((10, 10_000))
    if len(str(number)) - point > _DIGITS:
        return None
    return _made("point_moved", draft, place, _with_point(number, point))


def _sign_flipped(draft: Draft, rng: Random) -> Fault | None:
    """Print an amount as a negative one."""
    place = amount_place(draft, rng)
    return place and _made("sign_flipped", draft, place, f"-{draft.text(place)}", _NOT_NEGATIVE)


def _amount_blanked(draft: Draft, rng: Random) -> Fault | None:
    """Leave an amount out."""
    place = amount_place(draft, rng)
    return place and _made("amount_blanked", draft, place, "")


def _blank_filled(draft: Draft, rng: Random) -> Fault | None:
    """Print an amount where there is none."""
    place = amount_place(draft, rng, blank=True)
    return place and _made("blank_filled", draft, place, f"{rng.randrange(2, 900)}.{rng.randrange(100):02d}")


def _amount_malformed(draft: Draft, rng: Random) -> Fault | None:
    """Print an amount in a form that packages do not have."""
    place = amount_place(draft, rng)
    if place is None:
        return None
    whole, _, rest = draft.text(place).partition(".")
    text = rng.choice(("1,234.56", "abc", "1e3", f"{whole}，{rest}", f" {whole}.{rest}"))
    return changed("amount_malformed", draft, place, text, _MALFORMED)


def _overflow(draft: Draft, rng: Random) -> Fault | None:
    """Print the greatest amount that there can be: sums of a few pass what 64 bits hold."""
    place = amount_place(draft, rng)
    if place is None:
        return None
    _, point = _digits(draft.text(place))
    return _made("overflow", draft, place, f"{_OVERFLOW}.{'9' * point}" if point else _OVERFLOW)


def _unit_changed(draft: Draft, rng: Random) -> Fault | None:
    """Say that all amounts of one table are in another unit."""
    tables = [
        name
        for name in amount_tables()
        if draft.free(name, WHOLE) and _prints_money(draft, name) and not _has_touched(draft, name)
    ]
    if not tables:
        return None
    table = rng.choice(tables)
    rows = draft.package.tables[table]
    before = rows[0].values["unit"]
    after = _UNITS[before]
    for index in range(len(rows)):
        draft.write(Place(table, index, "unit"), after)
    draft.touched.add((table, WHOLE))
    return Fault("unit_changed", table, WHOLE, "unit", before, after, rules_on_table(table))


def _made(kind: str, draft: Draft, place: Place, after: str, further: tuple[str, ...] = ()) -> Fault:
    expected = rules_on_cell(place.table, draft.row(place).key, place.column)
    return changed(kind, draft, place, after, expected + further)


@cache
def _columns(table: str) -> tuple[str, ...]:
    return table_schema(table).amount_columns


def _is_amount(text: str) -> bool:
    try:
        return parse_amount(text).value > 0
    except NotMoneyError:
        return False


def _prints_money(draft: Draft, table: str) -> bool:
    rows = draft.package.tables.get(table, ())
    return any(row.values[column].strip("0.") for row in rows for column in _columns(table))


def _has_touched(draft: Draft, table: str) -> bool:
    return any(name == table for name, _ in draft.touched)


def _digits(text: str) -> tuple[int, int]:
    """Return the digits of an amount as a number, and how many stand behind the point."""
    whole, _, rest = text.partition(".")
    return int(whole + rest), len(rest)


def _with_point(digits: int, point: int) -> str:
    text = str(digits).rjust(point + 1, "0")
    return f"{text[:-point]}.{text[-point:]}" if point else text


AMOUNT_FAULTS: dict[str, Seed] = {
    "amount_changed": _amount_changed,
    "digits_swapped": _digits_swapped,
    "point_moved": _point_moved,
    "sign_flipped": _sign_flipped,
    "amount_blanked": _amount_blanked,
    "blank_filled": _blank_filled,
    "amount_malformed": _amount_malformed,
    "overflow": _overflow,
    "unit_changed": _unit_changed,
}
"""By kind."""
