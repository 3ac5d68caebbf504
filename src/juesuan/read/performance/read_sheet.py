"""One self-assessment sheet: its project, its indicators, and what could not be placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from juesuan.read.documents.document import PrintedLine
from juesuan.read.performance.body import read_body, read_goal
from juesuan.read.performance.forms import Forms
from juesuan.read.performance.funds import read_funds, read_unit_and_weight
from juesuan.read.performance.head import empty_project, read_head, read_total
from juesuan.read.performance.indicator import TABLE, Indicator
from juesuan.read.performance.ledger import Ledger
from juesuan.read.performance.sections import Section, sections_of
from juesuan.read.performance.sheets import Sheet
from juesuan.read.performance.tokens import Token, tokens_of
from juesuan.read.reading import Row


@dataclass(slots=True)
class ReadSheet:
    """What one sheet says."""

    project: Row
    ledger: Ledger
    tokens: list[Token]
    last: int
    indicators: list[Row] = field(default_factory=list)


def read_sheet(lines: Sequence[PrintedLine], sheet: Sheet, project_id: str, forms: Forms) -> ReadSheet:
    """Read one sheet; a sheet without indicators is broken off, and a note says so."""
    tokens = tokens_of(lines, sheet.first, sheet.last)
    sections = sections_of(tokens, forms)
    last = sheet.last
    if not any(section.columns for section in sections):
        last = _last_recognised(sections, forms, sheet)
        tokens = [token for token in tokens if token.line <= last]
        sections = sections_of(tokens, forms)
    ledger = Ledger(project_id)
    project = empty_project(sheet, project_id, lines[sheet.first].position)
    read = ReadSheet(project, ledger, tokens, last)
    found = _sections(sections, read, forms)
    project["project_name"] = project["project_name"] or sheet.subject
    for indicator in _certain(found, project, ledger):
        read.indicators.append(indicator.row(len(read.indicators) + 1, project_id, ledger))
    if not found and tokens:
        ledger.broken.append(ledger.note(tokens[0], "performance_projects", "broken_off"))
        ledger.broken[0]["printed"] = sheet.title
    return read


def _sections(sections: Sequence[Section], read: ReadSheet, forms: Forms) -> list[Indicator]:
    indicators: list[Indicator] = []
    for section in sections:
        if section.kind == "head":
            read_head(section.tokens, read.project, read.ledger, forms)
            read_unit_and_weight(section.tokens, read.project, read.ledger)
        elif section.kind == "funds":
            read_funds(section.tokens, read.project, read.ledger, forms)
        elif section.kind == "goal":
            indicators += read_goal(section, read.ledger, forms)
        elif section.kind == "indicators":
            indicators += read_body(section, read.ledger, forms)
        elif section.kind == "total":
            read_total(section, read.project, read.ledger)
    return indicators


def _last_recognised(sections: Sequence[Section], forms: Forms, sheet: Sheet) -> int:
    """Return the last line of a broken sheet that still shows one of its labels or numbers."""
    last = sheet.first
    for section in sections:
        tokens = [*section.opening, *section.tokens]
        for index, token in enumerate(tokens):
            found = forms.head.match(tokens, index) or forms.funds.match(tokens, index)
            if found:
                last = max(last, tokens[found.next - 1].line)
            elif token.numeric or index < len(section.opening) or token.text[:1] == "(":
                last = max(last, token.line)
            elif token.text.endswith(")") and token.line <= last + 1:
                last = token.line
    return last


def _certain(found: Sequence[Indicator], project: Row, ledger: Ledger) -> list[Indicator]:
    """Leave out indicators whose score is not certain, unless the claimed total proves all of them."""
    unsure = [indicator for indicator in found if not indicator.sure]
    over = _over(found, project)
    if not unsure or over == 0:
        return list(found)
    too_many = [indicator for indicator in unsure if over and Decimal(indicator.score_text or 0) == over]
    if len(too_many) == 1:
        # Without this number all others make the claimed total: it is a number of the text.
        return [indicator for indicator in found if indicator is not too_many[0]]
    for indicator in unsure:
        marks = [token for token in (indicator.weight, indicator.score) if token]
        ledger.lose(marks, TABLE, "ambiguous", "score")
    return [indicator for indicator in found if indicator.sure]


def _over(found: Sequence[Indicator], project: Row) -> Decimal | None:
    """Return by how much all marks exceed the claimed total; None where none is claimed."""
    if not project["claimed_total"]:
        return None
    scores = (Decimal(indicator.score_text or 0) for indicator in found)
    total = sum(scores, Decimal(project["execution_score"] or 0))
    return total - Decimal(project["claimed_total"])
