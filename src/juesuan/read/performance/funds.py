"""The funds of a sheet: budget, execution, rate and the marks for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from juesuan.read.performance.forms import Forms
from juesuan.read.performance.fund_columns import amounts_of_part, columns_of, places_of, run_of
from juesuan.read.performance.ledger import Ledger, value_of
from juesuan.read.performance.tokens import Token
from juesuan.read.reading import Row

TABLE = "performance_projects"
_UNIT = re.compile(r"\((?:单位:)?(亿元|万元|元)\)|单位:(亿元|万元|元)")
_WEIGHT = re.compile(r"\(([0-9]{1,3}(?:\.[0-9]{1,2})?)分\)")
_SINGLE = ("basic_expenditure", "project_expenditure")
_PART_COLUMNS = {
    ("appropriation", "full_year_budget"): "appropriation_budget",
    ("appropriation", "executed"): "appropriation_executed",
    ("other", "full_year_budget"): "other_budget",
    ("other", "executed"): "other_executed",
}
_RATIO_SLACK = 1


@dataclass(slots=True)
class _Funds:
    """The columns whose labels were read, and the row that the next numbers belong to."""

    row: Row
    ledger: Ledger
    roles: list[tuple[str, Token]] = field(default_factory=list)
    numbers_read: bool = False
    pairs: bool = False
    """Whether every amount stands right behind its own label."""
    part: str = ""
    seen: dict[str, int] = field(default_factory=dict)
    """How often each part was named."""
    rate: Token | None = None
    places: dict[int, str] = field(default_factory=dict)
    """Where the cells of a row that fills every column stand."""


def read_funds(tokens: Sequence[Token], row: Row, ledger: Ledger, forms: Forms) -> None:
    """Fill the amounts, the rate and the marks of a project from the tokens of its funds."""
    funds = _Funds(row, ledger)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        run = run_of(tokens, index)
        if run:
            _assign(run, funds)
            index += len(run)
            continue
        found = forms.parts.match(tokens, index)
        if found:
            funds.part = found.role
            funds.seen[found.role] = funds.seen.get(found.role, 0) + 1
        else:
            found = forms.funds.match(tokens, index)
            if found:
                _add_role(found.role, token, funds)
        read_unit_and_weight(tokens[index : found.next if found else index + 1], row, ledger)
        index = found.next if found else index + 1
    _check_rate(funds)


def read_unit_and_weight(tokens: Sequence[Token], row: Row, ledger: Ledger) -> None:
    """Read `(万元)` and `(20分)` as the unit of the amounts and the full marks for execution."""
    for token in tokens:
        unit = _UNIT.search(token.text)
        if unit and not row["unit"]:
            row["unit"] = unit[1] or unit[2]
        weight = _WEIGHT.search(token.text)
        if weight and not row["execution_weight"]:
            row["execution_weight"] = weight[1]
            ledger.place(token, 1)


def _add_role(role: str, token: Token, funds: _Funds) -> None:
    if funds.numbers_read or role in _SINGLE or (funds.roles and funds.roles[-1][0] in _SINGLE):
        funds.roles = []
        funds.places = {}
        funds.numbers_read = False
    if role not in [known for known, _ in funds.roles]:
        funds.roles.append((role, token))
    funds.part = ""


def _assign(run: list[Token], funds: _Funds) -> None:
    """Give the numbers of one row to their columns, or report them all."""
    funds.numbers_read = True
    columns = _columns(run, funds)
    if columns is None:
        reason = "more_numbers" if len(run) > len(funds.roles) else "ambiguous"
        funds.ledger.lose(run, TABLE, reason)
        return
    if len(funds.roles) == 1 and funds.roles[0][0] in ("full_year_budget", "executed"):
        funds.pairs = True
    for token, role in zip(run, columns, strict=False):
        _set(token, _PART_COLUMNS.get((funds.part, role), "") if funds.part else role, funds)
    funds.ledger.lose(run[len(columns) :], TABLE, "more_numbers")
    funds.part = ""


def _columns(run: list[Token], funds: _Funds) -> list[str] | None:
    if funds.pairs and funds.part:
        return _pair(funds)
    columns = columns_of(run, funds.roles, funds.places)
    if columns and len(columns) == len(run) == len(funds.roles):
        funds.places = places_of(run, columns)
    return columns or (amounts_of_part(run, funds.roles) if funds.part else None)


def _pair(funds: _Funds) -> list[str]:
    """Return the column of an amount behind the label of a part: budget first, then execution."""
    return ["full_year_budget" if funds.seen[funds.part] == 1 else "executed"]


def _set(token: Token, column: str, funds: _Funds) -> None:
    if token.dash:
        return
    value = value_of(token)
    if not column or not value:
        funds.ledger.lose([token], TABLE, "no_column" if value else "malformed", column)
    elif funds.row[column] not in ("", value):
        funds.ledger.lose([token], TABLE, "contradictory", column)
    else:
        funds.row[column] = value
        funds.ledger.place(token)
        funds.rate = token if column == "execution_rate" else funds.rate


def _check_rate(funds: _Funds) -> None:
    """Take back a rate without `%` that the amounts do not show to be a percentage."""
    token, row = funds.rate, funds.row
    if token is None or token.percent:
        return
    budget, executed = row["full_year_budget"], row["executed"]
    if budget and executed and Decimal(budget) > 0:
        share = Decimal(executed) / Decimal(budget) * 100
        if abs(share - Decimal(row["execution_rate"])) <= _RATIO_SLACK:
            return
    row["execution_rate"] = ""
    del funds.ledger.placed[token.order]
    funds.ledger.lose([token], TABLE, "ambiguous", "execution_rate")
