"""Feed damaged and random files to every reader and to the recognisers, and report what broke them.

Usage: python benchmarks/fuzz_readers.py FOLDER [--minutes M] [--seed N] [--keep DIR]

The disclosures in FOLDER and a small one written here in every format are mutated: bytes, runs of bytes,
numbers, tags, words, and the parts inside containers. A refusal is right; an unforeseen error, a crash,
500 MB or 10 seconds are not: they are printed by where they arose, with the seed that makes them again, and
their files kept in DIR.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from juesuan.package.disclosures import find_disclosures
from juesuan.read import UnreadableError, open_source, read_document
from juesuan.read.documents.guarded import Guard, Limits
from juesuan.read.documents.signatures import format_of
from juesuan.read.documents.source import FORMATS, Source

ROWS = (
    ("2024年度收入决算表", "", "", ""),
    ("功能分类", "科目名称", "本年收入合计", "财政拨款收入"),
    ("", "合计", "12.00", "12.00"),
    ("201", "一般公共服务支出", "12.00", "12.00"),
)
EXTREMES = (b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e999", b"NaN", b"\xff\xfe", b"")
_SLOW = 10
_LARGEST = 1_000_000
Mutation = Callable[[random.Random, bytes, bytes], bytes]


def main() -> int:
    """Mutate and read until the time is over; return 1 where anything broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    parser.add_argument("--keep", type=Path, help="folder for the files that broke something")
    arguments = parser.parse_args()
    samples = [*_samples(arguments.folder), *_written().items()]
    samples = [(kind, raw) for kind, raw in samples if len(raw) < _LARGEST]
    guard = Guard(Limits(seconds=60, megabytes=500))
    done, broken, seed = Counter[str](), Counter[str](), arguments.seed
    end = time.monotonic() + 60 * arguments.minutes
    while time.monotonic() < end:
        kind, raw = mutated(seed, samples)
        trouble = _trouble(guard, kind, raw)
        done[f"{kind}, {'read' if trouble is None else 'refused' if not trouble else 'BROKEN'}"] += 1
        if trouble:
            broken[trouble] += 1
            _report(trouble, seed, kind, raw, arguments.keep) if broken[trouble] == 1 else None
        seed += 1
    print(f"seeds {arguments.seed} to {seed - 1}: {dict(sorted(done.items()))}")
    print(f"broken: {dict(broken) or 'nothing'}")
    return int(bool(broken))


