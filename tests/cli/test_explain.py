"""`juesuan explain` as a publisher runs it."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from juesuan.api import validate
from juesuan.package.content import Explanation
from juesuan.package.explanations import write_explanations

ROOT = Path(__file__).parent.parent.parent
INVALID = ROOT / "tests" / "fixtures" / "invalid"
SAID = ("--reason", "年中机构调整，人员划转。", "--author", "示例市示例局财务科")


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(INVALID / "function-name-agrees", tmp_path / "package"))


@pytest.fixture
def report(juesuan):
    def checked(folder, *options):
        return json.loads(juesuan("validate", folder, "--format", "json", *options).out)

    return checked


@pytest.fixture
def fingerprint(folder):
    return validate(folder).findings[0].fingerprint


def test_a_warning_is_listed_explained_and_listed_again(juesuan, folder, fingerprint):
    listed = juesuan("explain", folder)
    assert listed.code == 0
    assert "1 open, 0 explained" in listed.out
    assert fingerprint in listed.out
    assert juesuan("explain", folder, fingerprint[:8], *SAID, "--date", "2025-10-08").code == 0
    listed = juesuan("explain", folder).out
    assert "0 open, 1 explained" in listed
    assert "年中机构调整，人员划转。 (示例市示例局财务科, 2025-10-08)" in listed


def test_an_explained_warning_stays_but_no_longer_fails(juesuan, report, folder, fingerprint):
    assert juesuan("validate", folder, "--fail-on", "warning").code == 1
    juesuan("explain", folder, fingerprint, *SAID)
    result = juesuan("validate", folder, "--fail-on", "warning", "--lang", "zh")
    assert result.code == 0
    for words in ("发现 1 处有待核实的问题", "其中 1 处单位已作说明", "已说明", SAID[1]):
        assert words in result.out
    checked = report(folder)
    assert checked["summary"] | {"explained": 1, "warnings": 1} == checked["summary"]
    assert checked["packages"][0]["findings"][0]["explanation"] == {
        "reason": SAID[1],
        "author": SAID[3],
        "date": date.today().isoformat(),  # noqa: DTZ011
    }


def test_the_report_with_explanations_is_valid(report, folder, fingerprint):
    import jsonschema

    write_explanations(folder, [Explanation(fingerprint, SAID[1], SAID[3], "2025-10-08")])
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(report(folder))


@pytest.mark.parametrize("format_", ["text", "html", "csv", "sarif", "json"])
def test_every_report_shows_reason_author_and_date(juesuan, folder, fingerprint, format_):
    write_explanations(folder, [Explanation(fingerprint, SAID[1], SAID[3], "2025-10-08")])
    out = juesuan("validate", folder, "--format", format_).out
    for words in (SAID[1], SAID[3], "2025-10-08"):
        assert words in out


def test_an_error_stays_an_error_and_the_command_says_so(juesuan, report, tmp_path):
    folder = Path(shutil.copytree(INVALID / "three-public-vehicles", tmp_path / "package"))
    finding = report(folder)["packages"][0]["findings"][0]
    result = juesuan("explain", folder, finding["fingerprint"], *SAID)
    assert result.code == 0
    assert "must be corrected" in result.err
    checked = juesuan("validate", folder, "--lang", "zh")
    assert checked.code == 1
    assert "错误必须更正，说明不改变结论。" in checked.out
    assert report(folder)["summary"]["explained"] == 0
    assert "Explanations of errors (1)" in juesuan("explain", folder).out


def test_explaining_again_replaces_and_remove_takes_it_back(juesuan, folder, fingerprint):
    juesuan("explain", folder, fingerprint, *SAID)
    again = juesuan(
        "explain", folder, fingerprint, "--reason", "=other", "--author", "a", language="zh_CN.UTF-8"
    )
    assert "已替换" in again.out
    text = (folder / "explanations.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1:] == [f"{fingerprint},'=other,a,{date.today().isoformat()}"]  # noqa: DTZ011
    assert juesuan("explain", folder, fingerprint, "--remove").code == 0
    assert "1 open, 0 explained" in juesuan("explain", folder).out


def test_an_explanation_of_a_finding_that_is_gone_is_stale_and_can_be_removed(juesuan, folder):
    line = "0123456789abcdef,old,office,2025-01-02\r\n"
    (folder / "explanations.csv").write_text("fingerprint,reason,author,date\r\n" + line, newline="")
    assert "Stale (1)" in juesuan("explain", folder).out
    assert juesuan("explain", folder, "012345", "--remove").code == 0
    assert "Stale" not in juesuan("explain", folder).out


def test_a_file_in_gbk_is_written_again_in_utf8(juesuan, folder, fingerprint):
    line = "fingerprint,reason,author,date\r\n0123456789abcdef,旧的说明,办公室,2025-01-02\r\n"
    (folder / "explanations.csv").write_bytes(line.encode("gb18030"))
    assert "GBK" in juesuan("validate", folder).out
    juesuan("explain", folder, fingerprint, *SAID)
    assert "旧的说明" in (folder / "explanations.csv").read_text(encoding="utf-8-sig")
    assert "GBK" not in juesuan("validate", folder).out


@pytest.mark.parametrize("line", ["a,b\r\n", "0123456789abcdef,x,y,yesterday\r\n", '"open\r\n'])
def test_a_faulty_file_is_a_warning_and_is_not_overwritten(juesuan, folder, fingerprint, line):
    file = folder / "explanations.csv"
    file.write_text("fingerprint,reason,author,date\r\n" + line, newline="")
    before = file.read_bytes()
    result = juesuan("explain", folder, fingerprint, *SAID)
    assert (result.code, file.read_bytes()) == (2, before)
    assert "left as it is" in result.err
    assert "Traceback" not in result.err
    assert juesuan("validate", folder).code == 0
    assert juesuan("validate", folder, "--fail-on", "warning").code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ffffffffffff", *SAID), "重新检查后"),
        (("fff", *SAID), "太短"),
        (("ffffffffffff", "--remove"), "没有编号以"),
        (("ffffffffffff", "--reason", "x"), "--author"),
        (("ffffffffffff", "--remove", "--reason", "x"), "--remove"),
        (("ffffffffffff", *SAID, "--date", "2999-01-01"), "今天"),
        (("ffffffffffff", *SAID, "--date", "2025-02-30"), "--date"),
        (("--reason", "x", "--author", "y"), "问题编号"),
    ],
)
def test_wrong_use_is_said_and_writes_nothing(juesuan, folder, arguments, words):
    result = juesuan("explain", folder, *arguments, language="zh_CN.UTF-8")
    assert result.code == 2
    assert words in result.err
    assert not (folder / "explanations.csv").exists()


@pytest.mark.parametrize(("reason", "words"), [("  ", "must not be blank"), ("x" * 1001, "longer than 1000")])
def test_a_reason_must_be_given_and_short(juesuan, folder, fingerprint, reason, words):
    result = juesuan("explain", folder, fingerprint, "--reason", reason, "--author", "a")
    assert result.code == 2
    assert words in result.err


def test_a_disclosure_is_turned_into_a_package_first(juesuan, tmp_path):
    (tmp_path / "disclosure.txt").write_text("x")
    result = juesuan("explain", "disclosure.txt")
    assert result.code == 2
    assert "juesuan ingest" in result.err
    assert juesuan("explain", INVALID).code == 2


def test_help_shows_examples(juesuan):
    assert "juesuan explain data/example 78f2ec38 --remove" in juesuan("explain", "--help").out
