"""How the running text is cut into passages, and which lines open a section."""

import pytest

from juesuan.read import read_text
from juesuan.read.documents.document import printed_lines
from juesuan.read.prose.passages import UNASSIGNED, opens_section, passages_of


def lines_of(text):
    return list(printed_lines(read_text(text.encode())))


def cut(text, **more):
    """Return section and text of every passage that is no line of the contents; empty ones are left out."""
    found = passages_of(lines_of(text), **more)
    return [(each.section, each.text) for each in found if each.text and not each.in_contents]


def test_sections_of_every_style_of_ordinal():
    text = (
        "第一部分示例局概况\n一、部门主要职责\n负责工作。\n"
        "第三部分 2022年度部门决算情况说明\n1、 收入支出决算总体情况说明\n"
        "总计1万元。\n二、收入决算情况说明\n合计1万元。\n"
        "十、其他重要事项的情况说明\n（一）机关运行经费支出情况。\n支出2万元。\n（二）政府采购支出情况\n采购3万元。\n"
        "①预算绩效管理工作开展情况\n开展自评。\n第四部分 名词解释\n一、基本支出：指支出。\n"
    )
    assert cut(text) == [
        ("main_functions", "负责工作。"),
        ("revenue_expenditure_summary_explanation", "总计1万元。"),
        ("revenue_explanation", "合计1万元。"),
        ("agency_operating_expenses", "支出2万元。"),
        ("procurement", "采购3万元。"),
        ("performance_management", "开展自评。"),
        ("glossary", "一、基本支出:指支出。"),
    ]


def test_a_heading_over_several_lines():
    text = (
        "第三部分 示例市示例区示例局2022年度部\n门决算情况说明\n"
        "七、一般公共预算财政拨款“三公”经费支出决算情况\n说明\n无。\n"
        "八、政府性基金预算财政拨款收入支\n出决算情况说明\n没有。\n"
    )
    assert cut(text) == [
        ("three_public_expenses_explanation", "无。"),
        ("government_funds_explanation", "没有。"),
    ]


def test_a_heading_that_the_text_follows_on_its_line():
    text = (
        "十一、其他重要事项说明\n（一）机关运行经费支出情况。"
        "2022年支出5万元。\n（二）政府采购情况：采购1万元。\n"
    )
    assert cut(text) == [("agency_operating_expenses", "2022年支出5万元。"), ("procurement", "采购1万元。")]


def test_a_heading_whose_last_character_is_lost():
    assert cut("十三、预算绩效情况说明\n③项目支出自评结\n自评良好。\n") == [
        ("performance_project_results", "自评良好。")
    ]


def test_an_unknown_heading_closes_its_section_only_where_it_goes_on_counting():
    text = (
        "第三部分 部门决算情况说明\n九、国有资本经营预算支出决算情况说明\n"
        "无。\n十、增减变化情况\n没有变化。\n"
        "十一、预算绩效情况说明\n开展自评。\n三、存在的问题\n指标难以量化。\n十二、其他情况\n没有。\n"
    )
    assert cut(text) == [
        ("state_capital_explanation", "无。"),
        ("explanations", "没有变化。"),
        ("performance_explanation", "开展自评。"),
        ("performance_explanation", "指标难以量化。"),
        ("explanations", "没有。"),
    ]


def test_an_unknown_part_is_no_section_of_the_one_before():
    text = "第四部分 名词解释\n解释。\n第五部分 后记\n写了9页。\n"
    assert cut(text) == [("glossary", "解释。"), (UNASSIGNED, "写了9页。")]


def test_attachments_keep_the_headings_of_their_reports():
    text = (
        "第五部分 附件\n附件1\n示例局2022年部门整体支出\n"
        "绩效评价报告\n一、部门概况\n设三个科。\n三、主要职责\n负责工作。\n"
        "附件2\n2022年示例项目支出绩效评价报告\n一、项目概况\n修路。\n"
    )
    assert cut(text) == [
        ("attachments", "附件1"),
        ("overall_self_assessment", "设三个科。"),
        ("overall_self_assessment", "负责工作。附件2"),
        ("project_self_assessments", "修路。"),
    ]