def mutated(seed: int, samples: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Return the file of a seed and the format whose reader gets it."""
    chance = random.Random(seed)  # noqa: S311
    kind = chance.choice(sorted(FORMATS))
    raw = chance.choice([raw for name, raw in samples if name == kind])
    other = chance.choice(samples)[1]
    if chance.random() < 0.05:
        return kind, raw[: chance.randrange(20)] + chance.randbytes(chance.randrange(4000))
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        raw = chance.choice(_FITTING[kind] if chance.random() < 0.8 else _MUTATIONS)(chance, raw, other)
    return kind, raw[:_LARGEST]


def read_all(kind: str, raw: bytes) -> int:
    """Read a file with the reader of a format and recognise what is in it; runs in a guarded process.

    Returns the processor time that recognising took, in seconds: the clock would count a busy machine too.
    """
    start = time.process_time()
    read_document(Source(raw, kind).document())
    return int(time.process_time() - start)


def _trouble(guard: Guard, kind: str, raw: bytes) -> str | None:
    """Return where a file broke its reader, "" for a refusal and None for a reading."""
    with suppress(UnreadableError):
        format_of(raw, "")
    try:
        took = guard.run("fuzz_readers:read_all", kind, raw)
    except UnreadableError as error:
        notes = getattr(error, "__notes__", [])
        if notes:
            lines = notes[0].strip().splitlines()
            places = [line.strip() for line in lines if "juesuan" in line and "File" in line]
            return f"{kind}: {lines[-1][:120]} {places[-1][-90:] if places else ''}"
        limit = "seconds and" in error.message_en or "of memory" in error.message_en
        return f"{kind}: {error.message_en[:60]}" if limit else ""
    return f"{kind}: read, but in {_SLOW} seconds or more" if took >= _SLOW else None


def _report(trouble: str, seed: int, kind: str, raw: bytes, keep: Path | None) -> None:
    print(f"seed {seed}: {trouble}", flush=True)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{seed}.{kind}").write_bytes(raw)


def _flip(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    if not raw:
        return raw
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([chance.randrange(256)]) + raw[place + 1 :]


def _cut(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    start = chance.randrange(len(raw) + 1)
    return raw[:start] + raw[start + chance.choice((1, 4, 64, 4096, len(raw))) :]


def _repeat(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    start, length = chance.randrange(len(raw) + 1), chance.choice((1, 8, 100, 1000))
    return raw[:start] + raw[start : start + length] * chance.choice((2, 3, 50)) + raw[start + length :]


def _splice(chance: random.Random, raw: bytes, other: bytes) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other) + 1) :]


def _number(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    found = list(re.finditer(rb"[0-9]+", raw[:200_000]))
    if not found:
        return raw
    match = chance.choice(found)
    return raw[: match.start()] + chance.choice(EXTREMES) + raw[match.end() :]


def _tag(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    found = list(re.finditer(rb"<[^<>]{1,200}>", raw[:200_000]))
    if not found:
        return raw
    here, there = chance.choice(found), chance.choice(found)
    return raw[: here.start()] + there[0] * chance.choice((0, 1, 2, 300)) + raw[here.end() :]


def _inside(chance: random.Random, raw: bytes, other: bytes) -> bytes:
    """Mutate one part of a zip container, so that the damage is not just a wrong checksum."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - no container, or one that is broken already
        return _flip(chance, raw, other)
    if not parts:
        return raw
    name = chance.choice(sorted(parts))
    parts[name] = chance.choice((_tag, _number, _cut, _repeat, _flip))(chance, parts[name], other)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return buffer.getvalue()


def _words(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    """Move, repeat, drop or replace words or lines of a text, so that its encoding stays sound."""
    gap = chance.choice(("\n", " ", "\t", ".", "，"))
    words = raw.decode("utf-8", "ignore").split(gap)
    here, there = chance.randrange(len(words)), chance.randrange(len(words))
    length = chance.choice((1, 1, 2, 10))
    taken = words[here : here + length]
    del words[here : here + chance.choice((0, length))]
    strange = chance.choice(
        ("1.00", "-", "\ufeff", "\u3000", "９", "合计", "1" * 400, "\n\n", "\f", "总计 1 2 3")
    )
    words[there:there] = chance.choice((taken, taken * 2, taken * 100, [strange], [strange] * 50))
    return gap.join(words).encode()


_MUTATIONS: tuple[Mutation, ...] = (_flip, _cut, _repeat, _splice, _number, _tag, _words, _inside)
_FITTING: dict[str, tuple[Mutation, ...]] = {
    "text": (_words,),
    "markdown": (_words, _number),
    "html": (_words, _tag, _number),
    "docx": (_inside,),
    "xlsx": (_inside,),
    "xls": (_flip, _number),
    "pdf": (_flip, _number, _repeat),
}


def _samples(folder: Path) -> list[tuple[str, bytes]]:
    sources = [open_source(path) for path in find_disclosures([folder]).files]
    return [(source.format, source.raw) for source in sources]


def _written() -> dict[str, bytes]:
    """Write a small disclosure in every format."""
    lines = "\n".join("\t".join(row) for row in ROWS)
    prose = (
        "2024年度示例局部门决算\n九、“三公”经费支出决算情况说明\n公务接待费支出决算为0.15万元，增长50%。\n"
    )
    cells = "".join("<tr>" + "".join(f"<td colspan=1>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    pipes = "\n".join("|" + "|".join(row) + "|" for row in (ROWS[1], ("---",) * 4, *ROWS[2:]))
    return {
        "text": (prose + lines).encode(),
        "markdown": f"# {prose}\n{pipes}\n".encode(),
        "html": f"<html><body><p>{prose}</p><table>{cells}</table></body></html>".encode(),
        "docx": _word(prose),
        "xlsx": _workbook(),
        "xls": _old_workbook(),
        "pdf": _pdf(prose),
    }


def _word(prose: str) -> bytes:
    import docx

    document, buffer = docx.Document(), io.BytesIO()
    document.add_heading(prose.splitlines()[0])
    document.add_paragraph(prose, style="List Number")
    table = document.add_table(rows=len(ROWS), cols=4)
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
    table.cell(0, 0).merge(table.cell(0, 3))
    document.save(buffer)
    return buffer.getvalue()


def _workbook() -> bytes:
    import openpyxl

    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for number, row in enumerate(ROWS, start=1):
        for column, cell in enumerate(row, start=1):
            book.active.cell(number, column, float(cell) if "." in cell else cell).number_format = "#,##0.00"
    book.active.merge_cells("A1:D1")
    book.save(buffer)
    return buffer.getvalue()


def _old_workbook() -> bytes:
    import xlwt

    book, buffer = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("附表2")
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            sheet.write(
                number, column, float(cell) if "." in cell else cell, xlwt.easyxf(num_format_str="0.00")
            )
    book.save(buffer)
    return buffer.getvalue()


def _pdf(prose: str) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    canvas.setFont("STSong-Light", 11)
    for number, line in enumerate(prose.splitlines()):
        canvas.drawString(60, 780 - 20 * number, line)
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            canvas.rect(60 + 110 * column, 660 - 20 * number, 110, 20)
            canvas.drawString(64 + 110 * column, 665 - 20 * number, cell)
    canvas.save()
    return buffer.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
