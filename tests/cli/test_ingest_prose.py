"""A disclosure of prose alone: a package, and a report that says which tables are missing."""

import csv
import io
import json

import jsonschema
import pytest

from juesuan.standard.location import root
from juesuan.standard.tables import table_schema
from package.disclosure_texts import prose_only

NINE = [
    "revenue_expenditure_summary", "revenue", "expenditure", "appropriation_summary",
    "general_budget_expenditure", "basic_expenditure", "three_public_expenses", "government_funds",
    "state_capital",
]  # fmt: skip
TITLES = [table_schema(name).title_zh for name in NINE]


@pytest.fixture(params=["disclosure", "package"])
def judged(request, juesuan, tmp_path):
    """Validate the same disclosure as a file and as the package that it becomes."""
    source = tmp_path / "disclosure.txt"
    source.write_text(prose_only(), encoding="utf-8")
    if request.param == "package":
        assert juesuan("ingest", source, "--out", tmp_path / "data").code == 0
        source = tmp_path / "data"
    return lambda *options: juesuan("validate", source, "--lang", "zh", *options)


def test_the_text_names_each_missing_table(judged):
    result = judged()
    assert result.code == 1
    assert all(f"缺少《{title}》" in result.out for title in TITLES)
    assert "没有运行" in result.out.splitlines()[1]


def test_json_has_one_finding_with_a_place_for_each_missing_table(judged):
    report = json.loads(judged("--format", "json").out)
    jsonschema.validate(
        report, json.loads((root() / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    )
    (package,) = report["packages"]
    (missing,) = [each for each in package["findings"] if each["rule"] == "tables-present"]
    assert [place["table"] for place in (*missing["locations"], *missing["related"])] == NINE
    assert missing["verdict"] == "missing"
    assert package["coverage"]["figures"] == 3


def test_html_sarif_and_csv_name_them_too(judged):
    page, sarif = judged("--format", "html").out, judged("--format", "sarif").out
    rows = list(csv.DictReader(io.StringIO(judged("--format", "csv").out.removeprefix("\ufeff"))))
    assert all(title in page and title in sarif for title in TITLES)
    assert sum(row["rule"] == "tables-present" for row in rows) == 1
    results = json.loads(sarif)["runs"][0]["results"]
    (missing,) = [each for each in results if each["ruleId"] == "tables-present"]
    assert len(missing["relatedLocations"]) == 8
