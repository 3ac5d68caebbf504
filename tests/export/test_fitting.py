"""A table stands on one page where its text stays legible."""

from juesuan.export.fitting import cell_size
from juesuan.export.sheets import Sheet


def sheet(rows, width=150):
    return Sheet("revenue", "tab", "title", (), (width,), (), ((),) * rows, (), separators=True)


def test_few_rows_have_the_largest_text_and_many_never_an_illegible_one():
    assert cell_size(sheet(5), 770, 520) == 9
    assert 7 <= cell_size(sheet(37), 770, 520) < 9
    assert cell_size(sheet(200), 770, 520) == 9


def test_wide_tables_have_smaller_text():
    assert cell_size(sheet(5, width=220), 770, 520) == 7
