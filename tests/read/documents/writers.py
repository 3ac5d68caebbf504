"""Documents in several formats, written by other people's libraries for the tests to read."""

from __future__ import annotations

import html
import io
from collections.abc import Iterable, Iterator

from read.documents.official_tables import CAPTION, OPENING, PROSE, YEAR, C, Printed


def placed(rows: Iterable[list[C]]) -> Iterator[tuple[int, int, C]]:
    """Yield every cell with its row and column, cells that reach down from above allowed for."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            taken |= {(row + down, column + right) for down in range(cell.high) for right in range(cell.wide)}
            column += cell.wide


def titles(table: Printed, number: int) -> list[str]:
    return [f"{YEAR}年度{table.title}", f"公开{number:02d}表", CAPTION]


def html_of(tables: Iterable[Printed]) -> str:
    parts = [f"<p>{html.escape(line)}</p>" for line in (*OPENING, "第二部分 部门决算表")]
    for number, table in enumerate(tables, start=1):
        parts += [f"<p>{line}</p>" for line in titles(table, number)]
        rows = (
            "".join(f"<td colspan={c.wide} rowspan='{c.high}'><p>{c.text}</p></td>" for c in row)
            for row in table.rows
        )
        parts += ["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>", f"<p>{table.note}</p>"]
    parts += [f"<p>{line}</p>" for line in PROSE]
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>"


def docx_of(tables: Iterable[Printed]) -> bytes:
    from docx import Document

    document = Document()
    for line in (*OPENING, "第二部分 部门决算表"):
        document.add_paragraph(line)
    for number, table in enumerate(tables, start=1):
        for line in titles(table, number):
            document.add_paragraph(line)
        grid = document.add_table(len(table.rows), table.width)
        # python-docx looks every cell of a row up anew; one pass over the rows is a hundred times faster.
        places = [list(row.cells) for row in grid.rows]
        for row, column, cell in placed(table.rows):
            first = places[row][column]
            if cell.wide > 1 or cell.high > 1:
                first = first.merge(places[row + cell.high - 1][column + cell.wide - 1])
            first.text = cell.text
        document.add_paragraph(table.note)
    for line in PROSE:
        document.add_paragraph(line)
    return saved(document)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lines_of(table: Printed, number: int) -> list[list[C]]:
    """Return a table with its title, its caption and its note, as rows of one sheet."""
    head, mark, caption = titles(table, number)
    half = table.width // 2
    return [
        [C(head, table.width)],
        [C("", table.width - 1), C(mark)],
        [C(caption.split("　")[0], half), C("单位：万元", table.width - half)],
        *table.rows,
        [C(table.note, table.width)],
    ]


def xlsx_of(sheets: dict[str, list[list[C]]], *, numbers: bool = True) -> bytes:
    """Return a workbook; amounts are stored as numbers with the format `#,##0.00`, or as text."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, column, cell in placed(rows):
            place = sheet.cell(row + 1, column + 1)
            if cell.text:
                _fill(place, cell.text, numbers=numbers)
            if cell.wide > 1 or cell.high > 1:
                sheet.merge_cells(
                    start_row=row + 1,
                    start_column=column + 1,
                    end_row=row + cell.high,
                    end_column=column + cell.wide,
                )
    return saved(book)


def _fill(place, text, *, numbers):
    if numbers and is_amount(text):
        place.value = float(text.replace(",", ""))
        place.number_format = "#,##0.00"
    else:
        place.value = text
        place.data_type = "s"


def is_amount(text: str) -> bool:
    return "." in text and text.replace(",", "").replace(".", "").isdigit()


def xls_of(sheets: dict[str, list[list[C]]]) -> bytes:
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    style = xlwt.easyxf(num_format_str="#,##0.00")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for row, column, cell in placed(rows):
            amount = is_amount(cell.text)
            value = float(cell.text.replace(",", "")) if amount else cell.text
            args = (value, style) if amount else (value,)
            if cell.wide > 1 or cell.high > 1:
                sheet.write_merge(row, row + cell.high - 1, column, column + cell.wide - 1, *args)
            elif cell.text:
                sheet.write(row, column, *args)
    return saved(book)


def markdown_of(tables: Iterable[Printed]) -> str:
    lines = [*OPENING, "# 第二部分 部门决算表"]
    for number, table in enumerate(tables, start=1):
        lines += ["", *titles(table, number), ""]
        for row in range(len(table.rows)):
            found = {column: cell.text for at, column, cell in placed(table.rows) if at == row}
            lines.append("| " + " | ".join(found.get(column, "") for column in range(table.width)) + " |")
            if row == 0:
                lines.append("|" + " --- |" * table.width)
        lines += ["", table.note]
    return "\n".join([*lines, *PROSE])
