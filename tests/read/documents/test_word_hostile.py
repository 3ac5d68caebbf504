"""Word documents that are none, broken or built to do harm: a refusal, in bounded time."""

import time
import zipfile

import pytest

from juesuan.read import UnreadableError
from juesuan.read.documents.word import read_word
from read.documents.office_parts import NAMES, archive, docx, p, relations, tbl, tc, tr, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(100)


def nested(depth: int) -> str:
    return tbl(tr(tc(p("甲") if depth == 0 else nested(depth - 1) + p(""))))


def with_document(xml: str) -> bytes:
    return archive({"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": xml})


def document(text: str) -> str:
    return f"<w:document {NAMES}><w:body>{p(text)}</w:body></w:document>"


BOMB = f'<!DOCTYPE d [<!ENTITY a "{"1" * 1000}"><!ENTITY b "{"&a;" * 1000}">]>{document("&b;")}'
OUTSIDE = f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>{document("&a;")}'


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "空"),
        (b"text", "Word"),
        (ole("WordDocument"), "另存为 .docx"),
        (ole("EncryptedPackage"), "密码"),
        (ole("Workbook"), "Word"),
        (b"PK\x03\x04" + bytes(50), "损坏"),
        (docx(p("甲"))[:-30], "损坏"),
        (archive({"a.txt": "甲"}), "损坏"),
        (archive({"_rels/.rels": relations(officeDocument="../../word/document.xml")}), "损坏"),
        (xlsx("<sheetData/>"), "Word"),
        (docx(""), "空"),
        (with_document("<w:document"), "损坏"),
        (with_document(BOMB), "DOCTYPE"),
        (with_document(OUTSIDE), "DOCTYPE"),
        (with_document(f"<w:document {NAMES}/>"), "损坏"),
        (docx(p("甲") + '<w:altChunk r:id="r9"/>'), "嵌入"),
        (docx(nested(25)), "嵌套"),
        (docx("<w:p>" * 400 + "</w:p>" * 400), "嵌套"),
        (docx(tbl(tr(*[tc("1")] * 300))), "256"),
        (docx(p("甲"), **{"word/media/a": "0" * (101 * 1024 * 1024)}), "解压"),
        (docx(p("甲"), **{"word/a": "0" * (60 * 1024 * 1024)}), "解压"),
        (docx(p("甲"), **{f"x{number}": "" for number in range(10_001)}), "解压"),
    ],
    ids=["empty", "text", "doc", "encrypted", "xls", "cut-head", "cut-tail", "zip", "outside-part", "xlsx",
         "blank", "no-xml", "entity-bomb", "entity-outside", "no-body", "embedded", "deep-tables", "deep",
         "wide", "large-part", "ratio", "many-parts"],
)  # fmt: skip
def test_what_is_no_document_is_refused_in_both_languages(raw, words):
    start = time.perf_counter()
    with pytest.raises(UnreadableError) as refused:
        read_word(raw)
    assert words in refused.value.message_zh
    assert refused.value.message_en.endswith(".")
    assert time.perf_counter() - start < 10


def test_a_part_that_unpacks_to_another_size_than_it_claims_is_refused():
    raw = bytearray(docx(p("甲" * 1000)))
    place = raw.find(b"PK\x01\x02")
    while raw[place + 46 : place + 63] != b"word/document.xml":
        place = raw.find(b"PK\x01\x02", place + 1)
    raw[place + 24 : place + 28] = (50).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        read_word(bytes(raw))


def test_encrypted_parts_are_refused():
    raw = bytearray(
        archive({"_rels/.rels": relations(officeDocument="d.xml"), "d.xml": "x"}, zipfile.ZIP_STORED)
    )
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + offset] |= 1
            place = raw.find(mark, place + 1)
    with pytest.raises(UnreadableError, match="password"):
        read_word(bytes(raw))


def test_outside_addresses_are_not_followed():
    outside = relations(officeDocument="http://127.0.0.1:9/d.xml").replace("Id=", 'TargetMode="External" Id=')
    with pytest.raises(UnreadableError):
        read_word(archive({"_rels/.rels": outside}))


def test_documents_of_the_strict_kind_are_read():
    raw = docx(p("决算"))
    name = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    strict = with_document(f'<w:document xmlns:w="{name}"><w:body>{p("决算")}</w:body></w:document>')
    assert read_word(strict) == read_word(raw)


def test_absurd_spans_and_levels_are_cut():
    cell = tc("甲", '<w:gridSpan w:val="999999999"/>')
    listed = p("乙", '<w:numPr><w:ilvl w:val="99999"/><w:numId w:val="x"/></w:numPr>')
    assert len(read_word(docx(tbl(tr(cell)) + listed)).blocks) == 2
