"""Tables that run over pages: the columns of all their pages are counted alike."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.documents.pdf.gutters import columns_of
from juesuan.read.documents.pdf.page import Box
from juesuan.read.documents.pdf.ruled import Table
from juesuan.read.documents.pdf.rulings import NEAR
from juesuan.read.documents.pdf.unruled import table_in

_LONGEST_CHAIN = 20
"""Over more pages, columns without lines are not compared with all the pages before."""


def continue_columns(tables: Sequence[tuple[Table, bool]]) -> list[Table]:
    """Return tables with the columns of each shared by the pages it runs over.

    With each table comes whether nothing but a page's end stands between it and the table before.
    """
    chains: list[list[Table]] = []
    for table, follows in tables:
        together = _joined(chains[-1], table) if follows and chains else None
        if together:
            chains[-1] = together
        else:
            chains.append([table])
    return [table for chain in chains for table in chain]


def _joined(chain: list[Table], table: Table) -> list[Table] | None:
    """Return a chain with one more table, or None where its columns are others."""
    last = chain[-1]
    if not (last.columns_known and table.columns_known) or bool(last.unruled) != bool(table.unruled):
        return None
    return _joined_unruled(chain, table) if table.unruled else _joined_ruled(chain, table)


def _joined_ruled(chain: list[Table], table: Table) -> list[Table] | None:
    first, second = chain[-1].columns, table.columns
    if abs(first[0] - second[0]) > 2 * NEAR or abs(first[-1] - second[-1]) > 2 * NEAR:
        return None
    if _holds(first, second):
        columns = first
    elif _holds(second, first):
        columns = second
    else:
        return None
    for each in (*chain, table):
        each.columns = columns
    return [*chain, table]


def _holds(columns: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(column - other) <= NEAR for column in columns) for other in others[1:-1])


def _joined_unruled(chain: list[Table], table: Table) -> list[Table] | None:
    if len(chain) >= _LONGEST_CHAIN:
        return None
    tables = [*chain, table]
    rows = [row for each in tables for row in each.unruled]
    size = min(each.box.height / max(1, len(each.rows)) for each in tables) / 1.5
    columns = columns_of(rows, size)
    if not columns:
        return None
    return [table_in(columns, each.unruled, each.page, _wide(each.box, columns)) for each in tables]


def _wide(box: Box, columns: Sequence[float]) -> Box:
    return Box(columns[0], box.top, columns[-1], box.bottom)
