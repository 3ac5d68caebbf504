"""How long one package takes, cold and warm, beside Frictionless on the same files in the same run.

Usage: python benchmarks/single_package.py [PACKAGE] [--runs N] [--json FILE]

Frictionless checks types, keys and constraints and no arithmetic; it is the peer for reading.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from measuring import ROOT, add_result, conditions

Row = dict[str, Any]


def main() -> None:
    """Print medians in milliseconds and the ratio to the peer, or keep them for the documentation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("package", nargs="?", type=Path, default=ROOT / "data" / "example")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", type=Path, help="keep the result in this file, beside others")
    arguments = parser.parse_args()
    start = time.monotonic()
    rows = [*_cold(arguments.package, arguments.runs), *_warm(arguments.package, arguments.runs)]
    measured = conditions("single_package.py", sys.argv[1:], time.monotonic() - start)
    result = {
        "measured": {**measured, "runs": arguments.runs, "frictionless": version("frictionless")},
        "package": arguments.package.name,
        "rows": rows,
    }
    if arguments.json:
        add_result(arguments.json, "single_package", result)
    print(json.dumps(rows, indent=1))


def _cold(package: Path, runs: int) -> list[Row]:
    """Measure new processes: what a user waits for."""
    return [
        {"what": "help_cold", "milliseconds": _median(runs, lambda: _process("-m", "juesuan", "--help"))},
        _beside(
            "validate_cold",
            _median(runs, lambda: _validate(package)),
            _median(runs, lambda: _frictionless_cold(package)),
        ),
    ]


def _warm(package: Path, runs: int) -> list[Row]:
    """Measure within one process, everything imported and read once."""
    import frictionless

    from juesuan.evaluate.oracle import evaluate
    from juesuan.package.load import load_package

    loaded = load_package(package)
    evaluate(loaded)
    frictionless.validate(str(package / "datapackage.json"))
    return [
        {"what": "evaluate_warm", "milliseconds": _median(runs, lambda: evaluate(loaded))},
        _beside(
            "validate_warm",
            _median(runs, lambda: evaluate(load_package(package))),
            _median(runs, lambda: frictionless.validate(str(package / "datapackage.json"))),
        ),
    ]


def _beside(what: str, own: float, peer: float) -> Row:
    return {
        "what": what,
        "milliseconds": own,
        "peer": "frictionless",
        "peer_milliseconds": peer,
        "ratio": round(peer / own, 2),
    }


def _process(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=False, stdout=subprocess.DEVNULL)


def _validate(package: Path) -> None:
    _process("-m", "juesuan", "validate", str(package))


def _frictionless_cold(package: Path) -> None:
    code = f"import frictionless; frictionless.validate({str(package / 'datapackage.json')!r})"
    _process("-c", code)


def _median(runs: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(times), 1)


if __name__ == "__main__":
    main()
