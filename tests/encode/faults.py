"""The example package with seeded faults: one function for each kind of fault, and the list of them all."""

from copy import deepcopy
from functools import cache, partial
from pathlib import Path

from juesuan.package.content import Package, Problem, Record
from juesuan.package.load import load_package

EXAMPLE = Path(__file__).parents[2] / "data" / "example"


@cache
def _example():
    """Load the example without its text, which no engine but the oracle reads."""
    package = load_package(EXAMPLE)
    for table in ("figures", "performance_projects", "performance_indicators", "units"):
        del package.tables[table]
    records = package.tables["reading_notes"]
    package.tables["reading_notes"] = [each for each in records if each.values["kind"] == "unplaced"]
    return package


def example(**descriptor) -> Package:
    package = deepcopy(_example())
    package.descriptor |= {f"juesuan:{key}": value for key, value in descriptor.items()}
    return package


def find(package, table, row) -> Record:
    return next(record for record in package.tables[table] if record.key == row)


def put(package, table, row, **values):
    find(package, table, row).values.update(values)


def nudge(package, table, row, column, cents):
    text = find(package, table, row).values[column]
    put(package, table, row, **{column: f"{(round(float(text) * 100) + cents) / 100:.2f}"})


def drop_row(package, table, *rows):
    package.tables[table] = [record for record in package.tables[table] if record.key not in rows]


def keep_rows(package, table, *rows):
    package.tables[table] = [record for record in package.tables[table] if record.key in rows]


def into_tail(package, part, whole):
    """Print in one place one cent more than in another."""
    table, row, column = whole.split("/")
    text = find(package, table, row).values[column]
    table, row, column = part.split("/")
    put(package, table, row, **{column: text})
    nudge(package, table, row, column, 1)


def drop_table(package, *tables):
    for table in tables:
        del package.tables[table]


def empty_table(package, table):
    package.tables[table] = []


def blank_table(package, table):
    for record in package.tables[table]:
        record.values.update({name: "" for name, text in record.values.items() if is_amount(text)})


def is_amount(text):
    return bool(text) and text.replace(".", "").replace("-", "").isdigit() and "." in text


def insert(package, table, row, **values):
    like = package.tables[table][0]
    key = next(name for name, text in like.values.items() if text == like.key)
    cells = {name: "" if is_amount(text) else text for name, text in like.values.items()}
    package.tables[table].append(Record(row, {**cells, key: row, **values}, 999))


def note(package, table="", row="", column="", kind="unplaced"):
    names = ("kind", "table", "row", "column", "printed", "read_as", "reason", "source_ref")
    values = dict(zip(names, (kind, table, row, column, "12.00", "", "made up", ""), strict=True))
    number = f"n{len(package.tables['reading_notes'])}"
    package.tables["reading_notes"].append(Record(number, {"note_id": number, **values}, 999))


def section(package, name, status):
    values = {"section": name, "title": "", "status": status, "source_ref": ""}
    package.tables["sections"] = [r for r in package.tables["sections"] if r.key != name]
    package.tables["sections"].append(Record(name, values, 999))


