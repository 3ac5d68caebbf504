"""No amount is below the least that can be."""

from evaluate.judging import judged

RULE = "amounts-not-negative"
CELL = "revenue/total/total_revenue"


def test_printed_amounts_are_judged():
    outcome, findings = judged(RULE)
    assert outcome.verdict == "pass"
    assert findings == []


def test_a_negative_amount_is_named():
    _, (finding, *_) = judged(RULE, {"cell": CELL, "value": "-1.00"})
    assert (finding.printed, finding.expected) == ("-1.00", "0")
