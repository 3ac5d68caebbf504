"""Rows of the basic expenditure table: code, name and amount, in several columns side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.spelling import Token, plain, rejoined
from juesuan.read.tables.layout import TableLayout
from juesuan.read.tables.rows import PrintedRow, TableRows, number_of
from juesuan.standard.codelists import codelist

NAME = "economic_name"
_CODE = re.compile(r"3[0-9]{2}([0-9]{2})?")
_SECTION = re.compile(r"3[0-9]{2}")
_LEVEL = re.compile(r"[0-9]{2}")
_TOTAL_SUFFIX = "_total"


def read_economic(data: Sequence[tuple[PrintedLine, list[Token]]], table: TableLayout) -> TableRows:
    """Read every code, name and amount, line by line and from left to right."""
    found = TableRows(table.name)
    for line, tokens in data:
        _read_line(tokens, line.position, found, table)
    for row in found.rows:
        row.values[NAME] = rejoined(row.values[NAME])
        row.values["group"] = group_of(row)
    return found


def _read_line(tokens: list[Token], position: Position, found: TableRows, table: TableLayout) -> None:
    row: PrintedRow | None = None
    label = ""
    tokens = _joined(tokens)
    for index, token in enumerate(tokens):
        following = tokens[index + 1].kind if index + 1 < len(tokens) else ""
        if token.kind == "integer" and following == "word" and _CODE.fullmatch(plain(token.text)):
            row, label = _new(table, plain(token.text), "", position, found), ""
            row.code = row.key
        elif token.kind == "word" and row is not None and row.code and not row.numbers:
            row.values[NAME] = f"{row.values[NAME]} {token.text}".strip()
        elif token.kind == "word":
            label += plain(token.text)
            key = table.totals.get(label)
            row = _new(table, key, label, position, found) if key else None
            label = "" if key else label
        else:
            _add_number(token, row, position, found)


def _joined(tokens: list[Token]) -> list[Token]:
    """Join codes whose two levels are printed in columns of their own: `301 01 基本工资`."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1].kind if index + 1 < len(tokens) else ""
        upper = found[-1] if found else None
        if upper and following == "word" and _LEVEL.fullmatch(token.text) and _SECTION.fullmatch(upper.text):
            found[-1] = upper._replace(text=upper.text + token.text)
        else:
            found.append(token)
    return found


def _new(table: TableLayout, key: str, name: str, position: Position, found: TableRows) -> PrintedRow:
    row = PrintedRow(table.name, key, table.slots, [], position, {NAME: name})
    found.rows.append(row)
    return row


def _add_number(token: Token, row: PrintedRow | None, position: Position, found: TableRows) -> None:
    number = number_of(token, position)
    if row is not None and not row.numbers:
        row.numbers.append(number)
    elif token.kind in ("amount", "malformed"):
        found.strays.append(number)


def group_of(row: PrintedRow) -> str:
    """Return the group of a subject: the one that its section belongs to, or the one that a total sums."""
    if row.key.endswith(_TOTAL_SUFFIX):
        return row.key.removesuffix(_TOTAL_SUFFIX)
    return _groups().get(row.key[:3], "general_operating")


@cache
def _groups() -> dict[str, str]:
    return {row["code"]: row["group"] for row in codelist("economic_classification") if row["group"]}
