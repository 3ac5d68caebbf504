"""Figures of the text against the tables and against each other."""

from evaluate.judging import changed, judged
from juesuan.evaluate.oracle import evaluate


def value(new, **wanted):
    return {"figure": wanted, "value": {"value": new}}


def figure(number, concept, amount, **more):
    row = {"figure_id": f"f90{number}", "section": "expenditure_explanation", "concept": concept}
    row |= {"measure": "amount", "basis": "actual", "value": amount, "decimals": "2", "unit": "万元"}
    return {"add": "figures", "value": row | {"quote": f"{concept} {amount}"} | more}


def cells_of(wanted):
    rows = changed().tables["figures"]
    return [("figures", row.key, "value") for row in rows if wanted.items() <= row.values.items()]


def test_a_figure_that_the_table_contradicts_is_named_with_the_table_and_the_slip():
    outcome, (finding,) = judged(
        "revenue-text-agrees-with-tables", value("890.00", concept="fiscal_appropriation")
    )
    assert (outcome.verdict, finding.verdict) == ("fail", "mismatch")
    assert (finding.printed, finding.expected, finding.difference) == ("890.00", "980.00", "90.00")
    assert "收入决算表" in finding.message["zh"]
    assert "颠倒" in finding.likely["zh"]


def test_a_wrong_figure_that_breaks_its_sum_too_is_one_finding():
    found = evaluate(changed(value("343.00", concept="project_expenditure", measure="amount"))).findings
    blamed = [f for f in found if f.rule.family == "narrative" and f.cell.row == found[0].cell.row]
    assert len(blamed) == 1
    assert {each.rule for each in blamed[0].equations} >= {"expenditure-text-agrees-with-tables"}


def test_a_figure_in_another_unit_is_the_same_amount():
    yuan = {
        "figure": {"concept": "other_revenue"},
        "value": {"value": "60000", "decimals": "0", "unit": "元"},
    }
    assert judged("revenue-text-agrees-with-tables", yuan)[1] == []


def test_saying_there_is_none_contradicts_a_table_that_prints_some():
    none = {"figure": {"concept": "other_revenue", "measure": "amount"}}
    none["value"] = {"value": "", "decimals": "", "unit": "", "direction": "none"}
    _, (finding,) = judged("revenue-text-agrees-with-tables", none)
    assert finding.expected == "6.00"


def test_parts_in_words_of_the_text_add_up_unless_one_could_not_be_read():
    wrong = value("4", concept="asset_vehicles_emergency")
    assert judged("vehicle-text-kinds", wrong)[1]
    unread = {"note": {"kind": "unread", "section": "state_assets", "printed": "1", "reason": "no_sentence"}}
    assert judged("vehicle-text-kinds", wrong, unread)[1] == []


def test_counts_are_exact():
    outcome, (finding,) = judged("staff-text-kinds", value("12", concept="staff_pensioners"))
    assert (outcome.verdict, finding.verdict, finding.printed, finding.expected) == (
        "fail",
        "impossible",
        "12",
        "13",
    )


def test_one_mistake_repeated_in_two_sections_is_one_finding():
    first = {"concept": "general_budget_expenditure", "measure": "amount", "basis": "actual"}
    places = ("general_budget_expenditure_overall", "general_budget_expenditure_structure")
    _, found = judged(
        "general-budget-text-agrees-with-tables", *(value("806.00", **first, section=p) for p in places)
    )
    assert len(found) == 1
    assert len({found[0].cell, *found[0].related} & set(cells_of(first))) == 2


def test_one_number_that_states_two_quantities_is_one_finding():
    names = ("appropriation_revenue_grand_total", "appropriation_expenditure_grand_total")
    changes = [value("0.30", concept=name, measure="amount") for name in names]
    assert len(judged("appropriation-text-agrees-with-tables", *changes)[1]) == 1


def test_a_difference_is_judged_by_size_whatever_its_direction():
    change = figure(
        1, "official_reception", "0.80", measure="change_amount", basis="final_budget", direction="above"
    )
    assert judged("budget-differences-computed", change)[1] == []


def test_what_the_text_does_not_state_is_not_applicable():
    outcome, found = judged("budget-differences-computed")
    assert (outcome.verdict, found) == ("not_applicable", [])


def test_staff_beyond_the_posts_are_fine_where_those_on_posts_are_stated():
    count = {"section": "staff_composition", "measure": "count", "unit": "人"}
    posts = figure(1, "staff_establishment", "44", **count)
    assert judged("staff-within-establishment", posts)[1]
    on_posts = figure(2, "staff_on_posts", "40", **count)
    assert judged("staff-within-establishment", posts, on_posts)[1] == []
