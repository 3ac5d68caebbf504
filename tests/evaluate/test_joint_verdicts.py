"""What the rule on all equations together says of a package: its verdict, its words, the cell at fault."""

from pathlib import Path

import pytest

from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package, Record
from juesuan.package.load import load_package
from juesuan.standard.catalogue import rules
from juesuan.standard.tables import table_schema

FIXTURE = Path(__file__).parent.parent / "fixtures" / "valid" / "complete"
RULE = "tables-jointly-possible"
CONTRADICTION = {"total_revenue": "105.01", "fiscal_appropriation": "49.99"}
TABLE = "general_budget_expenditure"
SHIFTED = {
    "total": ("2.43", "1.16", "1.28"),
    "201": ("2.43", "1.16", "1.28"),
    "20101": ("1.68", "0.80", "0.87"),
    "20103": ("0.76", "0.37", "0.40"),
}
"""By code: total, basic and project expenditure; 0.37 should be 0.36."""


@pytest.fixture
def package():
    return load_package(FIXTURE)


def change(package, values, table="revenue", row="2010399"):
    next(record for record in package.tables[table] if record.key == row).values.update(values)


def judged(package, passed=None):
    evaluation = evaluate(package, passed or {})
    outcome = next(each for each in evaluation.outcomes if each.rule.id == RULE)
    return outcome, [each for each in evaluation.findings if each.rule.id == RULE]


def small_package():
    columns = ("total_expenditure", "basic_expenditure", "project_expenditure")
    blank = dict.fromkeys(table_schema(TABLE).columns, "")
    rows = [
        Record(
            code, blank | {"function_code": code, "unit": "万元"} | dict(zip(columns, row, strict=True)), 2
        )
        for code, row in SHIFTED.items()
    ]
    return Package({"name": "999999-small-2024", "juesuan:fiscalYear": 2024, "resources": []}, {TABLE: rows})


def test_a_package_that_adds_up_passes_with_the_number_of_its_equations(package):
    outcome, found = judged(package)
    assert (outcome.verdict, found) == ("pass", [])
    assert outcome.checked > 300


def test_each_of_two_differences_alone_can_be_rounding(package):
    for column, value in CONTRADICTION.items():
        changed = load_package(FIXTURE)
        change(changed, {column: value})
        assert judged(changed)[0].verdict == "pass"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_together_they_cannot_and_the_finding_says_why_with_the_numbers(package, language):
    change(package, CONTRADICTION)
    outcome, (finding,) = judged(package)
    assert (outcome.verdict, finding.severity, finding.verdict) == ("fail", "warning", "impossible")
    assert (finding.difference, finding.tolerance, finding.unit) == ("0.02", "0.01", "万元")
    assert finding.formula[language] in finding.message[language]
    for number in ("105.01", "49.99", "(1)", "(2)"):
        assert number in finding.message[language]


def test_the_one_figure_at_fault_is_named():
    _, (finding,) = judged(small_package())
    assert finding.cell == (TABLE, "20103", "basic_expenditure")
    assert (finding.printed, finding.expected) == ("0.37", "0.36")
    assert "由0.37改为0.36" in finding.likely["zh"]


def test_rules_that_another_engine_has_passed_take_part(package):
    change(package, CONTRADICTION)
    passed = {rule.id: 1 for rule in rules() if rule.linear}
    outcome, found = judged(package, passed)
    assert (outcome.verdict, len(found)) == ("fail", 1)
    assert outcome.checked == judged(package)[0].checked


def test_without_tables_nothing_is_judged(package):
    package.tables.clear()
    outcome, _ = judged(package)
    assert outcome.verdict == "not_run"
    assert "收入决算表" in outcome.reason["zh"]


def test_a_number_without_a_place_leaves_the_answer_open(package):
    change(package, {"amount": "x"}, "basic_expenditure", "30101")
    outcome, _ = judged(package)
    assert (outcome.verdict, "未能归位" in outcome.reason["zh"]) == ("inconclusive", True)
