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


def test_a_category_that_is_called_like_a_concept_names_its_function():
    section = "国有资本经营预算支出（类）解决历史遗留问题及改革成本支出（款）"
    path = f"{section}国有企业退休人员社会化管理补助支出（项）"
    assert stated(CAPITAL, f"1、{path}。年初预算为20万元，支出决算为18万元，完成年初预算的90%。") == [
        "state_capital_function_expenditure(2230105) amount initial_budget 20万元",
        "state_capital_function_expenditure(2230105) amount actual 18万元",
        "state_capital_function_expenditure(2230105) completion_rate initial_budget 90%",
    ]


def test_level_with_the_budget():
    for section, fund, code in ((FUNDS, "政府性基金预算", "212"), (CAPITAL, "国有资本经营预算", "223")):
        name = {"212": "城乡社区支出（类）", "223": "国有资本经营预算支出（类）"}[code]
        prefix = {FUNDS: "government_funds", CAPITAL: "state_capital"}[section]
        assert stated(
            section, f"{fund}财政拨款支出年初预算为20万元，支出决算为20万元，决算数与预算数持平。"
        ) == [
            f"{prefix}_expenditure amount initial_budget 20万元",
            f"{prefix}_expenditure amount actual 20万元",
            f"{prefix}_expenditure change_amount unspecified_budget level",
        ]
        assert stated(section, f"1.{name}。年初预算为2万元，支出决算为2万元，年初预算数与决算数持平。") == [
            f"{prefix}_function_expenditure({code}) amount initial_budget 2万元",
            f"{prefix}_function_expenditure({code}) amount actual 2万元",
            f"{prefix}_function_expenditure({code}) change_amount initial_budget level",
        ]
