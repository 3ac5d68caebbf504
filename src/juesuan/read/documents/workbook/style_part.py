"""The number formats of an .xlsx file, by the index that cells refer to."""

from __future__ import annotations

from juesuan.read.documents.office.markup import Element, local, tree
from juesuan.read.documents.workbook.builtin_formats import BUILTIN


def formats_of(raw: bytes) -> list[str]:
    """Return the number format of every cell style; "" stands for General."""
    if not raw:
        return []
    root = tree(raw)
    own = {
        each.get("numFmtId") or "": each.get("formatCode") or ""
        for group in _children(root, "numFmts")
        for each in _children(group, "numFmt")
    }
    return [
        own.get(number) or BUILTIN.get(number, "")
        for group in _children(root, "cellXfs")
        for each in _children(group, "xf")
        for number in (each.get("numFmtId") or "0",)
    ]


def _children(parent: Element, name: str) -> list[Element]:
    return [each for each in parent if isinstance(each.tag, str) and local(each.tag) == name]
