"""From the bytes of a web page to its elements."""

from __future__ import annotations

import codecs
import re
from typing import cast

from lxml import etree  # type: ignore[import-untyped]

from juesuan.read.documents.flow.flow import MOST_PIECES
from juesuan.read.documents.office.markup import MOST_MARKS, Element
from juesuan.read.errors import refusal

_TAG = re.compile(r"<(?:[a-zA-Z][^<>]{0,2000}|!doctype\s+html[^<>]{0,2000})>", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,1000}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 8192
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = "gb18030"
_DEEP = "Excessive depth"


def parsed(raw: bytes) -> Element:
    """Return the root element of a page.

    Raises UnreadableError for what is no HTML, in an unknown encoding, or nested too deep.
    """
    text = _decoded(raw).replace("\0", "")
    if not text.strip():
        raise refusal("empty")
    if not _TAG.search(text):
        raise refusal("not_html")
    if text.count("<") > MOST_MARKS:
        raise refusal("too_many_pieces", most=MOST_PIECES)
    # Pages with unclosed tags nest deep, so the bound is libxml2's larger one.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise refusal("source_damaged") from None
    if any(_DEEP in entry.message for entry in parser.error_log):
        raise refusal("too_deep")
    if root is None:
        raise refusal("empty")
    return cast("Element", root)


def _decoded(raw: bytes) -> str:
    """Decode strictly: by the mark, as UTF-8, as the page declares, as GB18030."""
    for encoding in _candidates(raw):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    raise refusal("encoding")


def _candidates(raw: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return [encoding]
    found = _DECLARED.search(raw[:_HEAD])
    declared = found[1].decode("ascii", "replace").lower() if found else _CHINESE
    if declared.startswith("gb"):
        declared = _CHINESE
    # Chinese text in another encoding is never UTF-8 by chance, but a page may declare what it is not.
    return ["utf-8", declared, _CHINESE]
