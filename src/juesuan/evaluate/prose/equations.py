"""The linear rules on the text, written out as equations between figures and cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any

from juesuan.arithmetic.equations import Cell, Equation, Relation, Term
from juesuan.evaluate.performance.equations import BUILDERS as SHEET_BUILDERS
from juesuan.evaluate.performance.projects import project_core
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule


def stated_equations(rule: Rule, evidence: Evidence) -> list[Equation]:
    """Write one rule on the text out over what a package states; nothing where it states nothing of it."""
    check: dict[str, Any] = rule.check["statements"]
    found = [equation for name in check if name in _BUILDERS for equation in _BUILDERS[name](rule, evidence)]
    return list(dict.fromkeys(found))


def _with_tables(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """Each figure of the named concepts, and the cell of the table that prints the same amount."""
    for statement in evidence.statements.about(*rule.check["statements"]["table_concepts"]):
        if statement.amount is not None:
            cell = evidence.table_cell(statement.quantity)
            if cell is not None:
                yield _same(rule, statement.cell, cell)


def _with_each_other(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """Each figure of the named concepts and measures, and the first one that states the same quantity."""
    check = rule.check["statements"]
    concepts, measures = set(check["text_concepts"]), set(check["measures"])
    for quantity, found in evidence.statements.by_quantity.items():
        if quantity.concept not in concepts or quantity.measure not in measures:
            continue
        if evidence.table_cell(quantity) is not None:
            continue
        for group in _by_whole(found):
            first, *others = group
            relation: Relation = "count" if quantity.measure == "count" else "same"
            yield from (Equation(rule.id, relation, o.cell, (Term(1, first.cell),)) for o in others)


def _by_whole(found: Iterable[Statement]) -> list[list[Statement]]:
    groups: dict[str, list[Statement]] = {}
    for statement in found:
        if statement.amount is not None:
            groups.setdefault(statement.whole, []).append(statement)
    return list(groups.values())


def _equal(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """Two concepts that are one amount, wherever each is printed."""
    for pair in rule.check["statements"]["equal"]:
        measures = pair.get("measures", ["amount"])
        for statement in evidence.statements.about(pair["one"]):
            if statement.quantity.measure not in measures or statement.amount is None:
                continue
            wanted = statement.quantity.of_concept(pair["other"])
            other = evidence.first(wanted, statement.section)
            if other is None and "names" in pair:
                other = _by_name(evidence, wanted)
            if other is not None:
                yield _same(rule, statement.cell, other)


def _by_name(evidence: Evidence, wanted: Quantity) -> Cell | None:
    """Return the only figure of a concept whose subject is called alike but for words such as 经费."""
    names = {
        each.cell: project_core(each.quantity.subject)
        for each in evidence.statements.about(wanted.concept)
        if (each.quantity.measure, each.quantity.basis) == (wanted.measure, wanted.basis)
        and each.amount is not None
    }
    found = [cell for cell, name in names.items() if name and name == project_core(wanted.subject)]
    return found[0] if len(found) == 1 else None


def _sums(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """A stated total and its stated parts, wherever the text states all that are required."""
    for record in rule.check["statements"]["sums"]:
        measure = record.get("measure", "amount")
        for basis in record.get("bases", ["actual"]):
            for total in _totals(evidence, Quantity(record["total"], "", measure, basis)):
                terms = _terms(evidence, record, total)
                if terms:
                    relation: Relation = "count" if measure == "count" else "sum"
                    yield Equation(rule.id, relation, total.cell, tuple(terms))


def _totals(evidence: Evidence, quantity: Quantity) -> Iterator[Statement]:
    """Yield the first statement of a quantity in each section."""
    seen: set[str] = set()
    for statement in evidence.statements.of(quantity):
        if statement.section not in seen and (statement.amount is not None or statement.level):
            seen.add(statement.section)
            yield statement


def _terms(evidence: Evidence, record: dict[str, Any], total: Statement) -> list[Term]:
    """Return the parts of a sum; none where a required part is stated nowhere or its sign is not known."""
    found: list[Term] = []
    if total.section in evidence.unread and ("optional" in record or "kinds" in record):
        return []
    for concept in [*record["terms"], *record.get("optional", ())]:
        quantity = total.quantity.of_concept(concept)
        part = _part(evidence, quantity, total)
        if part is None:
            if concept in record["terms"]:
                return []
            continue
        found.append(part)
    return found + _kinds(evidence, record.get("kinds", ()), total)


def _kinds(evidence: Evidence, concepts: Iterable[str], total: Statement) -> list[Term]:
    """Return the parts that a section names in its own words; where it states their sum, that alone."""
    found: dict[tuple[str, str], Term] = {}
    for each in evidence.statements.about(*concepts):
        quantity = each.quantity
        if each.section == total.section and each.amount is not None:
            found.setdefault((quantity.concept, quantity.subject), Term(1, each.cell))
    whole = {concept for concept, subject in found if not subject}
    return [term for (concept, subject), term in found.items() if not subject or concept not in whole]


def _part(evidence: Evidence, quantity: Quantity, total: Statement) -> Term | None:
    stated = [s for s in evidence.statements.of(quantity, total.section) if s.amount is not None or s.level]
    near = [s for s in stated if s.section == total.section] or stated
    if quantity.measure == "change_amount":
        return _signed(near[0], total) if near else None
    cell = near[0].cell if near else evidence.table_cell(quantity)
    return None if cell is None else Term(1, cell)


def _signed(part: Statement, total: Statement) -> Term | None:
    """Return a change as a part of another change; None where the words do not tell which way both go."""
    if part.level or not part.amount or not part.amount.value:
        return Term(1, part.cell)
    if not part.signed or not (total.signed or total.level):
        return None
    return Term(part.signed * (total.signed or 1), part.cell)


def _subjects(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """A stated total and all that one section lists of it, code by code."""
    for record in rule.check["statements"]["subjects"]:
        for basis in record.get("bases", ["actual"]):
            listed = _listed(evidence, record, basis)
            total = evidence.first(Quantity(record["total"], "", "amount", basis), record["section"])
            complete = basis == "actual" or _complete(evidence, record)
            if total is not None and len(listed) > 1 and complete:
                yield Equation(rule.id, "sum", total, tuple(Term(1, cell) for cell in listed))


def _listed(evidence: Evidence, record: dict[str, Any], basis: str) -> list[Cell]:
    """Return the first figure of each code that a section lists: the categories, or the finest codes."""
    found: dict[str, Cell] = {}
    for statement in evidence.statements.about(record["parts"]):
        quantity = statement.quantity
        if (quantity.measure, quantity.basis) != ("amount", basis):
            continue
        if statement.section == record["section"] and statement.amount is not None:
            found.setdefault(quantity.subject, statement.cell)
    if record["level"] == "item" and _left_out(evidence, record, found):
        return []
    if record["level"] == "category":
        return [cell for code, cell in found.items() if len(code) == 3]
    return [c for code, c in found.items() if not any(o != code and o.startswith(code) for o in found)]


def _left_out(evidence: Evidence, record: dict[str, Any], found: dict[str, Cell]) -> bool:
    """Say whether the text names a category that this list lacks: that is a finding of its own."""
    listed = {code[:3] for code in found}
    named = {
        each.quantity.subject[:3]
        for each in evidence.statements.about(record["parts"])
        if each.quantity.measure == "amount" and each.amount is not None and each.amount.value
    }
    return not named <= listed


def _complete(evidence: Evidence, record: dict[str, Any]) -> bool:
    """Say whether the actual amounts that a section lists make up their total: then the list is complete."""
    cells = _listed(evidence, record, "actual")
    total = evidence.first(Quantity(record["total"]), record["section"])
    if total is None or not cells:
        return False
    gap = evidence.amount(total).value - sum(evidence.amount(cell).value for cell in cells)
    return 2 * abs(gap) < sum(evidence.amount(cell).quantum for cell in [total, *cells])


def _at_most(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """A part and the whole that it cannot exceed."""
    for record in rule.check["statements"]["at_most"]:
        measure = record.get("measure", "amount")
        instead = {s.section for s in evidence.statements.of(Quantity(record.get("unless", ""), "", measure))}
        for statement in evidence.statements.of(Quantity(record["part"], "", measure)):
            if statement.section in instead:
                continue
            whole = evidence.first(Quantity(record["whole"], "", measure), statement.section)
            relation: Relation = "within" if measure == "count" else "at_most"
            if statement.amount is not None and whole is not None:
                yield Equation(rule.id, relation, statement.cell, (Term(1, whole),))


def _differences(rule: Rule, evidence: Evidence) -> Iterator[Equation]:
    """A stated change, and the two amounts that it is the difference of; its direction is not judged here."""
    bases = set(rule.check["statements"]["differences"])
    for change in evidence.statements.measured("change_amount"):
        if change.quantity.basis not in bases or change.amount is None or change.level:
            continue
        pairs = list(product(evidence.actual(change), evidence.base(change)))
        equations = [_difference(rule, evidence, change, *pair) for pair in pairs]
        holding = [equation for equation in equations if _holds(equation, evidence)]
        yield from (holding or equations)[:1]


def _difference(rule: Rule, evidence: Evidence, change: Statement, actual: Cell, base: Cell) -> Equation:
    sign = 1 if evidence.amount(actual).value >= evidence.amount(base).value else -1
    return Equation(rule.id, "sum", change.cell, (Term(sign, actual), Term(-sign, base)))


def _holds(equation: Equation, evidence: Evidence) -> bool:
    parts = sum(term.coefficient * evidence.amount(term.cell).value for term in equation.terms)
    gap = evidence.amount(equation.total).value - parts
    return 2 * abs(gap) < sum(evidence.amount(cell).quantum for cell in equation.cells()) or not gap


def _same(rule: Rule, cell: Cell, other: Cell) -> Equation:
    relation: Relation = "same"
    return Equation(rule.id, relation, cell, (Term(1, other),))


_BUILDERS: dict[str, Callable[[Rule, Evidence], Iterator[Equation]]] = {
    **SHEET_BUILDERS,
    "table_concepts": _with_tables,
    "text_concepts": _with_each_other,
    "equal": _equal,
    "sums": _sums,
    "subjects": _subjects,
    "at_most": _at_most,
    "differences": _differences,
}
