"""Opening balances against last year's closing balances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.instances import split_reference
from juesuan.arithmetic.judgement import NOTHING
from juesuan.evaluate.continuity.comparison import Comparison, violations
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Earlier, Subject, Violation
from juesuan.package.facts import Facts
from juesuan.standard.catalogue import Rule


def judge_balances(rule: Rule, subject: Subject, earlier: Earlier) -> tuple[Outcome, Iterable[Violation]]:
    """Compare every pair of an opening and a closing balance that both years print."""
    found = list(_comparisons(rule, subject.facts, earlier.evidence.facts))
    if not found:
        return Outcome(rule, "not_applicable", reason=reason("nothing_printed")), []
    return Outcome(rule, "pass", checked=len(found)), list(violations(found, earlier))


def _comparisons(rule: Rule, facts: Facts, last_facts: Facts) -> Iterator[Comparison]:
    for pair in rule.check["balances"]:
        opening, closing = (split_reference(pair[name])[1] for name in ("opening", "closing"))
        if _is_printed(opening, facts) and _is_printed(closing, last_facts):
            own, last = facts.amounts.get(opening, NOTHING), last_facts.amounts.get(closing, NOTHING)
            unit = facts.unit(opening)
            yield Comparison(opening, own.value, own.quantum, closing, last.value, last.quantum, unit)


def _is_printed(cell: Cell, facts: Facts) -> bool:
    """Say whether a table prints a balance, if only as a blank: some layouts have no column for it."""
    rows = {row.key for row in facts.skeleton.get(cell.table, ())}
    has_column = any(other.table == cell.table and other.column == cell.column for other in facts.amounts)
    return cell.row in rows and cell not in facts.unknown and has_column
