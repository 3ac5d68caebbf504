"""The oracle on packages in memory: every rule, one package after the other, in one process.

Usage: python -m peers.oracle_in_memory FOLDER SECONDS
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from juesuan.evaluate.oracle import evaluate
from juesuan.package.load import load_package
from juesuan.package.years import Years
from juesuan.standard.catalogue import rules

_MOST = 200


def main() -> None:
    """Tell how many packages were judged in how many seconds; all have been judged once beforehand."""
    found = sorted(Path(sys.argv[1]).rglob("datapackage.json"))[:_MOST]
    packages = [load_package(descriptor) for descriptor in found]
    years = Years(packages)
    for package in packages:
        evaluate(package, earlier=years.before(package))
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < float(sys.argv[2]):
        package = packages[done % len(packages)]
        evaluate(package, earlier=years.before(package))
        done += 1
    seconds = time.perf_counter() - start
    print(json.dumps({"packages": done, "seconds": seconds, "rules": len(rules())}))


if __name__ == "__main__":
    main()
