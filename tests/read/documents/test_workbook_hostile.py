"""Workbooks that are none, broken or built to do harm: a refusal or a reading, in bounded time."""

import time

import pytest
import xlwt

from juesuan.read import UnreadableError
from juesuan.read.documents.workbook import read_workbook
from juesuan.read.documents.workbook.sheet import MOST_CELLS
from read.documents.office_parts import archive, docx, p, relations, xlsx
from read.documents.shapes import shape
from read.documents.writers import saved

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
CELLS = f"<sheetData>{('<row>' + '<c><v>1</v></c>' * 100 + '</row>') * (MOST_CELLS // 100 + 1)}</sheetData>"
ENTITIES = '<!DOCTYPE worksheet [<!ENTITY a "1"><!ENTITY b "&a;&a;&a;">]>'
DOCTYPE = f"{ENTITIES}<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"


def with_sheet(part: str) -> bytes:
    return archive(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": '<workbook xmlns:r="r"><sheet name="a" r:id="r1"/></workbook>',
            "xl/_rels/workbook.xml.rels": relations(worksheet="sheet.xml"),
            "xl/sheet.xml": part,
        }
    )


def old() -> bytes:
    made = xlwt.Workbook()
    made.add_sheet("a").write(0, 0, "x")
    return saved(made)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "空"),
        (b"a,b\n1,2", "Excel"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "Excel"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "损坏"),
        (old()[:2000], "Excel"),
        (docx(p("甲")), "Excel"),
        (archive({"_rels/.rels": relations(officeDocument="a.bin"), "a.bin": b"\0"}), "Office"),
        (xlsx("<sheetData/>"), "空"),
        (xlsx("<sheetData><row><c><v>1</v></c></row></sheetData>", state="hidden"), "空"),
        (xlsx('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'), "损坏"),
        (with_sheet("<worksheet><sheetData>"), "损坏"),
        (with_sheet(DOCTYPE), "DOCTYPE"),
        (with_sheet("<a>" * 100_000 + "</a>" * 100_000), "空"),
        (xlsx(CELLS), "200000"),
        (xlsx("<sheetData/><mergeCells>" + '<mergeCell ref="A1:B2"/>' * 20_001 + "</mergeCells>"), "20000"),
    ],
    ids=["empty", "text", "encrypted", "doc", "no-xls", "cut-xls", "docx", "xlsb", "blank", "hidden",
         "shared", "cut-xml", "entities", "deep", "cells", "merged"],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_in_both_languages(raw, words):
    start = time.perf_counter()
    with pytest.raises(UnreadableError) as refused:
        read_workbook(raw)
    assert words in refused.value.message_zh
    assert refused.value.message_en.endswith((".", "first."))
    assert time.perf_counter() - start < 10


def test_only_cells_that_exist_take_time():
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    whole = '<cols><col min="1" max="16384" width="9"/></cols><dimension ref="A1:XFD1048576"/>'
    merged = '<mergeCells><mergeCell ref="A2:XFD1048000"/></mergeCells>'
    start = time.perf_counter()
    assert shape(read_workbook(xlsx(f"{whole}<sheetData>{far}</sheetData>{merged}"))) == ["附表1", "1"]
    assert time.perf_counter() - start < 1


def test_merged_cells_that_overlap_take_bounded_time():
    rows = "".join(f'<row r="{row}">' + "<c><v>1</v></c>" * 50 + "</row>" for row in range(1, 2000))
    merged = "".join(f'<mergeCell ref="A{row}:AX1048576"/>' for row in range(1, 2000))
    start = time.perf_counter()
    with pytest.raises(UnreadableError):
        read_workbook(xlsx(f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"))
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("reference", ["", "A0", "AAAA1", "A99999999", "1A", "A1:B2", "甲1"])
def test_cells_with_impossible_names_are_read_as_the_next_or_not_at_all(reference):
    assert shape(
        read_workbook(
            xlsx(f'<sheetData><row><c r="{reference}"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>')
        )
    )


def test_macros_are_parts_that_nobody_reads():
    raw = xlsx("<sheetData><row><c><v>1</v></c></row></sheetData>")
    assert shape(read_workbook(raw)) == ["附表1", "1"]
