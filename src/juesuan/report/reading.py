"""What renderers read out of a report: places in words, amounts with units, what belongs together."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from juesuan.report.labels import LANGUAGES, family_title, joined, say, words
from juesuan.standard.tables import table_names, table_schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from juesuan.standard.catalogue import Text

Object = dict[str, Any]
_OF_THE_TEXT = ("figures", "sections", "reading_notes")
"""Tables of the package that hold what the text says: to a reader their rows are places of the text."""
_SHEETS = "performance_projects"
"""Each row of it is a self-assessment sheet, which its table's title names."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def place(location: Object) -> list[Text]:
    """Return a place in words: table, row, column, or part of the text, as far as it has them."""
    table, row, column = (_titled(location, name) for name in ("table", "row", "column"))
    parts = [table, row, column]
    if location["table"] in _OF_THE_TEXT and any(row.values()):
        parts = [row, column] if location["table"] == "figures" else [row]
    elif location["table"] == _SHEETS:
        parts = [table, column]
    kept = [part for part in parts if any(part.values())]
    return list({part["zh"]: part for part in kept}.values()) or [say("finding.whole_package")]


def main_place(finding: Object) -> list[Text]:
    """Return where a finding is; of several tables that are missing together, the first and how many more."""
    first, *others = _main_place(finding)
    # An English name of a sheet begins in lower case, but here it begins a heading.
    return [{language: text[:1].upper() + text[1:] for language, text in first.items()}, *others]


def _main_place(finding: Object) -> list[Text]:
    main, related = finding["locations"][0], finding["related"]
    if related and not any(each["row"] or each["column"] for each in (main, *related)):
        return [say("finding.tables", table=place(main)[0], every=len(related) + 1)]
    return place(main)


def note_title(finding: Object) -> Text:
    """Return what notes are listed under: their defect, else their verdict, for tails with the rule."""
    verdict = say(f"verdict.{finding['verdict']}.word")
    if finding["defect"] != verdict:
        return {language: text[:1].upper() + text[1:] for language, text in finding["defect"].items()}
    tail = finding["verdict"] == "rounding_tail"
    return say("joint.note", title=finding["title"], verdict=lowered(verdict)) if tail else verdict


def lowered(text: Text) -> Text:
    """Return a phrase as it stands within a sentence."""
    return {language: words[:1].lower() + words[1:] for language, words in text.items()}


def _titled(location: Object, name: str) -> Text:
    title: Text = location[f"{name}_title"]
    return title if any(title.values()) else _both(location[name])


def is_explained(finding: Object) -> bool:
    """Say whether the publisher has explained a finding; an error cannot be explained away."""
    return finding["explanation"] is not None and finding["severity"] != "error"


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


def formula(finding: Object) -> Text | None:
    """Return the formula of a finding; None where it only repeats the two values of the message."""
    found: Text | None = finding["formula"]
    if found and finding["expected_is"] == "other_place" and finding["difference"] is not None:
        return found if any(sign in found["zh"] for sign in ("＋", "－", "÷", "×")) else None
    return found


def tolerance(finding: Object) -> str | None:
    """Return what rounding allows, with its unit; None where it allows nothing."""
    return amount(finding, "tolerance") if (finding["tolerance"] or "").strip("0.") else None


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


def by_defect(findings: Iterable[Object]) -> list[list[Object]]:
    """Group findings by their rule and what is wrong, in order."""
    groups: dict[tuple[str, str], list[Object]] = {}
    for finding in findings:
        groups.setdefault((finding["rule"], finding["defect"]["zh"]), []).append(finding)
    return list(groups.values())


def by_family(outcomes: Iterable[Object]) -> list[tuple[Text, dict[str, int], list[Object]]]:
    """Group outcomes by family, in order, each with its title and its counts by verdict."""
    groups: dict[str, list[Object]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome["family"], []).append(outcome)
    return [
        (family_title(family), dict(Counter(each["verdict"] for each in group)), group)
        for family, group in groups.items()
    ]


def ordinals(findings: Iterable[Object]) -> dict[str, int]:
    """Number findings from one, in order, by fingerprint."""
    return {finding["fingerprint"]: number for number, finding in enumerate(findings, start=1)}


def verdicts_used(packages: Iterable[Object]) -> list[str]:
    """Return the kinds of finding that occur, in the order of the standard's words."""
    used = {finding["verdict"] for package in packages for finding in package["findings"]}
    return [verdict for verdict in words("verdict") if verdict in used]


def differing(printed: str, expected: str) -> tuple[str, str, str]:
    """Split what is printed into head, the digits that differ from what is expected, and tail."""
    shortest = min(len(printed), len(expected))
    head = next((i for i in range(shortest) if printed[i] != expected[i]), shortest)
    room = shortest - head
    tail = next((i for i in range(room) if printed[-1 - i] != expected[-1 - i]), room)
    return printed[:head], printed[head : len(printed) - tail], printed[len(printed) - tail :]


def heading(package: Object) -> tuple[Text, Text]:
    """Return the department of a package and its year, in words."""
    name = package["department_name"] or package["title"] or package["id"]
    year = package["fiscal_year"]
    return (
        _both(name) if name else say("package.no_name"),
        say("package.year", year=year) if year else say("package.no_year"),
    )


def coverage_words(coverage: Object) -> Text | None:
    """Return what became of the numbers of the document; None where it was not read from one."""
    if coverage["numbers"] is None:
        return None
    names = ("cells", "figures", "other", "unplaced")
    parts = [say(f"coverage.{name}", count=coverage[name]) for name in names if coverage[name] is not None]
    return say("coverage.line", numbers=coverage["numbers"], parts=joined(parts))


def official_tables(package: Object) -> int:
    """Return how many of the nine official tables a package has."""
    official = {name for name in table_names() if table_schema(name).statement}
    return sum(1 for table in package["tables"] if table["name"] in official)


def table_title(package: Object, name: str) -> Text:
    """Return the title of a table of a package."""
    titles: dict[str, Text] = {table["name"]: table["title"] for table in package["tables"]}
    return titles.get(name) or (_both(name) if name else say("unplaced.unknown_table"))


def _both(text: str) -> Text:
    return dict.fromkeys(LANGUAGES, text)
