"""From a rule and the rows of a package to its equations."""

from juesuan.arithmetic.equations import Cell, RowName, Term
from juesuan.arithmetic.instances import Instances, equations_of, parents_of, tables_of
from juesuan.standard.catalogue import rules_by_id


def rows(*keys, **attributes):
    return [RowName(key, attributes) for key in keys]


def equations(rule, skeleton):
    return {
        e.total: [(t.coefficient, t.cell.row, t.cell.column) for t in e.terms]
        for e in equations_of(rules_by_id()[rule], skeleton)
    }


def test_a_row_sum_stands_in_every_row():
    found = equations("general-budget-row-total", {"general_budget_expenditure": rows("total", "201")})
    assert [cell.row for cell in found] == ["total", "201"]
    assert found[Cell("general_budget_expenditure", "201", "total_expenditure")] == [
        (1, "201", "basic_expenditure"),
        (1, "201", "project_expenditure"),
    ]


def test_a_row_sum_can_select_its_rows():
    skeleton = {
        "appropriation_summary": [
            *rows("total_revenue", side="revenue"),
            *rows("function_201", side="expenditure"),
        ]
    }
    assert [cell.row for cell in equations("appropriation-summary-row-total", skeleton)] == ["function_201"]


def test_a_minus_sign_subtracts():
    found = equations("government-funds-closing", {"government_funds": rows("total")})
    assert list(found.values()) == [
        [(1, "total", "opening_carryover"), (1, "total", "revenue"), (-1, "total", "total_expenditure")]
    ]


def test_a_tree_joins_each_row_to_its_nearest_printed_ancestor():
    assert parents_of(rows("total", "201", "20103", "2010301", "2080501", "208")) == {
        "201": None,
        "20103": "201",
        "2010301": "20103",
        "2080501": "208",
        "208": None,
    }


def test_a_tree_sum_adds_children_and_the_total_adds_the_tops():
    found = equations(
        "basic-expenditure-hierarchy",
        {
            "basic_expenditure": [
                *rows("301", "30101", "30102", group="personnel"),
                *rows("302", group="general_operating"),
                *rows("personnel_total", "general_operating_total"),
            ]
        },
    )
    assert {cell.row: [row for _, row, _ in terms] for cell, terms in found.items()} == {
        "personnel_total": ["301"],
        "general_operating_total": ["302"],
        "301": ["30101", "30102"],
    }


def test_a_pair_of_tables_is_matched_code_by_code_from_both_sides():
    skeleton = {
        "revenue_expenditure_summary": [RowName("function_201", {"function_code": "201"})],
        "expenditure": rows("total", "208", "20805"),
    }
    found = equations("expenditure-functions-agree-with-summary", skeleton)
    assert {cell.row for cell in found} == {"function_201", "function_208"}


def test_a_rule_without_its_tables_says_nothing():
    assert equations("expenditure-agrees-with-summary", {"expenditure": rows("total")}) == {}
    assert tables_of(rules_by_id()["expenditure-agrees-with-summary"]) == (
        "revenue_expenditure_summary",
        "expenditure",
    )


def test_every_term_is_a_plain_sign():
    skeleton = {"three_public_expenses": rows("total", "overseas_travel", "vehicles", "official_reception")}
    (budget, actual) = equations_of(rules_by_id()["three-public-total"], skeleton)
    assert budget.terms[0] == Term(1, Cell("three_public_expenses", "overseas_travel", "budget"))
    assert actual.cells()[0] == Cell("three_public_expenses", "total", "actual")


def test_remembered_equations_are_those_of_the_rows_at_hand():
    rule = rules_by_id()["general-budget-row-total"]
    for keys in (("total", "201"), ("total", "208"), ("total", "201"), ()):
        skeleton = {"general_budget_expenditure": rows(*keys)}
        assert list(Instances(skeleton).of(rule)) == list(equations_of(rule, skeleton))


def test_rows_of_one_key_and_other_attributes_are_other_rows():
    rule = next(rule for rule in rules_by_id().values() if rule.kind == "row_sum" and rule.check.get("where"))
    table, where = rule.check["table"], rule.check["where"]
    assert len(Instances({table: rows("total", **where)}).of(rule)) == 1
    assert Instances({table: rows("total")}).of(rule) == ()


def test_a_table_without_rows_is_not_a_table_that_is_missing():
    rule = next(rule for rule in rules_by_id().values() if rule.kind == "same_amount" and rule.linear)
    present = {table: rows("total") for table in tables_of(rule)}
    missing = dict(list(present.items())[1:])
    assert Instances(present).of(rule) != ()
    assert list(Instances(missing).of(rule)) == list(equations_of(rule, missing))
