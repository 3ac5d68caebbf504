"""From the bytes of a text file to its characters, strictly: nothing is replaced or dropped."""

from __future__ import annotations

import codecs
import unicodedata

from juesuan.read.errors import refusal

LARGEST = 20 * 1024 * 1024
"""The largest plain-text disclosure that is read, in bytes; real ones have some hundred kilobytes."""

_SAMPLE = 20_000
_STRANGE_SHARE = 0.02
_ENCODINGS = ("utf-8", "gb18030")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
)


def decode(raw: bytes) -> str:
    """Return the text of a file in UTF-8, GB18030 (GBK) or UTF-16.

    Raises UnreadableError for a file that is empty, too large, binary, or text in none of these.
    """
    if not raw.strip():
        raise refusal("empty")
    if len(raw) > LARGEST:
        raise refusal("too_large", size=len(raw) // 1024 // 1024, largest=LARGEST // 1024 // 1024)
    if raw.startswith(_SIGNATURES):
        raise refusal("binary")
    text = _decoded(raw)
    if not text.strip():
        raise refusal("empty")
    return text


def _decoded(raw: bytes) -> str:
    for encoding in _candidates(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and ("\n" in text or not encoding.startswith("utf-16-")):
            return text
    raise refusal("binary" if b"\0" in raw[:_SAMPLE] else "encoding")


def _candidates(raw: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return (encoding,)
    if b"\0" in raw:
        return ("utf-16-le", "utf-16-be") if len(raw) % 2 == 0 else ()
    return _ENCODINGS


def _is_text(text: str) -> bool:
    """Say whether characters look like text: almost no controls, private or unassigned characters."""
    sample = text[:_SAMPLE]
    strange = sum(1 for char in sample if _is_strange(char))
    return strange <= len(sample) * _STRANGE_SHARE and "\0" not in text


def _is_strange(char: str) -> bool:
    if char in "\t\n\r\f\v":
        return False
    return unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")
