"""Whose accounts a document holds and of which year: from its table captions, its title and its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import plain, rejoined
from juesuan.read.tables.outline import Region
from juesuan.standard.codelists import codelist

UNITS = ("万元", "元", "亿元")

_CAPTION = re.compile(
    r"^(?:编制|公开|填报|预算)?(?:部门|单位)(?:名称)?[:：]\s*(.{2,80}?)(?:\s+(?:金额)?单位[:：].*)?$"
)
_MONEY = re.compile(r"(人民币)?(亿元|万元|元)")
_OVERVIEW = re.compile(r"第一部分(.{4,60}?)(?:部门|单位)?概况$")
_TITLE = re.compile(
    r"(.{0,60}?)([0-9]{4})年度?(.{0,60}?)(部门|单位)决算(?:公开|报告|信息公开|公开报告|公开说明)?$"
)
_YEAR = re.compile(r"([0-9]{4})年度")
_OPENING_LINES = 40
_LONGEST_TITLE = 80
_LEVELS = ("province", "prefecture", "county")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself; "" and 0 where it does not."""

    title: str
    department_name: str
    division: str
    fiscal_year: int
    scope: str


def identify(lines: Sequence[PrintedLine], regions: Sequence[Region]) -> Identity:
    """Find title, department, division, fiscal year and scope."""
    title, match = _title(lines)
    year = _year(lines, regions) or (int(match[2]) if match else 0)
    name = _caption_name(lines, regions) or _overview_name(lines) or (_title_name(match) if match else "")
    scope = "unit" if match and match[4] == "单位" else "department"
    kind = "单位" if scope == "unit" else "部门"
    composed = f"{name}{year}年度{kind}决算" if name and year else ""
    return Identity(title or composed, name, _division(name or title), year, scope)


def named_by(identity: Identity, names: Iterable[str]) -> Identity:
    """Return an identity without a name completed by the one name that other parts of the document print."""
    printed = {name for name in names if name}
    if identity.department_name or len(printed) != 1:
        return identity
    name = printed.pop()
    title = identity.title or (f"{name}{identity.fiscal_year}年度部门决算" if identity.fiscal_year else "")
    return replace(identity, title=title, department_name=name, division=identity.division or _division(name))


def document_unit(units: Iterable[str]) -> str:
    """Return the unit that most tables print; 万元 where none says."""
    counts = Counter(unit for unit in units if unit in UNITS)
    return counts.most_common(1)[0][0] if counts else UNITS[0]


def _title(lines: Sequence[PrintedLine]) -> tuple[str, re.Match[str] | None]:
    """Find the title among the lines before the first part: one line, or two; rather one with a name."""
    opening = list(takewhile(lambda line: not line.level, lines[:_OPENING_LINES]))
    single = [line.text for line in opening if len(line.text) <= _LONGEST_TITLE]
    pairs = [f"{first} {second}" for first, second in pairwise(single)]
    matches = [
        (rejoined(text), match) for text in (*single, *pairs) if (match := _TITLE.fullmatch(plain(text)))
    ]
    named = (found for found in matches if _title_name(found[1]))
    return next(named, None) or next(iter(matches), ("", None))


def _title_name(match: re.Match[str]) -> str:
    return match[3] or match[1]


def _year(lines: Sequence[PrintedLine], regions: Sequence[Region]) -> int:
    """Return the year that most table titles print, else the one the first lines name most."""
    years = Counter(region.year for region in regions if region.year)
    if not years:
        opening = plain("".join(line.text for line in lines[: 4 * _OPENING_LINES] if len(line.text) <= 200))
        years = Counter(int(year) for year in _YEAR.findall(opening))
    return years.most_common(1)[0][0] if years else 0


def _caption_name(lines: Sequence[PrintedLine], regions: Sequence[Region]) -> str:
    """Return the name that the captions of the tables print after `部门：` or `单位：`."""
    captions = [line for region in regions for line in region.lines[:8]] or lines[: 4 * _OPENING_LINES]
    names: Counter[str] = Counter()
    for line in captions:
        match = _CAPTION.match(line.text) if len(line.text) <= 200 else None
        if match and not _MONEY.fullmatch(plain(match[1])):
            names[rejoined(match[1])] += 1
    return names.most_common(1)[0][0] if names else ""


def _overview_name(lines: Sequence[PrintedLine]) -> str:
    """Return the name in the heading `第一部分 …概况`, which may run over two lines."""
    for line, following in pairwise(lines):
        if line.level == 1:
            for text in (line.text, line.text + following.text):
                match = _OVERVIEW.fullmatch(plain(text)) if len(text) <= 160 else None
                if match:
                    return match[1]
    return ""


def _division(name: str) -> str:
    """Return the code of the lowest region that a name holds; "" where none or several fit equally."""
    found = [row for row in codelist("divisions") if row["name_zh"] in name]
    codes = {row["code"] for row in found}
    for level in reversed(_LEVELS):
        here = [row for row in found if row["level"] == level]
        within = [row for row in here if row["parent"] in codes]
        for rows in (here, within):
            if len(rows) == 1:
                return rows[0]["code"]
        if here:
            return ""
    return ""
