"""The sheets of an .xlsx or .xlsm file."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.read.documents.office.archive import Archive
from juesuan.read.documents.office.markup import Element, local, stream, tree
from juesuan.read.documents.office.package import main_part, relations
from juesuan.read.documents.workbook.sheet import Sheet, Tally
from juesuan.read.documents.workbook.sheet_part import SheetPart
from juesuan.read.documents.workbook.style_part import formats_of
from juesuan.read.documents.workbook.texts_part import Texts
from juesuan.read.errors import refusal

_MOST_SHEETS = 500
_ON = ("1", "true", "on")


def sheets_of_archive(raw: bytes) -> Iterator[Sheet]:
    """Yield the visible sheets with cells, in the order of the workbook."""
    archive = Archive(raw)
    main = main_part(archive)
    if main.endswith(".bin"):
        raise refusal("source_other_office")
    root = tree(archive.part(main))
    if local(str(root.tag)) != "workbook":
        raise refusal("not_workbook")
    related = relations(archive, main)
    by_kind = {relation.kind: relation.part for relation in related.values()}
    texts = _texts(archive, by_kind.get("sharedStrings"))
    formats = formats_of(archive.part(by_kind["styles"])) if "styles" in by_kind else []
    tally = Tally()
    for name, relation_id in _visible(root):
        relation = related.get(relation_id)
        if relation is None or relation.kind != "worksheet":
            continue  # A sheet of a chart or a macro has no cells.
        part = archive.part(relation.part)
        if not part:
            raise refusal("source_damaged")
        sheet = Sheet(name, tally)
        stream(part, SheetPart(sheet, texts, formats, starts_1904=_starts_1904(root)))
        yield sheet


def _visible(root: Element) -> list[tuple[str, str]]:
    """Return the names and the relations of the visible sheets."""
    found = [element for element in root.iter() if local(str(element.tag)) == "sheet"]
    if len(found) > _MOST_SHEETS:
        raise refusal("too_many_pieces", most=_MOST_SHEETS)
    return [
        (element.get("name") or "", _relation_of(element))
        for element in found
        if (element.get("state") or "visible") == "visible"
    ]


def _relation_of(sheet: Element) -> str:
    return next((value for key, value in sheet.items() if local(key) == "id"), "")


def _starts_1904(root: Element) -> bool:
    return any(
        element.get("date1904") in _ON for element in root.iter() if local(str(element.tag)) == "workbookPr"
    )


def _texts(archive: Archive, part: str | None) -> list[str]:
    texts = Texts()
    raw = archive.part(part) if part else b""
    if raw:
        stream(raw, texts)
    return texts.found