def test_key_work_may_stand_in_the_overview():
    text = (
        "第一部分 部门概况\n（一）主要职责\n负责工作。\n"
        "（二）2022年重点工作完成情况\n办文9件。\n二、机构设置\n设三个科。\n"
    )
    assert [section for section, _ in cut(text)] == ["main_functions", "key_work", "organisation"]


def test_the_table_of_contents_is_no_text():
    text = (
        "示例局2022年度部门决算\n目 录\n第一部分 示例局概况\n"
        "一、主要职责........3\n第二部分 部门决算表\n一、收入决算表（表1）\n"
        "七、“三公”经费支出决算表（表\n7）\n第三部分 部门决算情况说明\n"
        "第一部分 示例局概况\n一、主要职责\n负责工作。\n"
    )
    found = passages_of(lines_of(text))
    assert [each.heading for each in found if each.in_contents] == [
        "目录",
        "示例局概况",
        "主要职责",
        "部门决算表",
        "收入决算表(表1)",
        "三公经费支出决算表(表",
        "7)",
        "部门决算情况说明",
    ]
    assert cut(text) == [("", "示例局2022年度部门决算"), ("main_functions", "负责工作。")]


def test_contents_without_their_title_show_by_what_comes_again():
    listed = "第一部分 示例局概况\n一、主要职责\n第三部分 部门决算情况说明\n"
    text = f"{listed}第一部分 示例局概况\n一、主要职责\n负责工作。\n"
    assert sum(each.in_contents for each in passages_of(lines_of(text))) == 3
    assert not any(
        each.in_contents for each in passages_of(lines_of(f"{listed}一、收入决算情况说明\n合计1元。"))
    )


def test_page_numbers_are_no_part_of_the_sentence():
    text = "十、机关运行经费支出情况\n机关运行经费支\n- 12 -\n出5万元。\n第13页\n"
    (passage,) = [each for each in passages_of(lines_of(text)) if each.text]
    assert passage.text == "机关运行经费支出5万元。"
    assert [line.text for line in passage.furniture] == ["- 12 -", "第13页"]


def test_what_follows_a_broken_sheet_stands_in_no_known_section():
    text = "（三）项目支出自评结果\n自评良好。\n项目自评表\n的工作落实到位。\n第五部分 名词解释\n解释。\n"
    assert cut(text, others={2}, breaks={2}) == [
        ("performance_project_results", "自评良好。"),
        (UNASSIGNED, "的工作落实到位。"),
        ("glossary", "解释。"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、收入支出决算总体情况说明", True),
        ("（一）机关运行经费支出情况。", True),
        ("第三部分 名词解释", True),
        ("示例局2022年度部门决算情况说明", True),
        ("收入支出决算总体情况说明", False),
        ("一、一般公共预算财政拨款收入 1,813.94", False),
        ("一、财政拨款收入：指单位取得的资金。", False),
        ("二、支出决算表", False),
        ("负责编制决算情况说明。", False),
        ("一、重点工作事项标题", False),
    ],
)
def test_which_lines_open_a_section(text, expected):
    assert opens_section(lines_of(f"{text}\n"), 0) is expected


def test_the_place_of_every_character_is_known():
    passage = passages_of(lines_of("十、机关运行经费支出情况\n\n支出5\n万元。\n"))[-1]
    assert passage.place(passage.text.index("5")).line == 3
    assert passage.place(passage.text.index("万")).line == 4


def test_a_line_longer_than_prose_is_left_out():
    assert cut("十、机关运行经费支出情况\n" + "支" * 30_000 + "\n支出1万元。\n") == [
        ("agency_operating_expenses", "支出1万元。")
    ]
