"""Rules on the lists of basic expenditure: what is listed has an amount, what has an amount is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.denials import held_against_the_text
from juesuan.evaluate.listings.lists import (
    joined,
    names_listed,
    prints_nothing,
    quoted,
    row_with_amount,
    section_cell,
    words,
)
from juesuan.evaluate.notes import Name
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.read.spelling import plain
from juesuan.standard.catalogue import Rule, Text
from juesuan.standard.codelists import names_of

_TABLE, _AMOUNT = "basic_expenditure", "amount"
_LIST = "economic_classification"
_SECTION_DIGITS = 5
_SHOWN = 4
Lists = dict[tuple[str, str], list[Name]]
_Alike = dict[str, list[str]]


def judge_listed(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the items of each list whose line in the table prints nothing: one finding for one list."""
    lists = _lists(subject)
    if lists and _TABLE not in subject.package.tables:
        return held_against_the_text(rule, subject, names_listed(subject, _TABLE))
    stopped = _stopped(rule, subject, lists)
    if stopped:
        return stopped, []
    checked = sum(bool(name.code) for names in lists.values() for name in names)
    return Outcome(rule, "pass", checked=checked), list(_without_amount(subject, lists))


def _stopped(rule: Rule, subject: Subject, lists: Lists) -> Outcome | None:
    """Return why lists cannot be held against the table; None where they can."""
    if not lists:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed"))
    if _TABLE not in subject.package.tables:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=[_TABLE]))
    if not _spent(subject):
        return Outcome(rule, "not_applicable", reason=reason("nothing_printed"))
    return None


def _lists(subject: Subject) -> Lists:
    """Return the names of each list, by the section that it stands in and the group that it is of."""
    found: Lists = {}
    for name in names_listed(subject, _TABLE):
        found.setdefault((name.section, name.detail), []).append(name)
    return found


def _spent(subject: Subject) -> list[Cell]:
    """Return the cells of the items that print an amount, in the order of the table."""
    rows = [row.key for row in subject.facts.skeleton.get(_TABLE, ())]
    cells = [Cell(_TABLE, key, _AMOUNT) for key in rows if len(key) == _SECTION_DIGITS and key.isdigit()]
    return [cell for cell in cells if cell in subject.facts.amounts and not prints_nothing(subject, cell)]


def _without_amount(subject: Subject, lists: Lists) -> Iterator[Violation]:
    alike = _codes_by_name(subject)
    for (section, _), names in lists.items():
        wrong = [name for name in names if name.code and not _has_amount(subject, name, alike)]
        if not wrong:
            continue
        yield Violation(
            "contradiction",
            section_cell(section),
            printed="、".join(name.printed for name in wrong),
            detail=_nothing_printed(subject, wrong),
            related=(wrong[0].cell,),
            likely=_likely(subject, names, wrong),
        )


def _nothing_printed(subject: Subject, wrong: list[Name]) -> Text:
    key = "without_amount_one" if len(wrong) == 1 else "without_amount_many"
    table = subject.names.place(Cell(_TABLE, "", ""))
    return words(key, names=quoted(name.printed for name in wrong), count=len(wrong), table=table)


def _has_amount(subject: Subject, name: Name, alike: _Alike) -> bool:
    """Say whether a line that bears the name of an item prints an amount, or may do so."""
    codes = _codes_named_like(subject, name, alike)
    return any(not prints_nothing(subject, Cell(_TABLE, code, _AMOUNT)) for code in codes)


def _codes_by_name(subject: Subject) -> _Alike:
    """Return the codes that the table prints with each name."""
    found: _Alike = {}
    for record in subject.package.tables[_TABLE]:
        found.setdefault(plain(record.values.get("economic_name", "")), []).append(record.key)
    return found


def _codes_named_like(subject: Subject, name: Name, alike: _Alike) -> set[str]:
    """Return the code of a name, and those that the table prints with the same name."""
    official = names_of(_LIST, name.code, subject.package.fiscal_year)
    return {name.code, *(code for each in official for code in alike.get(plain(each), ()))}


def _likely(subject: Subject, names: list[Name], wrong: list[Name]) -> Text | None:
    """Say that a line may have been mistaken: one item is listed wrongly, one beside it is not listed."""
    unlisted = _unlisted(subject, names[0].detail, names)
    if len(wrong) != 1 or len(unlisted) != 1:
        return words("copied_list") if len(wrong) >= _SHOWN else None
    if not wrong[0].code.isdecimal() or abs(int(wrong[0].code) - int(unlisted[0].row)) > 1:
        return None
    return words("next_line", name=wrong[0].printed, other=row_with_amount(subject, unlisted[0]))


def judge_spent(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report what each list that claims to be complete leaves out though it has an amount."""
    lists = {key: names for key, names in _lists(subject).items() if all(name.code for name in names)}
    stopped = _stopped(rule, subject, lists)
    if stopped:
        return stopped, []
    return Outcome(rule, "pass", checked=len(_spent(subject))), [
        Violation(
            "missing",
            section_cell(section),
            detail=joined(row_with_amount(subject, cell) for cell in unlisted),
            related=tuple(unlisted),
        )
        for (section, group), names in lists.items()
        if (unlisted := _unlisted(subject, group, names))
    ]


def _unlisted(subject: Subject, group: str, names: list[Name]) -> list[Cell]:
    alike = _codes_by_name(subject)
    listed = {code for name in names if name.code for code in _codes_named_like(subject, name, alike)}
    groups = {record.key: record.values["group"] for record in subject.package.tables[_TABLE]}
    return [cell for cell in _spent(subject) if groups[cell.row] == group and cell.row not in listed]
