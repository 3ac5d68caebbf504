"""A clean disclosure in the layout of a region: the tables of `data/example` within the prose around them.

The prose is `tests/fixtures/disclosures/<region>.md`, in a small part of Markdown: `#` opens a heading, any
other line is a paragraph, rows of `|` are a table in which `<` goes on with the cell on the left and `^` with
the one above; `{department}` and `{place}` stand for names, `{tables}` for the nine tables. Prose and package
may be changed before composing.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from juesuan.export.book import book_of
from juesuan.export.formats import book_bytes
from juesuan.export.request import chosen_layout
from juesuan.export.sheets import Book, Sheet, SheetCell, grid, printed
from juesuan.export.writers.docx_table import table_element
from juesuan.package.content import Package
from juesuan.package.disclosure import Given, Prepared, prepare
from juesuan.package.load import load_package

ROOT = Path(__file__).resolve().parent.parent
LAYOUTS = {"wuhan": "wuhan-2024", "shanghai": "shanghai-2024", "sichuan": "sichuan-2020"}
PLACES = {"wuhan": "武汉市示例区", "shanghai": "上海市示例区", "sichuan": "四川省示例市"}
"""Invented places; their real first half tells the reader the layout."""
FORMATS = ("html", "docx", "md")
TABLES = "{tables}"
_PAGE = (
    '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n'
)
_WIDTH, _COLUMN = 9906, 14


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the prose: a heading of a level from 1, a paragraph (level 0), or a table."""

    text: str = ""
    level: int = 0
    sheet: Sheet | None = None


def compose(
    region: str, format_: str, *, package: Package | None = None, text: str | None = None, place: str = ""
) -> bytes:
    """Return a disclosure in the layout of a region as a file: the clean package and prose, or changed ones.

    `format_` is html, docx or md; `place` is where the department is.
    Raises KeyError for an unknown region or format.
    """
    words = names(place or PLACES[region])
    chosen = package or clean_package()
    descriptor = chosen.descriptor | {"juesuan:departmentName": words["department"]}
    book = book_of(replace(chosen, descriptor=descriptor), chosen_layout(LAYOUTS[region]))
    return document(filled(prose(region) if text is None else text, words), book, format_)


def names(place: str) -> dict[str, str]:
    """Return the names that a prose leaves open for a department of a place."""
    return {"place": place, "department": f"{place}示例局"}


def filled(text: str, words: dict[str, str]) -> str:
    """Return a prose with its open names filled in."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def document(text: str, book: Book, format_: str) -> bytes:
    """Return prose and the tables of a book as one file; a benchmark may leave sheets out of the book."""
    return {"html": _html, "docx": _docx, "md": _markdown}[format_](list(parts(text)), book)


def read_example() -> Prepared:
    """Return the example's own disclosure as it is read: what `data/example` says of its prose."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "example.html"
        source.write_bytes(compose("wuhan", "html", place="示例市"))
        return prepare(source, Given("999999-example-office", 2024))


@cache
def clean_package() -> Package:
    """Return the clean example; copy it before changing it."""
    return load_package(ROOT / "data" / "example")


@cache
def prose(region: str) -> str:
    """Return the prose of a region."""
    path = ROOT / "tests" / "fixtures" / "disclosures" / f"{region}.md"
    return path.read_text(encoding="utf-8")


def parts(text: str) -> Iterator[Part]:
    """Yield the blocks of a prose in their order."""
    for is_table, lines in groupby(filter(str.strip, text.splitlines()), lambda line: line.startswith("|")):
        if is_table:
            yield Part(sheet=_sheet([_row(line) for line in lines]))
        else:
            yield from map(_words, lines)


def _words(line: str) -> Part:
    marks, space, rest = line.partition(" ")
    is_heading = bool(space) and not marks.strip("#")
    return Part(rest.strip(), len(marks)) if is_heading else Part(line.strip())


