"""Sections five and six: the general public budget in all, by function, by project; basic expenditure."""

from read.prose.stated import stated

OVERALL = "general_budget_expenditure_overall"
STRUCTURE = "general_budget_expenditure_structure"
DETAILS = "general_budget_expenditure_details"
FUNCTION = "general_budget_function_expenditure"


def test_expenditure_in_all_and_its_share():
    assert stated(
        OVERALL,
        "2022年度财政拨款支出60万元，占本年支出合计的96.8%。与2021年度相比，财政拨款支出减少6万元，下降9.1%。",
    ) == [
        "general_budget_expenditure amount actual 60万元",
        "general_budget_expenditure share of total_expenditure 96.8%",
        "general_budget_expenditure change_amount prior_year 6万元 decrease absent",
        "general_budget_expenditure change_rate prior_year 9.1% decrease absent",
    ]


def test_categories_in_the_spellings_of_several_templates():
    for printed, code in (
        ("一般公共服务（类）支出", "201"),
        ("社会保障和就业支出（类）", "208"),
        ("卫生健康支出类支出", "210"),
        ("住房保障支出", "221"),
        ("医疗卫生与计划生育（类）支出", "210"),
    ):
        assert stated(STRUCTURE, f"主要用于以下方面：{printed}9.50万元，占4.2%。") == [
            f"{FUNCTION}({code}) amount actual 9.50万元",
            f"{FUNCTION}({code}) share of general_budget_expenditure 4.2%",
        ]


def test_an_unmarked_word_is_no_category():
    assert stated(STRUCTURE, "金融20万元，教育工作经费5万元，其他3万元，用于其他支出1万元。") == []


def test_a_category_with_budget_actual_rate_direction_and_reason():
    assert stated(
        DETAILS,
        "1.教育支出（类）。年初预算为10万元，支出决算为12万元，完成年初预算的120%，"
        "支出决算数大于年初预算数的主要原因人员增加。\n"
        "2.农林水支出（类）。无年初预算，支出决算为3万元，支出决算数大于年初预算数的主要原因是：。",
    ) == [
        f"{FUNCTION}(205) amount initial_budget 10万元",
        f"{FUNCTION}(205) amount actual 12万元",
        f"{FUNCTION}(205) completion_rate initial_budget 120%",
        f"{FUNCTION}(205) change_amount initial_budget above stated",
        f"{FUNCTION}(213) amount initial_budget none",
        f"{FUNCTION}(213) amount actual 3万元",
        f"{FUNCTION}(213) change_amount initial_budget above absent",
    ]


def test_an_item_whose_purpose_stands_between_its_name_and_its_numbers():
    assert stated(
        DETAILS,
        "1、一般公共服务支出（类）财政事务（款）行政运行（项）。主要用于：人员经费等的基本支出。"
        "年初预算为20.00万元，支出决算为20.00万元。决算数与预算数基本持平。",
    ) == [
        f"{FUNCTION}(2010601) amount initial_budget 20.00万元",
        f"{FUNCTION}(2010601) amount actual 20.00万元",
        f"{FUNCTION}(2010601) change_amount unspecified_budget level",
    ]


def test_a_note_below_says_which_budget_is_meant_and_a_unit_can_be_missing():
    items = (
        "2022年一般公共预算支出决算数为80.76，完成预算100%。其中：\n"
        "1.教育（类）普通教育（款）学前教育（项）：支出5万元，完成预算100%，决算数等于预算数。\n"
    )
    note = "（注：上述“预算”口径为调整预算数。）"
    expected = [
        "general_budget_expenditure amount actual 80.76",
        "general_budget_expenditure completion_rate {} 100%",
        f"{FUNCTION}(2050201) amount actual 5万元",
        f"{FUNCTION}(2050201) completion_rate {{}} 100%",
        f"{FUNCTION}(2050201) change_amount {{}} equal",
    ]
    assert stated(DETAILS, items) == [line.format("unspecified_budget") for line in expected]
    assert stated(DETAILS, items + note) == [line.format("final_budget") for line in expected]
    assert stated(DETAILS, note + items) == [line.format("unspecified_budget") for line in expected]


def test_a_function_that_nobody_knows_keeps_its_words():
    assert stated(DETAILS, "3.科学技术（类）***（款）***（项）：支出决算为0万元。") == [
        f"{FUNCTION}(科学技术(类)***(款)***(项)) amount actual 0万元"
    ]


def projects(text):
    return [line.partition("(")[2] for line in stated(DETAILS, text) if "named_project" in line]


def test_projects_in_a_numbered_list():
    assert projects(
        "项目支出8万元。项目支出主要用于：\n（1）调研工作经费5万元。用于调研。主要成效：落实帮扶资金42万元，"
        "查实线索29条。\n（2）2022年信息化经费2万元，用于运维。\n（3）用于弥补在职、退休人员补贴1万元。\n"
        "1、教育支出（类）。年初预算为9万元。"
    ) == [
        "调研工作经费) amount actual 5万元",
        "2022年信息化经费) amount actual 2万元",
        "弥补在职、退休人员补贴) amount actual 1万元",
    ]


def test_projects_in_running_text():
    assert projects(
        "项目支出主要用于办公经费5万元，主要成效投放贷款1.1亿元，贴息2万元。培训经费3万元，主要成效良好。"
    ) == ["办公经费) amount actual 5万元", "培训经费) amount actual 3万元"]
    assert projects("项目支出主要用于甲项目10万元，用于甲；乙项目2万元，用于乙；发放补贴9万元。") == [
        "甲项目) amount actual 10万元",
        "乙项目) amount actual 2万元",
    ]


def test_numbers_of_something_unknown_are_not_given_to_the_last_known_subject():
    text = "一般公共预算财政拨款支出年初预算为10万元。会议费年初预算为3万元，支出决算为2万元，完成预算的60%。"
    assert stated(DETAILS, text) == ["general_budget_expenditure amount initial_budget 10万元"]


def test_basic_expenditure_and_its_two_parts():
    assert stated(
        "basic_expenditure_explanation",
        "2022年度一般公共预算财政拨款基本支出70万元，其中：人员经费60万元，占基本支出的85.71%，主要包括：基本工资、"
        "公务接待费、住房公积金；\n日常公用经费10万元，主要包括：办公费。",
    ) == [
        "general_budget_basic_expenditure amount actual 70万元",
        "personnel_expenditure amount actual 60万元",
        "personnel_expenditure share of general_budget_basic_expenditure 85.71%",
        "general_operating_expenditure amount actual 10万元",
    ]
