"""The three public expenses of one year: what was spent, and the budget that it stayed within."""

from __future__ import annotations

from typing import NamedTuple

from juesuan.synthetic.chance import stream
from juesuan.synthetic.department import Department
from juesuan.synthetic.economic import Economic

ITEMS = (
    "total",
    "overseas_travel",
    "vehicles",
    "vehicle_purchase",
    "vehicle_operation",
    "official_reception",
)
"""In the order of the table."""
_YEARS_OF_A_CAR = 4


class ThreePublic(NamedTuple):
    """Budget and actual of each item, as whole numbers of the last printed digit, so that all adds up."""

    budget: dict[str, int]
    actual: dict[str, int]


def three_public_of(department: Department, economic: Economic) -> ThreePublic:
    """Return the three public expenses: those of basic expenditure, and those that projects paid for."""
    if not department.has_three_public:
        nothing = dict.fromkeys(ITEMS, 0)
        return ThreePublic(nothing, nothing)
    basic = economic.three_public
    rng = stream("three-public", department.seed, sum(basic.values()))
    spent = {
        "overseas_travel": basic.get("30212", 0),
        "vehicle_purchase": basic.get("30231", 0) * rng.randrange(1, 5)
        if rng.randrange(_YEARS_OF_A_CAR) == 0
        else 0,
        "vehicle_operation": basic.get("30231", 0) * rng.choice((100, 100, 120)) // 100,
        "official_reception": basic.get("30217", 0),
    }
    planned = {item: amount * rng.choice((100, 105, 125, 160)) // 100 for item, amount in spent.items()}
    return ThreePublic(_with_sums(planned), _with_sums(spent))


def _with_sums(amounts: dict[str, int]) -> dict[str, int]:
    vehicles = amounts["vehicle_purchase"] + amounts["vehicle_operation"]
    total = vehicles + amounts["overseas_travel"] + amounts["official_reception"]
    whole = {"total": total, "vehicles": vehicles, **amounts}
    return {item: whole[item] for item in ITEMS}
