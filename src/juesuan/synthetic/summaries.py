"""The two summaries of one year, as numbers of the last printed digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from juesuan.synthetic.trees import Tree, check

Summary = dict[str, int]
"""The amounts of the lines of the summary of revenue and expenditure."""
Appropriations = dict[str, tuple[int, int, int, int]]
"""The amounts of the lines of the summary of appropriations: total and each budget."""

BUDGETS = ("general_public_budget", "government_funds", "state_capital")
APPROPRIATIONS = tuple(f"{budget}_appropriation" for budget in BUDGETS)
"""The lines that print what each budget has appropriated."""
SOURCES = (
    "superior_subsidies",
    "service_revenue",
    "operating_revenue",
    "affiliate_remittances",
    "other_revenue",
)
"""The sources of money that are no appropriations, in the order of the revenue table."""


class Flow(NamedTuple):
    """The money of one budget in one year, in 分."""

    opening: int
    revenue: int
    expenditure: int
    closing: int


def summary_of(others: dict[str, int], flows: Sequence[Flow], expenditure: Tree, grid: int) -> Summary:
    """Return the summary of revenue and expenditure.

    `others` is the money that is no appropriation, `flows` that of the three budgets, in 分.
    Raises NotPlausibleError where rounding shows more than it may.
    """
    exact = {line: flow.revenue for line, flow in zip(APPROPRIATIONS, flows, strict=True)}
    exact |= {source: others.get(source, 0) for source in SOURCES}
    revenue = sum(exact.values())
    used, surplus = others.get("nonappropriation_balance_used", 0), others.get("surplus_distribution", 0)
    opening = sum(flow.opening for flow in flows) + others.get("opening", 0)
    closing = sum(flow.closing for flow in flows) + others.get("closing", 0)
    exact |= {"total_revenue": revenue, "nonappropriation_balance_used": used, "opening_carryover": opening}
    exact |= {"revenue_grand_total": revenue + used + opening, "surplus_distribution": surplus}
    exact |= {"closing_carryover": closing, "expenditure_grand_total": revenue + used + opening}
    half = grid // 2
    lines = {line: (money + half) // grid for line, money in exact.items()}
    lines["total_expenditure"] = expenditure.printed["total"][0]
    check(lines["total_revenue"], *[lines[line] for line in (*APPROPRIATIONS, *SOURCES)])
    check(
        lines["revenue_grand_total"],
        lines["total_revenue"],
        lines["nonappropriation_balance_used"],
        lines["opening_carryover"],
    )
    check(
        lines["revenue_grand_total"],
        lines["total_expenditure"],
        lines["surplus_distribution"],
        lines["closing_carryover"],
    )
    return lines | {f"function_{code}": expenditure.printed[code][0] for code in expenditure.codes(3)}


def appropriations_of(flows: Sequence[Flow], trees: Sequence[Tree], grid: int) -> Appropriations:
    """Return the summary of appropriations from the money of the three budgets, in 分, and their tables.

    Raises NotPlausibleError where rounding shows more than it may.
    """
    columns = (0, 2, 2)
    half = grid // 2

    def line(*amounts: int) -> tuple[int, int, int, int]:
        first, second, third = ((each + half) // grid for each in amounts)
        whole = (sum(amounts) + half) // grid
        check(whole, first, second, third)
        return whole, first, second, third

    categories = sorted({code for tree in trees for code in tree.codes(3)})
    nothing = (0,) * 6
    lines = {
        f"function_{code}": line(
            *[tree.exact.get(code, nothing)[column] for tree, column in zip(trees, columns, strict=True)]
        )
        for code in categories
    }
    functions = list(lines.values())
    lines["total_expenditure"] = line(*[flow.expenditure for flow in flows])
    for total, parts in zip(lines["total_expenditure"], zip(*functions, strict=True), strict=True):
        check(total, *parts)
    lines["total_revenue"] = line(*[flow.revenue for flow in flows])
    lines["opening_carryover"] = line(*[flow.opening for flow in flows])
    lines["closing_carryover"] = line(*[flow.closing for flow in flows])
    lines["revenue_grand_total"] = line(*[flow.opening + flow.revenue for flow in flows])
    lines["expenditure_grand_total"] = lines["revenue_grand_total"]
    for column in range(4):
        total = lines["expenditure_grand_total"][column]
        check(total, lines["total_expenditure"][column], lines["closing_carryover"][column])
        check(total, lines["total_revenue"][column], lines["opening_carryover"][column])
    return lines
