"""The summary of a run as one object, from the tables of its results."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from juesuan.corpus.oracle import FAULT
from juesuan.corpus.results import JUDGED
from juesuan.corpus.run import Done
from juesuan.corpus.summary import BROKEN, RULES
from juesuan.standard.catalogue import catalogue_digest, rules
from juesuan.standard.profile import STANDARD_VERSION
from juesuan.version import VERSION

Object = dict[str, Any]
_LISTED = ("by_rule", "by_division", "by_year")


def summary_of(done: Done, how: Object, results: Path | None) -> Object:
    """Return what a run says as a whole; `how` tells engine, reason and time."""
    packages, by_rule = done.tables[JUDGED], done.tables[RULES]
    return {
        "generator": {"name": "juesuan", "version": VERSION},
        "standard_version": STANDARD_VERSION,
        "catalogue": {"rules": len(rules()), "sha256": catalogue_digest()},
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "run": {**how, "rules": len(rules()), "rate": round(done.packages / max(how["seconds"], 0.001))},
        "totals": {
            "packages": packages.height,
            "with_errors": int((packages["errors"] > 0).sum()),
            **{name: int(packages[name].sum()) for name in ("errors", "warnings", "notes", "explained")},
            **{name: int(by_rule[name].sum()) for name in ("not_run", "inconclusive")},
            "broken": done.tables[BROKEN].height,
            "repeated": done.repeated,
            "resumed": done.resumed,
            "faults": int((packages["judged_by"] == FAULT).sum()),
        },
        "results": str(results) if results else None,
        **{name: done.tables[name].to_dicts() for name in _LISTED},
    }
