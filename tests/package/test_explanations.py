"""The publisher's explanations: read as spreadsheets save them, written whole, never a traceback."""

import shutil
from pathlib import Path

import pytest

from juesuan.errors import InputError
from juesuan.package.content import Explanation
from juesuan.package.explanations import (
    EXPLANATIONS,
    explanation_problem,
    read_explanations,
    write_explanations,
)
from juesuan.package.load import load_package
from juesuan.package.write import write_package

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"
HEADER = "fingerprint,reason,author,date\r\n"
FIRST = Explanation("78f2ec38f80da3f3", "年中机构调整，人员划转。", "示例市示例局财务科", "2025-10-08")
SECOND = Explanation("0123456789abcdef", "staff moved", "Finance division", "2025-10-09")


def read(folder, rows, encoding="utf-8"):
    (folder / EXPLANATIONS).write_bytes((HEADER + rows).encode(encoding))
    return read_explanations(folder)


def row(explanation, **changes):
    return ",".join(explanation._replace(**changes)) + "\r\n"


def test_a_package_need_not_have_any(tmp_path):
    read = read_explanations(tmp_path)
    assert (read.found, read.problems) == ({}, [])


def test_what_is_written_is_read_back_in_its_order(tmp_path):
    write_explanations(tmp_path, [FIRST, SECOND])
    assert list(read_explanations(tmp_path).found.values()) == [FIRST, SECOND]
    assert (tmp_path / EXPLANATIONS).read_bytes().startswith(b"\xef\xbb\xbffingerprint,")
    assert [file.name for file in tmp_path.iterdir()] == [EXPLANATIONS]


@pytest.mark.parametrize(
    "reason", ["=HYPERLINK(1)", "+1", "-3.20万元", "@a", "'=already", "＝全角", "'quoted'"]
)
def test_no_text_runs_as_a_formula_and_every_text_comes_back(tmp_path, reason):
    explanation = FIRST._replace(reason=reason, author=reason)
    write_explanations(tmp_path, [explanation])
    line = (tmp_path / EXPLANATIONS).read_text(encoding="utf-8-sig").splitlines()[1]
    assert all(not cell.startswith(tuple("=+-@＝")) for cell in line.split(","))
    assert list(read_explanations(tmp_path).found.values()) == [explanation]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_may_be_there_or_not(tmp_path, encoding):
    found = read(tmp_path, row(FIRST), encoding)
    assert (list(found.found.values()), found.problems, found.utf8) == ([FIRST], [], True)


def test_gbk_is_read_and_said(tmp_path):
    found = read(tmp_path, row(FIRST), "gb18030")
    assert list(found.found.values()) == [FIRST]
    assert [(each.rule, each.severity) for each in found.problems] == [("files-in-utf8", "warning")]
    assert not found.utf8


@pytest.mark.parametrize("day", ["2025/10/8", "2025-10-8", "2025年10月8日", "2025.10.08", " 2025-10-08 "])
def test_a_date_is_understood_as_spreadsheets_rewrite_it(tmp_path, day):
    assert list(read(tmp_path, row(FIRST, date=day)).found.values()) == [FIRST]


def test_empty_rows_and_empty_cells_behind_the_last_column_are_passed_over(tmp_path):
    rows = row(FIRST).replace("\r\n", ",,\r\n") + ",,,\r\n\r\n"
    found = read(tmp_path, rows)
    assert (list(found.found), found.problems) == ([FIRST.fingerprint], [])


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"fingerprint": "1.23E+15"}, "fingerprint", "问题编号"),
        ({"reason": ""}, "reason", "不能为空"),
        ({"reason": "长" * 1001}, "reason", "1000"),
        ({"author": " "}, "author", "不能为空"),
        ({"date": "2025-02-30"}, "date", "不是日期"),
        ({"date": ""}, "date", "不能为空"),
    ],
)
def test_a_wrong_row_is_a_warning_and_the_others_count(tmp_path, changes, column, words):
    found = read(tmp_path, row(FIRST, **changes) + row(SECOND))
    assert list(found.found.values()) == [SECOND]
    (problem,) = found.problems
    assert (problem.rule, problem.column, problem.severity) == ("values-well-formed", column, "warning")
    assert words in problem.zh


def test_a_row_with_too_few_cells_is_a_warning(tmp_path):
    (problem,) = read(tmp_path, "78f2ec38f80da3f3,原因\r\n").problems
    assert problem.line == 2
    assert "2" in problem.zh


def test_of_two_rows_for_one_finding_the_first_counts(tmp_path):
    found = read(tmp_path, row(FIRST) + row(FIRST, reason="别的理由"))
    assert list(found.found.values()) == [FIRST]
    assert [(each.rule, each.zh) for each in found.problems] == [("keys-unique", "第2行与第3行")]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfea\x00",
        b"reason,author\r\n",
        b'fingerprint,reason,author,date\r\n"open',
        b"\x00\x01",
        b"x" * 5_000_000,
    ],
    ids=["empty", "utf-16", "columns", "quote", "binary", "large"],
)
def test_a_file_that_is_none_is_one_warning(tmp_path, raw):
    (tmp_path / EXPLANATIONS).write_bytes(raw)
    found = read_explanations(tmp_path)
    assert found.found == {}
    assert [(each.rule, each.severity) for each in found.problems] == [("files-readable", "warning")]
    assert found.problems[0].zh.isprintable()


def test_a_folder_in_its_place_is_a_warning(tmp_path):
    (tmp_path / EXPLANATIONS).mkdir()
    assert [each.rule for each in read_explanations(tmp_path).problems] == ["files-readable"]


def test_the_example_of_every_column_is_an_explanation():
    assert explanation_problem(FIRST) is None
    assert explanation_problem(FIRST._replace(author=""))[0] == "author"


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        write_explanations(tmp_path / "file", [FIRST])


def test_a_package_carries_its_explanations_and_they_do_not_change_its_digest(tmp_path):
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "package"))
    before = load_package(folder).digest
    write_explanations(folder, [FIRST])
    package = load_package(folder)
    assert package.explanations == {FIRST.fingerprint: FIRST}
    assert (package.problems, package.digest) == ([], before)


def test_writing_a_package_again_keeps_them(tmp_path):
    folder = write_package(tmp_path / "package", {"name": "x"}, {"units": []})
    write_explanations(folder, [FIRST])
    write_package(folder, {"name": "x"}, {"units": []})
    assert list(read_explanations(folder).found) == [FIRST.fingerprint]
