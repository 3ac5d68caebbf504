"""Write what the prose of data/example says again, as it is read from the example's own disclosure.

The nine tables stay as they are: the disclosure prints them, and what is read of its prose and its
self-assessment sheets becomes the other tables. Run scripts/sync.py afterwards.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from juesuan.package.write import csv_text, json_text, resource
from juesuan.standard.tables import table_names, table_schema

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "data" / "example"


def main() -> None:
    """Compose the disclosure of the example, read it, and write the tables of its prose."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from clean_disclosure import read_example  # noqa: PLC0415

    prepared = read_example()
    for name, rows in prepared.tables.items():
        if not table_schema(name).statement:
            text = csv_text(table_schema(name).columns, rows)
            (FOLDER / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    path = FOLDER / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for name in ("juesuan:coverage", "juesuan:textRules"):
        descriptor[name] = prepared.descriptor[name]
    del descriptor["resources"]
    tables = [resource(name) for name in table_names() if (FOLDER / f"{name}.csv").is_file()]
    path.write_text(json_text({**descriptor, "resources": tables}), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
