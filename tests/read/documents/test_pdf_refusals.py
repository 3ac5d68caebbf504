"""PDF files that are not read: what is wrong is said, and nothing breaks."""

import random
import time

import pytest

from juesuan.read.documents.pdf import opening, read_pdf
from juesuan.read.errors import UnreadableError
from read.documents.pdf_printing import Print


def refused(raw) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(raw)
    return caught.value.message_zh


def with_image(paper: Print) -> Print:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    paper.canvas.drawImage(ImageReader(Image.new("L", (30, 42), 255)), 0, 0, 595, 842)
    return paper


def sample() -> bytes:
    paper = Print().grid((60, 200, 400), (100, 120, 140)).cells((60, 200), 114, ("甲", "1.00"))
    return paper.page().text(60, 100, "第一部分 概况").text(60, 120, "收入合计3.00万元。").pdf()


def test_scan_without_text_is_refused_with_what_to_do():
    assert "OCR" in refused(with_image(Print()).pdf())


def test_blank_pages_have_no_text_either():
    assert "文字层" in refused(Print().page().pdf())


def test_scanned_page_inside_a_document_is_refused_by_number():
    paper = with_image(Print().text(60, 100, "封面。").page()).page().text(60, 100, "第三页的正文。")
    assert "第 2 页" in refused(paper.pdf())


def test_cover_that_is_an_image_is_no_scan():
    paper = with_image(Print()).page().text(60, 100, "正文。")
    assert len(read_pdf(paper.pdf()).blocks) == 1


def test_background_image_below_text_is_no_scan():
    paper = with_image(Print()).text(60, 100, "背景图片上的正文，字数足够。")
    assert len(read_pdf(paper.pdf()).blocks) == 1


def test_file_with_a_password_is_refused():
    assert "密码" in refused(Print(encrypt="secret").text(60, 100, "正文。").pdf())


def test_truncated_file_is_refused_or_read():
    raw = sample()
    assert "损坏" in refused(raw[:40])
    for end in range(50, len(raw), 97):
        outcome(raw[:end])


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"%PDF-1.4 garbage", b"PK\x03\x04", bytes(range(256)) * 9])
def test_what_is_no_pdf_file_is_refused(raw):
    assert "损坏" in refused(raw)


def test_empty_and_missing_files_are_refused(tmp_path):
    assert "空的" in refused(b"")
    assert "无法打开" in refused(tmp_path / "missing.pdf")


def test_too_many_pages_are_refused():
    paper = Print()
    for _ in range(opening.MOST_PAGES + 1):
        paper.page()
    assert "1001" in refused(paper.pdf())


def test_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr(opening, "MOST_CHARACTERS", 5)
    assert "文字多" in refused(sample())


def test_glyphs_without_characters_are_refused():
    raw = Print().text(60, 100, "\ue001\ue002\ue003\ue004\ue005正文").pdf()
    assert "乱码" in refused(raw)


def outcome(raw: bytes) -> bool:
    """Say whether bytes were read; anything but a document or a refusal fails the test."""
    try:
        read_pdf(raw)
    except UnreadableError:
        return False
    return True


def test_mutated_files_are_read_or_refused_in_time():
    raw, chance = sample(), random.Random(20240601)  # noqa: S311
    start = time.monotonic()
    for _ in range(150):
        bad = bytearray(raw)
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(bad))
            bad[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        outcome(bytes(bad))
    assert time.monotonic() - start < 30
