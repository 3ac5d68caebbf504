"""What a file is, told by its content: the first bytes, the names inside a container, the first tag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.errors import refusal

_OPENING = 64 * 1024
_NULS = 1024
_LATEST_HEADER = 1024
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_FOREIGN = (
    ("source_rich_text", (b"{\\rtf",)),
    ("source_archive", (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")),
    ("source_image", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"\x00\x00\x00\x0cjP")),
    ("source_program", (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")),
    ("source_fixed_layout", (b"Founder CEB", b"FounderCEB", b"CEBX")),
)
"""Refusals and the first bytes of what they refuse."""

_FOREIGN_WITH_NULS = (
    ("source_program", (b"MZ",)),
    ("source_image", (b"BM", b"RIFF")),
)
"""The same for first bytes that a text can have too: only a file with NULs among the first is meant."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "source_protected"),
    ("WordDocument", "source_old_word"),
    ("PowerPoint Document", "source_presentation"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_PARTS = (
    ("word/", "docx"),
    ("xl/workbook.bin", "source_other_office"),
    ("xl/", "xlsx"),
    ("ppt/", "source_presentation"),
    ("OFD.xml", "source_fixed_layout"),
    ("META-INF/manifest.xml", "source_open_document"),
)
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_LONGEST_DIRECTORY = 1024 * 1024

_SKIPPED = re.compile(rb"\s+|<!--.*?-->|<\?xml[^>]*\?>", re.DOTALL)
_OFFICE_XML = re.compile(rb"<\?mso-application|schemas-microsoft-com:office:(spreadsheet|word)[\"']")
_WEB_ARCHIVE = re.compile(rb"(?i:mime-version:|from: <saved by)")
_TAG = re.compile(
    rb"(?i:<(!doctype\s+html|html|head|body|meta|title|base|link|script|style|table|tbody|tr|td|div|p|span|a|b|"
    rb"strong|center|font|h[1-6]|br|hr|ul|ol|li|img|form|section|article|main|header|nav)[\s>/])"
)
_PIPE_RULE = re.compile(rb"^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$", re.MULTILINE)


def format_of(raw: bytes, suffix: str) -> str:
    """Return the format of a file: pdf, docx, xlsx, xls, html, markdown or text.

    `suffix` (`.md`) only tells apart what are all texts. Raises UnreadableError for what is none of these;
    it says what the file is, where that can be told, and what to do.
    """
    if not raw.strip(b"\0 \t\r\n"):
        raise refusal("empty")
    if raw.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(b"PK"):
        return _accepted(_inside_zip(raw))
    if raw.startswith(_COMPOUND):
        return _accepted(_inside_compound(raw))
    _refuse_foreign(raw)
    if b"%PDF-" in raw[:_LATEST_HEADER]:
        return "pdf"
    return _kind_of_text(raw, suffix)


def _accepted(found: str) -> str:
    if found.startswith("source_"):
        raise refusal(found)
    return found


def _refuse_foreign(raw: bytes) -> None:
    nuls = b"\0" in raw[:_NULS] and not raw.startswith(_MARKS)
    for key, signatures in (*_FOREIGN, *(_FOREIGN_WITH_NULS if nuls else ())):
        if raw.startswith(signatures):
            raise refusal(key)


def _inside_zip(raw: bytes) -> str:
    """Tell by the names of its parts what a zip file is, without unpacking anything."""
    names = list(_names(raw))
    for part, found in _PARTS:
        if any(name.startswith(part) for name in names):
            return found
    return "source_archive"


def _names(raw: bytes) -> Iterator[str]:
    """Return the names in the directory of a zip file, as far as its first megabyte goes."""
    end = raw.rfind(_DIRECTORY_END)
    if end < 0:
        raise refusal("source_incomplete")
    start = int.from_bytes(raw[end + 16 : end + 20], "little")
    directory = raw[start : min(end, start + _LONGEST_DIRECTORY)]
    place = 0
    while directory[place : place + 4] == _DIRECTORY_ENTRY:
        name, extra, comment = (
            int.from_bytes(directory[place + at : place + at + 2], "little") for at in (28, 30, 32)
        )
        yield directory[place + 46 : place + 46 + name].decode("utf-8", "replace").replace("\\", "/")
        place += 46 + name + extra + comment


def _inside_compound(raw: bytes) -> str:
    """Tell by the names of its streams what an old Office file is; an embedded file has names too."""
    size = 1 << min(raw[30], 12) if len(raw) > 52 else 512
    first = (int.from_bytes(raw[48:52], "little") + 1) * size
    for place in (raw[first : first + size], raw):
        for name, found in _STREAMS:
            if (name + "\0").encode("utf-16-le") in place:
                return found
    return "source_other_office"


def _kind_of_text(raw: bytes, suffix: str) -> str:
    opening = _narrow(raw[:_OPENING])
    if _WEB_ARCHIVE.match(opening.lstrip()):
        raise refusal("source_web_archive")
    if opening.lstrip().startswith(b"<?xml") and _OFFICE_XML.search(opening):
        raise refusal("source_other_office")
    if _TAG.match(opening, _first_tag(opening)):
        return "html"
    if suffix in (".html", ".htm") and _TAG.search(opening):
        return "html"
    return "markdown" if suffix in (".md", ".markdown") or _PIPE_RULE.search(raw) else "text"


def _narrow(raw: bytes) -> bytes:
    """Drop the mark of the encoding and what UTF-16 puts between ASCII characters."""
    for mark in _MARKS:
        raw = raw.removeprefix(mark)
    return raw.replace(b"\0", b"")


def _first_tag(opening: bytes) -> int:
    place = 0
    while found := _SKIPPED.match(opening, place):
        place = found.end()
    return place
