"""Report objects that were made up for tests: every kind of content once, nothing of a real department."""

from copy import deepcopy
from typing import Any

Object = dict[str, Any]
SHA256 = "0123456789abcdef" * 4


def text(zh: str, en: str) -> Object:
    return {"zh": zh, "en": en}


def location(table="revenue", row="total", column="total_revenue", source="第6页第12行") -> Object:
    return {
        "table": table,
        "row": row,
        "column": column,
        "table_title": text("收入决算表", "Revenue") if table else text("", ""),
        "row_title": text("合计", "Total") if row else text("", ""),
        "column_title": text("本年收入合计", "Total revenue of the year") if column else text("", ""),
        "quote": "",
        "source_ref": source,
    }


def finding(number: int, severity="error", verdict="impossible", **changes: object) -> Object:
    formula = text(
        f"本年收入合计 1053.0{number} ＝ 财政拨款收入 980.00 ＋ 其他收入 55.00",
        f"Total revenue of the year 1053.0{number} ＝ Fiscal appropriation 980.00 ＋ Other revenue 55.00",
    )
    return {
        "fingerprint": f"{number:016x}",
        "rule": "revenue-row-total",
        "family": "arithmetic",
        "severity": severity,
        "verdict": verdict,
        "title": text(
            "收入决算表：每行合计等于各项收入之和", "Revenue: each row equals the sum of its sources"
        ),
        "defect": text("不可能", "Impossible"),
        "message": text(
            f"第{number}处：印数与各分项之和不符。", f"Place {number}: the total is not the sum of its parts."
        ),
        "locations": [location()],
        "printed": f"1053.0{number}",
        "expected": "1035.00",
        "expected_is": "required",
        "difference": f"18.0{number}",
        "tolerance": "0.01",
        "unit": "万元",
        "formula": formula,
        "likely_cause": None,
        "mend": text(f"逐栏核对，改正第{number}处。", f"Check each column and correct place {number}."),
        "basis": [{"type": "printed_formula", **text("1栏＝（2＋3）栏", "Column 1 = columns 2+3")}],
        "equations": [
            {"rule": "revenue-row-total", "formula": formula, "difference": f"18.0{number}"},
            {
                "rule": "revenue-agrees-with-summary",
                "formula": text(f"甲{number} 1035.00 ＝ 乙 1053.00", f"A{number} 1035.00 ＝ B 1053.00"),
                "difference": "18.00",
            },
        ],
        "related": [location(row="201", column="other_revenue", source="")],
        "explanation": None,
        **changes,
    }


def outcome(rule: str, verdict="pass", **changes: object) -> Object:
    return {
        "rule": rule,
        "family": "arithmetic",
        "kind": "row_sum",
        "severity": "error",
        "title": text(f"规则{rule}", f"Rule {rule}"),
        "verdict": verdict,
        "detail": None,
        "checked": 0 if verdict in ("not_run", "not_applicable") else 4,
        "margin": "0.02" if verdict == "pass" else None,
        "reason": text("缺少《收入决算表》，无法核对", "Revenue is missing")
        if verdict in ("not_run", "inconclusive")
        else None,
        "findings": [],
        **changes,
    }


def package(
    status: str, outcomes: list[Object], findings: list[Object] = (), unplaced: list[Object] = ()
) -> Object:
    verdicts = ("pass", "fail", "not_applicable", "not_run", "inconclusive")
    return {
        "id": "999999-example-office-2024",
        "title": "示例市示例局2024年度部门决算",
        "department_name": "示例市示例局",
        "division": "420103",
        "fiscal_year": 2024,
        "layout": "wuhan-2024",
        "path": "data/999999/example-office/2024",
        "sha256": SHA256,
        "status": status,
        "coverage": {
            "numbers": 812,
            "cells": 640 - len(unplaced),
            "figures": 72,
            "other": 100,
            "unplaced": len(unplaced),
            "rules": {name: sum(each["verdict"] == name for each in outcomes) for name in verdicts},
        },
        "tables": [{"name": "revenue", "title": text("收入决算表", "Revenue"), "rows": 26}],
        "outcomes": list(outcomes),
        "findings": list(findings),
        "unplaced": list(unplaced),
    }


def report(*packages: Object) -> Object:
    severities = [each["severity"] for one in packages for each in one["findings"]]
    return deepcopy({
        "report": {
            "generator": {"name": "juesuan", "version": "0.1.0"},
            "standard_version": "1.0.0",
            "catalogue": {"rules": 5, "sha256": SHA256},
            "engine": "oracle",
            "started": "2025-10-09T08:30:00+00:00",
            "language": "zh",
        },
        "summary": {
            "packages": len(packages),
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
            "notes": severities.count("info"),
            "explained": sum(
                each["explanation"] is not None and each["severity"] != "error"
                for one in packages
                for each in one["findings"]
            ),
        },
        "packages": list(packages),
    })  # fmt: skip


UNPLACED = {
    "table": "revenue",
    "printed": "20.00",
    "reason": text("三栏都说得通，原文没有留下空格", "three columns are possible"),
    "source_ref": "第7页第3行",
}
EXPLANATION = {
    "reason": "该科目由财政统一调整，数字无误。",
    "author": "示例市示例局财务科",
    "date": "2025-10-08",
}
HOSTILE = '<script>alert("1")</script>'


def broken() -> Object:
    """A report with findings of every severity, a folded cause, and rules of every outcome."""
    findings = [
        finding(1),
        finding(2, "warning", "implausible", explanation=EXPLANATION),
        finding(
            3,
            "warning",
            "mismatch",
            printed="一般服务支出",
            expected="一般公共服务支出",
            difference=None,
            tolerance=None,
            formula=None,
            equations=[],
            related=[],
        ),
        finding(4, "info", "rounding_tail"),
        finding(5, "info", "rounding_tail"),
        finding(
            6,
            verdict="descriptor",
            locations=[location("", "", "", "")],
            printed=None,
            expected=None,
            expected_is=None,
            difference=None,
            tolerance=None,
            unit="",
            formula=None,
            equations=[],
            related=[],
        ),
    ]
    order = {"error": 0, "warning": 1, "info": 2}
    findings.sort(key=lambda each: order[each["severity"]])
    outcomes = [
        outcome(
            "revenue-row-total",
            "fail",
            detail="impossible",
            findings=[each["fingerprint"] for each in findings],
        ),
        outcome("revenue-agrees-with-summary", family="cross_table"),
        outcome("funds-closing", "not_run"),
        outcome("growth-rate", "inconclusive", reason=text("基数太小", "the base is too small")),
        outcome("empty-table-noted", "not_applicable", family="structure"),
    ]
    return report(package("errors", outcomes, findings, [UNPLACED]))


def unfinished() -> Object:
    """A report without a finding, because a rule did not run."""
    return report(package("incomplete", [outcome("revenue-row-total"), outcome("funds-closing", "not_run")]))


def clean() -> Object:
    """A report on a package where every rule ran and holds."""
    return report(
        package("clean", [outcome("revenue-row-total"), outcome("empty-table-noted", "not_applicable")])
    )


def several() -> Object:
    """A report on three packages."""
    return report(*(each["packages"][0] for each in (broken(), unfinished(), clean())))
