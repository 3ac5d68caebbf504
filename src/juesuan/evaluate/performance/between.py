"""One indicator on the sheet of the whole and on the sheet of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from juesuan.evaluate.performance.sheets import Indicator, Sheet, Sheets
from juesuan.evaluate.performance.targets import plain, value_of
from juesuan.evaluate.performance.wording import say
from juesuan.evaluate.single import Violation

_NUMBERED = re.compile(r"^指标[0-9]{1,2}:+")
_Key = tuple[str, str]


class Pair(NamedTuple):
    """The same indicator on two sheets."""

    overall: Indicator
    project: Indicator
    sheet: Sheet


def pairs_of(sheets: Sheets) -> Iterator[Pair]:
    """Yield the indicators whose name and target stand once on the sheet of the whole and once elsewhere."""
    if sheets.overall is None:
        return
    whole = _once([(sheets.overall, each) for each in sheets.overall.indicators])
    projects = _once([(sheet, each) for sheet in sheets.projects for each in sheet.indicators])
    for key, (_, indicator) in whole.items():
        if key in projects:
            sheet, other = projects[key]
            yield Pair(indicator, other, sheet)


def judge_between(sheets: Sheets) -> Iterator[Violation]:
    """Report actual values that are plain numbers of one unit and differ."""
    for pair in pairs_of(sheets):
        one, other = (value_of(each.values["actual"]) for each in (pair.overall, pair.project))
        if one is None or other is None or one.unit != other.unit or one.value == other.value:
            continue
        actual = pair.overall.values["actual"]
        yield Violation(
            "contradiction",
            pair.overall.cell("actual"),
            printed=actual,
            expected=pair.project.values["actual"],
            detail=say(
                "between",
                actual=actual,
                other=pair.project.values["actual"],
                target=pair.overall.values["target"],
                project=pair.sheet.name,
            ),
            related=(pair.project.cell("actual"),),
        )


def _once(rows: list[tuple[Sheet, Indicator]]) -> dict[_Key, tuple[Sheet, Indicator]]:
    """Return the indicators that no other of these has the name and the target of."""
    groups: dict[_Key, list[tuple[Sheet, Indicator]]] = {}
    for sheet, each in rows:
        name, target = _NUMBERED.sub("", plain(each.values["level_3"])), plain(each.values["target"])
        if name and target:
            groups.setdefault((name, target), []).append((sheet, each))
    return {key: found[0] for key, found in groups.items() if len(found) == 1}
