"""Disclosures into readings: documents, tables, statements."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from juesuan.read.documents.document import Document as Document
    from juesuan.read.documents.source import open_source as open_source
    from juesuan.read.documents.source import read_source as read_source
    from juesuan.read.documents.text import read_text as read_text
    from juesuan.read.errors import UnreadableError as UnreadableError
    from juesuan.read.reader import read_document as read_document
    from juesuan.read.reading import Coverage as Coverage
    from juesuan.read.reading import Reading as Reading

_PLACES = {
    "Coverage": "juesuan.read.reading",
    "Document": "juesuan.read.documents.document",
    "Reading": "juesuan.read.reading",
    "UnreadableError": "juesuan.read.errors",
    "open_source": "juesuan.read.documents.source",
    "read_document": "juesuan.read.reader",
    "read_source": "juesuan.read.documents.source",
    "read_text": "juesuan.read.documents.text",
}
__all__ = [
    "Coverage",
    "Document",
    "Reading",
    "UnreadableError",
    "open_source",
    "read_document",
    "read_source",
    "read_text",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(_PLACES[name]), name)
