"""CSV tables of many packages, read in bulk: bytes put together, parsed once, screened as whole columns.

Only what is beyond doubt is taken this way. A package with anything unusual (an encoding, a quoted line
break, a value that its field does not allow, a key twice) is named as doubtful, and read by the strict
reader of single packages, which says what is wrong with it.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import cache

import polars as pl

from juesuan.corpus.screening import doubtful_rows
from juesuan.corpus.stacked import LINE, NUMBER, decimals_column, is_decimal, is_integer, stacked_tables
from juesuan.standard.tables import TableSchema, table_schema

_QUOTE = b'"'
_UNUSUAL = (b"\r", b"\0")
_FIELD = rb'(?:[^",]*|"(?:[^"]|"")+")'
FIRST_ROW = 2
"""The line of a file that its first row stands in."""


@dataclass(slots=True)
class Gathered:
    """The rows of one table in several packages, as bytes."""

    table: str
    bodies: list[bytes] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def add(self, number: int, key: bytes, content: bytes) -> bool:
        """Take one file; say whether it is of the plain form that can be read in bulk.

        `key` is what every row of the package starts with: its department and year.
        """
        header = header_line(self.table)
        if not content.startswith(header) or any(mark in content for mark in _UNUSUAL):
            return False
        body = content[len(header) :]
        if body and not body.endswith(b"\n"):
            body += b"\n"
        rows = body.count(b"\n")
        if (b"\n" + body).count(b"\n" + key) != rows or not _is_rectangular(self.table, body, rows):
            return False
        self.bodies.append(body)
        self.numbers.append(number)
        self.counts.append(rows)
        return True

    def without(self, numbers: set[int]) -> Gathered:
        """Return the same without some packages."""
        kept = [index for index, number in enumerate(self.numbers) if number not in numbers]
        return Gathered(
            self.table,
            [self.bodies[index] for index in kept],
            [self.numbers[index] for index in kept],
            [self.counts[index] for index in kept],
        )


@cache
def header_line(table: str) -> bytes:
    """Return the first line that the file of a table has."""
    return (",".join(table_schema(table).columns) + "\n").encode()


@cache
def _quoted_line(table: str) -> re.Pattern[bytes]:
    """Return the pattern of a line in which some fields are in quotes, none of them blank."""
    others = header_line(table).count(b",")
    return re.compile(_FIELD + rb"(?:," + _FIELD + rb"){%d}" % others)


def _is_rectangular(table: str, body: bytes, rows: int) -> bool:
    """Say whether the rows have as many commas as they should together, and each quoted one for itself."""
    commas, wanted = body.count(b","), header_line(table).count(b",")
    if _QUOTE in body:
        quoted = [line for line in body[:-1].split(b"\n") if _QUOTE in line]
        if not all(_quoted_line(table).fullmatch(line) for line in quoted):
            return False
        commas -= sum(line.count(b",") - wanted for line in quoted)
    return commas == rows * wanted


def parse(gathered: Gathered) -> tuple[pl.DataFrame, set[int]]:
    """Return the stacked table, and the numbers of the packages that must be read one by one."""
    doubtful: set[int] = set()
    try:
        raw = _raw(gathered)
    except pl.exceptions.PolarsError:
        doubtful = {
            number
            for number, body in zip(gathered.numbers, gathered.bodies, strict=True)
            if body and not _is_regular(gathered.table, body)
        }
        gathered = gathered.without(doubtful)
        raw = _raw(gathered)
    schema = table_schema(gathered.table)
    doubtful |= set(doubtful_rows(schema, raw)[NUMBER])
    good = raw.filter(~pl.col(NUMBER).is_in(doubtful)) if doubtful else raw
    return good.select(_typed(schema)), doubtful


def _raw(gathered: Gathered) -> pl.DataFrame:
    """Return all rows as text, each with the number of its package and its line in the file."""
    columns = table_schema(gathered.table).columns
    types = dict.fromkeys(columns, pl.String())
    text = b"".join(gathered.bodies)
    if not text:
        return pl.DataFrame(schema={NUMBER: pl.Int32(), LINE: pl.Int32(), **types})
    frame = pl.read_csv(io.BytesIO(text), has_header=False, schema=types)
    places = pl.DataFrame({NUMBER: gathered.numbers, "rows": gathered.counts}).filter(pl.col("rows") > 0)
    lines = places.select(
        pl.col(NUMBER).cast(pl.Int32), pl.int_ranges(FIRST_ROW, pl.col("rows") + FIRST_ROW).alias(LINE)
    ).explode(LINE)
    if lines.height != frame.height:
        raise pl.exceptions.ShapeError(gathered.table)
    return lines.with_columns(pl.col(LINE).cast(pl.Int32)).hstack(frame)


def _is_regular(table: str, body: bytes) -> bool:
    """Say whether a file is UTF-8 and all its lines have as many fields as the table has columns."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(_is_rectangular(table, line + b"\n", 1) for line in body[:-1].split(b"\n"))


def _typed(schema: TableSchema) -> list[pl.Expr]:
    types = stacked_tables()[schema.name]
    wanted: list[pl.Expr] = [pl.col(NUMBER), pl.col(LINE)]
    for each in schema.fields:
        column = pl.col(each.name)
        if is_decimal(each):
            wanted += [column.cast(types[each.name]), _decimals(each.name)]
        elif is_integer(each):
            wanted.append(column.cast(pl.Int64))
        else:
            wanted.append(column)
    return wanted


def _decimals(name: str) -> pl.Expr:
    """Return how many decimals an amount prints: what stands behind its point."""
    column = pl.col(name)
    behind = column.str.len_bytes().cast(pl.Int8) - column.str.find(".", literal=True).cast(pl.Int8) - 1
    return pl.when(column.is_not_null()).then(behind.fill_null(0)).cast(pl.Int8).alias(decimals_column(name))
