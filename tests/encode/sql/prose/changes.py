"""Random changes of what a package states and prints: figures first of all, now and then a table."""

from copy import deepcopy
from decimal import Decimal
from random import Random

from juesuan.package.content import Package, Record

VALUES = ("0", "0.00", "", "100", "12.3", "999.99", "-5.00", "1e3", "0.01", "33.33", "1000000.00", "100.5")
CHOICES = {
    "direction": ("increase", "decrease", "above", "below", "level", "equal", "none", ""),
    "basis": ("actual", "initial_budget", "final_budget", "unspecified_budget", "prior_year"),
    "measure": ("amount", "change_amount", "change_rate", "share", "completion_rate", "count"),
    "reason": ("", "absent", "stated", "contrary", "use", "other_item"),
    "unit": ("元", "万元", "亿元", "%"),
    "value": VALUES,
}
BORROWED = ("concept", "subject", "section", "source_ref", "whole")
TABLES = ("expenditure", "general_budget_expenditure", "basic_expenditure", "three_public_expenses")


def changed(package: Package, random: Random, name: str) -> Package:
    """Return a copy of a package with one to sixty changes."""
    other = deepcopy(package)
    other.descriptor["name"] = name
    if random.random() < 0.2:
        other.descriptor["juesuan:roundingProfile"] = random.choice(["truncate", "exact", "balanced"])
    for _ in range(random.choice([1, 2, 4, 8, 20, 60])):
        if other.tables.get("figures"):
            random.choice(KINDS)(other, random)
    return other


def _choose(package: Package, random: Random) -> None:
    column = random.choice(list(CHOICES))
    random.choice(package.tables["figures"]).values[column] = random.choice(CHOICES[column])


def _borrow(package: Package, random: Random) -> None:
    column, figures = random.choice(BORROWED), package.tables["figures"]
    random.choice(figures).values[column] = random.choice(figures).values[column]


def _nudge(package: Package, random: Random) -> None:
    values = random.choice(package.tables["figures"]).values
    whole, _, decimals = values["value"].partition(".")
    if decimals and whole.isdigit():
        moved = int(whole + decimals) + random.choice([-2, -1, 1, 2, 30])
        digits = str(abs(moved)).zfill(len(decimals) + 1)
        values["value"] = f"{digits[: -len(decimals)]}.{digits[-len(decimals) :]}"


def _round(package: Package, random: Random) -> None:
    values = random.choice(package.tables["figures"]).values
    values["value"] = values["value"].split(".")[0]


def _drop(package: Package, random: Random) -> None:
    figures = package.tables["figures"]
    del figures[random.randrange(len(figures))]


def _repeat(package: Package, random: Random) -> None:
    """State a figure once more, somewhere else."""
    figures = package.tables["figures"]
    key = f"x{random.randrange(10**12)}"
    values = {**random.choice(figures).values, "figure_id": key}
    if random.random() < 0.5:
        values["section"] = random.choice(figures).values["section"]
    figures.insert(random.randrange(len(figures) + 1), Record(key, values, 1))


def _last_year(package: Package, random: Random) -> None:
    """State the amount of the prior year that some change implies."""
    figures = [record.values for record in package.tables["figures"]]
    changes = [
        each for each in figures if (each["measure"], each["basis"]) == ("change_amount", "prior_year")
    ]
    for change in random.sample(changes, min(3, len(changes))):
        same = [each for each in figures if each["concept"] == change["concept"]]
        actual = next((e for e in same if (e["measure"], e["basis"]) == ("amount", "actual")), None)
        if actual and "." in actual["value"] and "." in change["value"]:
            sign = -1 if change["direction"] == "increase" else 1
            value = Decimal(actual["value"]) + sign * Decimal(change["value"])
            key = f"x{random.randrange(10**12)}"
            stated = {"figure_id": key, "basis": "prior_year", "value": str(value), "direction": ""}
            package.tables["figures"].append(Record(key, {**actual, **stated}, 1))


def _swap(package: Package, random: Random) -> None:
    figures = package.tables["figures"]
    one, other = random.randrange(len(figures)), random.randrange(len(figures))
    figures[one], figures[other] = figures[other], figures[one]


def _blank(package: Package, random: Random) -> None:
    """Leave a table without amounts, or without a row, or out altogether."""
    name, how = random.choice(TABLES), random.random()
    records = package.tables.get(name)
    if not records or how < 0.5:
        return
    if how < 0.6:
        del package.tables[name]
    elif how < 0.8:
        del records[random.randrange(len(records))]
    else:
        for record in records:
            amounts = [column for column, text in record.values.items() if "." in text]
            record.values.update(dict.fromkeys(amounts, ""))


def _note(package: Package, random: Random) -> None:
    """Lose a number of a table, or be unable to read one of the text."""
    notes = package.tables.get("reading_notes")
    if notes:
        section = random.choice(package.tables["figures"]).values["section"]
        place = {"table": random.choice(TABLES), "section": section}
        kind = random.choice(["unplaced", "unread"])
        blank = dict.fromkeys(notes[0].values, "")
        key = f"n{random.randrange(10**12)}"
        notes.append(Record(key, {**blank, "note_id": key, "kind": kind, **place}, 1))


def _budget(package: Package, random: Random) -> None:
    basis = random.choice(["initial", "final", ""])
    for record in package.tables.get("three_public_expenses", ()):
        record.values["budget_basis"] = basis


KINDS = (
    _choose,
    _choose,
    _choose,
    _borrow,
    _nudge,
    _nudge,
    _round,
    _drop,
    _repeat,
    _last_year,
    _swap,
    _blank,
    _note,
    _budget,
)
