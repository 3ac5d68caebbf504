"""Rules of the kind `code_list`: known codes, the year's names, printed parents, enough depth."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.instances import TOTAL_ROWS
from juesuan.evaluate.code_rows import against_nature, in_wrong_group, out_of_order
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.paths import PATH_JUDGES
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.content import Record
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule
from juesuan.standard.codelists import is_known, names_of
from juesuan.standard.yaml_files import load

NAME_COLUMNS = {"functional_classification": "function_name", "economic_classification": "economic_name"}
"""The columns with the names of codes, by the list that they are of."""
_PARENT_LENGTHS = {7: (5, 3), 5: (3,)}


def judge_code_list(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Judge the codes of every table that the rule names, or the names that the text lists."""
    if rule.check["what"] in PATH_JUDGES:
        return PATH_JUDGES[rule.check["what"]](rule, subject)
    tables = [table for table in rule.check["tables"] if table in subject.package.tables]
    if not tables:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=rule.check["tables"])), []
    coded = {table: _coded(subject, table) for table in tables}
    checked = sum(len(records) for records in coded.values())
    if not checked:
        return Outcome(rule, "not_applicable", reason=reason("no_codes")), []
    judge = _JUDGES[rule.check["what"]]
    violations = [v for table, records in coded.items() for v in judge(rule, table, records, subject)]
    return Outcome(rule, "pass", checked=checked), _once(violations)


def _coded(subject: Subject, table: str) -> list[Record]:
    return [r for r in subject.package.tables[table] if r.key not in TOTAL_ROWS and r.key.isdigit()]


def _once(violations: list[Violation]) -> list[Violation]:
    """Keep one violation for a code that several tables print alike, and remember the other places."""
    groups: dict[tuple[str, str, str], list[Violation]] = {}
    for violation in violations:
        same = violation.cell.column or violation.printed
        groups.setdefault((violation.verdict, violation.cell.row, same), []).append(violation)
    return [replace(first, related=tuple(other.cell for other in rest)) for first, *rest in groups.values()]


def _known(rule: Rule, table: str, records: list[Record], subject: Subject) -> Iterator[Violation]:
    words = load("validations/messages/codes.yaml")[rule.check["list"]]
    for record in records:
        if not is_known(rule.check["list"], record.key, subject.package.fiscal_year):
            yield Violation("unknown", Cell(table, record.key, ""), printed=record.key, detail=words)


def _name(rule: Rule, table: str, records: list[Record], subject: Subject) -> Iterator[Violation]:
    """A name may be cut by the source, so a beginning of the right name is not a wrong one."""
    column = NAME_COLUMNS[rule.check["list"]]
    for record in records:
        names = names_of(rule.check["list"], record.key, subject.package.fiscal_year)
        printed = record.values.get(column, "")
        if names and printed and not any(plain(name).startswith(plain(printed)) for name in names):
            expected = "／".join(sorted(names))
            yield Violation("mismatch", Cell(table, record.key, ""), printed=printed, expected=expected)


def _parent(_rule: Rule, table: str, records: list[Record], _subject: Subject) -> Iterator[Violation]:
    words = load("validations/messages/codes.yaml")["parent"]
    seen = {record.key for record in records}
    for record in records:
        for length in _PARENT_LENGTHS.get(len(record.key), ()):
            parent = record.key[:length]
            if parent not in seen:
                seen.add(parent)
                detail = {language: words[language].format(parent=parent) for language in words}
                yield Violation("missing", Cell(table, record.key, ""), detail=detail)


def _depth(rule: Rule, table: str, records: list[Record], subject: Subject) -> Iterator[Violation]:
    """A code above the required depth must have rows below it, if it prints an amount."""
    words = load("validations/messages/codes.yaml")["depth"][rule.check["list"]]
    codes = {record.key for record in records}
    for code in sorted(code for code in codes if len(code) < rule.check["depth"]):
        is_lowest = not any(other != code and other.startswith(code) for other in codes)
        if is_lowest and _prints_amount(subject, table, code):
            yield Violation("missing", Cell(table, code, ""), detail=words)


def _prints_amount(subject: Subject, table: str, row: str) -> bool:
    """Say whether a row prints any amount other than zero."""
    amounts = subject.facts.amounts
    cells = (Cell(table, row, column) for column in amount_tables().get(table, ()))
    return any(cell in amounts and amounts[cell].value for cell in cells)


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """Return a name without what printing varies: spaces, width, brackets' form, dashes."""
    text = unicodedata.normalize("NFKC", name)
    return "".join(character for character in text if not character.isspace()).replace("、", ",")


_JUDGES: dict[str, Callable[[Rule, str, list[Record], Subject], Iterator[Violation]]] = {
    "known": _known,
    "name": _name,
    "parent": _parent,
    "depth": _depth,
    "order": out_of_order,
    "nature": against_nature,
    "group": in_wrong_group,
}
