"""The suites: as plain Great Expectations files, and as an engine that says what the oracle says."""

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from encode.faults import all_faulty, example, faulty
from juesuan.encode.expectations import expectation_files, expectation_rules, suites
from juesuan.encode.gx_engine import run_gx
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.prepared import prepare
from juesuan.encode.sqlite_engine import connect
from juesuan.errors import InputError

pytest.importorskip("great_expectations")
ROOT = Path(__file__).parents[2]


@cache
def results():
    return run_gx(all_faulty())


def expressed(outcomes):
    return {rule.id: outcomes[rule.id] for rule in expectation_rules()}


def failures(result):
    """Return what breaks the rules that suites hold; tails are notes, and not in the suites."""
    rules = expressed(result.outcomes)
    broken = [each for each in result.violations if each.rule in rules and each.verdict != "rounding_tail"]
    return sorted(broken, key=str)


@pytest.mark.parametrize("package", all_faulty(), ids=lambda package: package.id)
def test_every_fault_is_judged_as_by_the_oracle(package):
    expected, found = oracle_result(package), results()[package.id]
    assert failures(found) == failures(expected)
    assert expressed(found.outcomes) == expressed(expected.outcomes)
    assert {rule.id for rule in expectation_rules()} <= found.outcomes.keys()


def test_every_rule_is_in_a_suite_of_a_table_it_reads():
    rules = {each["meta"]["rule_id"] for suite in suites().values() for each in suite["expectations"]}
    assert rules == {rule.id for rule in expectation_rules()}


def test_identifiers_are_unique():
    identifiers = [each["id"] for suite in suites().values() for each in suite["expectations"]]
    assert len(identifiers) == len(set(identifiers))


def test_committed_suites_are_the_generated_ones():
    for path, text in expectation_files().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, "run: python scripts/sync.py"
    committed = {path.name for path in (ROOT / "validations" / "expectations").glob("*.json")}
    assert committed == {Path(path).name for path in expectation_files()}, "run: python scripts/sync.py"


PLAIN = """
import sys
import great_expectations as gx
assert not any(name.startswith("juesuan") for name in sys.modules)
context = gx.get_context(mode="file", context_root_dir=sys.argv[1])
context.variables.progress_bars = {"globally": False}
source = context.data_sources.add_sqlite("packages", connection_string=f"sqlite:///{sys.argv[2]}")
for suite in context.suites.all():
    asset = source.add_table_asset(suite.name, table_name=suite.name)
    batch = asset.add_batch_definition_whole_table("all").get_batch()
    for each in batch.validate(suite, result_format="COMPLETE").results:
        for row in each.result["details"]["unexpected_rows"]:
            print(each.expectation_config.meta["rule_id"], row["row_key"], row["verdict"])
"""


def test_the_folder_is_a_context_for_users_without_this_library(tmp_path):
    context, file = tmp_path / "validations", tmp_path / "packages.sqlite"
    shutil.copytree(ROOT / "validations", context)
    connect(prepare([faulty("one part off")]), file).close()
    # A file, not -c: PySpark, which the library imports, takes a program without a file for its own tests.
    script = tmp_path / "user.py"
    script.write_text(PLAIN, encoding="utf-8")
    command = [sys.executable, "-I", str(script), str(context), str(file)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    expected = {
        f"{violation.rule} {violation.row} {violation.verdict}"
        for violation in failures(oracle_result(faulty("one part off")))
    }
    assert set(printed.splitlines()) == expected


def test_data_docs_are_built_and_nothing_is_printed(tmp_path, capfd):
    run_gx([example()], tmp_path / "docs")
    assert "revenue" in (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")
    assert capfd.readouterr() == ("", "")


def test_more_rows_than_great_expectations_hands_over():
    package = example()
    package.tables["basic_expenditure"] = [
        record._replace(
            key=f"3{n:04}", values={**record.values, "amount": "-1.00", "economic_code": f"3{n:04}"}
        )
        for n, record in enumerate(package.tables["basic_expenditure"] * 6)
    ]
    found = failures(run_gx([package])[package.id])
    assert found == failures(oracle_result(package))
    assert len([each for each in found if each.verdict == "out_of_range"]) > 200


def test_without_the_optional_part_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "great_expectations", None)
    with pytest.raises(InputError, match=r"juesuan\[gx\]"):
        run_gx([example()])


def test_suites_are_plain_json():
    for text in expectation_files().values():
        suite = json.loads(text)
        assert {each["type"] for each in suite["expectations"]} == {"unexpected_rows_expectation"}
        assert all("{batch}" in each["kwargs"]["unexpected_rows_query"] for each in suite["expectations"])
