"""Hostile input given to the program: exit code 2 and one sentence in either language, within seconds."""

import os
import random
import time
import zipfile

import pytest

from juesuan.read.documents.source import SUFFIXES

SECONDS = 15


def zipped(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)


def bomb(path):
    zipped(path, document=b"<w>" * 20_000_000)


def laughs(path):
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    zipped(path, document=f'<!DOCTYPE w [<!ENTITY a0 "ha">{entities}]><w>&a11;</w>')


def nested(path):
    path.write_text("<html><body>" + "<div>" * 200_000, encoding="utf-8")


def cycle(path):
    path.write_text(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )


def pipe(path):
    os.mkfifo(path)


def loop(path):
    path.symlink_to(path)


def sparse(path):
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)


def closed(path):
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


def refused(juesuan, command, path, *options):
    start = time.monotonic()
    result = juesuan(
        command, path, *options, language=("zh_CN" if command == "ingest" else "en_US") + ".UTF-8"
    )
    assert time.monotonic() - start < SECONDS
    assert (result.code, result.out) == (2, "")
    assert len(result.err.strip().splitlines()) == 1
    assert str(path) in result.err
    assert "内部" not in result.err
    assert "inside the program" not in result.err


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("bomb.docx", bomb),
        ("laughs.docx", laughs),
        ("nested.html", nested),
        ("cycle.pdf", cycle),
        ("pipe.txt", pipe),
        ("loop.pdf", loop),
        ("sparse.xlsx", sparse),
        ("closed.txt", closed),
    ],
)
@pytest.mark.parametrize("command", ["ingest", "validate"])
def test_a_hostile_file_is_refused(juesuan, tmp_path, command, name, make):
    make(tmp_path / name)
    options = ("--out", tmp_path / "out") if command == "ingest" else ()
    refused(juesuan, command, tmp_path / name, *options)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", ["empty", "random"])
def test_a_folder_of_nonsense_is_refused_file_by_file(juesuan, tmp_path, content):
    (tmp_path / "in").mkdir()
    for suffix in SUFFIXES:
        raw = b"" if content == "empty" else random.Random(suffix).randbytes(5000)  # noqa: S311
        (tmp_path / "in" / f"file{suffix}").write_bytes(raw)
    start = time.monotonic()
    result = juesuan("ingest", tmp_path / "in", "--out", tmp_path / "out")
    assert time.monotonic() - start < SECONDS
    assert (result.code, result.out) == (2, "")
    assert result.err.count("Failed") == 2 * len(SUFFIXES)
    assert "Traceback" not in result.err
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_refused(juesuan, tmp_path):
    (tmp_path / "in").mkdir()
    refused(juesuan, "ingest", tmp_path / "in", "--out", tmp_path / "out")
