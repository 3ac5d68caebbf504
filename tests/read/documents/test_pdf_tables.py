"""Tables of PDF files: ruled, unruled, continued, turned, wrapped."""

from juesuan.read.documents.document import Document, Grid, Paragraph, Position
from juesuan.read.documents.pdf import read_pdf
from read.documents.pdf_printing import Print

COLUMNS = (60, 160, 300, 400, 500)
NAMES = ("201", "一般公共服务支出", "10.00", "7.50")


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def rows(document: Document) -> list[list[tuple[int, str]]]:
    return [[(cell.column, cell.text) for cell in row.cells] for grid in grids(document) for row in grid.rows]


def one_table(columns, lines):
    """Print rows of texts into a table with all its lines, 20 points high each."""
    paper = Print().grid(columns, [100 + 20 * index for index in range(len(lines) + 1)])
    for index, texts in enumerate(lines):
        paper.cells(columns, 114 + 20 * index, texts)
    return paper


def test_ruled_table_keeps_its_columns_and_leaves_empty_cells_out():
    paper = one_table(
        COLUMNS, [("编码", "名称", "合计", "基本支出"), ("201", "一般公共服务支出", "", "7.50")]
    )
    document = read_pdf(paper.pdf())
    assert rows(document) == [
        [(0, "编码"), (1, "名称"), (2, "合计"), (3, "基本支出")],
        [(0, "201"), (1, "一般公共服务支出"), (3, "7.50")],
    ]
    assert grids(document)[0].columns_known


def test_caption_and_note_stay_around_the_table_in_reading_order():
    paper = one_table(COLUMNS, [NAMES]).text(200, 60, "支出决算表", 16).text(400, 90, "单位：万元")
    document = read_pdf(paper.text(60, 140, "注：本表反映支出。").pdf())
    texts = [block.text if isinstance(block, Paragraph) else "表" for block in document.blocks]
    assert texts == ["支出决算表", "单位：万元", "表", "注：本表反映支出。"]
    assert grids(document)[0].rows[0].position == Position(line=3, page=1)


def test_merged_cells_start_in_their_first_column_and_row():
    paper = Print()
    for y in (100, 140, 160):
        paper.line(60, y, 500, y)
    paper.line(300, 120, 500, 120)
    for x in (60, 300, 500):
        paper.line(x, 100, x, 160)
    paper.line(400, 120, 400, 160)
    paper.text(150, 124, "项目", 10).text(380, 114, "本年支出", 10)
    paper.cells((300, 400), 134, ("小计", "基本支出")).cells((60, 300, 400), 154, ("合计", "3.00", "2.00"))
    (grid,) = grids(read_pdf(paper.pdf()))
    assert [[tuple(cell) for cell in row.cells] for row in grid.rows] == [
        [("项目", 0, 1), ("本年支出", 1, 2)],
        [("小计", 1, 1), ("基本支出", 2, 1)],
        [("合计", 0, 1), ("3.00", 1, 1), ("2.00", 2, 1)],
    ]


def test_wrapped_cell_is_one_text():
    columns, paper = (60, 130, 300), Print().grid((60, 130, 300), (100, 140, 160))
    paper.text(63, 114, "机关事业单位", 10).text(63, 130, "养老保险缴费", 10).text(140, 122, "160.75", 10)
    paper.cells(columns, 154, ("住房公积金", "9.00"))
    assert rows(read_pdf(paper.pdf())) == [
        [(0, "机关事业单位养老保险缴费"), (1, "160.75")],
        [(0, "住房公积金"), (1, "9.00")],
    ]


def test_number_broken_over_two_lines_is_whole_but_two_numbers_stay_two():
    paper = Print().grid((60, 110, 300), (100, 140, 180))
    paper.text(63, 114, "12,345,", 10).text(63, 130, "678.90", 10).text(120, 120, "甲", 10)
    paper.text(63, 154, "100.00", 10).text(63, 170, "50.00", 10).text(120, 160, "乙", 10)
    assert rows(read_pdf(paper.pdf())) == [
        [(0, "12,345,678.90"), (1, "甲")],
        [(0, "100.00 50.00"), (1, "乙")],
    ]


def test_letters_spread_over_a_cell_are_one_word():
    paper = one_table((60, 300, 400), [("合        计", "3.00"), ("公  务  用  车", "1.00")])
    assert rows(read_pdf(paper.pdf())) == [[(0, "合计"), (1, "3.00")], [(0, "公务用车"), (1, "1.00")]]


