"""`juesuan validate` as a user runs it."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "data" / "example"
BROKEN = ROOT / "tests" / "fixtures" / "invalid" / "three-public-vehicles"


def test_a_clean_package_exits_with_zero(juesuan):
    result = juesuan("validate", EXAMPLE, "--lang", "zh")
    assert result.code == 0
    assert "没有发现问题" in result.out


def test_findings_exit_with_one_and_say_place_value_and_remedy(juesuan):
    result = juesuan("validate", BROKEN, "--lang", "en")
    assert result.code == 1
    for words in ("three-public-vehicles", "15.20", "14.20"):
        assert words in result.out


def test_fail_on_decides_what_makes_it_fail(juesuan):
    warning = ROOT / "tests" / "fixtures" / "invalid" / "function-name-agrees"
    assert juesuan("validate", warning).code == 0
    assert juesuan("validate", warning, "--fail-on", "warning").code == 1
    assert juesuan("validate", BROKEN, "--fail-on", "never").code == 0


def test_json_is_valid_against_the_report_schema(juesuan):
    import jsonschema

    result = juesuan("validate", EXAMPLE, BROKEN, "--format", "json")
    report = json.loads(result.out)
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(report)
    assert report["summary"] == {"packages": 2, "errors": 1, "warnings": 0, "notes": 0, "explained": 0}


def test_every_invalid_fixture_yields_a_valid_report(juesuan):
    import jsonschema

    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    report = json.loads(juesuan("validate", BROKEN.parent, "--format", "json").out)
    jsonschema.Draft7Validator(schema).validate(report)
    found = {package["path"]: len(package["findings"]) for package in report["packages"]}
    # All fixtures are of one department and year, so here none can be told from the others' last year.
    continued = {path for path in found if path.endswith("last_year") or f"{path}/last_year" in found}
    assert {path for path, count in found.items() if count != 1} == continued


def test_csv_opens_in_excel(juesuan):
    result = juesuan("validate", BROKEN, "--format", "csv")
    assert result.out.startswith("\ufeff")
    assert len(list(csv.DictReader(io.StringIO(result.out.removeprefix("\ufeff"))))) == 1


def test_the_report_is_written_whole_to_a_file(juesuan, tmp_path):
    target = tmp_path / "new" / "report.html"
    result = juesuan("validate", BROKEN, "--format", "html", "--output", target)
    assert (result.code, result.out) == (1, "")
    assert target.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [path.name for path in target.parent.iterdir()] == ["report.html"]


def test_an_output_that_cannot_be_written_is_one_sentence(juesuan, tmp_path):
    (tmp_path / "file").write_text("")
    result = juesuan("validate", BROKEN, "--output", tmp_path / "file" / "report.txt")
    assert result.code == 2
    assert "cannot be written" in result.err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nothing", None, "找不到"),
        ("empty", {}, "没有数据包"),
        ("json", {"datapackage.json": b"{"}, "不是合法的 JSON"),
        ("list", {"datapackage.json": b"[]"}, "不是数据包描述文件"),
        ("bytes", {"datapackage.json": b"\xff\xfe\xfa"}, "UTF-8"),
    ],
)
def test_unusable_input_is_one_sentence_in_the_users_language(juesuan, tmp_path, name, content, words):
    folder = tmp_path / name
    for file, data in (content or {}).items():
        folder.mkdir(exist_ok=True)
        (folder / file).write_bytes(data)
    if content == {}:
        folder.mkdir()
    result = juesuan("validate", folder, language="zh_CN.UTF-8")
    assert result.code == 2
    assert words in result.err
    assert "Traceback" not in result.err
    assert len(result.err.strip().splitlines()) == 1


def test_one_broken_package_among_many_is_one_finding_and_the_others_are_checked(juesuan, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "good")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "datapackage.json").write_text("{")
    report = json.loads(juesuan("validate", tmp_path, "--format", "json").out)
    assert [len(package["findings"]) for package in report["packages"]] == [1, 0]


def test_wrong_usage_exits_with_two(juesuan):
    assert juesuan("validate").code == 2
    assert juesuan("validate", EXAMPLE, "--format", "doc").code == 2


def test_help_shows_examples(juesuan):
    result = juesuan("validate", "--help")
    assert "juesuan validate data --format html" in result.out
    assert "示例" in juesuan("--help", language="zh_CN.UTF-8").out


def test_duckdb_gives_the_same_report_on_every_fixture(juesuan):
    def judged(engine):
        report = json.loads(juesuan("validate", BROKEN.parent, "--engine", engine, "--format", "json").out)
        return [
            ([(o["rule"], o["verdict"], o["checked"]) for o in package["outcomes"]], package["findings"])
            for package in report["packages"]
        ]

    assert judged("duckdb") == judged("oracle")
