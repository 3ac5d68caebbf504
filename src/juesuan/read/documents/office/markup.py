"""The XML of office files, parsed without entities, without a document type, without the network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, cast

from lxml import etree  # type: ignore[import-untyped]

from juesuan.read.errors import UnreadableError, refusal

MOST_MARKS = 2_000_000
"""The most `<` of a page or part that is held as a tree; a long disclosure has some hundred thousand."""

_TOO_DEEP = "Excessive depth"
_DOCUMENT_TYPE = b"<!DOCTYPE"
_CHUNK = 64 * 1024
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


class Element(Protocol):
    """The part of an lxml element that the readers use."""

    tag: Any
    text: str | None
    tail: str | None

    def get(self, key: str, default: str | None = None) -> str | None:
        """Return an attribute."""

    def items(self) -> list[tuple[str, str]]:
        """Return the attributes."""

    def find(self, path: str) -> Element | None:
        """Return the first element at a path."""

    def iterfind(self, path: str) -> Iterator[Element]:
        """Yield the elements at a path."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """Yield the element and everything below it, in document order."""

    def __iter__(self) -> Iterator[Element]: ...


class Target(Protocol):
    """What takes the events of a parse, one after the other."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Take the start of an element, its local name and its attributes by local name."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take text."""


def tree(raw: bytes) -> Element:
    """Return the root of a part.

    Raises UnreadableError for XML that is broken, too large, nested too deep, or has a document type.
    """
    if raw.count(b"<") > MOST_MARKS:
        raise refusal("office_unpacked")
    for strict, usual in _STRICT.items():
        raw = raw.replace(strict, usual)
    try:
        root = etree.fromstring(raw, etree.XMLParser(**_safe()))
    except (etree.LxmlError, ValueError) as error:
        raise _refused(error, raw) from None
    if root is None:
        raise refusal("source_damaged")
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal("office_entities")
    return cast("Element", root)


def stream(raw: bytes, target: Target) -> None:
    """Hand the elements of a part to a target, without holding them.

    Raises UnreadableError as `tree` does.
    """
    parser = etree.XMLParser(target=_Relay(target), **_safe())
    try:
        for start in range(0, len(raw), _CHUNK):
            parser.feed(raw[start : start + _CHUNK])
        parser.close()
    except (etree.LxmlError, ValueError) as error:
        raise _refused(error, raw) from None


def _refused(error: Exception, raw: bytes) -> UnreadableError:
    """Say what is wrong with a part that the parser gave up."""
    if _TOO_DEEP in str(error):
        return refusal("too_deep")
    return refusal("office_entities" if _DOCUMENT_TYPE in raw else "source_damaged")


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


class _Relay:
    """Takes lxml's events, names with namespaces and all."""

    def __init__(self, target: Target) -> None:
        self.data = target.data
        self._target = target
        self._names: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._target.start(self._local(tag), {self._local(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._target.end(self._local(tag))

    def doctype(self, *_: object) -> None:
        raise refusal("office_entities")

    def close(self) -> None:
        """Nothing is built here."""

    def _local(self, name: str) -> str:
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = local(name)
        return found


def _safe() -> dict[str, bool]:
    return {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