def test_double_and_dashed_lines_are_lines():
    paper = Print().grid((60, 200, 400), (100, 120, 140)).grid((61.5, 201.5, 401.5), (101.5, 121.5, 141.5))
    paper.canvas.setDash(2, 2)
    for x in (60, 300, 500):
        for y in range(300, 340, 4):
            paper.line(x, y, x, y + 2)
    for y in (300, 320, 340):
        paper.line(60, y, 500, y)
    paper.cells((60, 200), 114, ("甲", "1.00")).cells((60, 200), 134, ("乙", "2.00"))
    paper.cells((60, 300), 314, ("丙", "3.00")).cells((60, 300), 334, ("丁", "4.00"))
    first, second = grids(read_pdf(paper.pdf()))
    assert [[tuple(cell)[:2] for cell in row.cells] for row in first.rows] == [
        [("甲", 0), ("1.00", 1)],
        [("乙", 0), ("2.00", 1)],
    ]
    assert [[cell.column for cell in row.cells] for row in second.rows] == [[0, 1], [0, 1]]


def test_thin_filled_rectangles_are_lines_too():
    paper = Print()
    for x in (60, 200, 400):
        paper.canvas.rect(x, 842 - 140, 0.5, 40, stroke=0, fill=1)
    for y in (100, 120, 140):
        paper.canvas.rect(60, 842 - y, 340, 0.5, stroke=0, fill=1)
    paper.cells((60, 200), 114, ("甲", "1.00")).cells((60, 200), 134, ("乙", "2.00"))
    assert rows(read_pdf(paper.pdf())) == [[(0, "甲"), (1, "1.00")], [(0, "乙"), (1, "2.00")]]


def test_frame_around_text_is_no_table():
    paper = Print()
    paper.canvas.rect(50, 600, 400, 100)
    document = read_pdf(paper.text(60, 180, "本部门主要职责如下。").pdf())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "本部门主要职责如下。"
    ]
    assert not grids(document)


def test_table_open_at_its_sides_has_outer_columns():
    paper = Print()
    for y in (100, 120, 140):
        paper.line(60, y, 500, y)
    paper.line(200, 100, 200, 140).line(350, 100, 350, 140)
    paper.cells((60, 200, 350), 114, ("甲", "1.00", "2.00")).cells((60, 200, 350), 134, ("乙", "", "3.00"))
    assert rows(read_pdf(paper.pdf())) == [[(0, "甲"), (1, "1.00"), (2, "2.00")], [(0, "乙"), (2, "3.00")]]


def test_rows_without_lines_between_them_are_told_apart_by_their_numbers():
    paper = Print().grid((60, 200, 300), (100, 120, 180))
    paper.cells((60, 200), 114, ("名称", "金额"))
    for index, (name, amount) in enumerate((("甲", "1.00"), ("乙", "2.00"), ("丙", "3.00"))):
        paper.cells((60, 200), 134 + 16 * index, (name, amount))
    assert rows(read_pdf(paper.pdf())) == [
        [(0, "名称"), (1, "金额")],
        [(0, "甲"), (1, "1.00")],
        [(0, "乙"), (1, "2.00")],
        [(0, "丙"), (1, "3.00")],
    ]


def test_row_without_borders_inside_keeps_its_numbers_apart():
    paper = Print().grid((60, 200, 300, 400), (100, 120))
    for x in (60, 400):
        paper.line(x, 120, x, 140)
    paper.line(60, 140, 400, 140)
    paper.cells((60, 200, 300), 114, ("甲", "1.00", "2.00")).cells((200, 300), 134, ("3.00", "4.00"))
    assert rows(read_pdf(paper.pdf()))[1] == [(1, "3.00"), (2, "4.00")]


def test_text_wider_than_its_cell_belongs_where_it_begins():
    paper = Print().grid((60, 121, 200, 300), (100, 120, 140))
    paper.text(63, 114, "其他政府办公厅及相关机构事务支出", 10).text(210, 114, "161.76", 10)
    paper.cells((60, 121, 200), 134, ("甲", "乙", "1.00"))
    assert rows(read_pdf(paper.pdf()))[0] == [(0, "其他政府办公厅及相关机构事务支出"), (2, "161.76")]


def test_table_inside_a_cell_is_its_own_grid():
    paper = Print().grid((60, 200, 500), (100, 200)).text(70, 120, "外层", 10)
    paper.grid((220, 300, 400), (120, 140, 160))
    paper.cells((220, 300), 134, ("甲", "1.00")).cells((220, 300), 154, ("乙", "2.00"))
    assert rows(read_pdf(paper.pdf())) == [[(0, "外层")], [(0, "甲"), (1, "1.00")], [(0, "乙"), (1, "2.00")]]


