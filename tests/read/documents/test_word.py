"""Word documents: their order, their tables, and what is printed of their text."""

import pytest
from docx import Document as NewDocument

from juesuan.read import UnreadableError, read_document
from juesuan.read.documents.document import printed_lines
from juesuan.read.documents.word import read_word
from read.documents.office_parts import docx, p, tbl, tc, tr
from read.documents.official_tables import NAME, YEAR, expected, official_tables
from read.documents.shapes import shape, spans
from read.documents.writers import docx_of, saved
from read.reading import amounts, notes


def body(xml: str, **parts: str):
    return shape(read_word(docx(xml, **parts)))


def runs(xml: str):
    return body(f"<w:p>{xml}</w:p>")


def t(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_and_tables_keep_their_order():
    document = NewDocument()
    document.add_paragraph("一、概况")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "合计", "1.00", "2.00"
    document.add_paragraph("完。")
    read = read_word(saved(document))
    assert shape(read) == [(2, "一、概况"), [{0: "合计", 1: "1.00"}, {1: "2.00"}], "完。"]
    assert [line.position.reference for line in printed_lines(read)] == ["L1", "L2", "L3", "L4"]


def test_what_stands_in_content_controls_and_custom_tags_is_read():
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}{tbl(tr(tc('乙'), tc('丙')))}</w:sdtContent></w:sdt>"
    cell = f"<w:sdt><w:sdtContent>{tc('戊')}</w:sdtContent></w:sdt>"
    row = f"<w:customXml>{tr(tc('丁'), cell)}</w:customXml>"
    assert body(f"{inner}<w:sdt><w:sdtContent>{tbl(row)}</w:sdtContent></w:sdt>") == [
        "甲",
        [{0: "乙", 1: "丙"}, {0: "丁", 1: "戊"}],
    ]


def test_merged_cells_give_true_columns_and_their_text_once():
    wide, top, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc("项目", top), tc("本年支出", wide), tc("年末", top)),
        tr(tc("旧", below), tc("基本"), tc("项目支出"), tc("", below)),
        tr(tc("甲"), tc(""), tc("1.00"), tc("2.00")),
        tr(tc("1.00"), tc("2.00"), properties='<w:gridBefore w:val="2"/>'),
    )
    assert body(table) == [
        [
            {0: "项目", 1: "本年支出", 3: "年末"},
            {1: "基本", 2: "项目支出"},
            {0: "甲", 2: "1.00", 3: "2.00"},
            {2: "1.00", 3: "2.00"},
        ]
    ]
    assert spans(read_word(docx(table)))[0] == [1, 2, 1]


def test_a_cell_that_goes_on_from_nothing_shows_its_text():
    assert body(tbl(tr(tc("甲", "<w:vMerge/>"), tc("乙")))) == [[{0: "甲", 1: "乙"}]]


def test_a_cell_of_several_paragraphs_is_one_text():
    assert body(tbl(tr(tc(p("科目") + p("名称")), tc("1,0" + "00.00")))) == [
        [{0: "科目 名称", 1: "1,000.00"}]
    ]


def test_a_table_that_lays_out_others_is_unfolded():
    inner = tbl(tr(tc("甲"), tc("1.00")))
    assert body(tbl(tr(tc(p("标题") + inner + p("注。"))))) == ["标题", [{0: "甲", 1: "1.00"}], "注。"]


def test_breaks_end_lines_and_tabs_are_blanks():
    assert runs(t("甲") + "<w:r><w:br/></w:r>" + t("乙") + "<w:r><w:tab/></w:r>" + t("丙")) == ["甲", "乙 丙"]


def test_runs_are_joined_without_blanks_and_hyphens_are_kept():
    assert runs(t("1,1") + t("32") + t(".84") + t("2021") + "<w:r><w:noBreakHyphen/></w:r>" + t("01")) == [
        "1,132.842021-01"
    ]