def _row(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _sheet(rows: Sequence[Sequence[str]]) -> Sheet:
    body = tuple(tuple(_cells(rows, at)) for at in range(len(rows)))
    widths = (_COLUMN,) * max(map(len, rows))
    return Sheet("", "", "", (), widths, (), body, (), separators=False)


def _cells(rows: Sequence[Sequence[str]], at: int) -> Iterator[SheetCell]:
    """Yield the cells that start in a row, as wide and as high as the marks beside and below them say."""
    row = rows[at]
    for column, text in enumerate(row):
        if text not in {"<", "^"}:
            wide = _run(row[column + 1 :], "<")
            high = _run([below[column] for below in rows[at + 1 :] if column < len(below)], "^")
            yield SheetCell(text, column, wide, high)


def _run(texts: Sequence[str], mark: str) -> int:
    return 1 + next((index for index, text in enumerate(texts) if text != mark), len(texts))


def _html(blocks: Sequence[Part], book: Book) -> bytes:
    pieces = [_PAGE.format(title=escape(book.title))]
    for part in blocks:
        if part.sheet is not None:
            pieces.append(_html_table(part.sheet))
        elif part.text == TABLES:
            page = book_bytes(book, "html").decode()
            pieces.append(page[page.index("</h1>") + 5 : page.index("</body>")])
        else:
            tag = f"h{part.level}" if part.level else "p"
            pieces.append(f"<{tag}>{escape(part.text)}</{tag}>\n")
    return "".join([*pieces, "</body>\n</html>\n"]).encode()


def _html_table(sheet: Sheet) -> str:
    rows = (
        "".join(
            f'<td colspan="{cell.columns}" rowspan="{cell.rows}">{escape(cell.text)}</td>'
            for cell, top in places
            if top
        )
        for places in grid(sheet)
    )
    return "<table>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>\n"


def _docx(blocks: Sequence[Part], book: Book) -> bytes:
    """Write the tables as the exporter does, then set the prose before and behind them."""
    from docx import Document as open_document  # noqa: N813

    found = open_document(io.BytesIO(book_bytes(book, "docx")))
    body: Any = found.element.body
    body.remove(body[0])  # The title of the book; the prose has its own.
    first, at = body[0], 0
    for part in blocks:
        if part.text == TABLES:
            at = len(body) - 1
        else:
            element = _docx_part(found, part)
            first.addprevious(element) if not at else body.insert(len(body) - 1, element)
    buffer = io.BytesIO()
    found.save(buffer)
    return buffer.getvalue()


def _docx_part(found: Any, part: Part) -> Any:
    if part.sheet is not None:
        return table_element(part.sheet, _WIDTH, _WIDTH)
    paragraph = found.add_paragraph(part.text, style=f"Heading {part.level}" if part.level else None)
    return paragraph._p  # noqa: SLF001


def _markdown(blocks: Sequence[Part], book: Book) -> bytes:
    lines: list[str] = []
    for part in blocks:
        if part.sheet is not None:
            lines += _pipes(part.sheet)
        elif part.text == TABLES:
            for sheet in book.sheets:
                captions = ["　　".join(texts) for texts in sheet.captions]
                lines += [sheet.title, *captions, "", *_pipes(sheet), *sheet.notes]
        else:
            lines.append(f"{'#' * part.level} {part.text}" if part.level else part.text)
        lines.append("")
    return "\n".join(lines).encode()


def _pipes(sheet: Sheet) -> list[str]:
    """Return a table in Markdown, which cannot merge: a wide or high cell is printed in its first place."""
    width = len(sheet.widths)
    rows = []
    for places in grid(sheet):
        texts = [""] * width
        for cell, top in places:
            texts[cell.column] = printed(cell, sheet) if top else ""
        rows.append(f"| {' | '.join(texts)} |")
    return [rows[0], "|" + " --- |" * width, *rows[1:], ""]
