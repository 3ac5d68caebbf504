"""The accounts of an invented department in one year: exact amounts that balance, and what they print as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import NamedTuple

from juesuan.synthetic.chance import stream
from juesuan.synthetic.department import Department, Plan
from juesuan.synthetic.economic import economic_of
from juesuan.synthetic.summaries import (
    APPROPRIATIONS,
    SOURCES,
    Appropriations,
    Flow,
    Summary,
    appropriations_of,
    summary_of,
)
from juesuan.synthetic.three_public import ThreePublic, three_public_of
from juesuan.synthetic.trees import Columns, NotPlausibleError, Tree, check, check_rows, tree_of


class Balances(NamedTuple):
    """What is left at the end of a year, in 分."""

    general: int
    funds: int
    capital: int
    others: int


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """All amounts of one department-year; those of the tables as numbers of their last printed digit."""

    year: int
    revenue: Tree
    expenditure: Tree
    general: Tree
    funds: Tree
    capital: Tree
    summary: Summary
    appropriations: Appropriations
    economic: dict[str, int]
    three_public: ThreePublic


@lru_cache(maxsize=256)
def accounts_of(department: Department, year: int) -> Accounts:
    """Return the accounts of a department in a year; the next year opens with its closing balances."""
    try:
        return _accounts(department, year, finest=1 if department.rounded else department.grid)
    except NotPlausibleError:
        return _accounts(department, year, finest=department.grid)


def _accounts(department: Department, year: int, finest: int) -> Accounts:
    rng, grid = stream("accounts", department.seed, year), department.grid
    last, left = _balances(department, year - 1), _balances(department, year)
    items = {plan.code: _spent(rng, plan, finest) for plan in department.items}
    general: dict[str, Columns] = {
        code: (basic + project, basic, project) for code, (basic, project) in items.items()
    }
    funds = _fund_rows(rng, department.funds, last.funds, left.funds, finest)
    capital = _fund_rows(rng, department.capital, last.capital, left.capital, finest)
    others = _others(rng, department, (last.others, left.others), finest)
    trees = [tree_of(rows, grid) for rows in (general, funds, capital)]
    rows = {code: row[0] for code, row in general.items()} | {code: row[1] for code, row in funds.items()}
    rows |= {code: row[1] for code, row in capital.items()}
    if department.holder:
        rows[department.holder] += left.general - last.general
    expenditure = tree_of(_expenditure_rows(general, funds | capital, others), grid)
    spent = sum(row[0] for row in general.values())
    flows = [Flow(last.general, spent + left.general - last.general, spent, left.general)]
    flows += [Flow(each[0], each[1], each[2], each[5]) for each in (_sole(funds), _sole(capital))]
    economic = economic_of(department, items, stream("economic", department.seed, year), finest)
    accounts = Accounts(
        year=year,
        revenue=tree_of(_revenue_rows(rows, others), grid),
        expenditure=expenditure,
        general=trees[0],
        funds=trees[1],
        capital=trees[2],
        summary=summary_of(others.amounts, flows, expenditure, grid),
        appropriations=appropriations_of(flows, trees, grid),
        economic=economic.printed,
        three_public=three_public_of(department, economic),
    )
    _check(accounts)
    return accounts


def _sole(rows: dict[str, Columns]) -> Columns:
    return next(iter(rows.values()), (0,) * 6)


def _balances(department: Department, year: int) -> Balances:
    """Return the closing balances of a year; they depend on nothing but the year, so that years go on."""
    rng = stream("balances", department.seed, year)
    holder = next((plan for plan in department.items if plan.code == department.holder), None)
    plans = (holder, department.funds, department.capital, department.others)
    parts = [rng.randrange(0, 120) if rng.random() < 0.8 else 0 for _ in plans]
    grid = department.grid
    return Balances(
        *(
            plan.project * part // 1000 // grid * grid if plan else 0
            for plan, part in zip(plans, parts, strict=True)
        )
    )


def _spent(rng: Random, plan: Plan, finest: int) -> tuple[int, int]:
    """Return the basic and the project expenditure of an item in a year."""
    part = rng.randrange(820, 1200)
    return plan.basic * part // 1009 // finest * finest, plan.project * part // 1009 // finest * finest


def _fund_rows(rng: Random, plan: Plan | None, opening: int, closing: int, finest: int) -> dict[str, Columns]:
    """Return the one row of a fund: opening, revenue, expenditure (basic, project), closing."""
    if plan is None:
        return {}
    _, spent = _spent(rng, plan, finest)
    return {plan.code: (opening, spent + closing - opening, spent, 0, spent, closing)}


class Others(NamedTuple):
    """Money that is no appropriation, in 分."""

    code: str
    spent: Columns
    """Project expenditure, remittances to superiors, operating expenditure, subsidies to affiliates."""
    sources: Columns
    amounts: dict[str, int]
    """The lines of the summary."""


def _others(rng: Random, department: Department, balances: tuple[int, int], finest: int) -> Others:
    """Return a year's money that is no appropriation, between its opening and its closing balance."""
    (opening, closing), plan = balances, department.others
    if plan is None:
        return Others("", (0,) * 4, (0,) * 5, {})
    _, project = _spent(rng, plan, finest)
    small = [project * rng.randrange(0, 8) // 100 // finest * finest * rng.randrange(2) for _ in range(3)]
    used, surplus = (
        project * rng.randrange(0, 6) // 100 // finest * finest * rng.randrange(2) for _ in range(2)
    )
    revenue = project + sum(small) + surplus + closing - opening - used
    sources = list(_divided(rng, revenue, finest))
    amounts = dict(zip(SOURCES, sources, strict=True))
    amounts |= {"nonappropriation_balance_used": used, "surplus_distribution": surplus}
    amounts |= {"opening": opening, "closing": closing}
    return Others(plan.code, (project, *small), tuple(sources), amounts)


def _divided(rng: Random, money: int, finest: int) -> Iterator[int]:
    """Yield the money of each source: some have none, the last one what is left."""
    left = money
    for _ in SOURCES[:-1]:
        part = left * rng.randrange(10, 60) // 100 // finest * finest * rng.randrange(2)
        left -= part
        yield part
    yield left


def _expenditure_rows(
    general: dict[str, Columns], funds: dict[str, Columns], others: Others
) -> dict[str, Columns]:
    rows: dict[str, Columns] = {
        code: (total, basic, project, 0, 0, 0) for code, (total, basic, project) in general.items()
    }
    rows |= {code: (row[2], row[3], row[4], 0, 0, 0) for code, row in funds.items()}
    if others.code:
        total, basic, project, *_ = rows[others.code]
        own, *rest = others.spent
        rows[others.code] = (total + sum(others.spent), basic, project + own, *rest)
    return rows


def _revenue_rows(appropriated: dict[str, int], others: Others) -> dict[str, Columns]:
    """Return what each item has received, in the columns of the revenue table."""
    rows: dict[str, Columns] = {
        code: (money, money, 0, 0, 0, 0, 0) for code, money in appropriated.items() if money
    }
    if others.code:
        money = appropriated[others.code]
        rows[others.code] = (money + sum(others.sources), money, *others.sources)
    return rows


def _check(accounts: Accounts) -> None:
    """Raise NotPlausibleError where rounding shows more than it may between columns, or between tables."""
    check_rows(accounts.revenue, 0, *range(1, 7))
    check_rows(accounts.expenditure, 0, *range(1, 6))
    check_rows(accounts.general, 0, 1, 2)
    for tree in (accounts.funds, accounts.capital):
        check_rows(tree, 2, 3, 4)
        for row in tree.printed.values():
            check(row[5] + row[2], row[0], row[1])
    summary, general = accounts.summary, accounts.general.printed
    check(accounts.revenue.printed["total"][1], *[summary[line] for line in APPROPRIATIONS])
    check(general["total"][0], *[general[code][0] for code in accounts.general.codes(7)])
    totals = [accounts.economic["personnel_total"], accounts.economic["general_operating_total"]]
    check(general["total"][1], *totals)
    _check_within(accounts)


def _check_within(accounts: Accounts) -> None:
    """Raise NotPlausibleError where rounding makes the parts of expenditure seem greater than the whole."""
    whole, part = accounts.expenditure.printed["total"], accounts.general.printed["total"]
    for column in (1, 2):
        funds = [
            tree.printed["total"][column + 2] for tree in (accounts.funds, accounts.capital) if tree.printed
        ]
        if part[column] + sum(funds) > whole[column]:
            raise NotPlausibleError
