"""Faults of omission in a document: each table, each printed row of a table, each section left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from injection.cells import INDICATORS
from injection.clean import Clean, line_of
from injection.fault import Fault
from injection.prose import table_lines
from juesuan.arithmetic.equations import Cell
from juesuan.package.content import Record
from juesuan.package.facts import amount_tables
from juesuan.standard.codelists import codelist


def deletion_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every omission."""
    yield from _tables(clean)
    yield from _rows(clean)
    yield from _sections(clean)


def _tables(clean: Clean) -> Iterator[Fault]:
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for line, name in table_lines(clean.region).items():
        lines[name].append(line)
    for name, own in lines.items():
        yield _without(clean, "table", name, own, (Cell(name, "", ""), Cell("sections", name, "")))


def _rows(clean: Clean) -> Iterator[Fault]:
    columns = amount_tables() | {INDICATORS: ("weight",)}
    for table, names in columns.items():
        by_line: defaultdict[int, list[Record]] = defaultdict(list)
        for record in clean.package.tables.get(table, ()):
            by_line[line_of(record)].append(record)
        for line, records in by_line.items():
            if line and clean.lines[line - 1].startswith("|"):
                amounts = any(record.values[name] for record in records for name in names)
                target = (
                    "sheet row" if table == INDICATORS else "row with amounts" if amounts else "row of blanks"
                )
                cells = tuple(Cell(table, record.key, "") for record in records)
                fault = _without(clean, target, f"{table}/{'+'.join(r.key for r in records)}", [line], cells)
                yield fault._replace(bound=amounts)


def _sections(clean: Clean) -> Iterator[Fault]:
    parents = {row["code"]: row["parent"] for row in codelist("sections")}
    starts = {record.key: line_of(record) for record in clean.package.tables["sections"] if line_of(record)}
    for code, start in starts.items():
        if code in amount_tables():
            continue
        later = [
            line for other, line in starts.items() if line > start and code not in _above(other, parents)
        ]
        end = _end_of_heading(clean, start) or min(later, default=len(clean.lines) + 1)
        lines = [*range(start, end)]
        yield _without(clean, "section", code, lines, (Cell("sections", code, ""),))


def _end_of_heading(clean: Clean, start: int) -> int:
    """Return the line of the next heading of the same rank or above; 0 where the line is no heading."""
    marks = clean.lines[start - 1].partition(" ")[0]
    if marks.strip("#") or not marks:
        return 0
    rest = enumerate(clean.lines[start:], start=start + 1)
    ranks = ((at, line.partition(" ")[0]) for at, line in rest if line.startswith("#"))
    return next((at for at, other in ranks if len(other) <= len(marks)), len(clean.lines) + 1)


def _above(code: str, parents: dict[str, str]) -> list[str]:
    found = []
    while parents.get(code):
        code = parents[code]
        found.append(code)
    return found


def _without(clean: Clean, target: str, name: str, lines: list[int], cells: tuple[Cell, ...]) -> Fault:
    printed = clean.lines[lines[0] - 1]
    gone = tuple((line, None) for line in lines)
    return Fault(
        clean.region,
        "document",
        target,
        "deleted",
        f"L{lines[0]}: {name}",
        printed[:60],
        "",
        (),
        gone,
        cells,
        bound=True,
    )
