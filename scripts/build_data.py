"""Write the packages of data/ again from the disclosures that data/sources.csv names by their SHA-256.

Usage: python scripts/build_data.py FOLDER_WITH_THE_DISCLOSURES
"""

from __future__ import annotations

import csv
import hashlib
import sys
from pathlib import Path

from juesuan.package.disclosure import Given, ingest
from juesuan.package.disclosures import find_disclosures

ROOT = Path(__file__).resolve().parent.parent


def main(folder: Path) -> int:
    """Ingest every known disclosure in the folder; say which are missing."""
    files = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in find_disclosures([folder]).files}
    with (ROOT / "data" / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["sha256"] not in files:
            print(f"missing: {row['department_id']} {row['fiscal_year']}")
            continue
        given = Given(
            row["department_id"], int(row["fiscal_year"]), row["publisher"], row["published"] or None
        )
        written = ingest(files[row["sha256"]], ROOT / "data", given, replace=True)
        unplaced, numbers = written.coverage["unplaced"], written.coverage["numbers"]
        print(f"{written.folder.relative_to(ROOT)}: {unplaced} of {numbers} numbers unplaced")
    return int(any(row["sha256"] not in files for row in rows))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
