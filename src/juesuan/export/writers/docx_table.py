"""The table of a Word document as Word's own elements: its library finds cells too slowly."""

from __future__ import annotations

from typing import Any

from juesuan.export.fitting import cell_size
from juesuan.export.sheets import Place, Sheet, grid, printed

TWENTIETHS = 20
"""Word counts lengths in twentieths of a point."""
_ALIGNMENT = {"label": "center", "number": "center", "name": "left", "code": "left", "amount": "right"}


def table_element(sheet: Sheet, width: int, height: int) -> Any:
    """Return a table for a page of so many twentieths of a point between its margins."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    widths = [each * width // sum(sheet.widths) for each in sheet.widths]
    half_points = int(2 * cell_size(sheet, width / TWENTIETHS, height / TWENTIETHS))
    properties = _element(
        "w:tblPr",
        _element("w:tblW", **{"w:w": str(sum(widths)), "w:type": "dxa"}),
        _element("w:jc", **{"w:val": "center"}),
        _borders(),
        _element("w:tblLayout", **{"w:type": "fixed"}),
    )
    columns = _element("w:tblGrid", *(_element("w:gridCol", **{"w:w": str(size)}) for size in widths))
    table = _element("w:tbl", properties, columns)
    for index, places in enumerate(grid(sheet)):
        row = _row(places, sheet, widths, repeated=index < len(sheet.header))
        for run in row.iter(qn("w:sz")):
            run.set(qn("w:val"), str(half_points))
        table.append(row)
    return table


def _borders() -> Any:
    line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return _element("w:tblBorders", *(_element(f"w:{side}", **line) for side in sides))


def _row(places: list[Place], sheet: Sheet, widths: list[int], *, repeated: bool) -> Any:
    properties = _element("w:trPr", _element("w:cantSplit"))
    if repeated:
        properties.append(_element("w:tblHeader"))
    return _element("w:tr", properties, *(_cell(place, sheet, widths) for place in places))


def _cell(place: Place, sheet: Sheet, widths: list[int]) -> Any:
    cell = place.cell
    size = sum(widths[cell.column : cell.column + cell.columns])
    properties = _element("w:tcPr", _element("w:tcW", **{"w:w": str(size), "w:type": "dxa"}))
    if cell.columns > 1:
        properties.append(_element("w:gridSpan", **{"w:val": str(cell.columns)}))
    if cell.rows > 1:
        properties.append(_element("w:vMerge", **({"w:val": "restart"} if place.top else {})))
    properties.append(_element("w:vAlign", **{"w:val": "center"}))
    close = _element("w:spacing", **{"w:before": "0", "w:after": "0"})
    side = _element("w:jc", **{"w:val": _ALIGNMENT[cell.kind]})
    # A blank cell is as high as the mark of its paragraph.
    aligned = _element("w:pPr", close, side, _element("w:rPr", _element("w:sz")))
    paragraph = _element("w:p", aligned)
    text = printed(cell, sheet) if place.top else ""
    if text:
        words = _element("w:t")
        words.text = text
        paragraph.append(_element("w:r", _element("w:rPr", _element("w:sz")), words))
    return _element("w:tc", properties, paragraph)


def _element(name: str, *children: Any, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    for child in children:
        element.append(child)
    return element
