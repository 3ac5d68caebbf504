"""Random packages: the oracle, DuckDB and SQLite never differ; nor do Pandera and the suites."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encode.faults import drop_row, drop_table, example, is_amount, note, nudge, put
from juesuan.encode import duckdb_engine, sqlite_engine
from juesuan.encode.gx_engine import run_gx
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.pandera_engine import run_pandera
from juesuan.package.facts import amount_tables

CELLS = [
    (table, record.key, column)
    for table, columns in amount_tables().items()
    for record in example().tables[table]
    for column in columns
    if is_amount(record.values[column]) or record.key in ("total", "total_revenue", "closing_carryover")
]
ROWS = sorted({cell[:2] for cell in CELLS})
TEXTS = st.sampled_from(["", "0.00", "0", "-5.00", "1e3", "12.345678", "100", "0.01"])
NUDGES = st.sampled_from([-500, -3, -2, -1, 1, 2, 3, 40, 500])

cell_texts = st.tuples(st.just("text"), st.sampled_from(CELLS), TEXTS)
nudges = st.tuples(st.just("nudge"), st.sampled_from(CELLS), NUDGES)
rows = st.tuples(st.just("row"), st.sampled_from(ROWS))
tables = st.tuples(st.just("table"), st.sampled_from([*amount_tables(), "sections", "reading_notes"]))
notes = st.tuples(st.just("note"), st.sampled_from(CELLS), st.integers(0, 3))
changes = st.lists(st.one_of(cell_texts, nudges, nudges, nudges, rows, tables, notes), max_size=6)
profiles = st.sampled_from(["nearest", "nearest", "truncate", "exact"])


def changed(number, kinds, profile):
    package = example(roundingProfile=profile, fiscalYear=2019 + number % 3)
    package.descriptor["name"] = f"random-{number}"
    for kind, place, *more in sorted(kinds, key=str):
        if kind == "table":
            if place in package.tables:
                drop_table(package, place)
        elif place[0] in package.tables:
            change(package, kind, place, *more)
    return package


def change(package, kind, place, value=None):
    table, row, *column = place
    record = next((each for each in package.tables[table] if each.key == row), None)
    if kind == "row":
        drop_row(package, table, row)
    elif kind == "note":
        if "reading_notes" in package.tables:
            note(package, *place[:value])
    elif record and kind == "text":
        put(package, table, row, **{column[0]: value})
    elif record and is_amount(record.values[column[0]]):
        nudge(package, table, row, column[0], value)


def packages(of):
    return st.lists(st.tuples(changes, profiles), min_size=of, max_size=of).map(
        lambda drawn: [changed(n, kinds, profile) for n, (kinds, profile) in enumerate(drawn)]
    )


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(packages(20))
def test_the_sql_engines_agree_with_the_oracle(found):
    ours = duckdb_engine.run(found), sqlite_engine.run(found)
    for package in found:
        expected = oracle_result(package)
        for results in ours:
            result = results[package.id]
            assert sorted(result.violations, key=str) == sorted(expected.violations, key=str)
            assert result.outcomes == expected.outcomes


@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(packages(20))
def test_pandera_and_the_suites_agree_with_sqlite(found):
    expected, frames, suites = sqlite_engine.run(found), run_pandera(found), run_gx(found)
    for package in found:
        broken = [each for each in expected[package.id].violations if each.verdict != "rounding_tail"]
        in_suites = [each for each in broken if each.rule in suites[package.id].outcomes]
        assert sorted(suites[package.id].violations, key=str) == sorted(in_suites, key=str)
        known = frames[package.id].outcomes
        places = sorted(each[:5] for each in broken if each.rule in known)
        assert sorted(each[:5] for each in frames[package.id].violations) == places
        assert {rule: expected[package.id].outcomes[rule] for rule in known} == known
