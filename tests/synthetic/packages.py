"""What the tests of invented packages share: the verdict on one, and its rows."""

import juesuan


def failing(package, earlier=None):
    """Return the rules that fail, and those that find anything at all."""
    evaluation = juesuan.validate(package, earlier)
    failed = {outcome.rule.id for outcome in evaluation.outcomes if outcome.verdict == "fail"}
    return failed | {finding.rule.id for finding in evaluation.findings}


def value(package, table, row, column):
    """Return what a cell of a package prints."""
    return next(record.values[column] for record in package.tables[table] if record.key == row)


def content(package):
    """Return everything that a package says of itself, to compare two."""
    problems = sorted(package.problems, key=repr)
    return package.descriptor | {"resources": None}, package.tables, problems
