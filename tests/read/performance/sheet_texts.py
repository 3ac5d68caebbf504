"""Synthetic sheets, and short ways to read them."""

from juesuan.read.documents.document import (
    Document,
    Grid,
    GridCell,
    GridRow,
    Paragraph,
    Position,
    printed_lines,
)
from juesuan.read.documents.text import read_text
from juesuan.read.performance import Performance, read_performance

BOXES = "项目类别 1、部门预算项目 √ 2、市级专项 □ 3、上级转移支付项目 □\n"
FUNDS = "预算执行情况（万元）（20分） 预算数（A） 执行数（B） 执行率（B/A） 得分（20分*执行率）\n"
HEAD = "一级指标 二级指标 三级指标 年初目标值（A） 实际完成值（B） 得分\n"


def of_text(text: str) -> Performance:
    return read_performance(list(printed_lines(read_text(text.encode()))))


def of_rows(title: str, *rows: list[str]) -> Performance:
    """Read a title and a grid whose columns are known; empty cells are left out as readers do."""
    cells = [tuple(GridCell(text, at) for at, text in enumerate(row) if text) for row in rows]
    grid = Grid(
        tuple(GridRow(row, Position(line=at)) for at, row in enumerate(cells, start=2)), columns_known=True
    )
    return read_performance(list(printed_lines(Document((Paragraph(title, Position(line=1)), grid)))))


def scores(found: Performance, project: str = "p01") -> list[str]:
    return [row["score"] for row in found.indicators if row["project_id"] == project]


def texts(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("level_1", "level_2", "level_3", "target", "actual"))


def printed_and_reason(found: Performance) -> list[tuple[str, str]]:
    return [(note["printed"], note["reason"]) for note in found.notes]
