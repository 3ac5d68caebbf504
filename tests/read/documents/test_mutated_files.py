"""Valid files with bytes and parts changed at random: a document or a refusal, never anything else."""

import io
import random
import re
import zipfile
from contextlib import suppress

import pytest

from juesuan.read import Document, UnreadableError
from juesuan.read.documents.html import read_html
from juesuan.read.documents.markdown import read_markdown
from juesuan.read.documents.word import read_word
from juesuan.read.documents.workbook import read_workbook
from read.documents.official_tables import official_tables
from read.documents.writers import docx_of, html_of, lines_of, markdown_of, xls_of, xlsx_of

TABLES = official_tables()
SHEETS = {table.title: lines_of(table, number) for number, table in enumerate(TABLES, start=1)}
FILES = {
    "html": (read_html, html_of(TABLES).encode()),
    "markdown": (read_markdown, markdown_of(TABLES).encode()),
    "docx": (read_word, docx_of(TABLES)),
    "xlsx": (read_workbook, xlsx_of(SHEETS)),
    "xls": (read_workbook, xls_of(SHEETS)),
}
PIECE = re.compile(rb'<[^<>]+>|"[^"]*"|[0-9]+|[A-Za-z:]+')
NUMBERS = (b"0", b"-1", b"65535", b"1000000", b"2147483648", b"999999999999999999")


def flipped(raw: bytes, chance: random.Random) -> bytes:
    """Change, repeat or drop some bytes."""
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(changed))
        end = start + chance.randint(1, 100)
        match chance.randrange(3):
            case 0:
                changed[start] = chance.randrange(256)
            case 1:
                del changed[start:end]
            case _:
                changed[start:start] = changed[start:end]
    return bytes(changed)


def shuffled(raw: bytes, chance: random.Random) -> bytes:
    """Put tags, values and numbers in the places of others."""
    pieces = [match.span() for match in PIECE.finditer(raw)]
    changed = bytearray(raw)
    for start, end in sorted(set(chance.choices(pieces, k=chance.randint(1, 40))), reverse=True):
        other = slice(*chance.choice(pieces))
        changed[start:end] = chance.choice(NUMBERS) if raw[start:end].isdigit() else raw[other]
    return bytes(changed)


def repacked(raw: bytes, chance: random.Random) -> bytes:
    """Change one part of an archive, or leave it out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(target, "w") as made:
        chosen = chance.choice([name for name in source.namelist() if name.endswith((".xml", ".rels"))])
        for name in source.namelist():
            part = source.read(name)
            if name != chosen:
                made.writestr(name, part)
            elif chance.random() < 0.9:
                made.writestr(name, chance.choice((flipped, shuffled))(part, chance))
    return target.getvalue()


@pytest.mark.parametrize("kind", FILES)
def test_a_changed_file_is_read_or_refused(kind):
    reader, raw = FILES[kind]
    ways = {"docx": (flipped, repacked), "xlsx": (flipped, repacked), "xls": (flipped,)}
    for seed in range(40):
        chance = random.Random(seed)  # noqa: S311
        changed = chance.choice(ways.get(kind, (flipped, shuffled)))(raw, chance)
        with suppress(UnreadableError):
            assert isinstance(reader(changed), Document)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_another_kind_is_refused_or_read_as_text(kind):
    for reader, _ in FILES.values():
        with suppress(UnreadableError):
            assert isinstance(reader(FILES[kind][1]), Document)
