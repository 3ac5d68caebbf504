"""Whose accounts these are, and which layout they follow."""

import pytest

from read.reading import read

TABLE = "{year}年度支出决算表\n{caption}\n合计 1.00 1.00\n"


def test_captions_name_the_department_and_titles_the_year():
    reading = read("第一部分 概况\n" + TABLE.format(year=2021, caption="部门：武汉市江汉区示范局 单位：万元"))
    assert reading.department_name == "武汉市江汉区示范局"
    assert (reading.division, reading.fiscal_year, reading.scope) == ("420103", 2021, "department")
    assert reading.title == "武汉市江汉区示范局2021年度部门决算"
    assert reading.unit == "万元"


def test_the_unit_of_money_is_no_name():
    reading = read(TABLE.format(year=2024, caption="单位:武汉市蔡甸区示范中心\n单位: 万元"))
    assert (reading.department_name, reading.division) == ("武汉市蔡甸区示范中心", "420114")


@pytest.mark.parametrize(
    ("text", "title", "name", "scope"),
    [
        (
            "2024 年度武汉市青山区示范局\n部门决算\n",
            "2024年度武汉市青山区示范局部门决算",
            "武汉市青山区示范局",
            "department",
        ),
        (
            "武汉市青山区示范站2024年度单位决算公开\n",
            "武汉市青山区示范站2024年度单位决算公开",
            "武汉市青山区示范站",
            "unit",
        ),
        (
            "第一部分 武汉市青山区\n示范局概况\n2024年度收支\n",
            "武汉市青山区示范局2024年度部门决算",
            "武汉市青山区示范局",
            "department",
        ),
    ],
)
def test_the_title_and_the_first_heading_name_it_where_no_caption_does(text, title, name, scope):
    reading = read(text)
    assert (reading.title, reading.department_name, reading.scope) == (title, name, scope)
    assert (reading.fiscal_year, reading.division) == (2024, "420107")


def test_what_a_document_does_not_say_is_left_blank():
    reading = read("一段与决算无关的文字。\n")
    assert (
        reading.title,
        reading.department_name,
        reading.division,
        reading.fiscal_year,
        reading.layout,
    ) == ("", "", "", 0, "")
    assert reading.tables == {}


@pytest.mark.parametrize(
    ("year", "title", "layout"),
    [
        (2020, "2020年度支出决算表（表3）", "wuhan-2020"),
        (2021, "2021年度支出决算表（表3）", "wuhan-2021"),
        (2024, "2024年度支出决算表\n公开 01 表", "wuhan-2024"),
        (2023, "2023年度支出决算表", "wuhan-2021"),
    ],
)
def test_the_layout_follows_from_region_year_and_signs(year, title, layout):
    caption = "部门：武汉市江汉区示范局 单位：万元"
    assert (
        read(TABLE.format(year=year, caption=caption).replace(f"{year}年度支出决算表", title)).layout
        == layout
    )


def test_another_region_has_no_known_layout_and_is_read_all_the_same():
    labels = "编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出"
    reading = read(
        f"2022年度支出决算表\n部门：湖南省某局 单位：万元\n{labels}\n合计 6.00 1.00 1.00 1.00 1.00 2.00\n"
    )
    assert (reading.layout, reading.division) == ("", "430000")
    assert reading.coverage.cells == 6
