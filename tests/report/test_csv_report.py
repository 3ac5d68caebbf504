"""The list to work through: opens in a spreadsheet, holds everything, runs nothing."""

import csv
import io

from juesuan.report import render
from juesuan.report.csv_report import COLUMNS
from report import sample


def rows(report):
    text = render(report, "csv")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_it_starts_with_a_byte_order_mark_in_utf8():
    assert render(sample.broken(), "csv").encode().startswith(b"\xef\xbb\xbfrecord,package_id,")


def test_one_row_for_each_finding_and_its_values_come_back():
    package = sample.broken()["packages"][0]
    found = [row for row in rows(sample.broken()) if row["record"] == "finding"]
    assert len(found) == len(package["findings"])
    for row, finding in zip(found, package["findings"], strict=True):
        assert set(row) == set(COLUMNS)
        for name in (
            "fingerprint",
            "rule",
            "severity",
            "verdict",
            "printed",
            "expected",
            "difference",
            "unit",
        ):
            assert row[name] == (finding[name] or "")
        assert row["message_zh"] == finding["message"]["zh"]
        assert row["mend_en"] == finding["mend"]["en"]
        assert row["table"] == finding["locations"][0]["table"]
        assert row["department_name"] == "示例市示例局"
    assert found[0]["other_rules"] == "revenue-agrees-with-summary"


def test_what_was_not_checked_is_in_the_list():
    kinds = [row["record"] for row in rows(sample.broken())]
    assert kinds == ["finding"] * 6 + ["not_run", "inconclusive", "unplaced"]
    assert rows(sample.unfinished())[0]["message_zh"] == "缺少《收入决算表》，无法核对"
    assert rows(sample.clean()) == []


def test_a_spreadsheet_runs_nothing():
    report = sample.broken()
    report["packages"][0]["department_name"] = "=HYPERLINK(1)"
    report["packages"][0]["findings"][0]["printed"] = "-5.00"
    report["packages"][0]["findings"][1]["expected"] = "-cmd|x"
    found = rows(report)
    assert found[0]["department_name"] == "'=HYPERLINK(1)"
    assert found[0]["printed"] == "-5.00"
    assert found[1]["expected"] == "'-cmd|x"
