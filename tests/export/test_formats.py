"""Files are written whole or not at all, and an existing one is kept."""

import pytest

from juesuan.errors import InputError
from juesuan.export import formats
from juesuan.export.book import empty_book
from juesuan.export.formats import FORMATS, known_format, write_book
from juesuan.export.request import chosen_layout

BOOK = empty_book(chosen_layout("national"), "", 2024)


def test_a_format_may_be_named_in_capitals():
    assert known_format("XLSX") == "xlsx"


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(InputError) as caught:
        known_format("odt")
    assert all(name in caught.value.text("zh") for name in FORMATS)


def test_an_existing_file_is_kept_unless_it_is_to_be_replaced(tmp_path):
    out = tmp_path / "form.html"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        write_book(BOOK, "html", out)
    assert caught.value.key == "file_exists"
    assert out.read_text(encoding="utf-8") == "mine"
    write_book(BOOK, "html", out, replace=True)
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_writer_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    class Failing:
        @staticmethod
        def write(book):
            raise ModuleNotFoundError(book.name)

    monkeypatch.setattr(formats, "import_module", lambda _: Failing)
    with pytest.raises(InputError) as caught:
        write_book(BOOK, "xlsx", tmp_path / "form.xlsx")
    assert caught.value.key == "missing_extra"
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        write_book(BOOK, "html", tmp_path / "file" / "form.html")
    assert caught.value.key == "cannot_write"
