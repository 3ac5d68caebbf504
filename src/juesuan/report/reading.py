"""What renderers read out of a report: places in words, amounts with units, what belongs together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from juesuan.report.labels import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from juesuan.standard.catalogue import Text

Object = dict[str, Any]
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def place(location: Object) -> list[Text]:
    """Return a place in words: table, row, column, as far as it has them."""
    row = location["row_title"] or location["row"]
    column = location["column_title"] if any(location["column_title"].values()) else _both(location["column"])
    table = location["table_title"] if any(location["table_title"].values()) else _both(location["table"])
    parts = [table, _both(row), column]
    return [part for part in parts if any(part.values())] or [say("finding.whole_package")]


def is_amount(finding: Object) -> bool:
    """Say whether what a finding prints is money, which takes a unit, and not a code or a name."""
    printed = finding["printed"] or ""
    return bool(_NUMBER.fullmatch(printed)) and (finding["difference"] is not None or "." in printed)


def amount(finding: Object, name: str) -> str | None:
    """Return one value of a finding with its unit."""
    value: str | None = finding[name]
    if not value or not finding["unit"] or not _NUMBER.fullmatch(value) or not is_amount(finding):
        return value
    return f"{value} {finding['unit']}"


def other_equations(finding: Object) -> list[Object]:
    """Return the broken equations that a finding explains besides its own."""
    return [each for each in finding["equations"] if each["formula"] != finding["formula"]]


def by_reason(outcomes: Iterable[Object]) -> list[tuple[Text, list[Object]]]:
    """Group outcomes by the reason they give, in order."""
    groups: dict[str, tuple[Text, list[Object]]] = {}
    for outcome in outcomes:
        reason = outcome["reason"] or say("not_run.no_reason")
        groups.setdefault(reason["zh"], (reason, []))[1].append(outcome)
    return list(groups.values())


def by_rule(findings: Iterable[Object]) -> list[list[Object]]:
    """Group findings by their rule, in order."""
    groups: dict[str, list[Object]] = {}
    for finding in findings:
        groups.setdefault(finding["rule"], []).append(finding)
    return list(groups.values())


def heading(package: Object) -> tuple[Text, Text]:
    """Return the department of a package and its year, in words."""
    name = package["department_name"] or package["title"] or package["id"]
    year = package["fiscal_year"]
    return (
        _both(name) if name else say("package.no_name"),
        say("package.year", year=year) if year else say("package.no_year"),
    )


def share(part: int, whole: int) -> str:
    """Return a share in per cent, rounded down so that 100 % means all."""
    return f"{part * 1000 // whole / 10:.1f}%" if whole else "–"


def table_title(package: Object, name: str) -> Text:
    """Return the title of a table of a package."""
    titles: dict[str, Text] = {table["name"]: table["title"] for table in package["tables"]}
    return titles.get(name) or (_both(name) if name else say("unplaced.unknown_table"))


def _both(text: str) -> Text:
    return dict.fromkeys(LANGUAGES, text)
