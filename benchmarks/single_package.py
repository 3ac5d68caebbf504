"""How long one package takes, cold and warm, beside Frictionless on the same files in the same run.

Usage: python benchmarks/single_package.py [PACKAGE] [--runs N]

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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print medians in milliseconds and the ratio to the peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", type=Path, default=ROOT / "data" / "example")
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    figures = {
        "juesuan --help, cold": _median(arguments.runs, lambda: _process("-m", "juesuan", "--help")),
        "juesuan validate, cold": _median(arguments.runs, lambda: _validate(arguments.package)),
        "frictionless validate, cold": _median(arguments.runs, lambda: _frictionless_cold(arguments.package)),
        **_warm(arguments.package, arguments.runs),
    }
    figures["validate, cold: frictionless / juesuan"] = (
        figures["frictionless validate, cold"] / figures["juesuan validate, cold"]
    )
    figures["validate, warm: frictionless / juesuan"] = (
        figures["frictionless validate, warm"] / figures["juesuan load and evaluate, warm"]
    )
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=2))


def _warm(package: Path, runs: int) -> dict[str, float]:
    import frictionless

    from juesuan.evaluate.oracle import evaluate
    from juesuan.package.load import load_package

    loaded = load_package(package)
    evaluate(loaded)
    frictionless.validate(str(package / "datapackage.json"))
    return {
        "juesuan evaluate, warm": _median(runs, lambda: evaluate(loaded)),
        "juesuan load and evaluate, warm": _median(runs, lambda: evaluate(load_package(package))),
        "frictionless validate, warm": _median(
            runs, lambda: frictionless.validate(str(package / "datapackage.json"))
        ),
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
    return statistics.median(times)


if __name__ == "__main__":
    main()
