"""Corpora that are special in one way each: large amounts, unknown cells, mixed units, years in any order."""

from copy import deepcopy
from decimal import Decimal

from juesuan.package.content import Problem
from juesuan.package.facts import amount_tables
from juesuan.synthetic import seed_faults, synthetic_package
from juesuan.synthetic.chance import stream
from juesuan.synthetic.faults.fault import Place, draft_of

LAYOUTS = ("national", "wuhan", "shanghai", "sichuan")
_POWERS = {"元": 0, "万元": 4, "亿元": 8}
PROFILES = ("nearest", "truncate", "exact", "balanced", "unheard-of")
_NEXT_TO_ALL = 9_000


def department(seed, layout="national", year=2024, **descriptor):
    """Return the package of a department of these corpora alone, its descriptor changed."""
    package = synthetic_package(_NEXT_TO_ALL + seed, layout, year)
    package.descriptor |= {f"juesuan:{name}": value for name, value in descriptor.items()}
    return package


def changed(package, *changes):
    """Return a package with other texts: each change is table, row, column and text."""
    draft = draft_of(package)
    for table, row, column, text in changes:
        at = next(n for n, record in enumerate(draft.package.tables[table]) if record.key == row)
        draft.write(Place(table, at, column), text)
    return draft.package


def noted(package, *notes):
    """Return a package in which numbers without a place are noted: each with a table, a row and a column."""
    draft = draft_of(package)
    like = draft.package.tables["reading_notes"][0].values
    for number, (table, row, column) in enumerate(notes):
        place = {"table": table, "row": row, "column": column, "section": "", "detail": "", "read_as": ""}
        reading = {"note_id": f"x{number}", "kind": "unplaced", "printed": "12.00", "reason": "ambiguous"}
        draft.append("reading_notes", {**like, **place, **reading})
    return draft.package


def without(package, *tables):
    """Return a package that lacks some tables."""
    draft = draft_of(package)
    for table in tables:
        draft.package.tables.pop(table, None)
    return draft.package


def in_unit(package, table, unit):
    """Return a package that prints the same amounts of one table in another unit."""
    changes = []
    for record in package.tables[table]:
        power = _POWERS[record.values["unit"]] - _POWERS[unit]
        for column in amount_tables()[table]:
            if text := record.values[column]:
                places = max(0, -Decimal(text).as_tuple().exponent - power)
                changes.append((table, record.key, column, f"{Decimal(text).scaleb(power):.{places}f}"))
        changes.append((table, record.key, "unit", unit))
    return changed(package, *changes)


def blank(package, table):
    """Return a package with a table that prints no amount."""
    places = [(record.key, column) for record in package.tables[table] for column in amount_tables()[table]]
    return changed(package, *((table, row, column, "") for row, column in places))


def nudged(package, table, row, column, units):
    """Return a package with an amount that differs by some units of its last digit."""
    text = next(record.values[column] for record in package.tables[table] if record.key == row)
    number = Decimal(text)
    return changed(
        package, (table, row, column, str(number + Decimal(units).scaleb(number.as_tuple().exponent)))
    )


def large():
    """Twelve digits and 亿元, which engines leave to the oracle with the year after; nine, which fit."""
    total = ("revenue", "total", "total_revenue")
    return [
        changed(department(1), (*total, "999999999999.99")),
        changed(department(2), (*total, "99999999"), ("revenue", "total", "unit", "亿元")),
        changed(department(3, year=2023), (*total, "999999999999")),
        department(3, year=2024),
        changed(department(4), (*total, "999999999.99")),
        changed(department(4, year=2023), (*total, "-999999999.99")),
    ]


