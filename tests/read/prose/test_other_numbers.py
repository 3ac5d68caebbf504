"""Numbers that claim nothing about the accounts: what each of them is."""

import pytest

from juesuan.read.prose.figures import read_figures
from juesuan.read.prose.other_numbers import other_numbers
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load_folder
from read.prose.stated import YEAR, passage_of


def classes(section, text):
    passage = passage_of(section, text)
    found = other_numbers([passage], read_figures([passage], YEAR))
    return [(number.printed, number.reason) for number in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2022年12月31日，", [("2022", "date"), ("12", "date"), ("31", "date")]),
        ("20220年12月底", [("20220", "date"), ("12", "date")]),
        ("在8月全市遭遇疫情", [("8", "date")]),
        ("填报日期:20220630", [("20220630", "date")]),
        ("按照2021年的要求", [("2021", "year")]),
        ("（示财〔2021〕36号）", [("2021", "document_number"), ("36", "document_number")]),
        ("（示财[2021]1号）", [("2021", "document_number"), ("1", "document_number")]),
        ("依据第14条", [("14", "rule")]),
        (
            "1.承担工作。\n2、承担其他工作。\n3）收尾。",
            [("1", "ordinal"), ("2", "ordinal"), ("3", "ordinal")],
        ),
        ("（1）承担。①负责。", [("1", "ordinal"), ("1", "ordinal")]),
        ("1\t年度目标1\t印发通报", [("1", "ordinal"), ("1", "ordinal")]),
        ("1.甲经费 2.乙经费", [("1", "ordinal"), ("2", "ordinal")]),
        ("图1：结构", [("1", "reference")]),
        ("数据来源于财决01表、财决Z01-1表", [("01", "reference"), ("01", "reference"), ("1", "reference")]),
        ("见附件2", [("2", "reference")]),
        ("咨询电话：020-12345678", [("020", "contact"), ("12345678", "contact")]),
        ("拨打12345政务服务热线", [("12345", "name")]),
        ("成立100周年", [("100", "name")]),
        ("《带动3万群众增收》被采用", [("3", "name")]),
        ("单价50万元（含）以上通用设备", [("50", "threshold")]),
        ("实行24小时值班", [("24", "duration")]),
        ("人员增加的主要原因是调入2人", [("2", "explanation")]),
        ("全省17个市（州）及74个县（市、区）", [("17", "context"), ("74", "context")]),
    ],
)
def test_what_a_number_is(text, expected):
    assert classes("main_functions", text) == expected


def test_indicators_weights_and_targets():
    assert classes(
        "performance_overall_results",
        "年度目标1：办结率100%。\n数量指标设置了2个三级指标：印发≥6份（3分）；采用率95%以上。一级指标4个。",
    ) == [
        ("1", "ordinal"),
        ("100%", "target"),
        ("2", "indicator_count"),
        ("6", "target"),
        ("3", "weight"),
        ("95%", "target"),
        ("4", "indicator_count"),
    ]


def test_the_numbers_of_rows_count_upwards():
    """A line that starts with a number in the middle of a sentence is no row."""
    text = "1 统筹协调\n有序推进工作\n2 督查督办\n查实线索共\n29 人的案件"
    assert classes("main_functions", text) == [("1", "ordinal"), ("2", "ordinal"), ("29", "")]


def test_definitions_lay_down_rules():
    assert classes("glossary", "指满60人以上的单位按8%计提的经费。") == [("60", "rule"), ("8%", "rule")]


def test_what_nothing_explains_stays_unread():
    assert classes("state_assets", "某某 17 某某") == [("17", "")]


def test_every_class_is_a_reason_of_the_notes():
    reasons = set(table_schema("reading_notes").field("reason").enum)
    records = load_folder("validations/narrative")["other_numbers"]["classes"]
    assert {record["reason"] for record in records} | {"page_number", "heading", "explanation"} <= reasons
