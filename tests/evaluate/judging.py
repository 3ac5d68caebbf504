"""Short ways to change the complete example and to look at what one rule says of it."""

from dataclasses import replace
from pathlib import Path

from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package, Record
from juesuan.package.examples import example
from juesuan.package.load import load_package
from juesuan.standard.tables import table_schema

COMPLETE = Path(__file__).parent.parent / "fixtures" / "valid" / "complete"
LAST_YEAR = COMPLETE.parent.parent / "invalid" / "opening-balances-continue" / "last_year"


def changed(*changes, folder=COMPLETE):
    """Return the complete example with changes made to it, in the words of the rules' examples."""
    draft = example(load_package(folder), list(changes))
    tables = {name: [record(name, row) for row in rows] for name, rows in draft.tables.items()}
    return Package(draft.descriptor, tables)


def record(table, row):
    return Record("/".join(row[column] for column in table_schema(table).row_key), row, 2)


def judged(rule, *changes, earlier=None):
    """Return the outcome of one rule and its findings on the changed example."""
    evaluation = evaluate(changed(*changes), earlier=earlier)
    outcome = next(outcome for outcome in evaluation.outcomes if outcome.rule.id == rule)
    return replace(outcome), [finding for finding in evaluation.findings if finding.rule.id == rule]


def listed(section, row, printed, **more):
    """Return the change that adds a name to a list of the text."""
    return {"note": {"kind": "listed", "section": section, "row": row, "printed": printed, **more}}
