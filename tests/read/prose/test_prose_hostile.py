"""Two hundred thousand characters of near-matches take a bounded time."""

import time

import pytest

from read.prose.stated import figures_of

PIECES = (
    "教育(类)", "教育支出(类)某某(款)", "公务接待费", "公务接待费1万元", "公务接待费1万元,", "1,234",
    "主要原因是", "项目支出主要用于", "项目支出主要用于某项目10万元;", "与2021年相比,增加1万元,",
    "完成预算100%,", "年初预算为1万元,", "无公务接待费", "其中:", "。", "收、支总计", "比上年减少1万元。",
    "公务接待费决算增加1万元,", "预算口径为调整预算数", "由于",
)  # fmt: skip
LENGTH = 200_000
LONGEST = 15_000
SECONDS = 5


@pytest.mark.parametrize("section", ["general_budget_expenditure_details", "three_public_expenses_details"])
@pytest.mark.parametrize("piece", PIECES)
def test_time_is_bounded(section, piece):
    line = (piece * LONGEST)[:LONGEST]
    started = time.perf_counter()
    figures_of(section, "\n".join([line] * (LENGTH // LONGEST)))
    assert time.perf_counter() - started < SECONDS
