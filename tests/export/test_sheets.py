"""The neutral book: amounts as they are printed, and every place of a table filled once."""

import pytest

from juesuan.export.sheets import Sheet, SheetCell, caption_sides, grid, printed, with_separators


def sheet(*rows, width=3, separators=True):
    return Sheet("revenue", "tab", "title", (), (10,) * width, rows[:1], rows[1:], (), separators)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0.00", "0.00"),
        ("999.5", "999.5"),
        ("1000", "1,000"),
        ("1234567.80", "1,234,567.80"),
        ("-1234.50", "-1,234.50"),
        ("-0.10", "-0.10"),
        ("1,234.56", "1,234.56"),
        ("12a4.00", "12a4.00"),
        ("", ""),
    ],
)
def test_separators_stand_between_threes_and_no_digit_is_lost(amount, text):
    assert with_separators(amount) == text
    assert amount.replace(",", "") == text.replace(",", "")


def test_only_amounts_of_layouts_with_separators_get_them():
    number = SheetCell("2010301", 0, kind="code")
    amount = SheetCell("2010301.00", 0, kind="amount")
    assert printed(number, sheet(())) == "2010301"
    assert printed(amount, sheet(())) == "2,010,301.00"
    assert printed(amount, sheet((), separators=False)) == "2010301.00"


def test_a_merged_cell_takes_its_places_in_every_row_and_gaps_are_blank():
    wide = SheetCell("wide", 0, columns=2, rows=2)
    places = grid(sheet((wide, SheetCell("a", 2)), (SheetCell("b", 2),), (SheetCell("c", 1),)))
    texts = [[(place.cell.text, place.top) for place in row] for row in places]
    assert texts == [
        [("wide", True), ("a", True)],
        [("wide", False), ("b", True)],
        [("", True), ("c", True), ("", True)],
    ]


def test_a_cell_never_reaches_below_its_table():
    assert len(grid(sheet((SheetCell("deep", 0, rows=9),)))) == 1


def test_one_caption_stands_right_two_stand_apart():
    assert caption_sides(("单位：万元",)) == [("right", "单位：万元")]
    assert caption_sides(("部门：甲", "单位：万元")) == [("left", "部门：甲"), ("right", "单位：万元")]
    assert [side for side, _ in caption_sides(("a", "b", "c"))] == ["left", "center", "right"]