def test_deleted_text_is_left_out_and_inserted_text_is_read():
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{t('移')}</w:moveFrom><w:moveTo>{t('到')}</w:moveTo>"
    assert runs(t("甲") + deleted + f"<w:ins>{t('新')}</w:ins>" + moved) == ["甲新到"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    assert body(p("甲", "<w:rPr><w:del/></w:rPr>") + p("乙")) == ["甲乙"]


def test_deleted_and_hidden_rows_are_left_out():
    rows = (
        tr(tc("甲"), tc("1.00")),
        tr(tc("乙"), tc("2.00"), properties="<w:del/>"),
        tr(tc("丙"), tc("3.00"), properties="<w:hidden/>"),
    )
    assert body(tbl(*rows)) == [[{0: "甲", 1: "1.00"}]]


def test_hidden_text_is_left_out():
    styles = (
        '<w:style w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="hidden"><w:basedOn w:val="base"/></w:style>'
    )
    by_style = t("三", '<w:rStyle w:val="hidden"/>')
    shown = t("四", '<w:rStyle w:val="hidden"/><w:vanish w:val="0"/>')
    paragraph = f"<w:p>{t('一')}{t('二', '<w:vanish/>')}{by_style}{shown}</w:p>"
    assert body(paragraph + p("五", '<w:pStyle w:val="hidden"/>'), styles=styles) == ["一四"]


def test_fields_show_their_result():
    def field(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
    inner = field("begin") + instruction + field("separate") + t("7") + field("end")
    whole = field("begin") + instruction + inner + field("separate") + t("第1条") + field("end")
    simple = f'<w:fldSimple w:instr="PAGE">{t(" 3")}</w:fldSimple>'
    link = f"<w:hyperlink>{t(' 附件')}</w:hyperlink>"
    assert runs(whole + simple + link) == ["第1条 3 附件"]
    assert body(f"<w:p>{field('begin')}</w:p>{p('后文')}") == ["后文"]


def test_footnotes_stay_out_of_the_text():
    assert runs(t("1.00") + '<w:r><w:footnoteReference w:id="1"/></w:r>') == ["1.00"]


def test_a_text_box_stands_at_its_anchor_once():
    box = f"<w:txbxContent>{p('框内')}{tbl(tr(tc('甲'), tc('乙')))}</w:txbxContent>"
    shape_ = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert body(f"<w:p>{t('前')}<w:r>{shape_}</w:r></w:p>{p('后')}") == [
        "前",
        "框内",
        [{0: "甲", 1: "乙"}],
        "后",
    ]


def test_headings_are_known_by_style_by_outline_level_and_by_their_words():
    styles = (
        '<w:style w:styleId="a3"><w:name w:val="heading 3"/></w:style>'
        '<w:style w:styleId="own"><w:basedOn w:val="a3"/></w:style>'
        '<w:style w:styleId="outline"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    xml = (
        p("第一部分 概况")
        + p("部门职责", '<w:pStyle w:val="own"/>')
        + p("机构", '<w:pStyle w:val="outline"/>')
        + p("人员", '<w:outlineLvl w:val="3"/>')
        + p("正文", '<w:pStyle w:val="own"/><w:outlineLvl w:val="9"/>')
    )
    assert body(xml, styles=styles) == [
        (1, "第一部分 概况"),
        (3, "部门职责"),
        (2, "机构"),
        (4, "人员"),
        "正文",
    ]


def test_the_title_of_a_document_is_no_heading():
    document = NewDocument()
    document.add_heading("示例局2023年度部门决算", 1)
    document.add_paragraph("第一部分 概况")
    document.add_heading("其他", 1)
    assert shape(read_word(saved(document))) == ["示例局2023年度部门决算", (1, "第一部分 概况"), (1, "其他")]


def test_the_nine_tables_are_read_from_a_document():
    reading = read_document(read_word(docx_of(official_tables())))
    assert (reading.department_name, reading.fiscal_year) == (NAME, YEAR)
    assert reading.title == f"{NAME}{YEAR}年度部门决算"
    for table in official_tables():
        assert amounts(reading, table.name) == expected(table.name), table.name
    assert not notes(reading, "unplaced")


def test_a_file_is_read_from_its_path(tmp_path):
    file = tmp_path / "disclosure.docx"
    file.write_bytes(docx(p("决算")))
    assert shape(read_word(file)) == shape(read_word(str(file))) == ["决算"]
    with pytest.raises(UnreadableError):
        read_word(tmp_path / "none.docx")
