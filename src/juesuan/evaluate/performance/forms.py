"""Whether the sheets are filled in: money, indicators, effects, cells."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.evaluate.performance.sheets import Indicator, Sheet
from juesuan.evaluate.performance.wording import joined, say
from juesuan.evaluate.single import Subject, Violation

_CELLS = ("level_3", "target", "actual")
_OUTPUTS = ("产出", "完成", "数量", "质量", "时效", "成本")
_EFFECTS = ("效益", "效果", "可持续", "影响")


def judge_filled(sheet: Sheet, subject: Subject) -> Iterator[Violation]:
    """Report a sheet without money and indicators, and indicators with blank cells.

    Blank cells count only on a form without marks: where marks are printed, the words of a row may have been
    lost in reading.
    """
    if not sheet.money and not sheet.indicators:
        if sheet.whole and sheet.funds_whole:
            yield Violation("missing", sheet.cell(""), detail=say("empty_sheet"))
        return
    if any(each.weight or each.score for each in sheet.indicators):
        return
    blank = [each for each in sheet.indicators if _blank(each)]
    if not blank or len(blank) == len(sheet.indicators):
        return
    cells = joined("blank_joint", [_named(each, subject) for each in blank])
    detail = say("blank_cells", count=len(blank), cells=cells)
    related = tuple(each.cell(_blank(each)[0]) for each in blank)
    yield Violation("missing", sheet.cell(""), detail=detail, related=related)


def _blank(indicator: Indicator) -> list[str]:
    return [column for column in _CELLS if not indicator.values[column]]


def _named(indicator: Indicator, subject: Subject) -> dict[str, str]:
    name = indicator.values["level_3"] or indicator.values["level_2"] or indicator.values["level_1"]
    labels = [subject.names.column("performance_indicators", column) for column in _blank(indicator)]
    return say("blank_cell", indicator=name, columns=joined("name_joint", labels))


def has_levels(sheet: Sheet) -> bool:
    """Say whether every indicator of a sheet names the kind it is of, and some are outputs."""
    return (
        bool(sheet.indicators)
        and sheet.whole
        and all(_kinds(each) for each in sheet.indicators)
        and any(word in _kinds(each) for each in sheet.indicators for word in _OUTPUTS)
    )


def judge_effects(sheets: tuple[Sheet, ...]) -> Iterator[Violation]:
    """Report, once, the sheets that set targets for outputs and none for effects."""
    wrong = [sheet for sheet in sheets if has_levels(sheet) and not _effects(sheet)]
    if wrong:
        names = joined("name_joint", [say("quoted", name=sheet.name) for sheet in wrong])
        related = tuple(sheet.cell("") for sheet in wrong[1:])
        yield Violation("missing", wrong[0].cell(""), detail=say("no_effects", names=names), related=related)


def _effects(sheet: Sheet) -> bool:
    return any(word in _kinds(each) for each in sheet.indicators for word in _EFFECTS)


def _kinds(indicator: Indicator) -> str:
    return indicator.values["level_1"] + indicator.values["level_2"]
