"""The order of coded rows, and what an item can be spent on."""

from evaluate.judging import judged

ORDER, NATURE = "function-codes-in-order", "items-spent-by-definition"


def moved_to_the_end(table, code, **values):
    row = {"function_code": code, "unit": "万元", **values}
    return [{"delete_row": f"{table}/{code}"}, {"add": table, "value": row}]


def test_the_first_row_out_of_order_is_named_with_the_one_before_it():
    _, (finding,) = judged(ORDER, *moved_to_the_end("state_capital", "22301"))
    assert finding.cell == ("state_capital", "22301", "")
    assert "2230105" in finding.message["zh"]


def test_two_tables_with_one_cause_are_one_finding():
    changes = [
        {"cell": f"{table}/2010301/project_expenditure", "value": value}
        for table, value in (("general_budget_expenditure", "10.00"), ("expenditure", "10.06"))
    ]
    _, (finding,) = judged(NATURE, *changes)
    assert finding.cell.table == "general_budget_expenditure"
    assert [cell.table for cell in finding.related] == ["expenditure"]


def test_a_zero_is_no_expenditure():
    assert judged(NATURE, {"cell": "expenditure/2010302/basic_expenditure", "value": "0.00"})[1] == []
