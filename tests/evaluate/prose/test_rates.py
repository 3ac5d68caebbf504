"""Stated rates, computed again."""

from evaluate.judging import judged


def value(new, **wanted):
    return {"figure": wanted, "value": {"value": new, "decimals": str(len(new.partition(".")[2]))}}


def test_a_growth_rate_over_this_years_amount_names_the_wrong_base():
    _, (finding,) = judged(
        "prior-year-growth-computed", value("14.8", concept="vehicles", measure="change_rate")
    )
    assert finding.likely is None
    _, (finding,) = judged(
        "prior-year-growth-computed", value("66.2", concept="vehicles", measure="change_rate")
    )
    assert (finding.verdict, finding.expected) == ("mismatch", "195.7")
    assert "除以本年数" in finding.likely["zh"]
    assert "÷" in finding.formula["zh"]


def test_a_cut_last_digit_is_a_warning_of_its_own():
    _, (finding,) = judged(
        "revenue-shares-computed", value("94.6", concept="fiscal_appropriation", measure="share")
    )
    assert (finding.severity, finding.verdict, finding.expected) == ("warning", "cut", "94.7")


def test_a_share_of_another_total_names_that_total():
    _, (finding,) = judged(
        "revenue-shares-computed", value("95.8", concept="fiscal_appropriation", measure="share")
    )
    assert "本年支出合计" in finding.likely["zh"]


def test_a_rate_of_nothing_is_undefined():
    row = {
        "section": "agency_operating_expenses",
        "concept": "agency_operating_expenses",
        "basis": "final_budget",
    }
    nothing = row | {
        "figure_id": "f901",
        "measure": "amount",
        "value": "0.00",
        "unit": "万元",
        "quote": "预算为0.00万元",
    }
    rate = row | {
        "figure_id": "f902",
        "measure": "completion_rate",
        "value": "100",
        "unit": "%",
        "quote": "完成100%",
    }
    _, (finding,) = judged(
        "completion-rates-computed", *({"add": "figures", "value": row} for row in (nothing, rate))
    )
    assert (finding.severity, finding.verdict) == ("warning", "undefined")


def test_a_rate_that_fits_what_a_wrong_cell_should_print_is_no_second_finding():
    wrong = {"cell": "three_public_expenses/vehicles/budget", "value": "32.00"}
    assert judged("completion-rates-computed", wrong)[1] == []


def test_a_rate_without_its_amounts_makes_the_rule_undecided():
    alone = {
        "figure_id": "f901",
        "section": "state_assets",
        "concept": "fixed_assets",
        "measure": "change_rate",
    }
    alone |= {"basis": "prior_year", "value": "5.0", "decimals": "1", "unit": "%", "quote": "增长5.0%"}
    outcome, found = judged("prior-year-growth-computed", {"add": "figures", "value": alone})
    assert (outcome.verdict, found) == ("inconclusive", [])


def test_shares_by_kind_that_divide_by_the_whole_are_seen():
    _, (finding,) = judged(
        "procurement-shares-by-kind",
        value("35.8", concept="sme_contracts_goods", measure="share"),
        value("15.8", concept="sme_contracts_works", measure="share"),
        value("48.4", concept="sme_contracts_services", measure="share"),
    )
    assert finding.verdict == "mismatch"
    assert "政府采购支出总额" in finding.likely["zh"]
