"""Grids of any words and numbers: nothing crashes, and no amount is dropped without a word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan.read.documents.document import Document, Grid, GridCell, GridRow, Paragraph, Position
from juesuan.read.reader import read_document
from juesuan.read.spelling import kind_of
from juesuan.read.tables.layouts import national

TITLES = [table.titles[0] for table in national().tables.values()]
LABELS = [
    *dict.fromkeys(label for table in national().tables.values() for s in table.slots for label in s.labels),
    *(
        "预算数",
        "决算数",
        "项目",
        "科目编码",
        "科目名称",
        "类",
        "款",
        "项",
        "收入",
        "支出",
        "栏次",
        "行次",
        "单位名称",
    ),
    *("一般公共服务支出", "行政运行", "总计", "本年收入合计", "人员经费合计", "公用经费合计", "甲"),
]
NUMBERS = [
    "1",
    "2",
    "3",
    "0",
    "10",
    "201",
    "2010301",
    "06",
    "301",
    "30101",
    "1.00",
    "2.50",
    "-3.00",
    "1,000.00",
    "—",
]


@st.composite
def grids(draw):
    rows = []
    for number in range(draw(st.integers(1, 8))):
        cells, column = [], 0
        while column < draw(st.integers(1, 9)):
            span = draw(st.sampled_from([1, 1, 1, 2, 4, 10**9]))
            text = draw(st.sampled_from(["", *LABELS, *NUMBERS, *NUMBERS]))
            if text:
                cells.append(GridCell(text, column, span))
            column += min(span, 4)
        rows.append(GridRow(tuple(cells), Position(line=number + 1)))
    return Grid(tuple(rows), draw(st.sampled_from([True, True, False])))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TITLES), grids()), min_size=1, max_size=3))
def test_every_amount_of_a_table_is_read_or_listed(tables):
    blocks = []
    for title, grid in tables:
        blocks += [Paragraph(title, Position(1)), grid]
    reading = read_document(Document(tuple(blocks)))
    printed = [
        cell.text
        for title, grid in tables
        for row in grid.rows
        for cell in row.cells
        if kind_of(cell.text) == "amount"
    ]
    assert reading.coverage.cells + reading.coverage.unplaced >= len(printed)
    for table, rows in reading.tables.items():
        keys = [next(iter(row.values())) for row in rows]
        assert all(keys), table
