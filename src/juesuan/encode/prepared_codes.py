"""The prepared table `codes`: the code lists that rules look codes up in, the same for all packages."""

from __future__ import annotations

from functools import cache

from juesuan.evaluate.codes import plain
from juesuan.read.spelling import plain as bare
from juesuan.standard.codelists import UNVERIFIED, Row, codelist

CODES = "codes"
CODE_COLUMNS = {
    "list_name": "text",
    "code": "text",
    "parent": "text",
    "grp": "text",
    "name_plain": "text",
    "name_bare": "text",
    "since": "integer",
    "until": "integer",
    "verified": "integer",
}
"""`list_name` is the list (only the parts that are text of `sections`), `parent` and `grp` are "" where it
has none, `name_plain` and `name_bare` are as in the official tables, `since` and `until` the first and the
last fiscal year (NULL: no bound), `verified` 1 where the name may be held against what is printed."""

_CLASSIFICATIONS = ("functional_classification", "economic_classification")


@cache
def code_rows() -> tuple[tuple[str | int | None, ...], ...]:
    """Return the rows of the table `codes`."""
    classified = [(name, row) for name in _CLASSIFICATIONS for row in codelist(name)]
    parts = [("sections", row) for row in codelist("sections") if row["kind"] != "table"]
    return tuple(_row(name, row) for name, row in (*classified, *parts))


def _row(name: str, row: Row) -> tuple[str | int | None, ...]:
    return (
        name,
        row["code"],
        row["parent"],
        row.get("group", ""),
        plain(row["name_zh"]),
        bare(row["name_zh"]),
        _year(row.get("valid_from")),
        _year(row.get("valid_to")),
        int(row.get("confidence") != UNVERIFIED),
    )


def _year(text: str | None) -> int | None:
    return int(text) if text else None
