"""From printed rows, the rule catalogue and the statements of the prose to a placement problem."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import comb

from juesuan.arithmetic.equations import Cell, Equation, Relation, RowName, Skeleton
from juesuan.arithmetic.instances import equations_of
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit
from juesuan.read.evidence import Statement
from juesuan.read.problem import ANYTHING, Candidate, Constraint, Linear, Problem, Ratio, Variable
from juesuan.read.rows import PrintedRow, TableRows
from juesuan.standard.catalogue import LINEAR_KINDS, Rule, rules

MOST_CANDIDATES = 3000
"""The most placements of one row that are compared."""

_WHOLE_TABLE_KINDS = frozenset({"line_sum", "tree_sum"})
_LINE_PREFIX = "function_"


@dataclass(slots=True)
class Setup:
    """The problem, and the rows that stay out of it with the reason why."""

    problem: Problem
    certain: list[tuple[PrintedRow, Candidate]] = field(default_factory=list)
    hopeless: list[tuple[PrintedRow, str]] = field(default_factory=list)


def build(
    tables: Sequence[TableRows], units: dict[str, str], statements: Sequence[Statement], year: int, layout: str
) -> Setup:
    """Collect what is certain, what is open, and every equation between them."""
    setup = Setup(Problem([], {}, []))
    unknown: set[Cell] = set()
    repeated = _repeated(tables)
    for table in tables:
        for row in table.rows:
            if not _is_lost(row):
                _add_row(row, units.get(table.table, ""), setup, unknown, repeated)
    owners = {cell: index for index, variable in enumerate(setup.problem.variables) for cell in variable.cells}
    equations = _equations(tables, year, layout)
    linear = [found for rule, each in equations if (found := _linear(rule.id, each, owners, unknown))]
    linear += [found for s in statements if not s.rate and (found := _stated(s, owners, unknown))]
    setup.problem.constraints = _grouped(linear)
    setup.problem.constraints += [found for s in statements if s.rate and (found := _ratio(s, owners, unknown))]
    return setup


def _repeated(tables: Sequence[TableRows]) -> set[tuple[str, str]]:
    counts = Counter((row.table, row.key) for table in tables for row in table.rows if row.key)
    return {name for name, count in counts.items() if count > 1}


def _add_row(
    row: PrintedRow, unit: str, setup: Setup, unknown: set[Cell], repeated: set[tuple[str, str]]
) -> None:
    cells = row.cells()
    numbers = tuple(_in_base_unit(number.amount, unit) for number in row.numbers)
    candidates = _candidates(row)
    if candidates and len(candidates) == 1:
        setup.certain.append((row, candidates[0]))
        if (row.table, row.key) in repeated:
            unknown.update(cells)
        for slot, number in zip(candidates[0], numbers, strict=True):
            setup.problem.fixed[cells[slot]] = number
    elif not candidates or (row.table, row.key) in repeated:
        why = "repeated" if candidates else ("too_many" if candidates is None else "more_numbers")
        setup.hopeless.append((row, why))
        unknown.update(cells)
    else:
        setup.problem.variables.append(Variable(row, cells, numbers, candidates))


def _in_base_unit(amount: Amount | None, unit: str) -> Amount:
    if amount is None:
        return ANYTHING
    try:
        return in_base_unit(amount, unit)
    except NotMoneyError:
        return ANYTHING


def _candidates(row: PrintedRow) -> list[Candidate] | None:
    """Return every placement that keeps the printed order; None where there are too many."""
    slots, numbers = range(len(row.slots)), row.numbers
    if len(numbers) > len(row.slots):
        return []
    if all(number.allowed and len(number.allowed) == 1 for number in numbers):
        places = tuple(min(number.allowed or ()) for number in numbers)
        if len(set(places)) == len(places):
            return [places]
    if comb(len(slots), len(numbers)) > MOST_CANDIDATES:
        return None
    ordered = list(combinations(slots, len(numbers)))
    fitting = [
        places
        for places in ordered
        if all(n.allowed is None or slot in n.allowed for n, slot in zip(numbers, places, strict=True))
    ]
    return fitting or ordered


def _equations(tables: Sequence[TableRows], year: int, layout: str) -> Iterator[tuple[Rule, Equation]]:
    """Yield the equations that the rows allow; one that needs a row which is not there is left out."""
    skeleton = _skeleton(tables)
    rows = {(table, row.key) for table, names in skeleton.items() for row in names}
    incomplete = {table.table for table in tables if table.strays or any(_is_lost(row) for row in table.rows)}
    columns = {(row.table, slot.column) for table in tables for row in table.rows for slot in row.slots}
    for rule in rules():
        if rule.kind not in LINEAR_KINDS or not rule.applies(year, layout) or not _printed(rule, columns):
            continue
        whole = rule.kind in _WHOLE_TABLE_KINDS
        if whole and rule.check["table"] in incomplete:
            continue
        for equation in equations_of(rule, skeleton):
            if whole or all((cell.table, cell.row) in rows for cell in equation.cells()):
                yield rule, equation


def _is_lost(row: PrintedRow) -> bool:
    """Say whether a row has no key, so that sums over its table would miss it."""
    return not row.key and not row.slots[0].item


def _printed(rule: Rule, columns: set[tuple[str, str]]) -> bool:
    wanted = rule.check.get("when_printed")
    if not wanted:
        return True
    table = rule.check.get("table", "")
    return any(tuple(name.split("/")) in columns if "/" in name else (table, name) in columns for name in wanted)


def _skeleton(tables: Iterable[TableRows]) -> Skeleton:
    skeleton: Skeleton = {}
    for table in tables:
        names = skeleton.setdefault(table.table, [])
        for row in table.rows:
            if row.slots[0].item:
                names.extend(RowName(item, {}) for item in dict.fromkeys(slot.item for slot in row.slots))
            elif row.key:
                names.append(RowName(row.key, _attributes(row)))
    return skeleton


def _attributes(row: PrintedRow) -> dict[str, str]:
    found = {name: row.values[name] for name in ("side", "group") if row.values.get(name)}
    if row.key.startswith(_LINE_PREFIX):
        found |= {"group": "function_lines", "function_code": row.key.removeprefix(_LINE_PREFIX)}
    return found


def _linear(rule: str, equation: Equation, owners: dict[Cell, int], unknown: set[Cell]) -> Linear | None:
    """Write an equation with signs; None where it says nothing about the open rows or needs what is unknown."""
    signed = [(1, equation.total), *((-term.coefficient, term.cell) for term in equation.terms)]
    if not any(cell in owners for _, cell in signed) or any(cell in unknown for _, cell in signed):
        return None
    return Linear(rule, equation.relation, [(sign, cell, owners.get(cell, -1)) for sign, cell in signed])


def _stated(statement: Statement, owners: dict[Cell, int], unknown: set[Cell]) -> Linear | None:
    """Write a stated amount or change: its cells, signed, equal to the stated value."""
    if not any(cell in owners for _, cell in statement.terms) or any(cell in unknown for _, cell in statement.terms):
        return None
    terms = [(sign, cell, owners.get(cell, -1)) for sign, cell in statement.terms]
    relation: Relation = "same" if len(terms) == 1 else "sum"
    return Linear(statement.name, relation, terms, statement.source, statement.amount)


def _ratio(statement: Statement, owners: dict[Cell, int], unknown: set[Cell]) -> Constraint | None:
    cells = [cell for _, cell in statement.terms]
    scope = tuple(dict.fromkeys(owners[cell] for cell in cells if cell in owners))
    if not scope or any(cell in unknown for cell in cells):
        return None
    part, whole = ((cell, owners.get(cell, -1)) for cell in cells)
    return Constraint(scope, ratio=Ratio(statement.name, part, whole, statement.amount, statement.source))


def _grouped(linear: Iterable[Linear]) -> list[Constraint]:
    """Put the equations over the same open rows together: jointly they say more."""
    groups: defaultdict[frozenset[int], list[Linear]] = defaultdict(list)
    for equation in linear:
        groups[frozenset(owner for _, _, owner in equation.terms if owner >= 0)].append(equation)
    return [Constraint(tuple(sorted(scope)), linear=found) for scope, found in groups.items()]
