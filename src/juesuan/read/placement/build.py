"""From printed rows, the rule catalogue and the statements of the prose to a placement problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from juesuan.arithmetic.equations import Cell, Equation, Relation, RowName, Skeleton
from juesuan.arithmetic.instances import equations_of
from juesuan.read.placement.evidence import Statement
from juesuan.read.placement.openings import Setup, is_lost, set_up
from juesuan.read.placement.problem import Constraint, Linear, Ratio
from juesuan.read.tables.rows import PrintedRow, TableRows
from juesuan.standard.catalogue import Rule, rules

_WHOLE_TABLE_KINDS = frozenset({"line_sum", "tree_sum"})
_LINE_PREFIX = "function_"

MOST_OPEN_ROWS = 3000
"""The most rows with lost blanks that are solved together; real disclosures have some hundred."""


def build(
    tables: Sequence[TableRows],
    units: dict[str, str],
    statements: Sequence[Statement],
    year: int,
    layout: str,
) -> Setup:
    """Collect what is certain, what is open, and every equation between them."""
    setup = set_up([table for table in tables if table.rows], units)
    if not 0 < len(setup.problem.variables) <= MOST_OPEN_ROWS:
        return setup
    unknown = setup.unknown
    owners = {
        cell: index for index, variable in enumerate(setup.problem.variables) for cell in variable.cells
    }
    equations = _equations(tables, year, layout)
    linear = [found for rule, each in equations if (found := _linear(rule.id, each, owners, unknown))]
    linear += [found for s in statements if not s.rate and (found := _stated(s, owners, unknown))]
    rates = [found for s in statements if s.rate for found in _ratios(s, owners, unknown)]
    setup.problem.constraints = [*_grouped(linear), *rates]
    return setup


def _equations(tables: Sequence[TableRows], year: int, layout: str) -> Iterator[tuple[Rule, Equation]]:
    """Yield the equations that the rows allow; one that needs a row which is not there is left out."""
    skeleton = _skeleton(tables)
    rows = {(table, row.key) for table, names in skeleton.items() for row in names}
    incomplete = {table.table for table in tables if table.strays or any(is_lost(row) for row in table.rows)}
    columns = {(row.table, slot.column) for table in tables for row in table.rows for slot in row.slots}
    for rule in rules():
        if not rule.linear or not rule.applies(year, layout) or not _printed(rule, columns):
            continue
        whole = rule.kind in _WHOLE_TABLE_KINDS
        if whole and rule.check["table"] in incomplete:
            continue
        for equation in equations_of(rule, skeleton):
            if whole or all((cell.table, cell.row) in rows for cell in equation.cells()):
                yield rule, equation


def _printed(rule: Rule, columns: set[tuple[str, str]]) -> bool:
    wanted = rule.check.get("when_printed")
    if not wanted:
        return True
    table = rule.check.get("table", "")
    return any(
        tuple(name.split("/")) in columns if "/" in name else (table, name) in columns for name in wanted
    )


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
    """Write an equation with signs; None where it needs what is unknown or says nothing about open rows."""
    signed = [(1, equation.total), *((-term.coefficient, term.cell) for term in equation.terms)]
    if not any(cell in owners for _, cell in signed) or any(cell in unknown for _, cell in signed):
        return None
    return Linear(rule, equation.relation, [(sign, cell, owners.get(cell, -1)) for sign, cell in signed])


def _stated(statement: Statement, owners: dict[Cell, int], unknown: set[Cell]) -> Linear | None:
    """Write a stated amount or change: its cells, signed, equal to the stated value."""
    cells = [cell for _, cell in statement.terms]
    if not any(cell in owners for cell in cells) or any(cell in unknown for cell in cells):
        return None
    terms = [(sign, cell, owners.get(cell, -1)) for sign, cell in statement.terms]
    relation: Relation = "same" if len(terms) == 1 else "sum"
    return Linear(statement.name, relation, terms, statement.source, statement.amount)


def _ratios(statement: Statement, owners: dict[Cell, int], unknown: set[Cell]) -> Iterator[Constraint]:
    """Write a stated rate as a constraint, where it says anything about the open rows."""
    cells = [cell for _, cell in statement.terms]
    scope = tuple(dict.fromkeys(owners[cell] for cell in cells if cell in owners))
    if not scope or any(cell in unknown for cell in cells):
        return
    part, whole = ((cell, owners.get(cell, -1)) for cell in cells)
    yield Constraint(scope, ratio=Ratio(statement.name, part, whole, statement.amount, statement.source))


def _grouped(linear: Iterable[Linear]) -> list[Constraint]:
    """Put the equations over the same open rows together: jointly they say more."""
    groups: defaultdict[frozenset[int], list[Linear]] = defaultdict(list)
    for equation in linear:
        groups[frozenset(owner for _, _, owner in equation.terms if owner >= 0)].append(equation)
    return [Constraint(tuple(sorted(scope)), linear=found) for scope, found in groups.items()]
