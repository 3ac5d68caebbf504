"""Any file: recognised by content, read by the right reader, or refused with what to do."""

import io
import os
import random
import time
import zipfile
from contextlib import suppress

import pytest

from juesuan.read import Document, UnreadableError, open_source, read_source
from juesuan.read.documents.document import Paragraph, printed_lines
from juesuan.read.documents.source import FORMATS, LARGEST, SUFFIXES
from juesuan.standard.yaml_files import load

SENTENCE = "示例市示例局2024年度部门决算，收入总计100.00万元。"
PAGE = f"<html><head><title>t</title></head><body><p>{SENTENCE}</p></body></html>"


def zipped(*names, content=b""):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return buffer.getvalue()


def compound(*streams):
    """The start of an old Office file whose directory lies right behind its header."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(30, b"\0") + b"\x09\0"
    names = ("Root Entry", *streams)
    return header.ljust(512, b"\0") + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def key_of(raw, name="file", folder=None):
    """Return the key of the refusal of a file, or its format."""
    path = folder / name
    path.write_bytes(raw)
    try:
        return open_source(path).format
    except UnreadableError as error:
        messages = load("validations/messages/refusals.yaml")
        return next(key for key, words in messages.items() if words["zh"][:12] == error.message_zh[:12])


@pytest.fixture
def key(tmp_path):
    return lambda raw, name="file": key_of(raw, name, tmp_path)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (SENTENCE.encode(), "text"),
        (SENTENCE.encode("gb18030"), "text"),
        (SENTENCE.encode("utf-16"), "text"),
        (b"MZ and RIFF and BM open this text", "text"),
        ("<第一部分> 概况".encode(), "text"),
        ("| 项目 | 金额 |\n|---|---:|\n| 合计 | 1.00 |\n".encode(), "markdown"),
        (PAGE.encode(), "html"),
        (PAGE.encode("gb18030"), "html"),
        (PAGE.encode("utf-16"), "html"),
        (b"\xef\xbb\xbf\r\n <!-- saved from an office --><!DOCTYPE html>" + PAGE.encode(), "html"),
        (b'<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.encode(), "html"),
        (b"<TABLE border=1><tr><td>1</td></tr></TABLE>", "html"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n\xef\xbb\xbf%PDF-1.4\n", "pdf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "word\\document2.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (compound("Workbook"), "xls"),
        (compound("Book"), "xls"),
        (compound("Workbook") + compound("WordDocument"), "xls"),
    ],
)
@pytest.mark.parametrize("name", ["disclosure", "lie.pdf", "lie.docx", "lie.txt", "lie.exe"])
def test_the_format_is_told_by_the_content_whatever_the_name_says(key, raw, expected, name):
    assert key(raw, name) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "empty"),
        (b" \r\n\t\0", "empty"),
        (b"MZ\x90\0\x03\0\0\0", "source_program"),
        (b"\x7fELF\x02\x01", "source_program"),
        (b"\x89PNG\r\n\x1a\n", "source_image"),
        (b"\xff\xd8\xff\xe0", "source_image"),
        (b"II*\0\x08\0", "source_image"),
        (b"BM\x36\0\0\0\0", "source_image"),
        (b"Rar!\x1a\x07", "source_archive"),
        (b"7z\xbc\xaf\x27\x1c\0", "source_archive"),
        (zipped("a.docx", "b.docx"), "source_archive"),
        (zipped(), "source_archive"),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "source_fixed_layout"),
        (b"Founder CEB 3.0\0", "source_fixed_layout"),
        (zipped("mimetype", "content.xml", "META-INF/manifest.xml"), "source_open_document"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "source_presentation"),
        (zipped("[Content_Types].xml", "xl/workbook.bin"), "source_other_office"),
        (zipped("[Content_Types].xml", "word/document.xml", content=b"x" * 999)[:-30], "source_incomplete"),
        (b"PK\x03\x04", "source_incomplete"),
        (compound("WordDocument", "1Table"), "source_old_word"),
        (compound("WordDocument") + compound("Workbook"), "source_old_word"),
        (compound("EncryptedPackage", "EncryptionInfo"), "source_protected"),
        (compound("PowerPoint Document"), "source_presentation"),
        (compound("VisioDocument"), "source_other_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "source_other_office"),
        (rb"{\rtf1\ansi 1.00}", "source_rich_text"),
        (b"From: <Saved by Browser>\r\nMIME-Version: 1.0\r\n", "source_web_archive"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w/>', "source_other_office"),
    ],
)
@pytest.mark.parametrize("name", ["disclosure", "lie.pdf", "lie.docx", "lie.txt", "lie.html", "lie.xls"])
def test_what_is_no_readable_format_is_named_whatever_its_suffix(key, raw, expected, name):
    assert key(raw, name) == expected


def test_a_suffix_only_tells_texts_apart(key):
    assert key(SENTENCE.encode(), "a.md") == "markdown"
    assert key(SENTENCE.encode(), "a.html") == "text"
    assert key((SENTENCE + "<br>1<p>").encode(), "a.html") == "html"
    assert key((SENTENCE + "<br>1<p>").encode(), "a.txt") == "text"


def test_every_format_has_a_reader_that_exists():
    for each in FORMATS.values():
        module, _, function = each.reader.partition(":")
        assert callable(getattr(__import__(module, fromlist=["_"]), function))
    assert {".txt", ".md", ".html", ".docx", ".xlsx", ".xls", ".pdf"} <= SUFFIXES


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_text_is_read_here_whatever_it_is_called(tmp_path, name):
    (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    document = read_source(tmp_path / name)
    assert isinstance(document, Document)
    assert [block.text for block in document.blocks] == [SENTENCE]


@pytest.mark.parametrize("name", ["a.html", "a.xls"])
def test_a_page_is_read_in_the_guarded_process_whatever_it_is_called(tmp_path, name):
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    blocks = read_source(str(tmp_path / name)).blocks
    assert isinstance(blocks[-1], Paragraph)
    assert blocks[-1].text == SENTENCE


def refusal_of(path):
    start = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        read_source(path)
    assert time.monotonic() - start < 5
    assert "\n" not in caught.value.message_zh + caught.value.message_en
    return caught.value.message_en


def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path):
    assert "no such file" in refusal_of(tmp_path / "nowhere.pdf")
    assert "not an ordinary file" in refusal_of(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert "not an ordinary file" in refusal_of(tmp_path / "pipe.txt")
        assert "not an ordinary file" in refusal_of("/dev/zero")


def test_a_link_to_itself_is_refused(tmp_path):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "leads back to itself" in refusal_of(tmp_path / "loop.txt")


def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "closed.txt"
    path.write_text(SENTENCE)

    def deny(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("juesuan.read.documents.source.os.open", deny)
    assert "Permission to read" in refusal_of(path)


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "sparse.pdf"
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    assert f"3072 MB, more than the {LARGEST // 1024**2} MB" in refusal_of(path)


@pytest.mark.parametrize("text", ["1.00\n" * 50_001, "一" * 2_000_001], ids=["lines", "characters"])
def test_a_document_longer_than_any_real_one_is_refused(tmp_path, text):
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    assert "no real disclosure is that long" in refusal_of(path)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE w ['
    b'<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><w>&a11;</w>"
)
CYCLE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 9>>endobj\n"
    b"3 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 9>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
HOSTILE = {
    "bomb.docx": lambda: zipped("[Content_Types].xml", "word/document.xml", content=b"<a>" * 80_000_000),
    "laughs.docx": lambda: zipped("[Content_Types].xml", "word/document.xml", content=LAUGHS),
    "laughs.xlsx": lambda: zipped("[Content_Types].xml", "xl/workbook.xml", content=LAUGHS),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000 + b"1.00",
    "deep-tables.html": lambda: b"<table><tr><td>" * 200_000,
    "cycle.pdf": lambda: CYCLE,
    "header.pdf": lambda: b"%PDF-1.7",
    "names.docx": lambda: zipped("[Content_Types].xml", *(f"word/{n}" for n in range(50_000))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_seconds(tmp_path, name):
    (tmp_path / name).write_bytes(HOSTILE[name]())
    refusal_of(tmp_path / name)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_random_bytes_are_read_or_refused(tmp_path, suffix):
    chance = random.Random(suffix)  # noqa: S311
    for start in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>"):
        path = tmp_path / f"random{suffix}"
        path.write_bytes(start + chance.randbytes(3000))
        with suppress(UnreadableError):
            assert list(printed_lines(read_source(path))) is not None


def test_nothing_but_plain_text_is_read_without_limits():
    """Some megabytes of Markdown can take hundreds of megabytes to read."""
    assert [name for name, known in FORMATS.items() if not known.guarded] == ["text"]
