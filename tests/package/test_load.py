"""Reading packages: bad input gets a sentence or a finding, never a traceback and never silence."""

import json
import shutil
from pathlib import Path

import pytest

from juesuan.errors import InputError
from juesuan.evaluate.oracle import evaluate
from juesuan.package.load import find_packages, load_package
from juesuan.standard.tables import table_schema

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "package"))


def edit(file, old, new, encoding="utf-8"):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode(encoding))


def problems(folder):
    found = load_package(folder).problems
    return [(problem.rule, problem.table, problem.column, problem.printed) for problem in found]


def test_the_example_loads_without_a_problem():
    package = load_package(EXAMPLE)
    assert package.problems == []
    assert len(package.tables) == 15


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"{", "not_json"),
        (b"[]", "not_descriptor"),
        (b'{"name": "x"}', "not_descriptor"),
        (b"\xff\xfe\x00\xd8", "not_text"),
        (b"", "not_json"),
        (b"[" * 100_000, "not_descriptor"),
    ],
)
def test_an_unusable_descriptor_is_one_sentence_in_two_languages(tmp_path, content, key):
    (tmp_path / "datapackage.json").write_bytes(content)
    with pytest.raises(InputError) as caught:
        load_package(tmp_path)
    assert caught.value.key == key
    assert str(tmp_path) in caught.value.text("zh")
    assert str(tmp_path) in caught.value.text("en")


def test_a_missing_path_and_a_folder_without_packages_are_told_apart(tmp_path):
    with pytest.raises(InputError) as missing:
        find_packages(tmp_path / "nowhere")
    with pytest.raises(InputError) as empty:
        find_packages(tmp_path)
    assert (missing.value.key, empty.value.key) == ("path_missing", "no_package")


@pytest.mark.parametrize("value", ["1,060.00", "1e3", "NaN", "abc", "1.2345678", "９"])
def test_a_value_that_is_not_money_is_a_finding_at_its_cell(copy, value):
    edit(copy / "government_funds.csv", ",10.00,100.00,", f',"{value}",100.00,')
    assert problems(copy) == [("values-well-formed", "government_funds", "opening_carryover", value)]


def test_wrong_columns_make_the_table_unreadable_and_its_rules_not_run(copy):
    edit(copy / "revenue.csv", "other_revenue", "others")
    package = load_package(copy)
    assert "revenue" not in package.tables
    verdicts = {outcome.rule.id: outcome.verdict for outcome in evaluate(package).outcomes}
    assert verdicts["files-readable"] == "fail"
    assert verdicts["tables-present"] == "pass"
    assert verdicts["revenue-row-total"] == "not_run"


def test_gbk_is_read_and_said_so(copy):
    text = (copy / "revenue.csv").read_text(encoding="utf-8")
    (copy / "revenue.csv").write_bytes(text.encode("gb18030"))
    package = load_package(copy)
    assert [problem.rule for problem in package.problems] == ["files-in-utf8"]
    assert package.tables["revenue"][1].values["function_name"] == "一般公共服务支出"


def test_a_file_in_no_known_encoding_is_unreadable(copy):
    (copy / "revenue.csv").write_bytes(b"\xff\xff\xff\xff")
    assert [problem[0] for problem in problems(copy)] == ["files-readable"]


def test_utf8_with_a_mark_as_excel_writes_it_is_fine(copy):
    text = (copy / "revenue.csv").read_text(encoding="utf-8")
    (copy / "revenue.csv").write_bytes(text.encode("utf-8-sig"))
    assert problems(copy) == []


def test_a_duplicate_key_is_a_finding_and_counted_once(copy):
    lines = (copy / "units.csv").read_text(encoding="utf-8").splitlines()
    (copy / "units.csv").write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
    assert [problem[0] for problem in problems(copy)] == ["keys-unique"]


@pytest.mark.parametrize("content", ["", "a,b\n", 'department_id,"fiscal', "x" * 200_000, "\x00"])
def test_broken_files_are_findings(copy, content):
    (copy / "revenue.csv").write_text(content, encoding="utf-8")
    assert [problem[0] for problem in problems(copy)] == ["files-readable"]


