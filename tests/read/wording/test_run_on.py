"""Items that run on, circled headings that start anew, and lists that are right."""

from juesuan.read.documents.text import read_text
from juesuan.read.reader import read_document

ABOVE = (
    "示例市示例局\n2023年度部门决算公开\n第三部分 示例局2023年度部门决算情况说明\n十三、预算绩效情况说明\n"
)


def wrong(rule, *lines):
    notes = read_document(read_text((ABOVE + "\n".join(lines)).encode())).notes
    return [(note["printed"], note["read_as"]) for note in notes if note.get("detail") == rule]


def test_an_item_behind_the_full_stop_of_the_last_one_runs_on():
    lines = ("（一）负责预算。", "（二）负责决算。", "（三）负责资产。（四）负责采购。", "（五）其他。")
    assert wrong("items-on-lines", *lines) == [("（四）负责采购。", "")]


def test_circled_headings_that_hold_lists_go_on_counting():
    lines = ("①预算管理情况", "开展了自评。", "②整体自评结果", "得分98分。", "（一）基本情况", "见上。")
    assert wrong("numbering-unbroken", *lines, "①项目自评情况", "良好。") == [("①项目自评情况", "③")]
    assert wrong("numbering-unbroken", *lines, "③项目自评情况", "良好。") == []


def test_circled_items_inside_a_list_start_anew():
    lines = ("（一）收入", "①财政拨款收入", "②事业收入", "（二）支出", "①基本支出情况", "见表。")
    assert wrong("numbering-unbroken", *lines) == []
