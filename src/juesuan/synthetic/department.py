"""An invented department: what stays the same over its years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from typing import NamedTuple

from juesuan.errors import InputError
from juesuan.read.tables.layouts import NATIONAL, layouts
from juesuan.standard.codelists import codelist
from juesuan.synthetic.chance import stream
from juesuan.synthetic.codes import composition, further_items, is_basic, own_items

_MILLION = 100_000_000
"""One million 元 in 分, the unit that everything is computed in."""
_FORMS = (("万元", 2, 10_000), ("万元", 4, 100), ("元", 2, 1))
"""Printed unit, printed decimals, and the last printed digit in 分."""
_MOST_UNITS, _MOST_FURTHER = 4, 9


class Plan(NamedTuple):
    """One functional item of a department: its code and its usual year's money, in 分."""

    code: str
    basic: int
    project: int
    economic: str = ""
    """The economic item that its basic expenditure is printed under; "" where that is divided."""


@dataclass(frozen=True, slots=True, eq=False)
class Department:
    """What an invented department is in every year; all money in 分."""

    seed: int
    layout: str
    id: str
    name: str
    division: str
    unit: str
    decimals: int
    grid: int
    """The last printed digit."""
    rounded: bool
    """Whether amounts have more digits than are printed, so that sums may differ in the last one."""
    zero: str
    """How tables print nothing: blank or as a zero."""
    budget_basis: str
    rate_decimals: int
    items: tuple[Plan, ...]
    funds: Plan | None
    capital: Plan | None
    others: Plan | None
    """The item that money from other sources than appropriations is spent on."""
    holder: str
    """The item whose appropriations are carried over; "" where none is."""
    has_three_public: bool
    has_sheets: bool
    has_lists: bool
    units: tuple[str, ...]
    """The units besides the department itself."""
    staff: tuple[int, int, int, int]
    """Administrative, institutional, service workers; pensioners."""


def known_layouts() -> tuple[str, ...]:
    """Return the names that a layout can be asked by: national, the families, the variants."""
    variants = [layout.code for layout in layouts()]
    return (NATIONAL, *dict.fromkeys(code.partition("-")[0] for code in variants), *variants)


@lru_cache(maxsize=64)
def department_of(seed: int, layout: str) -> Department:
    """Return the department of a seed in a layout or a family of layouts.

    Raises InputError for an unknown layout.
    """
    if layout not in known_layouts():
        raise InputError("unknown_layout", layout=layout, known=", ".join(known_layouts()))
    rng = stream("department", seed)
    kind = rng.choice(composition()["departments"])
    code, place = rng.choice(_divisions(layout))
    unit, decimals, grid = rng.choices(_FORMS, (16, 2, 3))[0]
    items = _items(rng, kind["section"])
    projects = [plan.code for plan in items if plan.project]
    words = composition()
    return Department(
        seed=seed,
        layout=layout,
        id=f"{code}-synthetic-{kind['slug']}-{seed}",
        name=words["name"].format(division=place, kind=kind["name"], number=seed),
        division=code,
        unit=unit,
        decimals=decimals,
        grid=grid,
        rounded=rng.random() < 0.7,
        zero=rng.choices(("", "0.".ljust(decimals + 2, "0")), (4, 1))[0],
        budget_basis=rng.choice(("initial", "final")),
        rate_decimals=rng.choice((1, 1, 2)),
        items=items,
        funds=_one_of(rng, words["funds"], 40),
        capital=_one_of(rng, words["capital"], 20),
        others=Plan(rng.choice(projects), 0, rng.randrange(1, 40) * _MILLION) if rng.random() < 0.4 else None,
        holder=rng.choice(projects) if rng.random() < 0.6 else "",
        has_three_public=rng.random() < 0.85,
        has_sheets=rng.random() < 0.4,
        has_lists=rng.random() < 0.7,
        units=tuple(
            words["unit_subordinate"].format(division=place, kind=kind["name"], number=number)
            for number in range(1, rng.randrange(1, _MOST_UNITS + 1))
        ),
        staff=(rng.randrange(8, 120), rng.randrange(0, 90), rng.randrange(0, 6), rng.randrange(0, 80)),
    )


def _items(rng: Random, section: str) -> tuple[Plan, ...]:
    """Return the items of a department's own section, those of all departments, and some others."""
    size = rng.randrange(3, 60) * _MILLION
    own, *others = own_items(section)
    plans = {own: Plan(own, size, 0)}
    for code in others:
        if rng.random() < 0.7:
            money = size * rng.randrange(5, 80) // 100
            plans[code] = Plan(code, money, 0) if is_basic(code) else Plan(code, 0, money)
    for record in composition()["everywhere"]:
        if rng.randrange(100) < record["chance"]:
            low, high = record["part"]
            money = size * rng.randrange(low, high) // 1000
            plans[record["code"]] = Plan(record["code"], money, 0, record["economic"])
    for code in rng.sample(further_items(), rng.randrange(1, _MOST_FURTHER)):
        plans[code] = Plan(code, 0, size * rng.randrange(2, 60) // 100)
    return tuple(plans.values())


def _one_of(rng: Random, codes: list[str], chance: int) -> Plan | None:
    code, money, drawn = rng.choice(codes), rng.randrange(1, 90) * _MILLION, rng.randrange(100)
    return Plan(code, 0, money) if drawn < chance else None


@cache
def _divisions(layout: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of the counties where a layout is used; of all for the nationwide one."""
    family = layout.partition("-")[0]
    regions = {each.division for each in layouts() if each.code.startswith(f"{family}-")}
    rows = {row["code"]: row for row in codelist("divisions")}
    return tuple(
        (code, row["name_zh"])
        for code, row in rows.items()
        if row["level"] == "county" and (not regions or regions & set(_above(code, rows)))
    )


def _above(code: str, rows: dict[str, dict[str, str]]) -> tuple[str, ...]:
    parent = rows[code]["parent"] if code in rows else ""
    return (code, *(_above(parent, rows) if parent else ()))
