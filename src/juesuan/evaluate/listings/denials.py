"""Without the table of basic expenditure: listed items that the text elsewhere says nothing was spent on."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.lists import joined, quoted, section_cell, words
from juesuan.evaluate.notes import Name
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Quantity
from juesuan.standard.catalogue import Rule

_TABLE = "basic_expenditure"


def held_against_the_text(rule: Rule, subject: Subject, names: list[Name]) -> tuple[Outcome, list[Violation]]:
    """Report items that are listed as spent though the text says elsewhere that nothing was spent on them.

    Few items can be told so: where nothing is wrong with them, the rule still did not run.
    """
    concepts: dict[str, str] = rule.check["concepts"]
    listed = [name for name in names if name.code in concepts]
    stated = [name for name in listed if _amounts(subject, concepts[name.code])]
    missing = reason("tables_missing", tables=[_TABLE])
    outcome = Outcome(rule, "not_run", checked=len(stated), reason=missing)
    return outcome, list(_denied(subject, concepts, stated))


def _amounts(subject: Subject, concept: str) -> list[int]:
    found = subject.evidence.statements.of(Quantity(concept))
    return [statement.amount.value for statement in found if statement.amount is not None]


def _denied(subject: Subject, concepts: dict[str, str], stated: list[Name]) -> Iterator[Violation]:
    wrong = [name for name in stated if not any(_amounts(subject, concepts[name.code]))]
    for section in dict.fromkeys(name.section for name in wrong):
        names = [name for name in wrong if name.section == section]
        sources = [subject.evidence.statements.of(Quantity(concepts[name.code]))[0].cell for name in names]
        yield Violation(
            "contradiction",
            section_cell(section),
            printed="、".join(name.printed for name in names),
            detail=words(
                "denied",
                names=quoted(n.printed for n in names),
                places=joined(map(subject.names.place, sources)),
            ),
            related=(names[0].cell, *sources),
        )
