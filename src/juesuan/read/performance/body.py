"""The indicators of a sheet, whatever way its table is printed."""

from __future__ import annotations

import re
from itertools import groupby

from juesuan.read.performance.forms import Forms
from juesuan.read.performance.grid_rows import GridRows
from juesuan.read.performance.indicator import TABLE, Indicator
from juesuan.read.performance.ledger import Ledger
from juesuan.read.performance.levels import Levels
from juesuan.read.performance.sections import Section
from juesuan.read.performance.stacked_rows import is_stacked, stacked_rows
from juesuan.read.performance.tokens import Token
from juesuan.read.performance.word_rows import WordRows
from juesuan.read.spelling import rejoined

_WEIGHT = re.compile(r"\(([0-9]{1,3}(?:\.[0-9]{1,2})?)分\)")


def read_body(section: Section, ledger: Ledger, forms: Forms) -> list[Indicator]:
    """Return the indicators of one table."""
    levels = Levels(forms)
    columns = section.columns
    if is_stacked(columns):
        stacked = stacked_rows(columns, section.tokens)
        if stacked:
            grid = GridRows(stacked.columns, levels, ledger, forms)
            return _whole(grid.read(stacked.rows), section)
    elif all(column.token.column >= 0 for column in columns):
        grid = GridRows(columns, levels, ledger, forms)
        by_line = groupby(section.tokens, key=lambda token: token.line)
        rows = [list(tokens) for _, tokens in by_line]
        for row in rows:
            if row[0].column < 0 and row[-1].bare and not forms.furniture.fullmatch(row[0].text):
                ledger.lose(row[-1:], TABLE, "no_key")
        return _whole(grid.read(row for row in rows if row[0].column >= 0), section)
    return WordRows(columns, levels, ledger, forms).read(section.tokens)


def _whole(indicators: list[Indicator], section: Section) -> list[Indicator]:
    """Leave out rows that are pieces of broken cells; the cells they may belong to are blank then."""
    if "score" not in {column.role for column in section.columns}:
        return indicators
    pieces = [indicator.lone_text for indicator in indicators]
    for index, piece in enumerate(pieces):
        for near in range(max(index - 1, 0), min(index + 2, len(pieces)) if piece else 0):
            if not pieces[near]:
                indicators[near].texts.pop(piece, None)
    return [indicator for indicator, piece in zip(indicators, pieces, strict=True) if not piece]


def read_goal(section: Section, ledger: Ledger, forms: Forms) -> list[Indicator]:
    """Return the overall goal as an indicator where it is scored as a whole: its score ends the section."""
    tokens = section.tokens
    scored = [index for index in range(len(tokens)) if _is_score_label(tokens, index, forms)]
    if section.found is None or not scored or not tokens[-1].bare or scored[0] == len(tokens) - 1:
        return []
    weight = _WEIGHT.search("".join(token.text for token in tokens[: scored[0]]) + section.found.rest)
    indicator = Indicator(section.opening[0], score=tokens[-1])
    indicator.texts["level_1"] = rejoined(section.found.label)
    if weight:
        indicator.weight_text = weight[1]
        holder = next((t for t in (*section.opening, *tokens) if weight[0] in t.text), None)
        if holder:
            ledger.place(holder, 1)
    return [indicator]


def _is_score_label(tokens: tuple[Token, ...], index: int, forms: Forms) -> bool:
    found = forms.columns.match(tokens, index)
    return found is not None and found.role == "score" and not found.rest
