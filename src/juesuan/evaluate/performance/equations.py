"""The linear rules on the money of the sheets, written out as equations between cells and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from juesuan.arithmetic.equations import Cell, Equation, Term
from juesuan.evaluate.performance.alternatives import best
from juesuan.evaluate.performance.listed import COLUMNS, cells_of, claims, listed, self_assessed
from juesuan.evaluate.performance.projects import OVERALL, sheet_named
from juesuan.evaluate.performance.sheets import Sheet
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule


def _sums(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """The parts of a sheet's money, and the one of some totals that they add up to."""
    for record in rule.check["statements"]["sheet_sums"]:
        for sheet in evidence.sheets.all:
            printed = evidence.facts.amounts
            parts = [sheet.cell(column) for column in record["terms"]]
            totals = [sheet.cell(column) for column in record["totals"] if sheet.cell(column) in printed]
            if sheet.funds_whole and totals and all(cell in printed for cell in parts):
                terms = tuple(Term(1, cell) for cell in parts)
                yield best(evidence, [Equation(rule.id, "sum", total, terms) for total in totals])


def _with_text(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """Each amount that the text states of a project or of the whole, and the sheet that prints it."""
    columns: dict[str, str] = rule.check["statements"]["sheet_text"]
    for statement in evidence.statements.measured("amount"):
        column = columns.get(statement.quantity.concept)
        if column is None or statement.amount is None:
            continue
        sheet = sheet_named(statement.quantity.subject, evidence.sheets)
        if sheet is None or sheet.cell(column) not in evidence.facts.amounts:
            continue
        if column != "full_year_budget" or not _repeated(statement, sheet, evidence):
            yield _same(rule, statement.cell, sheet.cell(column))


def _repeated(budget: Statement, sheet: Sheet, evidence: Evidence) -> bool:
    """Say whether text and sheet both print the execution like the budget: then they are one number each."""
    wanted = Quantity("project_executed", budget.quantity.subject)
    executed = [s.amount for s in evidence.statements.of(wanted) if s.section == budget.section]
    amounts = [evidence.facts.amounts.get(sheet.cell(name)) for name in ("full_year_budget", "executed")]
    return budget.amount in executed and None not in amounts and amounts[0] == amounts[1]


def _with_tables(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """Money of the sheet of the whole, and the one of some cells that prints the same."""
    sheet = evidence.sheets.overall
    if sheet is None:
        return
    for record in rule.check["statements"]["sheet_tables"]:
        printed = evidence.facts.amounts
        total = sheet.cell(record["column"])
        if total not in printed or not _settled(record, sheet, evidence):
            continue
        found = [_same(rule, total, cell) for cell in map(_cell, record["cells"]) if cell in printed]
        for names in record.get("sums", ()):
            terms = tuple(Term(1, _cell(name)) for name in names)
            if all(term.cell in printed for term in terms):
                found.append(Equation(rule.id, "sum", total, terms))
        if found:
            yield best(evidence, found)


def _settled(record: dict[str, Any], sheet: Sheet, evidence: Evidence) -> bool:
    """Say whether the parts of a sheet are parts of what the tables print: both add up to the same."""
    if "parts" not in record:
        return True
    own = [sheet.cell(name.split("/")[-1]) for name in record["parts"]]
    cells = [*own, *map(_cell, record["parts"])]
    amounts = [evidence.facts.amounts[cell] for cell in cells if cell in evidence.facts.amounts]
    if len(amounts) < len(cells):
        return False
    gap = sum(each.value for each in amounts[: len(own)]) - sum(each.value for each in amounts[len(own) :])
    return 2 * abs(gap) <= sum(each.quantum for each in amounts)


def _cell(name: str) -> Cell:
    table, row, column = name.split("/")
    return Cell(table, row, column)


def _whole_assessed(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """The money of the assessment as a whole, and the one of the amounts of the whole that it is."""
    record = rule.check["statements"]["whole_assessed"]
    for statement in evidence.statements.of(Quantity("overall_assessed_funds")):
        cells = [*_of_sheet(evidence, record["columns"]), *(_cell(name) for name in record["cells"])]
        for concept in record["concepts"]:
            subject = OVERALL if concept.startswith("project_") else ""
            stated = [s for s in evidence.statements.about(concept) if s.quantity.subject == subject]
            cells += [s.cell for s in stated if s.quantity.measure == "amount"]
        known = [cell for cell in cells if cell in evidence.facts.amounts]
        if known and statement.amount is not None:
            yield best(evidence, [_same(rule, statement.cell, cell) for cell in known])


def _of_sheet(evidence: Evidence, columns: list[str]) -> list[Cell]:
    sheet = evidence.sheets.overall
    return [sheet.cell(column) for column in columns] if sheet else []


def _overall_parts(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """What the text says of the whole, and its two parts in the same section, stated after it."""
    for concept, basis in rule.check["statements"]["overall_parts"].items():
        for total in evidence.statements.about(concept):
            if total.quantity.subject != OVERALL or total.amount is None:
                continue
            parts = [
                _part_after(name, basis, total, evidence)
                for name in ("basic_expenditure", "project_expenditure")
            ]
            terms = tuple(Term(1, part.cell) for part in parts if part is not None)
            if len(terms) == len(parts):
                yield Equation(rule.id, "sum", total.cell, terms)


def _part_after(concept: str, basis: str, total: Statement, evidence: Evidence) -> Statement | None:
    """Return the part that the text states next after the total, before it states the total again."""
    stated = list(evidence.statements.all)
    for each in stated[stated.index(total) + 1 :]:
        if each.section != total.section or each.quantity == total.quantity:
            return None
        if each.quantity == Quantity(concept, "", "amount", basis) and each.amount is not None:
            return each
    return None


def _assessed(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """The money that the text says was assessed, and the budgets or executions of as many sheets."""
    sheets = listed(evidence).sheets
    for claim in claims(evidence, "self_assessed_projects")[:1]:
        assert claim.amount is not None
        funds = next((s for s in self_assessed(evidence) if s.section == claim.section), None)
        if funds is None or claim.amount.value != len(sheets) * 10**6:
            continue
        sums = [cells for concept in COLUMNS if (cells := cells_of(sheets, concept, evidence))]
        found = [
            Equation(rule.id, "sum", funds.cell, tuple(Term(1, cell) for cell in cells)) for cells in sums
        ]
        if found:
            yield best(evidence, found)


def _within(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """What was spent, and the budget; a sheet whose own rate says otherwise is judged by its rate."""
    record = rule.check["statements"]["sheet_within"]
    for sheet in evidence.sheets.all:
        part, whole = sheet.cell(record["part"]), sheet.cell(record["whole"])
        rate = sheet.marks.get("execution_rate")
        printed = part in evidence.facts.amounts and whole in evidence.facts.amounts
        over = rate is None or rate.value > 100 * 10**6
        if printed and (over or evidence.amount(part).value <= evidence.amount(whole).value):
            yield Equation(rule.id, "at_most", part, (Term(1, whole),))


def _same(rule: Rule, cell: Cell, other: Cell) -> Equation:
    return Equation(rule.id, "same", cell, (Term(1, other),))


BUILDERS: dict[str, Callable[[Rule, Evidence], Iterator[Equation]]] = {
    "sheet_sums": _sums,
    "sheet_text": _with_text,
    "sheet_tables": _with_tables,
    "whole_assessed": _whole_assessed,
    "overall_parts": _overall_parts,
    "assessed_sum": _assessed,
    "sheet_within": _within,
}