@pytest.mark.parametrize("path", ["../revenue.csv", "/etc/passwd", 3, None, ["a.csv"], "missing.csv"])
def test_a_path_out_of_the_package_is_refused(copy, path):
    descriptor = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    next(r for r in descriptor["resources"] if r["name"] == "revenue")["path"] = path
    (copy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert ("files-readable", "revenue") in [problem[:2] for problem in problems(copy)]


def test_ragged_rows_are_findings(copy):
    with (copy / "units.csv").open("a", encoding="utf-8") as file:
        file.write("only,two\n")
    assert [problem[0] for problem in problems(copy)] == ["files-readable"]


def test_the_digest_changes_with_any_byte(copy):
    before = load_package(copy).digest
    edit(copy / "units.csv", "示例服务中心", "示例服务站")
    assert load_package(copy).digest != before


def test_a_repository_stacks_its_packages_and_is_none_itself():
    root = EXAMPLE.parent.parent
    found = find_packages(root)
    assert root / "datapackage.json" not in found
    assert EXAMPLE / "datapackage.json" in found


def test_inline_decimals_are_kept_digit_by_digit(tmp_path):
    header = ",".join(f'"{name}"' for name in table_schema("government_funds").columns)
    row = '"999999-a",2024,"total","合计",1.10,100.00,0.1,null,0.1,101.00,"万元",""'
    text = f'{{"name": "x", "resources": [{{"name": "government_funds", "data": [[{header}],[{row}]]}}]}}'
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    (record,) = load_package(tmp_path).tables["government_funds"]
    assert (record.values["opening_carryover"], record.values["basic_expenditure"]) == ("1.10", "")


def test_a_value_out_of_its_range_is_a_finding_at_its_cell(copy):
    edit(copy / "figures.csv", ",2024,", ",2999,")
    found = [each for each in problems(copy) if each[0] == "values-well-formed"]
    assert found[0][:3] == ("values-well-formed", "figures", "fiscal_year")


def test_rows_of_another_department_or_year_are_one_finding(copy):
    for table in ("revenue", "expenditure"):
        file = copy / f"{table}.csv"
        file.write_text(file.read_text(encoding="utf-8").replace(",2024,", ",2023,"), encoding="utf-8")
    assert problems(copy) == [("values-well-formed", "revenue", "fiscal_year", "2023")]


def test_a_descriptor_without_a_department_is_not_held_against_the_rows(copy):
    descriptor = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    del descriptor["juesuan:departmentId"]
    (copy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert problems(copy) == []


def descriptor_findings(folder):
    found = evaluate(load_package(folder)).findings
    return [finding for finding in found if finding.rule.id == "descriptor-conforms"]


def edit_descriptor(folder, change):
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    change(descriptor)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def test_two_resources_of_one_name_are_a_finding(copy):
    edit_descriptor(copy, lambda descriptor: descriptor["resources"].append(descriptor["resources"][0]))
    (finding,) = descriptor_findings(copy)
    assert finding.printed == "/resources/15/name"
    assert "revenue_expenditure_summary" in finding.message["en"]


def test_a_schema_of_its_own_is_a_finding(copy):
    def retype(descriptor):
        (table,) = [each for each in descriptor["resources"] if each["name"] == "revenue"]
        table["schema"]["fields"][-3]["type"] = "string"

    edit_descriptor(copy, retype)
    (finding,) = descriptor_findings(copy)
    assert finding.printed.endswith("/schema")
    assert "revenue" in finding.message["zh"]


def test_a_link_out_of_the_package_is_not_followed(copy, tmp_path):
    (tmp_path / "secret.txt").write_text("hidden", encoding="utf-8")
    (copy / "units.csv").unlink()
    (copy / "units.csv").symlink_to(tmp_path / "secret.txt")
    (problem,) = [each for each in load_package(copy).problems if each.rule == "files-readable"]
    assert problem.table == "units"
    assert "hidden" not in problem.zh + problem.en
