"""The units that the accounts cover."""

import pytest

from juesuan.standard.tables import table_schema
from read.reading import read

HEADING = "第一部分 示例局概况\n二、部门决算单位构成\n"


def units(text):
    return [(row["unit_name"], row["role"]) for row in read(HEADING + text).units]


def test_a_numbered_list():
    assert units(
        "从单位构成看，示例局部门决算由单位本级决算和2个下属单位决算组成。\n纳入示例局2022年度部门决算编制范围的二级预算"
        "单位包括：\n1.示例局(本级)\n- 2、示例服务中心(示例站)\n"
        "（3）示例区市政\n设施管理所\n三、部门人员构成\n9人。\n"
    ) == [
        ("示例局(本级)", "department_itself"),
        ("示例服务中心(示例站)", "subordinate"),
        ("示例区市政设施管理所", "subordinate"),
    ]


def test_a_table_of_units_with_remarks():
    assert units(
        "纳入部门决算编制范围的单位包括：\n序号 单位名称 备注\n"
        "1 示例局（本级）\n2 示例局财务所 预算不单列，并入本级\n"
        "3 示例中心\n第二部分 部门决算表\n"
    ) == [("示例局（本级）", "department_itself"), ("示例局财务所", "merged"), ("示例中心", "subordinate")]


def test_a_table_whose_columns_are_known():
    assert units(
        "纳入部门决算编制范围的单位包括：\n序号\t单位名称\t备注\n"
        "1\t示例局（本级）\n2\t示例局 财务所\t不单列\n"
    ) == [("示例局（本级）", "department_itself"), ("示例局财务所", "merged")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("纳入编制范围的二级预算单位包括：1.甲中心；2.乙服务站。", ["甲中心", "乙服务站"]),
        ("纳入2022年度部门决算编制范围的二级预算单位包括某区总值班室\n", ["某区总值班室"]),
        ("下属单位有：甲中心、乙服务站。", ["甲中心", "乙服务站"]),
    ],
)
def test_units_named_in_a_sentence(text, expected):
    assert units(text) == [(name, "subordinate") for name in expected]


def test_the_department_alone():
    text = "从单位构成看，示例市示例局部门决算由纳入独立核算的单位本级决算组成。\n"
    assert units(text) == [("示例市示例局", "department_itself")]


def test_a_unit_that_is_merged_says_so_in_its_list():
    assert units("纳入部门决算编制范围的单位包括：\n1.示例局本级\n2.甲中心（不单列，并入本级）\n") == [
        ("示例局本级", "department_itself"),
        ("甲中心", "merged"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "示例局设3个内设机构，包括：办公室、财务科、人事科。\n",
        "下属单位包括行政单位1个、事业单位2个。\n",
        "部门决算包括：局本级决算、下属单位决算。\n",
        "示例局编制人数9人，包括：\n1.行政编制5人\n2.事业编制4人\n",
        "二级预算单位包括机关本级和下属事业单位。\n",
    ],
)
def test_what_is_no_list_of_units(text):
    assert units(text) == []


def test_a_unit_is_listed_once_and_with_its_place():
    rows = read(HEADING + "纳入部门决算编制范围的单位包括：\n1.甲中心\n2.甲中心\n").units
    assert rows == [{"unit_name": "甲中心", "role": "subordinate", "source_ref": "L4"}]
    assert list(rows[0]) == [
        column for column in table_schema("units").columns if column not in ("department_id", "fiscal_year")
    ]


def test_a_list_of_another_section_is_none():
    assert read("第三部分 说明\n十一、政府采购支出情况\n二级预算单位包括：\n1.甲中心\n").units == []
