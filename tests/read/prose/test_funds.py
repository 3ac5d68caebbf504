"""Sections eight and nine: government-managed funds and state capital operations, or that there are none."""

from read.prose.stated import stated

FUNDS = "government_funds_explanation"
CAPITAL = "state_capital_explanation"
NO_FUNDS = ["government_funds_revenue amount actual none", "government_funds_expenditure amount actual none"]


def test_there_are_none_in_many_words():
    for text in (
        "2022年度无政府性基金预算财政拨款",
        "示例区示例局2022年无政府性基金预算财政拨款收支。",
        "本部门当年无政府性基金预算财政拨款收入支出。",
        "示例局没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出。",
        "示例市示例区示例局2022年度无政府性基金预算财政拨款收入和支出。",
    ):
        assert stated(FUNDS, text) == NO_FUNDS


def test_only_what_is_said_to_be_none_is_none():
    assert stated(CAPITAL, "本部门当年无国有资本经营预算财政拨款支出。") == [
        "state_capital_expenditure amount actual none"
    ]
    assert stated(FUNDS, "无政府性基金预算财政拨款收入支出的部门，作下述说明。") == []
    assert stated(FUNDS, "减少的原因是无政府性基金预算财政拨款收入。") == []


def test_amounts():
    assert stated(CAPITAL, "2022年国有资本经营预算拨款支出0万元。") == [
        "state_capital_expenditure amount actual 0万元"
    ]
    assert stated(
        FUNDS,
        "2022年度政府性基金预算财政拨款收入12万元；年初结转和结余1万元；支出11万元，其中基本支出0万元，"
        "项目支出11万元；年末结转和结余2万元。",
    ) == [
        "government_funds_revenue amount actual 12万元",
        "government_funds_opening_carryover amount actual 1万元",
        "government_funds_expenditure amount actual 11万元",
        "government_funds_basic_expenditure amount actual 0万元",
        "government_funds_project_expenditure amount actual 11万元",
        "government_funds_closing_carryover amount actual 2万元",
    ]


def test_functions():
    assert stated(FUNDS, "1.城乡社区支出（类）。年初预算为0万元，支出决算为20万元。") == [
        "government_funds_function_expenditure(212) amount initial_budget 0万元",
        "government_funds_function_expenditure(212) amount actual 20万元",
    ]
