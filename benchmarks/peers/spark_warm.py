"""Spark when it is warm: the same corpus judged twice in one session, the second time counted.

Usage: python -m peers.spark_warm FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from juesuan.corpus.run import Settings, run
from juesuan.corpus.sources import sources
from juesuan.corpus.spark_engine import SparkEngine


def main() -> None:
    """Tell how many packages were judged in how many seconds."""
    engine = SparkEngine(None)
    for _ in range(2):
        with TemporaryDirectory() as folder:
            found = sources([sys.argv[1]], Path(folder) / "cache")
            start = time.perf_counter()
            settings = Settings(Path(folder) / "results", only_engine=True)
            done = run(found, engine, settings, lambda _stage, _count: None)
            seconds = time.perf_counter() - start
    engine.close()
    print(json.dumps({"packages": done.packages, "seconds": seconds, "rules": len(engine.rules())}))


if __name__ == "__main__":
    main()
