"""Function codes that the source cut short, restored from their names, their parents and their order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from juesuan.read.spelling import is_cut_of, plain
from juesuan.read.tables.coded_rows import NAME
from juesuan.read.tables.rows import PrintedRow, TableRows
from juesuan.standard.codelists import codelist

LENGTHS = (3, 5, 7)
"""The digits of a category, a section and an item."""

Names = dict[str, set[str]]


def restore_codes(tables: Sequence[TableRows], year: int) -> list[PrintedRow]:
    """Give every row of a table by function its whole code; return the rows whose code was restored.

    A row whose code stays unknown keeps an empty key.
    """
    cut = {table.table for table in tables if _is_cut(table)}
    known = _known_names(tables, cut, year)
    restored: list[PrintedRow] = []
    for table in tables:
        if table.table in cut:
            rows = [row for row in table.rows if not _is_total(row)]
            _restore(rows, known)
            restored.extend(row for row in rows if row.key and row.key != row.code)
    return restored


def _is_total(row: PrintedRow) -> bool:
    return not row.code and bool(row.key)


def _is_cut(table: TableRows) -> bool:
    """Say whether a table prints codes that cannot be whole: wrong lengths, repeated, or none."""
    codes = Counter(row.code for row in table.rows if not _is_total(row))
    if any(len(code) not in LENGTHS for code in codes):
        return True
    longest = max((len(code) for code in codes), default=0)
    return longest < LENGTHS[-1] and any(count > 1 for count in codes.values())


def _known_names(tables: Sequence[TableRows], cut: set[str], year: int) -> Names:
    """Return the plain names of every code: of the year's classification, and as printed whole elsewhere."""
    names: Names = defaultdict(set)
    for code, listed in _classification(year).items():
        names[code] |= listed
    for table in tables:
        if table.table not in cut:
            for row in table.rows:
                if row.code:
                    names[row.code].add(plain(row.values[NAME]))
    return names


@cache
def _classification(year: int) -> Names:
    names: Names = defaultdict(set)
    for row in codelist("functional_classification"):
        if not year or int(row["valid_from"] or year) <= year <= int(row["valid_to"] or year):
            names[row["code"]].add(plain(row["name_zh"]))
    return names


def _restore(rows: Sequence[PrintedRow], known: Names) -> None:
    """Choose for each row the one code that every consistent chain of codes gives it."""
    longest = max((len(row.code) for row in rows), default=0)
    by_prefix = _by_prefix(known, {row.code for row in rows})
    choices = [_choices(row, by_prefix[row.code], known, longest) for row in rows]
    chains = _chains(choices, parents=True) or _chains(choices, parents=False) or [set() for _ in rows]
    for row, codes in zip(rows, chains, strict=True):
        row.key = next(iter(codes)) if len(codes) == 1 else ""


def _by_prefix(known: Names, prefixes: Iterable[str]) -> dict[str, list[str]]:
    return {prefix: [code for code in known if code.startswith(prefix)] for prefix in prefixes}


def _choices(row: PrintedRow, codes: list[str], known: Names, longest: int) -> set[str]:
    if len(row.code) in LENGTHS and len(row.code) < longest:
        return {row.code}
    name = plain(row.values[NAME])
    found = {code for code in codes if any(_is_name(name, listed) for listed in known[code])}
    if len(row.code) in LENGTHS:
        found.add(row.code)
    return found


def _is_name(printed: str, listed: str) -> bool:
    return printed == listed or is_cut_of(printed, listed) or is_cut_of(listed, printed)


def _chains(choices: Sequence[set[str]], *, parents: bool) -> list[set[str]]:
    """Keep the codes that stand on a chain in order; a row without any choice is passed over.

    Empty where there is no chain at all.
    """
    reached: list[set[str]] = []
    before = {""}
    for codes in choices:
        here = {code for code in codes if any(_follows(last, code, parents=parents) for last in before)}
        if codes and not here:
            return []
        reached.append(here)
        before = here or before
    after: set[str] | None = None
    for index in range(len(reached) - 1, -1, -1):
        if after is not None and reached[index]:
            following = after
            reached[index] = {
                code
                for code in reached[index]
                if any(_follows(code, later, parents=parents) for later in following)
            }
        after = reached[index] or after
    return reached


def _follows(last: str, code: str, *, parents: bool) -> bool:
    """Say whether a code may be printed after another: behind it in the tree, its parent above it."""
    if code <= last:
        return False
    return not parents or len(code) == LENGTHS[0] or last.startswith(code[:-2])
