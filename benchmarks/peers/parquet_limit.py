"""The limit for Parquet: decode every column of every table, on all cores, and look at none.

Usage: python -m peers.parquet_limit FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl


def main() -> None:
    """Tell how many packages were decoded in how many seconds."""
    files = sorted(Path(sys.argv[1]).rglob("*.parquet"))
    pl.read_parquet(files[0])
    start = time.perf_counter()
    packages = sum(pl.read_parquet(file).height * (file.stem == "packages") for file in files)
    print(json.dumps({"packages": packages, "seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
