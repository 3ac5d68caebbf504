"""Where the parts of an office file are: by their relations, never by an outside address."""

from __future__ import annotations

from posixpath import join, normpath, split
from typing import NamedTuple

from juesuan.read.documents.office.archive import Archive
from juesuan.read.documents.office.markup import tree
from juesuan.read.errors import refusal

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
_STREAMS = {
    "word": "WordDocument".encode("utf-16-le"),
    "workbook": "Workbook".encode("utf-16-le"),
    "old_workbook": "Book".encode("utf-16-le"),
}
_MAIN = "officeDocument"


class Relation(NamedTuple):
    """One part that another refers to: what it is and its name in the archive."""

    kind: str
    part: str


def is_archive(raw: bytes) -> bool:
    """Say whether bytes are an archive, as .docx and .xlsx files are."""
    return raw.startswith(_ZIP)


def compound_kind(raw: bytes) -> str:
    """Return what an old binary office file is: word, workbook, encrypted, other; "" where it is none."""
    if not raw.startswith(_COMPOUND):
        return ""
    if _ENCRYPTED in raw:
        return "encrypted"
    kind = next((kind for kind, name in _STREAMS.items() if name in raw), "other")
    return kind.removeprefix("old_")


def main_part(archive: Archive) -> str:
    """Return the name of the part that holds the document or the workbook."""
    found = [relation.part for relation in relations(archive, "").values() if relation.kind == _MAIN]
    if not found or found[0] not in archive:
        raise refusal("source_damaged")
    return found[0]


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """Return by id what a part refers to inside the archive; "" stands for the archive itself."""
    folder, name = split(part)
    raw = archive.part(join(folder, "_rels", f"{name}.rels"))
    if not raw:
        return {}
    found = {}
    for each in tree(raw):
        if each.get("TargetMode") != "External":
            target = each.get("Target") or ""
            inside = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[each.get("Id") or ""] = Relation((each.get("Type") or "").rpartition("/")[2], inside)
    return found
