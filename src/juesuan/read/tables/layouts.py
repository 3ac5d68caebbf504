"""The layouts that `validations/layouts/*.yaml` state, and those of a folder of your own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from juesuan.read.errors import refusal
from juesuan.read.tables.layout import Layout, Line, Slot, TableLayout
from juesuan.read.tables.layout_records import Record, layout_from, merged
from juesuan.standard.yaml_files import load_folder

__all__ = [
    "NATIONAL",
    "Layout",
    "Line",
    "Slot",
    "TableLayout",
    "layout_of",
    "layouts",
    "layouts_in",
    "national",
]

NATIONAL = "national"


@cache
def national() -> Layout:
    """Return the layout that holds where nothing more special is known."""
    return layout_from(_family(NATIONAL, _standard()), {"code": ""})


@cache
def layouts() -> tuple[Layout, ...]:
    """Return every variant of every regional family of the standard."""
    return _variants(_standard(), _standard())


def layout_of(code: str) -> Layout:
    """Return one layout by its code, the nationwide one by "" or `national`; raises KeyError for others."""
    if code in ("", NATIONAL):
        return national()
    found = {layout.code: layout for layout in layouts()}
    return found[code]


def layouts_in(folder: Path) -> tuple[Layout, ...]:
    """Return the layouts that the files of a folder state; they may extend the families of the standard.

    Raises UnreadableError for a file that is no layout.
    """
    own: Record = {}
    for file in sorted(folder.glob("*.yaml")):
        try:
            own[file.stem] = yaml.safe_load(file.read_text(encoding="utf-8"))
            _variants({file.stem: own[file.stem]}, {**_standard(), **own})
        except (OSError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
            raise refusal("no_layout", file=file.name, reason=str(error)) from None
    return _variants(own, {**_standard(), **own})


def _standard() -> Record:
    return load_folder("validations/layouts")


def _variants(records: Mapping[str, Any], known: Mapping[str, Any]) -> tuple[Layout, ...]:
    return tuple(
        layout_from(_family(name, known), variant)
        for name, record in records.items()
        for variant in record.get("variants", ())
    )


def _family(name: str, known: Mapping[str, Any]) -> Record:
    record = known[name]
    parent = record.get("extends")
    return merged(_family(parent, known), record) if parent else record
