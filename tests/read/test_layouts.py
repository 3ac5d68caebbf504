"""The layout files."""

import re
from pathlib import Path

import pytest

from juesuan.read.errors import UnreadableError
from juesuan.read.reader import read_document
from juesuan.read.tables.layouts import layout_of, layouts, layouts_in, national
from juesuan.standard.codelists import codelist, summary_lines
from juesuan.standard.tables import table_schema
from read.reading import amounts
from read.tables.grids import document, grid

DOCS = Path(__file__).parents[2] / "docs" / "en" / "layouts.md"
ALL = (national(), *layouts())


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.code or "national")
def test_every_layout_names_the_columns_and_lines_of_the_standard(layout):
    assert len(layout.tables) == 9
    for name, table in layout.tables.items():
        columns = {slot.column for slot in table.slots if slot.column}
        assert columns <= set(table_schema(name).amount_columns)
        assert all(slot.labels for slot in table.slots)
        if table.form == "items":
            assert {slot.item for slot in table.slots} - {""} == set(table_schema(name).field("item").enum)
        if table.form == "two_sides":
            assert set(table.lines) == {slot.side for slot in table.slots} == {"revenue", "expenditure"}


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.code or "national")
def test_every_official_form_is_a_whole_grid(layout):
    for table in layout.tables.values():
        form = table.official
        covered = [
            (row, column)
            for cell in form.header
            for row in range(cell.row, cell.row + cell.height)
            for column in range(cell.column, cell.column + cell.width)
        ]
        width = len(form.columns)
        assert sorted(covered) == [
            (row, column) for row in range(form.header_rows) for column in range(width)
        ]
        assert len(form.column_numbers) in (0, width)
        assert sum(cell.width for cell in form.footer) in (0, width)
        assert form.title
        assert form.captions


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.code or "national")
def test_every_official_form_prints_columns_of_its_own_table(layout):
    keys = {"code", "code_category", "code_section", "code_item", "name", "item_name", "line_no", "item"}
    for name, table in layout.tables.items():
        amounts_of = set(table_schema(name).amount_columns)
        printed = {column.split(".")[-1] for column in table.official.columns}
        assert printed <= keys | amounts_of
        assert {slot.column for slot in table.slots if slot.column and not slot.optional} <= printed
        groups = {row["group"] for row in summary_lines(name)}
        lines = {row["line"] for row in summary_lines(name)}
        assert set(table.official.ordinals) <= groups
        assert {line for side in table.official.lines.values() for line in side} <= lines
        assert {*table.official.beside, *table.official.beside.values()} <= lines
        assert all(table.titles.count(title) == 1 for title in table.titles)


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.code or "national")
def test_every_official_title_is_one_that_the_reader_knows(layout):
    for table in layout.tables.values():
        bare = table.official.title.replace("“", "").replace("”", "")
        assert any(title in bare for title in table.titles), bare


def test_regional_layouts_are_those_of_the_code_list():
    listed = {row["code"] for row in codelist("layouts")}
    assert {layout.code for layout in layouts()} == listed
    assert all(layout.region for layout in layouts())


def test_a_variant_takes_over_what_it_does_not_state():
    wuhan = layout_of("wuhan-2021")
    assert [slot.column for slot in wuhan.tables["revenue"].slots] == [
        s.column for s in national().tables["revenue"].slots
    ]
    numbers = {
        line.line: line.number for line in wuhan.tables["revenue_expenditure_summary"].lines["expenditure"]
    }
    assert (numbers["function_201"], numbers["expenditure_grand_total"]) == (31, 60)
    assert len(wuhan.tables["state_capital"].slots) == 3
    assert len(national().tables["state_capital"].slots) == 6


def test_titles_and_captions_carry_the_number_of_the_table_in_its_layout():
    assert layout_of("wuhan-2021").tables["three_public_expenses"].official.title.endswith("决算表（表7）")
    captions = layout_of("wuhan-2024").tables["three_public_expenses"].official.captions
    assert captions[0] == ("公开09表",)


def test_a_layout_is_added_by_writing_a_file(tmp_path):
    """The example of the documentation, read as it stands there."""
    (tmp_path / "example.yaml").write_text(_example(), encoding="utf-8")
    own = layouts_in(tmp_path)
    reading = read_document(_disclosure(), own)
    assert reading.layout == "example-2023"
    assert amounts(reading, "expenditure") == {
        ("201", "total_expenditure"): "5.00",
        ("201", "basic_expenditure"): "3.00",
        ("201", "project_expenditure"): "2",
        ("total", "total_expenditure"): "5.00",
        ("total", "basic_expenditure"): "3.00",
        ("total", "project_expenditure"): "2",
    }
    form = own[0].tables["expenditure"].official
    assert form.title == "{year}年本年支出情况表"
    assert form.total.place == "last"
    assert own[0].tables["revenue"].official.captions == (("编制部门：{department}", "金额单位：{unit}"),)


def test_without_its_file_the_made_up_layout_is_not_guessed():
    reading = read_document(_disclosure())
    assert reading.layout == ""
    assert reading.tables == {}


def test_a_file_that_is_no_layout_is_refused(tmp_path):
    (tmp_path / "broken.yaml").write_text("family: [", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"broken\.yaml"):
        layouts_in(tmp_path)
    (tmp_path / "broken.yaml").write_text("extends: nowhere\nvariants: [{code: x}]", encoding="utf-8")
    with pytest.raises(UnreadableError, match="nowhere"):
        layouts_in(tmp_path)


def _example() -> str:
    return re.search(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[1]


def _disclosure():
    return document(
        "示例市示范局2023年度部门决算",
        "2023年本年支出情况表",
        "编制部门：示例市示范局 金额单位：万元",
        grid(
            "科目|<|<|<|支出总额|保运转支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出",
            "类|款|项|科目名称|^|^|^|^|^|^",
            "201|||一般公共服务支出|5.00|3.00|2|||",
            "合计|<|<|<|5.00|3.00|2|||",
        ),
    )
