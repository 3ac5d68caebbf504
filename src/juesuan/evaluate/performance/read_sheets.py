"""From the rows of a package to its self-assessment sheets."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit, parse_amount
from juesuan.evaluate.performance.sheets import INDICATORS, MONEY, PROJECTS, Indicator, Sheet, exact
from juesuan.package.content import Package, Record

MARKS = ("execution_rate", "execution_weight", "execution_score", "claimed_total")
BROKEN_OFF = "broken_off"
NO_COLUMN = "no_column"
"""The reason of a note on money whose kind has no column, such as funds carried over: no mark was lost."""


def read_sheets(package: Package) -> tuple[Sheet, ...]:
    """Read the sheets of a package in printed order, amounts in the unit that each sheet says."""
    indicators: dict[str, list[Record]] = {}
    for record in package.tables.get(INDICATORS, ()):
        indicators.setdefault(record.values["project_id"], []).append(record)
    lost = _lost(package)
    return tuple(
        Sheet(
            key=record.key,
            values=record.values,
            money=dict(_money(record, record.values["unit"] or package.unit)),
            marks=dict(_marks(record)),
            indicators=tuple(_indicator(each) for each in indicators.get(record.key, ())),
            whole=(record.key, INDICATORS) not in lost and (record.key, BROKEN_OFF) not in lost,
            funds_whole=(record.key, PROJECTS) not in lost,
            marks_whole=lost.get((record.key, PROJECTS), NO_COLUMN) == NO_COLUMN,
        )
        for record in package.tables.get(PROJECTS, ())
    )


def _lost(package: Package) -> dict[tuple[str, str], str]:
    """Return the sheets and tables that lost something in reading, with the gravest reason."""
    found: dict[tuple[str, str], str] = {}
    for note in (record.values for record in package.tables.get("reading_notes", ())):
        if note["kind"] not in ("unplaced", BROKEN_OFF) or note["table"] not in (PROJECTS, INDICATORS):
            continue
        key = note["row"].split("/")[0], BROKEN_OFF if note["kind"] == BROKEN_OFF else note["table"]
        if found.get(key, NO_COLUMN) == NO_COLUMN:
            found[key] = note["reason"]
    return found


def _money(record: Record, unit: str) -> Iterator[tuple[str, Amount]]:
    for column in MONEY:
        try:
            yield column, in_base_unit(parse_amount(record.values[column]), unit)
        except NotMoneyError:
            continue


def _marks(record: Record) -> Iterator[tuple[str, Amount]]:
    for column in MARKS:
        try:
            yield column, parse_amount(record.values[column])
        except NotMoneyError:
            continue


def _indicator(record: Record) -> Indicator:
    return Indicator(record.key, record.values, _mark(record, "weight"), _mark(record, "score"))


def _mark(record: Record, column: str) -> Amount | None:
    """Return marks that are given, not computed: whole ones are exact."""
    try:
        amount = parse_amount(record.values[column])
    except NotMoneyError:
        return None
    return exact(amount)
