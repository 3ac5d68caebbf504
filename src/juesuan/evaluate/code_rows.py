"""Rules on coded rows beyond their names: the order they stand in, and what an item can be spent on."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import from_base_unit
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.content import Record
from juesuan.read.spelling import plain
from juesuan.standard.catalogue import Rule
from juesuan.standard.codelists import codelist, names_of
from juesuan.standard.yaml_files import load

_ITEM_DIGITS = 7


def out_of_order(_rule: Rule, table: str, records: list[Record], subject: Subject) -> Iterator[Violation]:
    """Yield the first row of a table that does not stand below its own parent and behind smaller codes."""
    words = load("validations/messages/codes.yaml")["order"]
    last = ""
    for record in records:
        if record.key < last:
            after = subject.names.row(table, last)
            detail = {lang: words[lang].format(after=after[lang]) for lang in words}
            yield Violation("contradiction", Cell(table, record.key, ""), printed=record.key, detail=detail)
            return
        last = record.key


def against_nature(rule: Rule, table: str, records: list[Record], subject: Subject) -> Iterator[Violation]:
    """Yield the items that print an amount in a column which their definition rules out."""
    words = load("validations/messages/codes.yaml")["nature"]
    for record in records:
        column = _ruled_out(rule, record, subject)
        cell = Cell(table, record.key, column)
        amount = subject.facts.amounts.get(cell)
        if column and amount is not None and amount.value and cell not in subject.facts.unknown:
            unit = subject.facts.unit(cell)
            printed = from_base_unit(amount.value, unit, amount.quantum)
            yield Violation("contradiction", cell, printed=printed, detail=words[column], unit=unit)


def _ruled_out(rule: Rule, record: Record, subject: Subject) -> str:
    if len(record.key) != _ITEM_DIGITS:
        return ""
    names = names_of("functional_classification", record.key, subject.package.fiscal_year)
    known = {plain(name) for name in names}
    printed = plain(record.values.get("function_name", ""))
    columns: dict[str, str] = rule.check["columns"]
    return next(
        (column for name, column in columns.items() if name == printed and (not known or name in known)), ""
    )


def in_wrong_group(_rule: Rule, table: str, records: list[Record], _subject: Subject) -> Iterator[Violation]:
    """Yield the economic rows that stand in the wrong part of basic expenditure."""
    words = load("validations/messages/codes.yaml")
    groups = {row["code"]: row["group"] for row in codelist("economic_classification")}
    for record in records:
        right, printed = groups.get(record.key), record.values.get("group", "")
        if right and printed in groups.values() and printed != right:
            detail = {lang: words["group"][lang].format(right=words[right][lang]) for lang in ("zh", "en")}
            cell = Cell(table, record.key, "group")
            yield Violation("contradiction", cell, printed=printed, expected=right, detail=detail)
