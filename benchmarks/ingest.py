"""How long disclosures take to read, and in how much memory, beside libraries that merely extract text.

Usage: python benchmarks/ingest.py FOLDER [--runs N]

Every disclosure in FOLDER is measured: reading, warm in one process (the guarded process included); the
command `juesuan ingest`, cold, and its peak memory; and, in the same run on the same file, a peer in one warm
process: pdfplumber extract_tables and pypdfium2 text for PDF, python-docx for Word, openpyxl for workbooks.
The peers neither recognise tables nor place numbers; they are the floor. A ratio above 1: the peer is slower.
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
from pathlib import Path

from juesuan.package.disclosures import find_disclosures
from juesuan.read import UnreadableError, open_source, read_document, read_source

Peer = Callable[[Path], object]


def main() -> None:
    """Print medians in milliseconds, peaks in megabytes and ratios, one object a file, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    for path in find_disclosures([arguments.folder]).files:
        print(json.dumps(measured(path, arguments.runs), ensure_ascii=False))


def measured(path: Path, runs: int) -> dict[str, object]:
    """Measure one file and its peers."""
    try:
        kind = open_source(path).format
        read_source(path)
    except UnreadableError as error:
        return {"file": path.name, "refused": error.message_en}
    warm = _median(runs, lambda: read_document(read_source(path)))
    cold = [_cold(path) for _ in range(runs)]
    found: dict[str, object] = {
        "file": path.name,
        "format": kind,
        "kilobytes": path.stat().st_size // 1024,
        "read the document, warm ms": round(_median(runs, lambda: read_source(path)), 1),
        "read and recognise, warm ms": round(warm, 1),
        "juesuan ingest, cold ms": round(statistics.median(each[0] for each in cold), 1),
        "juesuan ingest, peak MB": round(max(each[1] for each in cold), 1),
    }
    for name, peer in _peers(kind).items():
        time_of_peer = _median(runs, lambda peer=peer: peer(path))
        found[f"{name}, warm ms"] = round(time_of_peer, 1)
        found[f"{name} / juesuan"] = round(time_of_peer / warm, 2)
    return found


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
