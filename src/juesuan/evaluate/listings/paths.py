"""Rules on the names of codes in the text: those of the year, in the right place, under the right heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.lists import names_listed, quoted, section_cell, words
from juesuan.evaluate.notes import Name
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.read.spelling import plain
from juesuan.standard.catalogue import Rule, Text
from juesuan.standard.codelists import codelist, names_of, rows_of

_FUNCTIONS, _ITEMS = "functional_classification", "economic_classification"
_EXPENDITURE = "支出"
_LEVEL = re.compile(r"(?:^支出|(?<=\))支出)?(.+?)\([类款项]级?\)")
_AND = re.compile("[与及]")
_DIGITS = (3, 5, 7)
_ITEM_TABLE = "basic_expenditure"


def judge_paths(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report categories, sections and items that the text calls by other names than those of the year.

    Outdated names of one section of the text are one finding; every other wrong name is one.
    """
    names = [name for name in names_listed(subject) if name.code and name.table != _ITEM_TABLE]
    if not names:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    wrong = dict.fromkeys(each for name in names for each in _wrong(name, subject.package.fiscal_year))
    return Outcome(rule, "pass", checked=len(names)), list(_violations(wrong, names))


def _wrong(name: Name, year: int) -> Iterator[tuple[str, str, str, bool]]:
    """Yield section of the text, printed name, right name and whether it is an outdated one."""
    for printed, digits in zip(_levels(name.printed), _DIGITS, strict=False):
        code = name.code[:digits]
        if len(code) < digits:
            return
        right = names_of(_FUNCTIONS, code, year) or _joined_otherwise(code, printed)
        if right and not {_bare(each) for each in right} & {_bare(printed)}:
            yield name.section, printed, "／".join(sorted(right)), _bare(printed) in _ever(code)


@lru_cache(maxsize=4096)
def _levels(path: str) -> tuple[str, ...]:
    return tuple(_LEVEL.findall(plain(path)))


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """Return a name without what the text may leave out of it."""
    return plain(name).replace("、", ",").removesuffix(_EXPENDITURE)


def _ever(code: str) -> set[str]:
    return {_bare(row["name_zh"]) for row in rows_of(_FUNCTIONS, code)}


def _joined_otherwise(code: str, printed: str) -> frozenset[str]:
    """Return the unverified name of a code where its words are certain and only their `与` differs."""
    names = (row["name_zh"] for row in rows_of(_FUNCTIONS, code))
    return frozenset(name for name in names if _AND.sub("和", _bare(name)) == _AND.sub("和", _bare(printed)))


def _violations(wrong: Iterable[tuple[str, str, str, bool]], names: list[Name]) -> Iterator[Violation]:
    outdated: dict[str, list[tuple[str, str]]] = {}
    for section, printed, right, is_old in wrong:
        if is_old:
            outdated.setdefault(section, []).append((printed, right))
        else:
            yield _violation(section, [(printed, right)], names)
    for section, pairs in outdated.items():
        yield _violation(section, pairs, names)


def _violation(section: str, pairs: list[tuple[str, str]], names: list[Name]) -> Violation:
    holding = [
        name.cell
        for name in names
        if name.section == section and any(printed in plain(name.printed) for printed, _ in pairs)
    ]
    return Violation(
        "mismatch",
        section_cell(section),
        printed="、".join(printed for printed, _ in pairs),
        expected="、".join(right for _, right in pairs),
        detail=_other_name(pairs),
        related=tuple(holding),
    )


def judge_item_names(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the items of basic expenditure whose names are nearly, and not quite, the official ones."""
    names = [name for name in names_listed(subject, _ITEM_TABLE) if name.code]
    if not names:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    wrong = [name for name in names if name.official]
    return Outcome(rule, "pass", checked=len(names)), [
        Violation(
            "mismatch",
            section_cell(section),
            printed="、".join(name.printed for name in found),
            expected="、".join(name.official for name in found),
            detail=_other_name([(name.printed, name.official) for name in found]),
            related=tuple(name.cell for name in found),
        )
        for section in dict.fromkeys(name.section for name in wrong)
        if (found := [name for name in wrong if name.section == section])
    ]


def judge_item_groups(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the items that the text lists under the wrong part of basic expenditure."""
    groups = {row["code"]: row["group"] for row in codelist(_ITEMS)}
    names = [name for name in names_listed(subject, _ITEM_TABLE) if name.code in groups]
    if not names:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    wrong = [name for name in names if name.detail in groups.values() and groups[name.code] != name.detail]
    return Outcome(rule, "pass", checked=len(names)), [
        Violation(
            "contradiction",
            section_cell(section),
            printed="、".join(name.printed for name in found),
            detail=_wrong_group(found, groups),
            related=tuple(name.cell for name in found),
        )
        for section, group in dict.fromkeys((name.section, name.detail) for name in wrong)
        if (found := [name for name in wrong if (name.section, name.detail) == (section, group)])
    ]


def _other_name(pairs: list[tuple[str, str]]) -> Text:
    printed, right = (quoted(names) for names in zip(*pairs, strict=True))
    return words("other_name", printed=printed, right=right)


def _wrong_group(found: list[Name], groups: dict[str, str]) -> Text:
    listed, right = words(found[0].detail), words(groups[found[0].code])
    return words("wrong_group", names=quoted(name.printed for name in found), listed=listed, right=right)


PATH_JUDGES = {"paths": judge_paths, "item_names": judge_item_names, "item_groups": judge_item_groups}
"""By what a rule of the kind `code_list` on the text looks at."""
