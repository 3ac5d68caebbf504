"""The three public expenses as one item a row."""

from dataclasses import replace

from juesuan.export.amounts import Amounts
from juesuan.export.items import items_body
from juesuan.package.content import Record
from juesuan.read.tables.layouts import layout_of

FORM = layout_of("national").tables["three_public_expenses"].official


def test_one_item_a_row():
    vertical = replace(
        FORM,
        arrangement="vertical",
        columns=("item", "budget", "actual"),
        items={"total": "合计", "vehicles": "公务用车购置及运行维护费"},
    )
    found = Amounts([Record("vehicles", {"budget": "3.00", "actual": "2.50"}, 0)], ("budget", "actual"))
    assert [[cell.text for cell in row] for row in items_body(vertical, found)] == [
        ["合计", "", ""],
        ["公务用车购置及运行维护费", "3.00", "2.50"],
    ]
    assert not list(found.left_out())
