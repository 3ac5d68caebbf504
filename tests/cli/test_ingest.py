"""`juesuan ingest` as a user runs it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from juesuan.package.load import find_packages
from package.disclosure_texts import NO_DISCLOSURE, prose_only, with_table


@pytest.fixture
def disclosures(tmp_path):
    def write(**texts):
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return folder

    return write


def test_one_file_is_one_line(juesuan, disclosures, tmp_path):
    source = disclosures(a=with_table()) / "a.txt"
    result = juesuan("ingest", source, "--out", tmp_path / "out", language="zh_CN.UTF-8")
    (folder,) = [package.parent for package in find_packages(tmp_path / "out")]
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{source} → {folder}：1张表，")
    assert "表格4个、文字3个、" in result.out
    assert len(result.out.splitlines()) == 1


def test_one_unreadable_file_is_one_sentence_and_exit_code_two(juesuan, disclosures, tmp_path):
    result = juesuan("ingest", disclosures(a=NO_DISCLOSURE) / "a.txt", "--out", tmp_path / "out")
    assert (result.code, result.out) == (2, "")
    assert "no departmental final account" in result.err
    assert len(result.err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_is_a_line_for_each_file_and_a_summary_with_the_failures(juesuan, disclosures, tmp_path):
    folder = disclosures(a=with_table(), b=NO_DISCLOSURE, c=prose_only(year=2023))
    (folder / "photo.png").write_bytes(b"\x89PNG")
    result = juesuan("ingest", folder, "--out", tmp_path / "out", "--jobs", 2)
    assert result.code == 1
    assert [line.split(" → ")[0] for line in result.out.splitlines()] == [
        str(folder / "a.txt"),
        str(folder / "c.txt"),
    ]
    first, summary, others, again = result.err.splitlines()
    assert first == again
    assert "b.txt" in first
    assert summary == "Files: 3; packages written: 2; failed: 1."
    assert ".png×1" in others


def test_all_failing_exits_with_two_and_all_written_with_zero(juesuan, disclosures, tmp_path):
    folder = disclosures(a=NO_DISCLOSURE, b=NO_DISCLOSURE)
    assert juesuan("ingest", folder, "--out", tmp_path / "out").code == 2
    folder = disclosures(a=with_table(), b=prose_only(year=2023))
    assert juesuan("ingest", folder, "--out", tmp_path / "out").code == 0


def test_a_folder_with_a_single_file_is_still_a_folder(juesuan, disclosures, tmp_path):
    result = juesuan("ingest", disclosures(a=with_table()), "--out", tmp_path / "out")
    assert result.code == 0
    assert "packages written: 1" in result.err


@pytest.mark.parametrize("option", [("--department-id", "420103-example"), ("--year", "2024")])
def test_what_is_given_for_one_department_is_for_one_file(juesuan, disclosures, tmp_path, option):
    folder = disclosures(a=with_table(), b=with_table())
    result = juesuan("ingest", folder / "a.txt", folder / "b.txt", "--out", tmp_path / "out", *option)
    assert result.code == 2
    assert "single file" in result.err
    assert not (tmp_path / "out").exists()


def test_two_files_of_one_package_are_told_apart_by_order(juesuan, disclosures, tmp_path):
    folder = disclosures(a=with_table(), b=with_table(amount="3.00"))
    result = juesuan("ingest", folder / "b.txt", folder / "a.txt", "--out", tmp_path / "out")
    assert result.code == 1
    assert f"“{folder / 'a.txt'}” is of the same department and year as “{folder / 'b.txt'}”" in result.err
    (package,) = find_packages(tmp_path / "out")
    assert "3.00" in (package.parent / "revenue.csv").read_text(encoding="utf-8")


def test_an_output_that_cannot_be_written_is_one_sentence(juesuan, disclosures, tmp_path):
    (tmp_path / "file").write_text("")
    result = juesuan("ingest", disclosures(a=with_table()) / "a.txt", "--out", tmp_path / "file" / "out")
    assert result.code == 2
    assert "cannot be written" in result.err


def test_help_names_formats_and_exit_codes(juesuan):
    result = juesuan("ingest", "--help")
    for words in (".docx", ".xlsx", "PDF", "Exit codes", "--jobs"):
        assert words in result.out


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_ends_at_once_and_leaves_whole_packages(disclosures, tmp_path):
    slow = "本年度工作情况良好。\n" * 100_000
    folder = disclosures(a=with_table(), b=prose_only(year=2023) + slow, c=prose_only(year=2022) + slow)
    command = [sys.executable, "-m", "juesuan", "ingest", str(folder), "--out", str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "en_US.UTF-8"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline()
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert time.monotonic() - start < 3
    assert process.returncode == 1
    assert b"Traceback" not in said
    assert len(find_packages(tmp_path / "out")) == 1
    assert list((tmp_path / "out").glob("**/.juesuan-*")) == []
