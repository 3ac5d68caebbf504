"""`juesuan.schema(table)`: what users check their own frames with."""

import warnings

import polars as pl
import pytest
from pandera.errors import SchemaErrors, SchemaWarning

import juesuan
from encode.faults import EXAMPLE
from juesuan.errors import InputError
from juesuan.package.facts import amount_tables
from juesuan.standard.tables import table_names, table_schema


def published(table):
    return pl.read_csv(EXAMPLE / f"{table}.csv", infer_schema=False)


def decimals(table):
    columns = table_schema(table).amount_columns
    return published(table).with_columns(pl.col(columns).cast(pl.Decimal(20, 2)))


def changed(frame, table, row, **values):
    here = pl.col(table_schema(table).row_key[-1]) == row
    return frame.with_columns(
        pl.when(here).then(pl.lit(value).cast(frame.schema[name])).otherwise(pl.col(name)).alias(name)
        for name, value in values.items()
    )


def failed(table, frame):
    with pytest.raises(SchemaErrors) as errors:
        juesuan.schema(table).validate(frame, lazy=True)
    return [(check, index) for check, index in errors.value.failure_cases.select("check", "index").rows()]


@pytest.mark.parametrize("table", table_names())
def test_the_example_passes_as_text(table):
    frame = published(table)
    assert juesuan.schema(table).validate(frame, lazy=True).equals(frame)


@pytest.mark.parametrize("table", amount_tables())
def test_the_example_passes_as_decimals(table):
    juesuan.schema(table).validate(decimals(table), lazy=True)


def test_years_may_be_numbers():
    frame = published("revenue").with_columns(pl.col("fiscal_year").cast(pl.Int64))
    juesuan.schema("revenue").validate(frame, lazy=True)


@pytest.mark.parametrize("load", [published, decimals])
def test_a_row_that_does_not_add_up_is_located(load):
    frame = changed(load("revenue"), "revenue", "2010399", total_revenue="111.00")
    checks = dict(failed("revenue", frame))
    row = "juesuan_sum(table=revenue, rule=revenue-row-total, column=total_revenue, verdict=impossible)"
    assert checks[row] == published("revenue")["function_code"].to_list().index("2010399")
    assert any("revenue-hierarchy" in check for check in checks)


def test_a_line_that_does_not_add_up_is_located():
    table = "revenue_expenditure_summary"
    found = failed(table, changed(published(table), table, "other_revenue", amount="7.00"))
    line = published(table)["line"].to_list().index("total_revenue")
    rule = "rule=summary-revenue-total, column=amount, verdict=impossible"
    assert found == [(f"juesuan_sum(table={table}, {rule})", line)]


def test_what_rounding_hardly_ever_gives_warns():
    frame = changed(published("revenue"), "revenue", "total", other_revenue="6.03")
    frame = changed(frame, "revenue", "201", other_revenue="6.03")
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        with pytest.raises(SchemaErrors):
            juesuan.schema("revenue").validate(frame, lazy=True)
    assert {each.category for each in warned} == {SchemaWarning}


@pytest.mark.parametrize("text", ["1,035.00", "1e3", "1035.1234567", "abc", " 1035.00", "NaN", "1035.", "٣"])
def test_money_is_read_strictly(text):
    frame = changed(published("revenue"), "revenue", "total", total_revenue=text)
    assert failed("revenue", frame) == [("juesuan_value(table=revenue, column=total_revenue)", 0)]


@pytest.mark.parametrize("value", ["", None])
def test_a_blank_total_is_nothing_printed(value):
    frame = changed(
        published("revenue"), "revenue", "2010301", total_revenue=value, fiscal_appropriation=value
    )
    assert {check.split("rule=")[1].split(",")[0] for check, _ in failed("revenue", frame)} == {
        "revenue-hierarchy"
    }


def test_amounts_in_different_units_are_compared():
    frame = changed(
        published("revenue"), "revenue", "2010301",
        unit="元", total_revenue="4000000", fiscal_appropriation="4000000",
    )  # fmt: skip
    juesuan.schema("revenue").validate(frame, lazy=True)


def test_floats_are_refused():
    frame = published("revenue").with_columns(pl.col("total_revenue").cast(pl.Float64))
    assert failed("revenue", frame) == [("juesuan_value(table=revenue, column=total_revenue)", None)]


@pytest.mark.parametrize(
    ("table", "row", "values", "check"),
    [
        ("revenue", "total", {"unit": "美元"}, "juesuan_value(table=revenue, column=unit)"),
        ("revenue", "total", {"unit": None}, "not_nullable"),
        (
            "revenue",
            "2010301",
            {"function_code": "201030"},
            "juesuan_value(table=revenue, column=function_code)",
        ),
        ("sections", "revenue", {"status": "there"}, "juesuan_value(table=sections, column=status)"),
        (
            "units",
            "示例市示例局（本级）",
            {"fiscal_year": "1999"},
            "juesuan_value(table=units, column=fiscal_year)",
        ),
    ],
)
def test_declared_constraints_are_checked(table, row, values, check):
    frame = changed(published(table), table, row, **values)
    assert check in [name for name, _ in failed(table, frame)]


def test_keys_are_unique():
    frame = published("units")
    assert failed("units", pl.concat([frame, frame[:1]]))


def test_columns_are_those_of_the_standard_in_their_order():
    frame = published("units")
    assert failed("units", frame.select(reversed(frame.columns)))
    assert failed("units", frame.drop("source_ref"))
    assert failed("units", frame.with_columns(more=pl.lit("")))


def test_packages_can_be_stacked():
    other = published("expenditure").with_columns(fiscal_year=pl.lit("2023"))
    wrong = changed(other, "expenditure", "2010301", basic_expenditure="399.00", total_expenditure="399.00")
    stacked = pl.concat([published("expenditure"), wrong])
    juesuan.schema("expenditure").validate(pl.concat([published("expenditure"), other]), lazy=True)
    assert {index >= 25 for _, index in failed("expenditure", stacked)} == {True}


def test_an_unknown_table_is_named_with_those_there_are():
    with pytest.raises(InputError, match="three_public_expenses"):
        juesuan.schema("income")
