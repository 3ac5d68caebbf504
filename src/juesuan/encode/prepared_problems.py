"""The prepared table `problems`: what reading a package and its descriptor has found, one row for each."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.evaluate.forms import descriptor_conforms
from juesuan.package.content import Package

PROBLEM_COLUMNS = {
    "package_id": "text",
    "rule_id": "text",
    "verdict": "text",
    "table_name": "text",
    "row_key": "text",
    "column_name": "text",
}
"""The place is that of the problem; of a descriptor, whatever is wrong with it, there is one row without a
place."""

_DESCRIPTOR = "descriptor-conforms"


def problem_rows(key: str, package: Package) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one package, by its key in the prepared tables."""
    unreadable = False
    for problem in package.problems:
        if problem.rule == _DESCRIPTOR:
            unreadable = True
        else:
            yield (key, problem.rule, problem.verdict, problem.table, problem.row, problem.column)
    if unreadable:
        yield (key, _DESCRIPTOR, "unreadable", "", "", "")
    elif not descriptor_conforms(package.descriptor):
        yield (key, _DESCRIPTOR, "descriptor", "", "", "")
