"""Hostile input ends in bounded time: a refusal or a reading, never a crash."""

import random
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan.read import Reading, UnreadableError, read_document, read_text

TABLE = (
    "2021年度支出决算表（表3）\n"
    "编码 科目名称 本年支出合计 基本支出 项目支出 "
    "上缴上级支出 经营支出 对附属单位补助支出\n"
    "栏次 1 2 3 4 5 6\n"
)
LIMIT = 10.0


def read_in_time(text):
    start = time.perf_counter()
    try:
        result = read_document(read_text(text.encode()))
    except UnreadableError as refused:
        result = refused
    assert time.perf_counter() - start < LIMIT
    return result


def many_children():
    chance = random.Random(1)  # noqa: S311
    rows = (
        f"201{code:04d} 行政 {chance.randint(1, 10**6) / 100} {chance.randint(1, 10**6) / 100}\n"
        for code in range(2000)
    )
    return TABLE + "合计 5.00 5.00\n201 一般公共服务支出 5.00 5.00\n" + "".join(rows)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 5_000_000,
        TABLE + "1" * 5_000_000,
        TABLE + "2010301 行政运行 1.00 1.00\n" * 100_000,
        TABLE + "".join(f"{2_000_000 + n} 行政运行 {n}.00 {n}.00\n" for n in range(19_000)),
        TABLE + "2010 行政运行 1.00 1.00\n" * 15_000,
        TABLE * 3000,
        many_children(),
        "九、“三公”经费情况\n" + "公务接待费支出决算为0.15万元，" * 100_000,
        "部门：" + " " * 200_000 + "x\n第一部分" + "的" * 200_000,
        "\t".join(["1.00"] * 1000 + ["\n"]) * 300,
    ],
    ids=[
        "digits",
        "digit-cell",
        "rows",
        "codes",
        "cut-codes",
        "titles",
        "children",
        "prose",
        "captions",
        "wide",
    ],
)
def test_time_is_bounded(text):
    read_in_time(text)


def test_a_table_longer_than_any_real_one_is_refused():
    refused = read_in_time(TABLE + "2010301 行政运行 1.00 1.00\n" * 25_000)
    assert isinstance(refused, UnreadableError)
    assert "20000" in refused.message_zh


WORDS = st.sampled_from(
    [
        "2021年度支出决算表",
        "收入决算表",
        "2021年度财政拨款“三公”经费支出决算表",
        "收入支出决算总表",
        "一般公共预算财政拨款基本支出决算表",
        "合计",
        "总计",
        "201",
        "20103",
        "2010301",
        "30101",
        "1.00",
        "1,2.3",
        "-5.00",
        "—",
        "栏次",
        "1",
        "2",
        "3",
        "12",
        "注：无",
        "单位：元",
        "部门：武汉市某局",
        "一、一般公共预算财政拨款收入",
        "本年支出合计",
        "基本支出",
        "第三部分",
        "三公",
        "公务接待费",
    ]
)
LINES = st.lists(WORDS, max_size=9).flatmap(
    lambda words: st.sampled_from([" ", "\t"]).map(lambda gap: gap.join(words))
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=40))
def test_shuffled_words_never_crash_the_reader_and_its_counts_agree(lines):
    try:
        reading = read_document(read_text("\n".join(lines).encode()))
    except UnreadableError:
        return
    assert isinstance(reading, Reading)
    coverage = reading.coverage
    counts = (coverage.cells, coverage.figures, coverage.other, coverage.unplaced)
    assert coverage.numbers == sum(counts)
    alone = sum(note["kind"] in ("unplaced", "unread") for note in reading.notes)
    beyond = sum(int(note["detail"]) for note in reading.notes if note["kind"] == "extra_table")
    assert coverage.unplaced == alone + beyond


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw):
    with suppress(UnreadableError):
        assert isinstance(read_document(read_text(raw)), Reading)
