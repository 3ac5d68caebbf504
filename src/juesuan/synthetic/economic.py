"""Basic expenditure by economic item: contributions as their functional items, the rest by usual shares."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from juesuan.synthetic.codes import composition, economic_groups
from juesuan.synthetic.department import Department
from juesuan.synthetic.trees import check

_OPERATING = "general_operating"
_CAR, _GUESTS, _TRAVEL, _NEW_CAR = "30231", "30217", "30212", "31013"
_CATEGORY = 3


class Economic(NamedTuple):
    """Basic expenditure of one year, and the money in it for the three public expenses."""

    printed: dict[str, int]
    """What is printed, by code and total row, as numbers of the last printed digit."""
    three_public: dict[str, int]
    """By economic code, as numbers of the last printed digit."""


def economic_of(
    department: Department, items: dict[str, tuple[int, int]], rng: Random, finest: int
) -> Economic:
    """Divide the basic expenditure of some functional items, in 分.

    Raises NotPlausibleError where rounding shows more than it may.
    """
    exact: dict[str, int] = {}
    free = 0
    for plan in department.items:
        basic = items[plan.code][0]
        if plan.economic:
            exact[plan.economic] = exact.get(plan.economic, 0) + basic
        else:
            free += basic
    operating = free * rng.randrange(8, 30) // 100 // finest * finest
    three_public = _three_public(department, operating, rng)
    for code, money in three_public.items():
        exact[code] = money
        operating -= money
        free -= money
    _divide(exact, composition()["operating"], operating, rng, finest)
    _divide(exact, composition()["personnel"], free - operating, rng, finest)
    grid = department.grid
    return Economic(_printed(exact, grid), {code: money // grid for code, money in three_public.items()})


def _three_public(department: Department, operating: int, rng: Random) -> dict[str, int]:
    """Return the basic expenditure on cars, guests and travel: whole last digits, so that changes add up."""
    parts = {
        _CAR: rng.randrange(20, 90),
        _GUESTS: rng.randrange(0, 30),
        _TRAVEL: rng.randrange(0, 60) * rng.randrange(2),
    }
    if not department.has_three_public:
        return {}
    grid = department.grid
    return {code: money for code, part in parts.items() if (money := operating * part // 1000 // grid * grid)}


def _divide(exact: dict[str, int], shares: dict[str, int], money: int, rng: Random, finest: int) -> None:
    """Add money to the items of some shares; the first takes what the others leave."""
    first, *others = shares
    chosen = [code for code in others if rng.random() < 0.75]
    whole = sum(shares[code] for code in chosen) + shares[first]
    left = money
    for code in chosen:
        part = money * shares[code] // whole // finest * finest
        if part:
            exact[code] = exact.get(code, 0) + part
            left -= part
    exact[first] = exact.get(first, 0) + left


def _printed(exact: dict[str, int], grid: int) -> dict[str, int]:
    half, groups = grid // 2, economic_groups()
    sums: dict[str, int] = {"personnel_total": 0, "general_operating_total": 0}
    children: dict[str, list[int]] = {}
    printed: dict[str, int] = {}
    for code, money in exact.items():
        printed[code] = (money + half) // grid
        children.setdefault(code[:_CATEGORY], []).append(printed[code])
        for key in (code[:_CATEGORY], f"{groups[code]}_total"):
            sums[key] = sums.get(key, 0) + money
    printed |= {key: (money + half) // grid for key, money in sums.items()}
    for category, parts in children.items():
        check(printed[category], *parts)
    for group in ("personnel", _OPERATING):
        check(printed[f"{group}_total"], *[printed[code] for code in children if groups[code] == group])
    return printed
