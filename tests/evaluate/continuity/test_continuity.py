"""This year's accounts against last year's."""

from evaluate.judging import LAST_YEAR, changed, judged

BALANCES, PRIOR = "opening-balances-continue", "prior-year-amounts-continue"
CLOSING = "revenue_expenditure_summary/closing_carryover/amount"


def last_year(*changes):
    return changed(*changes, folder=LAST_YEAR)


def test_without_last_year_s_package_the_rules_do_not_apply():
    outcome, _ = judged(BALANCES)
    assert outcome.verdict == "not_applicable"
    assert "上年的数据包" in outcome.reason["zh"]


def test_a_balance_that_does_not_continue_is_named_with_last_year_s():
    _, (finding,) = judged(BALANCES, earlier=last_year({"cell": CLOSING, "value": "26.00"}))
    assert finding.cell == ("revenue_expenditure_summary", "opening_carryover", "amount")
    assert (finding.printed, finding.expected, finding.difference) == ("25.00", "26.00", "1.00")


def test_a_last_digit_is_a_note_and_does_not_fail_the_rule():
    outcome, (finding,) = judged(BALANCES, earlier=last_year({"cell": CLOSING, "value": "25.01"}))
    assert (finding.verdict, finding.severity) == ("rounding_tail", "info")
    assert (outcome.verdict, outcome.detail) == ("pass", "rounding_tail")


def test_balances_that_are_off_by_the_same_amount_have_one_cause():
    appropriations = "appropriation_summary/closing_carryover/total"
    earlier = last_year({"cell": CLOSING, "value": "26.00"}, {"cell": appropriations, "value": "18.00"})
    _, (finding,) = judged(BALANCES, earlier=earlier)
    assert [cell.table for cell in finding.related] == ["appropriation_summary"]


def test_a_blank_balance_is_zero_but_a_column_that_is_not_printed_is_unknown():
    blank = last_year({"cell": CLOSING, "value": ""})
    assert len(judged(BALANCES, earlier=blank)[1]) == 1
    none = last_year({"cell": "state_capital/total/closing_carryover", "value": ""})
    for code in ("223", "22301", "2230105"):
        next(r for r in none.tables["state_capital"] if r.key == code).values["closing_carryover"] = ""
    assert judged(BALANCES, earlier=none)[1] == []


def test_units_may_differ_from_year_to_year():
    earlier = last_year({"cell": CLOSING, "value": "250000.00"})
    for record in earlier.tables["revenue_expenditure_summary"]:
        record.values["unit"] = "元"
    assert judged(BALANCES, earlier=earlier)[1] == []


def test_a_change_implies_last_year_s_amount():
    total = {"cell": "revenue_expenditure_summary/total_revenue/amount", "value": "1001.00"}
    _, (finding,) = judged(PRIOR, earlier=last_year(total))
    assert (finding.printed, finding.expected) == ("1000.00", "1001.00")
    assert "1035.00 － 增减额35.00推得" in finding.message["zh"]


def test_a_stated_amount_of_last_year_is_compared_as_it_stands():
    stated = {
        "add": "figures",
        "value": {
            "figure_id": "f9999",
            "section": "expenditure_explanation",
            "concept": "total_expenditure",
            "measure": "amount",
            "basis": "prior_year",
            "value": "1003.50",
            "unit": "万元",
        },
    }
    _, (finding,) = judged(PRIOR, stated, earlier=last_year())
    assert finding.cell.row == "f9999"
    assert finding.difference == "0.50"


def test_rounding_of_what_the_amount_is_computed_from_is_allowed():
    coarse = {"cell": "revenue_expenditure_summary/total_revenue/amount", "value": "1000.01"}
    assert judged(PRIOR, earlier=last_year(coarse))[1] == []
