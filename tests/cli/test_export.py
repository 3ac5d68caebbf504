"""`juesuan export` and `juesuan new`."""

from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"
STARTS = {"xlsx": b"PK", "docx": b"PK", "html": b"<!doctype html>", "pdf": b"%PDF"}


@pytest.mark.parametrize("format_", STARTS)
def test_export_names_the_file_after_the_package(juesuan, tmp_path, format_):
    done = juesuan("export", EXAMPLE, "--format", format_, "--layout", "national")
    assert (done.code, done.err) == (0, "")
    name = f"999999-example-office-2024.{format_}"
    assert name in done.out
    assert (tmp_path / name).read_bytes().startswith(STARTS[format_])


def test_export_says_which_amounts_the_layout_has_no_cell_for(juesuan):
    done = juesuan("export", EXAMPLE, "--format", "html", "--out", "tables.html", language="zh_CN.UTF-8")
    assert done.code == 0
    assert "没有位置印出12个金额" in done.err
    assert "state_capital/total/opening_carryover = 2.00" in done.err


def test_an_existing_file_is_kept_without_force(juesuan, tmp_path):
    (tmp_path / "t.html").write_text("mine", encoding="utf-8")
    ask = ("export", EXAMPLE, "--format", "html", "--layout", "national", "--out", "t.html")
    refused = juesuan(*ask)
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "--force" in refused.err
    assert (tmp_path / "t.html").read_text(encoding="utf-8") == "mine"
    assert juesuan(*ask, "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", EXAMPLE, "--format", "html", "--layout", "nowhere"), "wuhan-2024"),
        (("export", EXAMPLE, "--format", "odt"), "docx"),
        (("export", "no-such-folder", "--format", "html"), "no-such-folder"),
        (("export", EXAMPLE.parent, "--format", "html"), "packages"),
        (("new", "--layout", "nowhere", "--format", "xlsx"), "wuhan-2024"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(juesuan, arguments, words):
    done = juesuan(*arguments)
    assert done.code == 2
    assert words in done.err
    assert "Traceback" not in done.err
    assert not done.out


def test_new_writes_the_empty_form_of_a_layout(juesuan, tmp_path):
    done = juesuan(
        "new", "--layout", "wuhan-2024", "--format", "html", "--department", "示例市示例局", "--year", 2025
    )
    assert (done.code, done.err) == (0, "")
    page = (tmp_path / "wuhan-2024.html").read_text(encoding="utf-8")
    assert "2025年度收入支出决算总表" in page
    assert "单位：示例市示例局" in page


@pytest.mark.parametrize(("command", "language", "word"), [
    ("export", "zh_CN.UTF-8", "示例"),
    ("export", "en_US.UTF-8", "Examples"),
    ("new", "zh_CN.UTF-8", "空白九张表"),
    ("new", "en_US.UTF-8", "empty form"),
])  # fmt: skip
def test_help_has_examples_in_the_users_language(juesuan, command, language, word):
    text = juesuan(command, "--help", language=language).out
    assert word in text
    assert f"juesuan {command}" in text
