"""The catalogue as one JSON file for programs: `rules.json`."""

from __future__ import annotations

import json
from typing import Any

from juesuan.site.reference.reads import tables_of
from juesuan.standard.catalogue import Rule, catalogue_digest, kinds, rules
from juesuan.standard.examples import example_words
from juesuan.standard.profile import STANDARD_DATE, STANDARD_VERSION
from juesuan.standard.yaml_files import load

SCHEMA_URL = "https://juesuan.org/schemas/1.0/rules.schema.json"
_HOME = "https://juesuan.org/"


def rules_document() -> dict[str, Any]:
    """Return every rule with its defaults filled in, as `schemas/rules.schema.json` defines it."""
    return {
        "$schema": SCHEMA_URL,
        "standard_version": STANDARD_VERSION,
        "standard_date": STANDARD_DATE,
        "catalogue": catalogue_digest(),
        "families": {name: record["title"] for name, record in load("validations/families.yaml").items()},
        "kinds": {kind.name: {"title": kind.title, "meaning": kind.meaning} for kind in kinds().values()},
        "rules": [_record(rule) for rule in rules()],
    }


def rules_text() -> str:
    """Return the document as text, one line a value."""
    return json.dumps(rules_document(), ensure_ascii=False, indent=1) + "\n"


def _record(rule: Rule) -> dict[str, Any]:
    record = {
        "id": rule.id,
        "family": rule.family,
        "kind": rule.kind,
        "severity": rule.severity,
        "status": rule.status,
        "title": rule.title,
        "defect": rule.defect,
        "why": rule.why,
        "computed": rule.computed,
        "mend": rule.mend,
        "basis": list(rule.basis),
        "tables": list(tables_of(rule.id)),
        "encodings": list(rule.encodings),
        "since": rule.since,
        "until": rule.until,
        "layouts": list(rule.layouts),
        "check": rule.check,
        "examples": {which: example_words(rule, which) for which in ("pass", "fail")},
        "page": f"{_HOME}rules/{rule.id}.html",
    }
    return {key: value for key, value in record.items() if value is not None or key != "defect"}