def unknown():
    """Numbers without a place in a cell, a row, a table, a column without amounts; amounts that are none."""
    places = [
        ("expenditure", "total", "operating_expenditure"),
        ("expenditure", "total", ""),
        ("expenditure", "", ""),
        ("expenditure", "", "basic_expenditure"),
        ("expenditure", "2019999", "basic_expenditure"),
        ("expenditure", "total", "function_name"),
        ("state_capital", "total", "function_name"),
        ("three_public_expenses", "nowhere", "actual"),
        ("figures", "", ""),
        ("", "", ""),
    ]
    packages = [noted(department(10 + n), place) for n, place in enumerate(places)]
    packages.append(noted(department(20), *places))
    empty = blank(department(21), "state_capital")
    packages += [empty, noted(department(22), ("state_capital", "", "")), noted(empty, places[6])]
    for seed, text in enumerate(("1,234.56", "若干", "1e3", "1.2345678", " 5.00", "-", "１２.00"), start=23):
        packages.append(changed(department(seed), ("revenue", "total", "total_revenue", text)))
    return packages


def missing():
    """One table missing at a time, all of them, and one that could not be read."""
    tables = (*amount_tables(), "figures", "sections", "reading_notes", "units")
    packages = [without(department(40 + n, LAYOUTS[n % 4]), table) for n, table in enumerate(tables)]
    packages += [without(department(60, layout), *amount_tables()) for layout in LAYOUTS[:1]]
    unreadable = without(department(61), "revenue")
    unreadable.problems.append(Problem("files-readable", "unreadable", "revenue", "", "", "", "", "", 0))
    return [*packages, unreadable]


def repeated():
    """A package twice, one of the same name with mistakes, and the year after, which has three before it."""
    first = department(70, year=2022)
    other, _ = seed_faults(first, stream("repeated"), 4, ["amount_changed"])
    return [first, deepcopy(first), department(70, year=2023), other, department(71), department(71)]


def units():
    """元, 万元 and 亿元 in one corpus, and a package with a table in each, with a mistake and without."""
    packages = [department(80 + n, LAYOUTS[n % 4]) for n in range(6)]
    for seed in (90, 92):
        mixed = department(seed)
        for table, unit in zip(amount_tables(), ("元", "万元", "亿元") * 3, strict=True):
            mixed = in_unit(mixed, table, unit)
        packages += [mixed, nudged(mixed, "revenue", "total", "total_revenue", 12_345_678)]
    for unit, power in _POWERS.items():
        whole = department(100 + power)
        for table in amount_tables():
            whole = in_unit(whole, table, unit)
        packages.append(whole)
    return packages


def versions():
    """Versions of the standard that this one can be, and cannot."""
    known = ("1.0.0", "1.0.7", "2.0.0", "", "1.0")
    return [department(110 + n, standardVersion=version) for n, version in enumerate(known)]


def roundings():
    """The same amounts under each profile of rounding, a total off by some units of its last digit."""
    return [
        nudged(department(120, roundingProfile=name), "expenditure", "total", "total_expenditure", off)
        for name in PROFILES
        for off in (0, 1, -1, 3, 12, 90)
    ]


def years():
    """Years of departments in no order, one missing between two, one wrong; some of another scope."""
    wrong = nudged(
        department(130, year=2021), "revenue_expenditure_summary", "closing_carryover", "amount", 777
    )
    scoped = [department(132, year=year, scope="unit") for year in (2023, 2022)]
    return [
        *(department(130, year=year) for year in (2023, 2022)),
        wrong,
        *(department(131, "wuhan", year) for year in (2024, 2020, 2022)),
        *scoped,
        department(132, year=2023),
    ]


def bare():
    """Packages that have next to nothing: no text, no notes; no tables at all; tables without rows."""
    texts = ("figures", "sections", "reading_notes")
    found = [without(department(140 + n, layout), *texts) for n, layout in enumerate(LAYOUTS)]
    empty = department(144)
    return [*found, without(empty, *empty.tables), *without_rows(department(145), texts)]


def without_rows(package, tables):
    """Yield a package whose nine tables have no rows, without some of the others."""
    found = without(package, *tables)
    found.tables = {name: [] if name in amount_tables() else rows for name, rows in found.tables.items()}
    yield found


CORPORA = {
    each.__name__: each for each in (large, unknown, missing, repeated, units, versions, roundings, years)
}
"""Those that can stand in one corpus; `bare` stands alone."""
