"""Whatever the lines are: no exception, bounded time, and every number counted once."""

import time
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan.read.documents.document import GridCell, Position, PrintedLine
from juesuan.read.performance import read_performance
from juesuan.read.performance.tokens import NUMBER
from juesuan.standard.tables import table_schema

WORDS = (
    "示例经费项目自评表",
    "部门整体绩效自评表",
    "绩效评价得分表",
    "一级指标",
    "二级指标",
    "三级指标",
    "一级",
    "指标",
    "年初目标值",
    "实际完成值",
    "分值",
    "得分",
    "评分标准",
    "偏差原因分析",
    "预算执行情况",
    "预算数",
    "执行数",
    "执行率",
    "年初预算数",
    "其中-财政拨款:",
    "其它资金:",
    "项目名称",
    "项目实施单位",
    "（万元）",
    "（20分）",
    "年度目标1：",
    "年度绩效指标",
    "项目绩效总目标",
    "总分",
    "总分：95",
    "自评得分：9.5.1",
    "合计",
    "备注：",
    "产出指标",
    "数量指标",
    "成本指标",
    "满意度指标",
    "指标1：次数",
    "≥10次",
    "10",
    "20",
    "0.5",
    "1,5",
    "1,234.56",
    "100%",
    "—",
    "12期",
    "期",
    "完成",
    "2023",
    "（一）",
    "二、",
)
CELLS = st.one_of(st.sampled_from(WORDS), st.text(max_size=6)).filter(str.strip)
LINES = st.builds(
    lambda cells, known, line, level: PrintedLine(
        tuple(GridCell(text, column, span) for text, column, span in cells), known, Position(line=line), level
    ),
    st.lists(st.tuples(CELLS, st.integers(0, 8), st.integers(1, 2)), max_size=7),
    st.booleans(),
    st.integers(0, 60),
    st.sampled_from((0, 0, 0, 0, 1, 2)),
)
START = [
    PrintedLine((GridCell("示例经费项目自评表", 0),), columns_known=False, position=Position(line=1)),
    PrintedLine(
        tuple(GridCell(text, at) for at, text in enumerate(("一级指标", "二级指标", "三级指标", "得分"))),
        columns_known=True,
        position=Position(line=2),
    ),
]


def numbers_of(line):
    return sum(len(NUMBER.findall(unicodedata.normalize("NFKC", cell.text))) for cell in line.cells)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=25), st.booleans())
def test_any_lines_end_and_every_number_is_counted_once(lines, started):
    lines = [*START, *lines] if started else lines
    found = read_performance(lines)
    assert sum(found.numbers) == sum(numbers_of(line) for a, b in found.regions for line in lines[a : b + 1])
    assert min(found.numbers) >= 0
    ends = [end for region in found.regions for end in region]
    assert ends == sorted(ends)
    lost = [note for note in found.notes if note["reason"] != "broken_off"]
    assert len(lost) <= found.numbers.unplaced


def test_rows_and_notes_have_the_columns_of_the_standard():
    lines = [*START, line(3, "产出指标", "数量指标", "巡查次数", "1.2.3")]
    found = read_performance(lines)
    known = {"department_id", "fiscal_year", "note_id"}
    for name, rows in (
        ("performance_projects", found.projects),
        ("performance_indicators", found.indicators),
        ("reading_notes", found.notes),
    ):
        assert {frozenset(row) for row in rows} == {frozenset(set(table_schema(name).columns) - known)}


def seconds(lines):
    start = time.perf_counter()
    read_performance(lines)
    return time.perf_counter() - start


def line(number, *texts, known=True):
    return PrintedLine(
        tuple(GridCell(text, at) for at, text in enumerate(texts)), known, Position(line=number)
    )


def test_long_runs_of_numbers_end_in_time():
    numbers = [line(at, "10", known=at % 2 == 0) for at in range(3, 20_000)]
    assert seconds([START[0], line(2, "预算数", "执行数"), *numbers]) < 10
    assert seconds([*START, *numbers]) < 10


def test_long_irregular_stacks_end_in_time():
    head = [line(at, text) for at, text in enumerate(("一级指标", "二级指标", "三级指标", "得分"), start=2)]
    cells = [line(at + at // 7 + at // 11, f"{at % 9}") for at in range(7, 20_000)]
    assert seconds([START[0], *head, *cells]) < 10
