"""Passages, classes, units and sections of 200,000 characters of near-matches take a bounded time."""

import time

import pytest

from juesuan.read import read_text
from juesuan.read.documents.document import printed_lines
from juesuan.read.parts.section_texts import text_rows
from juesuan.read.parts.units import read_units
from juesuan.read.prose.figures import read_figures
from juesuan.read.prose.other_numbers import other_numbers
from juesuan.read.prose.passages import passages_of
from read.prose.stated import YEAR, passage_of

PIECES = {
    "performance_project_results": (
        "1、甲项目绩效自评综述:", "1、甲项目绩效自评综述:甲。", "主要成效落实",
        "落实资金", "级指标:1", "(1分)", "《1",
    ),
    "staff_composition": ("在职行政", "编制1人,", ",某", ",某1人", "内设"),
    "procurement": ("授予中小企业合同金额1万元,占政府采购支出总额的", "面向中小企业预留的政府采购项目中,"),
    "state_assets": ("其他用车主要是", "、某用车(", "、某用车", "单价50万元(含", "固定资产1万元"),
    "agency_operating_expenses": ("机关运行经费支出1万元,", "比2021年增加"),
    "key_work": ("某某", "1个", "率1%", "预计实现", "全省1个", "1.5", "1,"),
    "unit_composition": ("纳入决算编制范围的单位包括", "1.某单位", "某部门决算由独立核算的"),
    "glossary": ("1.", "第1", "电话:1"),
}  # fmt: skip
HEADINGS = (
    "第三部分",
    "第三部分某局2022年度",
    "一、",
    "（一）机关运行经费支出情况。",
    "一、某局2022年度",
    "1.",
    "[bookmark: ",
)
LENGTH = 200_000
LONGEST = 15_000
SECONDS = 8


@pytest.mark.parametrize(("section", "piece"), [(name, piece) for name in PIECES for piece in PIECES[name]])
def test_reading_a_passage_takes_a_bounded_time(section, piece):
    line = (piece * LONGEST)[:LONGEST]
    passage = passage_of(section, "\n".join([line] * (LENGTH // LONGEST)))
    started = time.perf_counter()
    other_numbers([passage], read_figures([passage], YEAR))
    read_units([passage])
    assert time.perf_counter() - started < SECONDS


@pytest.mark.parametrize("piece", HEADINGS)
def test_finding_headings_takes_a_bounded_time(piece):
    line = (piece * 80)[:79]
    lines = list(printed_lines(read_text("\n".join([line] * (LENGTH // 80)).encode())))
    started = time.perf_counter()
    text_rows(passages_of(lines))
    assert time.perf_counter() - started < SECONDS
