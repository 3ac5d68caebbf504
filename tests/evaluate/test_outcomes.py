"""Every rule gets a verdict; what could not run says so."""

from pathlib import Path

import pytest

from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Record
from juesuan.package.load import load_package
from juesuan.standard.catalogue import rules

FIXTURE = Path(__file__).parent.parent / "fixtures" / "valid" / "complete"


@pytest.fixture
def package():
    return load_package(FIXTURE)


def outcome(package, rule):
    return next(outcome for outcome in evaluate(package).outcomes if outcome.rule.id == rule)


def test_a_pass_says_how_much_it_checked_and_how_much_room_was_left(package):
    found = outcome(package, "summary-revenue-total")
    assert (found.verdict, found.checked, found.margin) == ("pass", 1, "0.04")


def test_a_missing_table_is_not_run_and_named(package):
    del package.tables["government_funds"]
    found = outcome(package, "government-funds-agree-with-appropriation-summary")
    assert found.verdict == "not_run"
    assert "《政府性基金预算财政拨款收入支出决算表》" in found.reason["zh"]


def test_columns_that_a_layout_does_not_print_are_not_applicable(package):
    for record in package.tables["state_capital"]:
        record.values.update(opening_carryover="", revenue="", closing_carryover="")
    assert outcome(package, "state-capital-closing").verdict == "not_applicable"


def test_an_unplaced_number_makes_its_equations_inconclusive_not_passed(package):
    record = next(r for r in package.tables["three_public_expenses"] if r.key == "vehicle_purchase")
    record.values["budget"] = ""
    package.tables["reading_notes"].append(
        note(table="three_public_expenses", row="vehicle_purchase", column="budget")
    )
    assert outcome(package, "three-public-vehicles").verdict == "inconclusive"
    assert outcome(package, "three-public-vehicles").checked == 1
    assert outcome(package, "numbers-placed").verdict == "fail"


def test_an_unreadable_amount_is_one_finding_and_not_a_zero(package):
    next(r for r in package.tables["revenue"] if r.key == "total").values["total_revenue"] = "约1035"
    evaluation = evaluate(package)
    assert [finding.rule.id for finding in evaluation.findings] == []
    assert outcome(package, "revenue-agrees-with-summary").verdict == "not_run"


def test_an_empty_package_never_passes(package):
    package.tables.clear()
    verdicts = {o.rule.id: o.verdict for o in evaluate(package).outcomes}
    assert verdicts["tables-present"] == "fail"
    linear = [verdicts[rule.id] for rule in rules() if rule.linear]
    assert set(linear) == {"not_run"}


def test_a_rule_of_later_years_does_not_apply(package):
    package.descriptor["juesuan:fiscalYear"] = 2015
    found = outcome(package, "tables-present")
    assert (found.verdict, found.reason["en"][:8]) == ("not_applicable", "the rule")


def test_amounts_in_yuan_are_compared_with_amounts_in_ten_thousand_yuan(package):
    for record in package.tables["three_public_expenses"]:
        for column in ("budget", "actual"):
            value = record.values[column]
            record.values[column] = f"{int(value.replace('.', '')) * 100}.00"
        record.values["unit"] = "元"
    assert evaluate(package).findings == ()


def note(**values):
    row = dict.fromkeys(
        (
            "department_id",
            "fiscal_year",
            "note_id",
            "kind",
            "table",
            "row",
            "column",
            "printed",
            "read_as",
            "reason",
            "detail",
            "source_ref",
        ),
        "",
    )
    return Record("n1", row | {"note_id": "n1", "kind": "unplaced", "printed": "3.00"} | values, 2)


def test_the_lost_numbers_of_one_row_are_one_finding(package):
    for number in range(3):
        lost = note(table="three_public_expenses", note_id=f"n{number}", reason="ambiguous", source_ref="L9")
        package.tables["reading_notes"].append(lost)
    (finding,) = evaluate(package).findings
    assert finding.printed == "3.00 3.00 3.00"
    assert "有几种归位都说得通" in finding.message["zh"]
    assert "several placements are possible" in finding.message["en"]
