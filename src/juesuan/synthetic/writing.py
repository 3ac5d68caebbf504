"""Write invented packages as CSV, many at a time, with a list of the mistakes seeded in them."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from juesuan.errors import InputError
from juesuan.package.content import Package
from juesuan.package.load import DESCRIPTOR
from juesuan.standard.tables import table_schema
from juesuan.synthetic.chance import stream
from juesuan.synthetic.faults import Fault, seed_faults
from juesuan.synthetic.make import numbered_package

FAULTS = "faults.csv"
_COLUMNS = ("package", *Fault._fields)
_BATCH, _MOST_FAULTS = 25, 3
_FIELD = ("name", "type", "constraints")
_TWICE = "keys-unique"


@dataclass(frozen=True, slots=True)
class Order:
    """What a corpus is to hold: how many packages, of which seed, layouts and years, with which mistakes."""

    packages: int
    seed: int = 0
    layouts: tuple[str, ...] = ()
    years: tuple[int, ...] = (2024,)
    faulty: float = 0
    """The share of packages with mistakes, from 0 to 1."""


def write_corpus(order: Order, out: Path, processes: int = 0) -> Iterator[int]:
    """Write the packages of an order as `<division>/<department>/<year>/` in a folder; yield batch sizes.

    Where mistakes are seeded, `faults.csv` lists them at the end. The same order writes the same files,
    whatever the number of processes. Raises InputError for an unknown layout or year, and where the folder
    is not empty or cannot be written.
    """
    numbered_package(order.seed, 0, order.layouts, order.years)
    check_empty(out)
    batches = [
        range(start, min(start + _BATCH, order.packages)) for start in range(0, order.packages, _BATCH)
    ]
    work = partial(_write_batch, order, out)
    faults: list[list[str]] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for batch, found in zip(batches, _mapped(work, batches, processes), strict=True):
            faults += found
            yield len(batch)
        if order.faulty:
            _write_rows(out / FAULTS, [_COLUMNS, *faults])
    except OSError as error:
        raise InputError("cannot_write", path=out, reason=error.strerror) from None


def check_empty(out: Path) -> None:
    """Raise InputError where a folder holds anything, or is none."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError("folder_not_empty", path=out)


def write_csv(package: Package, folder: Path) -> Path:
    """Write a package as its files and return the folder; what reading reported as printed twice is so again.

    The schemas in the descriptor are cut to what checking needs: a corpus holds them many times.
    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, records in package.tables.items():
        again = [
            problem.row for problem in package.problems if (problem.rule, problem.table) == (_TWICE, name)
        ]
        repeated = [record for key in again for record in records if record.key == key]
        rows = [record.values.values() for record in (*records, *repeated)]
        _write_rows(folder / f"{name}.csv", [table_schema(name).columns, *rows])
    (folder / DESCRIPTOR).write_text(_descriptor(package), encoding="utf-8", newline="")
    return folder


def _mapped(work: Any, batches: Sequence[range], processes: int) -> Iterator[list[list[str]]]:
    """Do the work of every batch, in order, on several processors where there is enough of it."""
    processes = processes or min(os.cpu_count() or 1, len(batches) // 2)
    if processes < 2:
        yield from map(work, batches)
        return
    # A bar on the terminal has a thread of its own, with which processes must not be forked.
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from pool.map(work, batches)


def _write_batch(order: Order, out: Path, numbers: range) -> list[list[str]]:
    """Write the packages of some numbers, and return the rows of their mistakes."""
    rows: list[list[str]] = []
    for number in numbers:
        package = numbered_package(order.seed, number, order.layouts, order.years)
        division, department = (
            package.descriptor["juesuan:division"],
            package.descriptor["juesuan:departmentId"],
        )
        folder = out / division / department.removeprefix(f"{division}-") / str(package.fiscal_year)
        rng = stream("faults", order.seed, number)
        if rng.random() < order.faulty:
            package, faults = seed_faults(package, rng, rng.randrange(1, _MOST_FAULTS + 1))
            rows += [[package.id, *fault[:-1], "|".join(fault.expected)] for fault in faults]
        write_csv(package, folder)
    return rows


def _write_rows(path: Path, rows: Iterable[Iterable[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="")


def _descriptor(package: Package) -> str:
    """Return the descriptor as text; that of the tables is the same in most packages and made once."""
    head = {key: value for key, value in package.descriptor.items() if key != "resources"}
    tables = ",\n".join(_resource(resource["name"]) for resource in package.descriptor["resources"])
    text = json.dumps(head, ensure_ascii=False, indent=1)
    return f'{text[:-2]},\n "resources": [\n{tables}\n ]\n}}\n'


@cache
def _resource(name: str) -> str:
    schema = table_schema(name)
    fields = [{key: field[key] for key in _FIELD if key in field} for field in schema.descriptor["fields"]]
    record = {
        "name": name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": list(schema.primary_key), "missingValues": [""]},
    }
    return json.dumps(record, ensure_ascii=False)
