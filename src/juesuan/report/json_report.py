"""The report as JSON: the report object itself."""

from __future__ import annotations

import json
from typing import Any


def render_json(report: dict[str, Any]) -> str:
    """Return a report as indented JSON in UTF-8, Chinese unescaped, with a newline at its end."""
    return json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
