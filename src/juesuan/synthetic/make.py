"""Make packages of invented departments: realistic, and right by every rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from random import Random
from typing import Any

from juesuan.errors import InputError
from juesuan.package.content import Package, Record
from juesuan.package.write import LICENSES
from juesuan.read.tables.layouts import NATIONAL, layouts
from juesuan.standard.catalogue import rules
from juesuan.standard.profile import PROFILE_URL, STANDARD_VERSION
from juesuan.standard.tables import table_names, table_schema
from juesuan.synthetic.accounts import accounts_of
from juesuan.synthetic.assessment import assess
from juesuan.synthetic.chance import stream
from juesuan.synthetic.codes import composition
from juesuan.synthetic.department import Department, department_of
from juesuan.synthetic.figures import Figures
from juesuan.synthetic.prose import Told, state
from juesuan.synthetic.rows import Texts
from juesuan.synthetic.statements import layout_in, statements_of
from juesuan.synthetic.surroundings import notes_of, sections_of, units_of

EARLIEST, LATEST = 2020, 2099
"""The fiscal years that packages can be made for."""
_PER_CORPUS = 1_000_000_000
_LAST_DAY = 28


def synthetic_package(seed: int, layout: str = NATIONAL, fiscal_year: int = 2024) -> Package:
    """Return the package of an invented department in one year.

    The seed names the department: its years continue each other, opening balances and comparisons with the
    year before included. `layout` is national, a family such as wuhan, or a variant such as wuhan-2024.
    The same arguments give the same package. Raises InputError for an unknown layout or a year that is not
    from 2020 to 2099.
    """
    if not EARLIEST <= fiscal_year <= LATEST:
        raise InputError("synthetic_year", year=fiscal_year, first=EARLIEST, last=LATEST)
    department = department_of(seed, layout)
    form = layout_in(layout, fiscal_year)
    now, before = accounts_of(department, fiscal_year), accounts_of(department, fiscal_year - 1)
    texts = Texts(department.decimals, department.zero)
    tables = statements_of(department, now, form, texts)
    rng = stream("text", seed, fiscal_year)
    figures = Figures(department, fiscal_year, texts)
    state(Told(department, now, before, form, rng), figures)
    sheets = assess(department, now, rng, texts, figures) if department.has_sheets else {}
    tables |= {"figures": figures.records(), "units": units_of(department, fiscal_year)}
    family = form.code.partition("-")[0]
    tables["sections"] = sections_of(department, fiscal_year, family, assessed=bool(sheets))
    tables |= sheets
    tables["reading_notes"] = notes_of(department, now)
    code = form.code or NATIONAL
    descriptor = _descriptor(department, fiscal_year, code, rng, tuple(tables))
    descriptor["juesuan:coverage"] = _coverage(texts.written, len(figures), tables["reading_notes"])
    return Package(descriptor, tables)


def synthetic_corpus(
    count: int, seed: int = 0, chosen: Sequence[str] = (), years: Sequence[int] = (2024,)
) -> Iterator[Package]:
    """Yield packages of different departments, in each of the years, one by one.

    `chosen` names the layouts, by default all families; a department keeps its layout. The same arguments
    yield the same packages. Raises InputError as `synthetic_package` does.
    """
    for number in range(count):
        yield numbered_package(seed, number, chosen, years)


def numbered_package(seed: int, number: int, chosen: Sequence[str], years: Sequence[int]) -> Package:
    """Return one package of a corpus by its number, which counts from 0.

    Raises InputError as `synthetic_package` does.
    """
    names = list(chosen) or [NATIONAL, *dict.fromkeys(each.code.partition("-")[0] for each in layouts())]
    department, year = divmod(number, len(years))
    return synthetic_package(seed * _PER_CORPUS + department, names[department % len(names)], years[year])


def _descriptor(
    department: Department, year: int, layout: str, rng: Random, tables: tuple[str, ...]
) -> dict[str, Any]:
    words = composition()
    named = {"department": department.name, "year": year}
    published = f"{year + 1}-{rng.randrange(8, 11):02d}-{rng.randrange(1, _LAST_DAY + 1):02d}"
    source = {"title": words["source"].format(**named), "juesuan:publisher": department.name}
    return {
        "$schema": PROFILE_URL,
        "profile": "data-package",
        "name": f"{department.id}-{year}",
        "title": words["title"].format(**named),
        "version": "1.0.0",
        "licenses": list(LICENSES),
        "contributors": [{"title": "The Juesuan authors", "roles": ["creator"]}],
        "sources": [{**source, "juesuan:published": published}],
        "juesuan:departmentId": department.id,
        "juesuan:departmentName": department.name,
        "juesuan:division": department.division,
        "juesuan:scope": "department",
        "juesuan:fiscalYear": year,
        "juesuan:layout": layout,
        "juesuan:amountUnit": department.unit,
        "juesuan:roundingProfile": "nearest",
        "juesuan:standardVersion": STANDARD_VERSION,
        "juesuan:textRules": list(_text_rules(year, layout)),
        "resources": list(_resources(tables)),
    }


@cache
def _text_rules(year: int, layout: str) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules() if rule.kind == "text_pattern" and rule.applies(year, layout))


@cache
def _resources(tables: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """Return the descriptors of tables; they share the schemas of the standard, which nobody may change."""
    return tuple(
        {
            "name": name,
            "title": table_schema(name).title_zh,
            "type": "table",
            "profile": "tabular-data-resource",
            "path": f"{name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": table_schema(name).descriptor,
        }
        for name in table_names()
        if name in tables
    )


def _coverage(cells: int, figures: int, notes: list[Record]) -> dict[str, int]:
    other = sum(note.values["kind"] == "other" for note in notes)
    numbers = {"cells": cells, "figures": figures, "other": other, "unplaced": 0}
    return {"numbers": cells + figures + other, **numbers}
