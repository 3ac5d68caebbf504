"""The layout files."""

from juesuan.read.tables.layouts import layouts, national
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema


def test_every_layout_names_the_columns_and_lines_of_the_standard():
    for layout in (national(), *layouts()):
        assert len(layout.tables) == 9
        for name, table in layout.tables.items():
            assert {slot.column for slot in table.slots} <= set(table_schema(name).amount_columns)
            assert all(slot.labels for slot in table.slots)
            if table.form == "items":
                assert {slot.item for slot in table.slots} == set(table_schema(name).field("item").enum)
            if table.form == "two_sides":
                assert set(table.lines) == {slot.side for slot in table.slots} == {"revenue", "expenditure"}


def test_regional_layouts_are_those_of_the_code_list():
    listed = {row["code"] for row in codelist("layouts")}
    assert {layout.code for layout in layouts()} <= listed
    assert all(layout.region for layout in layouts())


def test_a_variant_takes_over_what_it_does_not_state():
    wuhan = next(layout for layout in layouts() if layout.code == "wuhan-2021")
    assert wuhan.tables["revenue"] == wuhan.tables["revenue"]
    assert [slot.column for slot in wuhan.tables["revenue"].slots] == [
        s.column for s in national().tables["revenue"].slots
    ]
    numbers = {
        line.line: line.number for line in wuhan.tables["revenue_expenditure_summary"].lines["expenditure"]
    }
    assert (numbers["function_201"], numbers["expenditure_grand_total"]) == (31, 60)
    assert len(wuhan.tables["state_capital"].slots) == 3
    assert len(national().tables["state_capital"].slots) == 6
