"""How long disclosures take to read, and in how much memory, beside libraries that merely extract text.

Usage: python benchmarks/ingest.py [FOLDER] [--runs N] [--json FILE]

Every disclosure in FOLDER is measured; without one, disclosures made of the example: whole ones as Word,
HTML and Markdown, the nine tables alone as workbook and PDF. Measured are: reading, warm in one process (the
guarded process included); the command `juesuan ingest`, cold, and its peak memory; and, in the same run on
the same file, a peer in one warm process: pdfplumber extract_tables and pypdfium2 text for PDF, python-docx
for Word, openpyxl for workbooks. The peers neither recognise tables nor place numbers; they are the floor. A
ratio above 1: the peer is slower.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from clean_disclosure import LAYOUTS, compose
from juesuan.export.book import book_of
from juesuan.export.formats import write_book
from juesuan.export.request import chosen_layout
from juesuan.package.disclosures import find_disclosures
from juesuan.package.load import load_package
from juesuan.read import UnreadableError, open_source, read_document, read_source
from measuring import ROOT, add_result, conditions

Peer = Callable[[Path], object]


def main() -> None:
    """Print medians in milliseconds, peaks in megabytes and ratios, one object a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, help="keep the result in this file, beside others")
    arguments = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as own:
        folder = arguments.folder or _composed(Path(own))
        rows = [measured(path, arguments.runs) for path in find_disclosures([folder]).files]
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    if arguments.json:
        taken = conditions("ingest.py", sys.argv[1:], time.monotonic() - start)
        result = {"measured": {**taken, "runs": arguments.runs, "peers": _versions()}, "rows": rows}
        add_result(arguments.json, "ingest", result)


def _composed(folder: Path) -> Path:
    """Write the disclosures that can be measured anywhere: they are made of the example."""
    for format_ in ("docx", "html", "md"):
        (folder / f"disclosure.{format_}").write_bytes(compose("wuhan", format_))
    book = book_of(load_package(ROOT / "data" / "example"), chosen_layout(LAYOUTS["wuhan"]))
    for format_ in ("pdf", "xlsx"):
        write_book(book, format_, folder / f"tables.{format_}")
    return folder


def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("openpyxl", "pdfplumber", "pypdfium2", "python-docx")}


def measured(path: Path, runs: int) -> dict[str, Any]:
    """Measure one file and its peers."""
    try:
        kind = open_source(path).format
        read_source(path)
    except UnreadableError as error:
        return {"file": path.name, "refused": {"zh": error.message_zh, "en": error.message_en}}
    warm = _median(runs, lambda: read_document(read_source(path)))
    cold = [_cold(path) for _ in range(runs)]
    return {
        "file": path.name,
        "format": kind,
        "kilobytes": path.stat().st_size // 1024,
        "read": round(_median(runs, lambda: read_source(path)), 1),
        "recognise": round(warm, 1),
        "ingest": round(statistics.median(each[0] for each in cold), 1),
        "peak_megabytes": round(max(each[1] for each in cold), 1),
        "peers": [_beside(name, peer, path, warm, runs) for name, peer in _peers(kind).items()],
    }


def _beside(name: str, peer: Peer, path: Path, own: float, runs: int) -> dict[str, Any]:
    took = _median(runs, lambda: peer(path))
    return {"name": name, "milliseconds": round(took, 1), "ratio": round(took / own, 2)}


def _peers(kind: str) -> dict[str, Peer]:
    known: dict[str, dict[str, Peer]] = {
        "pdf": {"pdfplumber extract_tables": _pdfplumber, "pypdfium2 text": _pypdfium2},
        "docx": {"python-docx cells": _python_docx},
        "xlsx": {"openpyxl cells": _openpyxl},
        "text": {"Python read_text": lambda path: path.read_bytes().decode("utf-8", "replace").split()},
    }
    return known.get(kind, {})


def _pdfplumber(path: Path) -> object:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [page.extract_tables() for page in pdf.pages]


def _pypdfium2(path: Path) -> object:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return texts


def _python_docx(path: Path) -> object:
    import docx

    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return cells, [paragraph.text for paragraph in document.paragraphs]


def _openpyxl(path: Path) -> object:
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


_WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
took = time.perf_counter() - start
print(took * 1000, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def _cold(path: Path) -> tuple[float, float]:
    """Return the milliseconds that the command takes and the megabytes of its largest process.

    A small process starts it: the peak of a new process counts from that of the one that starts it.
    """
    options = ("--department-id", "999999-benchmark", "--year", "2024")
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "juesuan", "ingest", str(path), "--out", out, *options]
        done = subprocess.run([sys.executable, "-c", _WATCH, *command], check=True, capture_output=True)
    took, peak = done.stdout.split()
    return float(took), float(peak)


def _median(runs: int, work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
