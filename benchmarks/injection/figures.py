"""Faults in the figures of a package: every value, direction and reason that the text states."""

from __future__ import annotations

from collections.abc import Iterator

from injection.amounts import last_digits, more, wrong_amounts
from injection.cells import changed, exchanged
from injection.clean import Clean
from injection.decided import direction_decided, rate_told, repeats_table, statement
from injection.fault import Fault
from juesuan.arithmetic.equations import Cell
from juesuan.package.content import Record
from juesuan.package.statements import Statement

FLIPPED = {
    "increase": "decrease",
    "decrease": "increase",
    "above": "below",
    "below": "above",
    "level": "increase",
    "equal": "above",
}
_FIGURES, _STEPS = "figures", 60
_KINDS = {"": "stated", "none": "none", "absent": "absent"}
_MONEY = ("万元", "元", "亿元")


def figure_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every figure with its value, its direction and its reason gone wrong."""
    records = clean.package.tables[_FIGURES]
    for at, record in enumerate(records):
        stated = statement(clean, record.key)
        assert stated is not None
        if record.values["value"]:
            yield from _values(clean, record, stated)
            yield from _moved(clean, record, stated, records[at + 1 :])
        yield from _words(clean, record, stated)
    yield from _reasons(clean, records)


def _values(clean: Clean, record: Record, stated: Statement) -> Iterator[Fault]:
    text, unit = record.values["value"], record.values["unit"]
    cell = Cell(_FIGURES, record.key, "value")
    if unit in _MONEY:
        step = clean.step(cell, [last_digits(text, count) for count in range(1, _STEPS)])
        ways = wrong_amounts(text, step)
    elif unit == "%":
        ways = {"two_digits": last_digits(text, 2), "one": more(text, "1.0")}
    else:
        ways = {"one_more": more(text, "1"), "one_less": more(text, "-1")}
    for way, new in ways.items():
        if not new.startswith("-"):
            fault = _with_decimals(changed(clean, _target(clean, record, stated), way, cell, new), cell, new)
            yield fault._replace(bound=fault.bound or rate_told(clean, stated, new), place=_place(record))


def _with_decimals(fault: Fault, cell: Cell, new: str) -> Fault:
    decimals = str(len(new.partition(".")[2]))
    return fault._replace(edits=(*fault.edits, (cell._replace(column="decimals"), decimals)))


def _moved(clean: Clean, record: Record, stated: Statement, later: list[Record]) -> Iterator[Fault]:
    """Yield the fault that two amounts of one section, one after the other, are exchanged."""
    keys = ("section", "unit")
    others = [o for o in later if o.values["value"] and all(o.values[k] == record.values[k] for k in keys)]
    if record.values["unit"] in _MONEY and others:
        cells = Cell(_FIGURES, record.key, "value"), Cell(_FIGURES, others[0].key, "value")
        texts = record.values["value"], others[0].values["value"]
        for fault in exchanged(clean, _target(clean, record, stated), *cells, texts):
            yield fault._replace(place=_place(record))


def _words(clean: Clean, record: Record, stated: Statement) -> Iterator[Fault]:
    values, decided = record.values, direction_decided(clean, stated)
    if values["direction"] in FLIPPED:
        new = FLIPPED[values["direction"]]
        yield _word(clean, record, "direction", (("direction", new),), bound=decided)
    if values["direction"] == "none":
        edits = (("direction", ""), ("value", "5.00"), ("decimals", "2"), ("unit", "万元"))
        yield _word(clean, record, "none", edits, bound=bool(clean.equations.get(stated.cell)))
    if values["measure"] == "amount" and values["value"] and values["unit"] in _MONEY:
        nothing = (("direction", "none"), ("value", ""), ("decimals", ""))
        told = clean.told([(stated.cell, "0")]) and values["value"].strip("0.") != ""
        yield _word(clean, record, "none", nothing, bound=told)


def _reasons(clean: Clean, records: list[Record]) -> Iterator[Fault]:
    """Yield the fault that a sentence gives no reason: it stands with the amount and the rate of a change."""
    names = ("section", "subject", "basis", "source_ref")
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        if record.values["reason"] == "stated":
            groups.setdefault(tuple(record.values[name] for name in names), []).append(record)
    for group in groups.values():
        edits = tuple((Cell(_FIGURES, record.key, "reason"), "absent") for record in group)
        fault = _word(clean, group[0], "reason", (("reason", "absent"),), bound=True)
        yield fault._replace(edits=edits, cells=tuple(cell._replace(column="value") for cell, _ in edits))


def _word(
    clean: Clean, record: Record, target: str, edits: tuple[tuple[str, str], ...], *, bound: bool
) -> Fault:
    own = Cell(_FIGURES, record.key, "value")
    column, new = edits[0]
    return Fault(
        clean.region,
        "package",
        f"figure: {target}",
        _KINDS.get(new, "flipped"),
        _place(record),
        record.values[column],
        new,
        tuple((own._replace(column=name), text) for name, text in edits),
        (),
        (own,),
        bound,
    )


def _target(clean: Clean, record: Record, stated: Statement) -> str:
    if repeats_table(clean, stated):
        return "figure: amount that a table prints"
    units = dict.fromkeys(_MONEY, "amount") | {"%": "percentage", "分": "score"}
    return f"figure: {units.get(record.values['unit'], 'count')}"


def _place(record: Record) -> str:
    values = record.values
    words = [values[name] for name in ("section", "concept", "subject", "measure", "basis") if values[name]]
    return f"{record.key} {'/'.join(words)}: {values['quote']}"
