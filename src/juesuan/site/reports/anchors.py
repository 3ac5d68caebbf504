"""Names for places of a page that others can link to."""

from __future__ import annotations

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9_]")


def cell_anchor(table: str, row: str, column: str) -> str:
    """Return the anchor of a cell, `cell-<table>-<row>-<column>`; no two cells of a package share one."""
    return "-".join(("cell", *(_UNSAFE.sub(_code_point, part) for part in (table, row, column))))


def _code_point(match: re.Match[str]) -> str:
    return f".{ord(match[0]):x}."
