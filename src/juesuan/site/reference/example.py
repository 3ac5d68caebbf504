"""The clean example of the standard, and the finding that each rule's failing example gives."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from juesuan.evaluate.finding import Finding
from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package, Record
from juesuan.package.examples import Draft, example, fixture_files, last_year
from juesuan.package.load import load_package
from juesuan.standard.catalogue import Rule, rules
from juesuan.standard.location import root
from juesuan.standard.tables import table_schema


@cache
def clean_package() -> Package:
    """Return the synthetic example, which breaks no rule."""
    return load_package(root() / "data" / "example")


def example_finding(rule: Rule) -> Finding:
    """Judge the failing example of a rule and return its finding, as the program would report it.

    Raises StopIteration where the example does not break the rule, which the tests exclude.
    """
    broken = _package(rule, example(clean_package(), rule.examples["fail"]))
    earlier = None
    if "last_year" in rule.examples:
        earlier = _in_memory(last_year(clean_package(), rule.examples["last_year"]))
    # Equations explain each other, those of the text, too, so all are judged; other rules stand alone.
    together = _is_equation(rule)
    aside = {each.id: 0 for each in rules() if each.id != rule.id and not (together and _is_equation(each))}
    findings = evaluate(broken, aside, earlier).findings
    return next(finding for finding in findings if finding.rule.id == rule.id)


def _is_equation(rule: Rule) -> bool:
    return rule.linear or rule.stated


def _package(rule: Rule, draft: Draft) -> Package:
    """Return a draft as a package; only rules on the form of files need the files themselves."""
    if rule.kind != "format":
        return _in_memory(draft)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in fixture_files(draft).items():
            (Path(folder) / name).write_bytes(content)
        package = load_package(Path(folder))
    package.path = ""
    return package


def _in_memory(draft: Draft) -> Package:
    tables = {
        table: [_record(table, row, line) for line, row in enumerate(rows, start=2)]
        for table, rows in draft.tables.items()
    }
    return Package(draft.descriptor, tables)


def _record(table: str, row: dict[str, str], line: int) -> Record:
    values = {name: str(value) for name, value in row.items()}
    return Record("/".join(values[name] for name in table_schema(table).row_key), values, line)
