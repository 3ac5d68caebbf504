"""Under what conditions something was measured, and the file that keeps it for the documentation."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from multiprocessing import cpu_count
from pathlib import Path
from typing import Any

from juesuan.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
_PLACES = ("--json", "--folder", "--keep")


def conditions(program: str, arguments: Sequence[str], seconds: float) -> dict[str, Any]:
    """Return what is needed to understand a measurement and to repeat it.

    `arguments` are those of the command line; those that only name places to write to are left out.
    """
    kept = list(arguments)
    for option in _PLACES:
        if option in kept:
            at = kept.index(option)
            kept[at : at + 2] = []
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "command": " ".join(["python", f"benchmarks/{program}", *kept]),
        "seconds": round(seconds),
        "juesuan": VERSION,
        "python": ".".join(map(str, sys.version_info[:3])),
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": cpu_count(),
    }


def write_result(file: Path, result: dict[str, Any]) -> None:
    """Write a result in the form in which it is committed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def add_result(file: Path, name: str, result: dict[str, Any]) -> None:
    """Put a named result into a file that may hold others."""
    write_result(file, dict(sorted({**results_in(file), name: result}.items())))


def results_in(file: Path) -> dict[str, Any]:
    """Return the named results that a file holds; none where there is no file."""
    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return held