def in_unit(package, table, unit, shift):
    """Print one table in another unit: the same amounts, the point moved."""
    for record in package.tables[table]:
        for name, text in record.values.items():
            if is_amount(text):
                whole, _, decimals = text.partition(".")
                moved = int(whole + decimals) * 10**shift
                record.values[name] = str(moved // 100) if shift >= 2 else f"{moved / 100:.2f}"
        record.values["unit"] = unit


def unreadable(package, table):
    drop_table(package, table)
    package.problems.append(Problem("files-readable", "unreadable", table, "", "", "", "", "", 0))


def several(*changes):
    def change(package):
        for one in changes:
            one(package)

    return change


def p(function, *arguments, **values):
    return partial(_apply, function, arguments, values)


def _apply(function, arguments, values, package):
    function(package, *arguments, **values)


FAULTS = {
    "clean": several(),
    "total off": p(nudge, "revenue", "total", "total_revenue", 90),
    "one part off": p(put, "revenue", "2010301", fiscal_appropriation="405.00", total_revenue="405.00"),
    "implausible row": p(nudge, "revenue", "total", "total_revenue", 3),
    "blank addend": p(put, "expenditure", "2010301", basic_expenditure=""),
    "blank total": p(put, "expenditure", "total", total_expenditure=""),
    "line blank": p(put, "revenue_expenditure_summary", "total_revenue", amount=""),
    "line dropped": p(drop_row, "revenue_expenditure_summary", "other_revenue"),
    "total line dropped": p(drop_row, "revenue_expenditure_summary", "opening_carryover"),
    "total row dropped": p(drop_row, "general_budget_expenditure", "total"),
    "parent dropped": p(drop_row, "expenditure", "20103"),
    "two parents dropped": p(drop_row, "expenditure", "20103", "201"),
    "category only here": p(insert, "expenditure", "229", total_expenditure="3.00"),
    "odd codes": several(
        p(insert, "expenditure", "201x", total_expenditure="1.00"),
        p(insert, "revenue", "20103011", total_revenue="1.00"),
        p(insert, "appropriation_summary", "function_abc", side="expenditure", total="1.00"),
    ),
    "tail": p(nudge, "revenue_expenditure_summary", "total_expenditure", "amount", 1),
    "tail of a part": p(
        into_tail,
        "appropriation_summary/opening_carryover/total",
        "revenue_expenditure_summary/opening_carryover/amount",
    ),
    "more than its whole": p(nudge, "general_budget_expenditure", "2010302", "project_expenditure", 20000),
    "mismatch": p(nudge, "appropriation_summary", "function_212", "government_funds", 100),
    "negative": p(put, "government_funds", "2120803", closing_carryover="-15.00"),
    "negative cut": p(put, "government_funds", "total", revenue="", opening_carryover=""),
    "table missing": p(drop_table, "expenditure"),
    "many tables missing": p(drop_table, "government_funds", "state_capital", "reading_notes", "sections"),
    "table without rows": p(empty_table, "government_funds"),
    "blank table": p(blank_table, "state_capital"),
    "blank table noted": several(p(blank_table, "state_capital"), p(section, "state_capital", "none_stated")),
    "blank table, no sections": several(p(blank_table, "three_public_expenses"), p(drop_table, "sections")),
    "only expenditure printed": several(
        *(
            p(put, "state_capital", row, opening_carryover="", revenue="", closing_carryover="")
            for row in ("total", "223", "22301", "2230105")
        )
    ),
    "unplaced in a row": p(note, "expenditure", "2010301"),
    "unplaced in a cell": p(note, "basic_expenditure", "30106", "amount"),
    "unplaced in a table": p(note, "general_budget_expenditure"),
    "unplaced in no row of the table": p(note, "three_public_expenses", "nowhere", "actual"),
    "unplaced in a table without rows": several(
        p(empty_table, "three_public_expenses"), p(note, "three_public_expenses", "total", "actual")
    ),
    "unplaced in a blank table": several(p(blank_table, "state_capital"), p(note, "state_capital")),
    "unplaced in a column without amounts": several(
        p(blank_table, "state_capital"), p(note, "state_capital", "total", "function_name")
    ),
    "unplaced anywhere": p(note),
    "restored": p(note, "expenditure", "2010301", kind="restored"),
    "not money": p(put, "revenue", "2010302", total_revenue="1,155.00"),
    "not money in a total": p(put, "basic_expenditure", "personnel_total", amount="若干"),
    "one decimal": p(put, "revenue", "total", total_revenue="1035.0", other_revenue="6.0"),
    "one table in yuan": p(in_unit, "basic_expenditure", "元", 4),
    "one table in yuan, off": several(
        p(in_unit, "expenditure", "元", 4), p(nudge, "expenditure", "total", "total_expenditure", 12345)
    ),
    "in hundred millions": p(
        put, "revenue", "2010301", unit="亿元", total_revenue="0.04", fiscal_appropriation="0.04"
    ),
    "part of several wholes": several(
        p(put, "government_funds", "total", basic_expenditure="0.00"),
        p(put, "state_capital", "total", basic_expenditure="0.00"),
        p(
            into_tail,
            "general_budget_expenditure/total/basic_expenditure",
            "expenditure/total/basic_expenditure",
        ),
        p(nudge, "general_budget_expenditure", "total", "basic_expenditure", 1),
    ),
    "only a total row": p(keep_rows, "revenue", "total"),
    "just plausible": several(
        p(insert, "basic_expenditure", "399", group="general_operating", amount="11.03"),
        *(p(insert, "basic_expenditure", f"399{n}", amount="1.00") for n in range(10, 21)),
    ),
    "unreadable table": p(unreadable, "revenue"),
    "difference whose square is beyond 64 bits": several(
        p(insert, "basic_expenditure", "399", group="general_operating", amount="0.48", unit="亿元"),
        *(p(insert, "basic_expenditure", f"399{n}", amount="0.01", unit="亿元") for n in range(10, 42)),
    ),
    "large": p(put, "revenue", "total", total_revenue="36000000000.00", other_revenue="-36000000000.00"),
    "beyond 64 bits": p(put, "revenue", "total", total_revenue="999999999999.00", unit="亿元"),
    "coarse beyond 64 bits": p(put, "revenue", "total", total_revenue="11", unit="亿元"),
}

PROFILES = {
    "truncate": {"roundingProfile": "truncate"},
    "exact": {"roundingProfile": "exact"},
    "balanced": {"roundingProfile": "balanced"},
    "early year": {"fiscalYear": 2015},
}


def faulty(name, **descriptor) -> Package:
    package = example(**descriptor)
    FAULTS[name](package)
    package.descriptor["name"] = "-".join([name.replace(" ", "-"), *map(str, descriptor.values())])
    return package


@cache
def all_faulty() -> tuple[Package, ...]:
    """Return every fault once, and those that rounding profiles judge differently under each profile."""
    rounded = ("implausible row", "tail", "one decimal", "total off", "one table in yuan")
    found = [faulty(name) for name in FAULTS]
    found += [faulty(name, **PROFILES[profile]) for profile in PROFILES for name in rounded]
    return tuple(found)
