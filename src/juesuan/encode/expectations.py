"""The rules as Great Expectations suites: plain JSON that any user of GX can load."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from juesuan.encode.sql.compiler import VIOLATED, matching, parts
from juesuan.standard.catalogue import Rule, rules
from juesuan.standard.profile import STANDARD_VERSION
from juesuan.standard.tables import table_names, table_schema
from juesuan.standard.yaml_files import load

FOLDER = "validations/expectations"
_IMPLAUSIBLE = "implausible"
_SEVERITIES = {"error": "critical", "warning": "warning", "info": "info"}
_NAMESPACE = uuid5(NAMESPACE_URL, "https://juesuan.org/expectations")

Object = dict[str, Any]


def expectation_files() -> dict[str, str]:
    """Return the text of every suite by its path in the repository."""
    return {
        f"{FOLDER}/{name}.json": json.dumps(suite, ensure_ascii=False, indent=2) + "\n"
        for name, suite in suites().items()
    }


@cache
def suites() -> dict[str, Object]:
    """Return one suite for each table that rules judge; the keys are table names.

    An expectation's query returns the places where its rule is broken. Differences that are only
    conversion tails are not returned; sums that rounding hardly ever gives are expectations of their own.
    """
    found: dict[str, list[Object]] = {}
    for rule in expectation_rules():
        for part in parts(rule):
            found.setdefault(part.table, []).extend(_expectations(rule, part.table, part.query))
    return {name: _suite(name, found[name]) for name in table_names() if name in found}


def expectation_rules() -> tuple[Rule, ...]:
    """Return the active rules that suites hold, in catalogue order."""
    return tuple(rule for rule in rules() if rule.status == "active" and "expectations" in rule.encodings)


def _suite(table: str, expectations: list[Object]) -> Object:
    schema = table_schema(table)
    return {
        "name": table,
        "id": str(uuid5(_NAMESPACE, table)),
        "expectations": expectations,
        "meta": {
            "standard_version": STANDARD_VERSION,
            "title": {"zh": schema.title_zh, "en": schema.title_en},
        },
        "notes": [schema.description_zh, schema.description_en],
    }


def _expectations(rule: Rule, table: str, query: str) -> list[Object]:
    verdicts = [verdict for verdict in VIOLATED if f"'{verdict}'" in query]
    broken = [verdict for verdict in verdicts if verdict != _IMPLAUSIBLE]
    found = [_expectation(rule, table, query, broken, _SEVERITIES[rule.severity])]
    if _IMPLAUSIBLE in verdicts:
        found.append(_expectation(rule, table, query, [_IMPLAUSIBLE], _SEVERITIES["warning"]))
    return found


def _expectation(rule: Rule, table: str, query: str, verdicts: list[str], severity: str) -> Object:
    words = load("validations/messages/report.yaml")["verdict"][verdicts[0]]["word"]
    return {
        "type": "unexpected_rows_expectation",
        "id": str(uuid5(_NAMESPACE, "/".join((table, rule.id, *verdicts)))),
        "description": f"{rule.title['zh']}（{words['zh']}） {rule.title['en']} ({words['en']})",
        "severity": severity,
        "kwargs": {"unexpected_rows_query": matching(query, verdicts)},
        "meta": {
            "rule_id": rule.id,
            "family": rule.family,
            "kind": rule.kind,
            "verdicts": verdicts,
            "title": rule.title,
        },
        "notes": [rule.why["zh"], rule.mend["zh"], rule.why["en"], rule.mend["en"]],
    }
