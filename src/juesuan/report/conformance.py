"""Check report objects against `schemas/report.schema.json`."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from juesuan.standard.location import root

if TYPE_CHECKING:
    from jsonschema import Draft7Validator


@cache
def report_schema() -> dict[str, Any]:
    """Return the schema of the report object."""
    text = (root() / "schemas" / "report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def report_errors(report: object) -> list[str]:
    """Return every way in which a report breaks the schema, each after its JSON Pointer."""
    errors = sorted(_validator().iter_errors(report), key=lambda error: [str(part) for part in error.path])
    return [f"{''.join(f'/{part}' for part in error.path) or '/'}: {error.message}" for error in errors]


@cache
def _validator() -> Draft7Validator:
    # Imported here: only checking needs it, and it is compiled.
    from jsonschema import Draft7Validator, FormatChecker  # noqa: PLC0415

    return Draft7Validator(report_schema(), format_checker=FormatChecker())
