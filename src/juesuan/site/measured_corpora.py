"""What was measured on corpora of several sizes, as tables with a column for each size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from juesuan.standard.yaml_files import load

WORDS = "validations/messages/site/measured.yaml"
TABLES = ("rate", "peak_megabytes", "times_frictionless", "share_of_limit")
"""What there is a table of; the first tells how many rules were judged at all."""
_NONE = "–"
Object = dict[str, Any]


def corpus_tables(sizes: Sequence[Object]) -> Object:
    """Return the tables of the results for several sizes, and the conditions that they share."""
    commands = {size["measured"]["command"]: size["measured"] for size in sizes}
    versions = [each["measured"]["versions"] for each in sizes]
    return {
        "sizes": [f"{size['packages']:,}" for size in sizes],
        "faulty": _range([f"{size['faulty']:.0%}" for size in sizes]),
        "memory": _range([size["memory"] for size in sizes]),
        "tables": [{"name": name, "rows": _rows(name, sizes)} for name in TABLES],
        "measured": list(commands.values()),
        "versions": {name: version for each in versions for name, version in each.items()},
    }


def _range(values: Sequence[str]) -> str:
    return "、".join(dict.fromkeys(values))


def _rows(name: str, sizes: Sequence[Object]) -> list[Object]:
    """Return the rows of one table, in the order of the words; those without any value are left out."""
    measured = [{row["what"]: row for row in size["rows"]} for size in sizes]
    rows = []
    for what in load(WORDS)["corpus"]:
        found = [each.get(what, {}) for each in measured]
        rules = next((row["rules"] for row in found if "rules" in row), _NONE)
        cells = [_cell(name, row.get(name)) for row in found]
        if any(cell != _NONE for cell in cells):
            rows.append({"what": what, "rules": rules, "cells": cells})
    return rows


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return _NONE
    if name == "share_of_limit":
        return f"{100 * value:.1f} %"
    return f"{value:,}"