def test_continuing_page_counts_columns_as_the_first_page():
    paper = one_table(COLUMNS, [("编码", "名称", "合计", "基本支出"), NAMES]).page()
    # The second page has only rows whose first two cells are merged.
    paper.grid((60, 300, 400, 500), (40, 60)).cells((60, 300, 400), 54, ("合计", "10.00", "7.50"))
    first, second = grids(read_pdf(paper.pdf()))
    assert [tuple(cell) for cell in second.rows[0].cells] == [("合计", 0, 2), ("10.00", 2, 1), ("7.50", 3, 1)]
    assert second.rows[0].position == Position(line=1, page=2)
    assert first.rows[0].position.page == 1


def test_table_below_text_on_the_next_page_counts_its_own_columns():
    paper = one_table(COLUMNS, [NAMES]).page().text(60, 60, "另一张表")
    paper.grid((60, 300, 400, 500), (80, 100)).cells((60, 300, 400), 94, ("合计", "1.00", "2.00"))
    assert rows(read_pdf(paper.pdf()))[1] == [(0, "合计"), (1, "1.00"), (2, "2.00")]


def test_table_printed_sideways_is_turned_upright():
    for rotate in (0, 90, 270):
        paper = Print()
        if rotate:
            paper.canvas.setPageRotation(rotate)
        paper.canvas.translate(595, 0)
        paper.canvas.rotate(90)
        paper._height = 595
        paper.grid((60, 200, 400), (100, 120, 140))
        paper.cells((60, 200), 114, ("甲", "1.00")).cells((60, 200), 134, ("乙", "2.00"))
        assert rows(read_pdf(paper.pdf())) == [[(0, "甲"), (1, "1.00")], [(0, "乙"), (1, "2.00")]]


def test_numbers_aligned_by_white_space_have_columns():
    paper = Print()
    lines = [
        ("甲项支出", "1,234.00", ""),
        ("乙项", "5.00", "6.00"),
        ("丙项", "", "17.00"),
        ("合计", "1.00", "2.00"),
    ]
    paper.right(300, 100, "合计").right(400, 100, "基本支出").text(60, 100, "名称")
    for index, (name, first, second) in enumerate(lines):
        y = 120 + 20 * index
        paper.text(60, y, name).right(300, y, first).right(400, y, second)
    (grid,) = grids(read_pdf(paper.pdf()))
    assert grid.columns_known
    assert [[(cell.column, cell.text) for cell in row.cells] for row in grid.rows] == [
        [(0, "名称"), (1, "合计"), (2, "基本支出")],
        [(0, "甲项支出"), (1, "1,234.00")],
        [(0, "乙项"), (1, "5.00"), (2, "6.00")],
        [(0, "丙项"), (2, "17.00")],
        [(0, "合计"), (1, "1.00"), (2, "2.00")],
    ]


def test_label_without_amounts_has_its_own_column():
    paper = Print()
    for x, label in ((60, "名称"), (200, "财政拨款收入"), (300, "事业收入"), (400, "其他收入")):
        paper.text(x, 100, label)
    for index, name in enumerate(("甲", "乙", "丙")):
        paper.text(60, 120 + 20 * index, name).right(270, 120 + 20 * index, f"{index + 1}.00")
        paper.right(445, 120 + 20 * index, f"{index + 5}.00")
    (grid,) = grids(read_pdf(paper.pdf()))
    assert grid.columns_known
    assert [cell.column for cell in grid.rows[0].cells] == [0, 1, 2, 3]
    assert [cell.column for cell in grid.rows[1].cells] == [0, 1, 3]


def test_numbers_without_clear_gutters_have_no_columns():
    paper = Print()
    for index, (x, amount) in enumerate(((200, "1.00"), (215, "2.00"), (230, "3.00"), (245, "4.00"))):
        paper.text(60, 100 + 20 * index, f"项目{'甲乙丙丁'[index]}").text(x, 100 + 20 * index, amount)
    (grid,) = grids(read_pdf(paper.pdf()))
    assert not grid.columns_known
    assert [cell.text for cell in grid.rows[0].cells] == ["项目甲", "1.00"]


def test_unruled_table_over_two_pages_counts_columns_alike():
    paper = Print()
    for start, amounts in ((0, ("1.00", "2.00")), (3, ("", "4.00"))):
        for index in range(3):
            y = 100 + 20 * index
            paper.text(60, y, f"项目{'甲乙丙丁戊己'[start + index]}")
            paper.right(300, y, amounts[0]).right(400, y, amounts[1])
        paper.page()
    first, second = grids(read_pdf(paper.pdf()))
    assert first.columns_known
    assert second.columns_known
    assert [cell.column for cell in second.rows[0].cells] == [0, 2]
