"""Which parts, tables and sections a document has, and what it says of the empty ones."""

import pytest

from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema
from read.reading import read, status

EXPLAINED = "第三部分 示例局2022年度部门决算情况说明\n"


def found(text):
    return {row["section"]: row["status"] for row in read(text).sections}


def test_a_complete_document_lacks_nothing_but_its_tables():
    names = [
        "收入支出决算总体情况说明",
        "收入决算情况说明",
        "支出决算情况说明",
        "财政拨款收入支出决算总体情况说明",
    ]
    names += ["一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款基本支出决算情况说明"]
    names += [
        "“三公”经费财政拨款支出决算情况说明",
        "政府性基金预算支出决算情况说明",
        "国有资本经营预算支出决算情况说明",
    ]
    names += ["机关运行经费支出情况", "政府采购支出情况", "国有资产占用情况", "预算绩效情况说明"]
    ordinals = "一二三四五六七八九十"
    numbered = [*ordinals, *(f"十{ordinal}" for ordinal in ordinals)]
    text = (
        "第一部分 示例局概况\n一、主要职责\n负责工作。\n二、机构设置\n设三个科。\n第二部分 部门决算表\n"
        + EXPLAINED
    )
    text += "".join(
        f"{ordinal}、{name}\n支出1万元。\n" for ordinal, name in zip(numbered, names, strict=False)
    )
    statuses = found(text + "第四部分 名词解释\n一、基本支出：指支出。\n")
    tables = {row["code"] for row in codelist("sections") if row["kind"] == "table"}
    assert {code for code, each in statuses.items() if each == "missing"} == tables
    assert statuses.pop("final_accounts_tables") == "empty"
    assert {each for code, each in statuses.items() if code not in tables} == {"present"}


def test_what_every_disclosure_has_is_missing_where_it_is_not():
    statuses = found("第一部分 示例局概况\n一、主要职责\n负责工作。\n")
    assert statuses["overview"] == statuses["main_functions"] == "present"
    for code in ("unit_composition", "final_accounts_tables", "explanations", "procurement", "glossary"):
        assert statuses[code] == "missing"
    assert "organisation" not in statuses
    assert "key_work" not in statuses


def test_of_two_sections_that_serve_alike_one_will_do():
    statuses = found("第一部分 示例局概况\n一、机构设置\n设三个科。\n")
    assert statuses["organisation"] == "present"
    assert "unit_composition" not in statuses


def test_what_the_contents_promise_and_the_text_does_not_hold_is_missing():
    reading = read(
        "目录\n第一部分 示例局概况\n一、主要职责\n第二部分 部门决算表\n"
        "二、收入决算表（表2）\n六、一般公共预算财政拨款"
        "“三公”经费支出决算表（表\n7）\n第四部分 2022年重点工作完成情况\n"
        "第一部分 示例局概况\n一、主要职责\n负责工作。\n"
    )
    rows = {row["section"]: row for row in reading.sections}
    assert rows["key_work"] == {
        "section": "key_work",
        "title": "2022年重点工作完成情况",
        "status": "missing",
        "source_ref": "L8",
    }
    assert (rows["revenue"]["status"], rows["revenue"]["source_ref"]) == ("missing", "L5")
    three_public = rows["three_public_expenses"]
    assert three_public["title"] == "一般公共预算财政拨款“三公”经费支出决算表"
    assert rows["expenditure"]["source_ref"] == ""


def test_headings_are_kept_as_printed_without_their_ordinals():
    rows = {
        row["section"]: row
        for row in read(EXPLAINED + "七、“三公”经费财政拨款支出决算情况\n说明\n无。\n").sections
    }
    row = rows["three_public_expenses_explanation"]
    assert row["title"] == "“三公”经费财政拨款支出决算情况说明"
    assert row["source_ref"] == "L2"
    assert rows["explanations"]["title"] == "示例局2022年度部门决算情况说明"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年度无政府性基金预算财政拨款", "none_stated"),
        ("本部门没有政府性基金预算收入，也没有使用政府性基金安排的支出。", "none_stated"),
        ("2022年政府性基金预算拨款支出0万元。", "present"),
        ("", "empty"),
        ("（请说明政府性基金情况）", "empty"),
        ("政府性基金预算财政拨款收入XXX万元，支出XXX万元。", "empty"),
        ("政府性基金预算财政拨款支出12万元，主要用于", "present"),
        ("2022年度政府性基金预算财政拨款收入12万元，", "broken_off"),
        ("2022年度政府性基金预算财政拨款支出决算为", "broken_off"),
        ("2022年度政府性基金预算财政拨款支出12万元", "present"),
    ],
)
def test_the_status_of_a_section(text, expected):
    reading = read(
        f"{EXPLAINED}八、政府性基金预算支出决算情况说明\n{text}\n九、国有资本经营预算支出决算情况说明\n无。\n"
    )
    assert status(reading, "government_funds_explanation") == expected


def test_a_section_is_as_full_as_what_stands_below_it():
    text = (
        f"{EXPLAINED}十、其他重要事项的情况说明\n"
        f"（一）机关运行经费支出情况\n支出1万元。\n（二）政府采购支出情况\n"
    )
    statuses = found(text)
    assert statuses["other_matters"] == "present"
    assert statuses["agency_operating_expenses"] == "present"
    assert statuses["procurement"] == "empty"
    assert statuses["explanations"] == "present"


def test_duties_are_there_whatever_words_they_use():
    assert (
        found("第一部分 示例局概况\n一、主要职责\n负责处理没有主人的遗失物。\n")["main_functions"]
        == "present"
    )


def test_what_only_the_form_printed_is_empty():
    text = (
        "（四）绩效自评结果应用情况\n部门（单位）绩效评价结果应用情况。"
        "如：加强项目规划、绩效目标管理，完善项目分配和管理办法、\n"
    )
    text += "加强项目管理、结果与预算安排相结合等。\n"
    assert found(f"{EXPLAINED}十三、预算绩效情况说明\n{text}")["performance_application"] == "empty"


SHEET = (
    "2022年度甲项目自评表\n项目名称 甲项目\n预算执行情况\n（万元）\n"
    "（20分）\n预算数（A） 执行数（B） 执行率（B/A）\n得分\n"
)


def test_a_sheet_that_breaks_off():
    text = f"{EXPLAINED}（三）项目支出自评结果\n自评良好。\n{SHEET}的落实工作。\n第五部分 名词解释\n解释。\n"
    rows = {row["section"]: row for row in read(text).sections}
    assert rows["project_self_assessments"]["status"] == "broken_off"
    assert rows["project_self_assessments"]["title"] == "2022年度甲项目自评表"
    assert rows["performance_project_results"]["status"] == "present"


def test_rows_stand_in_the_order_of_the_list_and_each_section_once():
    reading = read(
        "第五部分 名词解释\n解释。\n（二）2022年重点工作完成情况\n"
        "办文。\n第四部分 2022年重点工作完成情况\n办会。\n"
    )
    codes = [row["section"] for row in reading.sections]
    order = [row["code"] for row in codelist("sections")]
    assert codes == sorted(set(codes), key=order.index)
    assert list(reading.sections[0]) == [
        column
        for column in table_schema("sections").columns
        if column not in ("department_id", "fiscal_year")
    ]


def test_the_statuses_are_those_of_the_standard():
    allowed = table_schema("sections").field("status").enum
    assert {row["status"] for row in read(EXPLAINED).sections} <= set(allowed)
