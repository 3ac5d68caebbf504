"""The head of a sheet and its claimed total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from juesuan.read.documents.document import Position
from juesuan.read.performance.forms import Forms, Found
from juesuan.read.performance.ledger import Ledger, value_of
from juesuan.read.performance.sections import Section
from juesuan.read.performance.sheets import Sheet
from juesuan.read.performance.tokens import Token
from juesuan.read.reading import Row
from juesuan.read.spelling import rejoined
from juesuan.standard.tables import PACKAGE_KEY, table_schema

TABLE = "performance_projects"
_MOST_WORDS = 12
_UNKNOWN_LABEL = re.compile(r"^[^:()0-9]{2,12}(?:\([^()]{1,8}\))?:|\((?:单位:)?(?:亿元|万元|元)\)$")


def empty_project(sheet: Sheet, project_id: str, position: Position) -> Row:
    """Return the row of a sheet of which nothing has been read yet."""
    row = {name: "" for name in table_schema(TABLE).columns if name not in PACKAGE_KEY}
    kind = "overall" if sheet.overall else "project"
    return {**row, "project_id": project_id, "sheet": kind, "source_ref": position.reference}


def read_head(tokens: Sequence[Token], row: Row, ledger: Ledger, forms: Forms) -> None:
    """Read names, grade and claimed total; what stands between two labels belongs to the first."""
    index = 0
    while index < len(tokens):
        total = forms.claimed_total.match(tokens, index)
        if total:
            _claim(tokens, total, row, ledger)
        found = forms.head.match(tokens, index)
        if found is None:
            index += 1
            continue
        value, index = _value(tokens, found, forms)
        name = _column(found.role, row["sheet"])
        if name and not row[name]:
            row[name] = value


def _column(role: str, sheet: str) -> str:
    """Return the column of a label: the name of the unit is the name of the overall sheet."""
    if role == "unit_name":
        return "project_name" if sheet == "overall" else ""
    return "" if role == "other" else role


def _value(tokens: Sequence[Token], found: Found, forms: Forms) -> tuple[str, int]:
    """Return what stands behind a label up to the next one, and the token there."""
    words = [_without_brackets(found.rest)]
    index = found.next
    while index < len(tokens) and index < found.next + _MOST_WORDS:
        if forms.head.match(tokens, index) or _is_beyond(tokens, found.next, index):
            break
        words.append(tokens[index].raw)
        index += 1
    return rejoined(" ".join(word for word in words if word)).strip(":： "), index


def _is_beyond(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Say whether a token is no more of the value that starts before: another cell, or a label nobody knows.

    A cell holds the whole value; in running text only a colon or a unit shows that a word is a label.
    """
    token = tokens[index]
    if token.column >= 0:
        return index > start and bool(tokens[start].text)
    return _UNKNOWN_LABEL.search(token.text) is not None


def _without_brackets(rest: str) -> str:
    """Return what follows a label in its own cell: brackets such as （盖章） say nothing."""
    behind = rest.rpartition(")")[2] if rest.startswith("(") else rest
    return behind.lstrip(":")


def _claim(tokens: Sequence[Token], found: Found, row: Row, ledger: Ledger) -> None:
    """Read `总分：95`, in one word or in two."""
    rest = _without_brackets(found.rest)
    if rest:
        token = tokens[found.next - 1]._replace(raw=rest, text=rest)
    elif found.next < len(tokens):
        token = tokens[found.next]
    else:
        return
    if token.bare:
        _keep_claim(token, row, ledger)


def _keep_claim(token: Token, row: Row, ledger: Ledger) -> None:
    value = value_of(token)
    if value and row["claimed_total"] in ("", value):
        row["claimed_total"] = value
        ledger.place(token)
    else:
        ledger.lose([token], TABLE, "contradictory" if value else "malformed", "claimed_total")


def read_total(section: Section, row: Row, ledger: Ledger) -> None:
    """Read the row of the total: the score stands in its column, or is the only number."""
    numbers = [token for token in section.tokens if token.bare]
    rest = _without_brackets(section.found.rest) if section.found else ""
    if rest and not numbers:
        numbers = [section.opening[-1]._replace(raw=rest, text=rest)]
        numbers = [token for token in numbers if token.bare]
    roles = {column.role: column.token for column in section.columns}
    score, weight = roles.get("score"), roles.get("weight")
    if len(numbers) == 1 and weight is None:
        _keep_claim(numbers[0], row, ledger)
        return
    if score is not None and score.column >= 0:
        scored = [token for token in numbers if token.column == score.column]
        if len(scored) == 1:
            _keep_claim(scored[0], row, ledger)
            return
    if len(numbers) == 2 and weight is not None:
        _keep_claim(numbers[1], row, ledger)
        return
    ledger.lose(numbers, TABLE, "ambiguous", "claimed_total")
