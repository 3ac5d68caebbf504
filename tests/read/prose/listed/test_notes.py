"""What the text lists becomes reading notes."""

from read.reading import read

TEXT = """第三部分 2022年度部门决算情况说明
五、一般公共预算财政拨款支出决算情况说明
（三）一般公共预算财政拨款支出决算具体情况
1.教育支出（类）普通教育（款）小学教育（项）。年初预算为5.00万元，支出决算为5.00万元。
六、一般公共预算财政拨款基本支出决算情况说明
公用经费80.00万元，主要包括：办公费、维修（护）费、其他交通费。
第五部分 名词解释
一、基本支出：指保障运转的支出。
二、其他专用名词。
"""


def notes():
    return [note for note in read(TEXT).notes if note["kind"] == "listed"]


def test_each_listed_name_is_a_note_with_its_code_and_its_place():
    found = [(note["section"], note["table"], note["row"], note["source_ref"]) for note in notes()]
    basic = ("basic_expenditure_explanation", "basic_expenditure")
    assert found == [
        ("general_budget_expenditure_details", "general_budget_expenditure", "2050202", "L4"),
        (*basic, "30201", "L6"),
        (*basic, "30213", "L6"),
        (*basic, "30239", "L6"),
        ("glossary", "", "", "L9"),
    ]


def test_a_name_is_kept_as_printed_with_the_official_one_where_it_differs():
    printed = [(note["printed"], note["read_as"]) for note in notes()]
    assert ("维修（护）费", "") in printed
    assert ("其他交通费", "其他交通费用") in printed


def test_a_note_says_what_its_list_is_of():
    assert [note["detail"] for note in notes()] == ["", *["general_operating"] * 3, "unexplained"]
