"""Which of the nine tables a document has, and what it says of the empty ones."""

from __future__ import annotations

import re

from juesuan.read.reading import Row
from juesuan.read.spelling import printed_form
from juesuan.read.tables.layouts import Layout, TableLayout
from juesuan.read.tables.read_tables import ReadTable
from juesuan.standard.tables import table_schema

_SENTENCE = re.compile(r"[。;；]")
_THIS_TABLE = "本表"


def section_rows(tables: dict[str, ReadTable], layout: Layout) -> list[Row]:
    """Return one row for each of the nine tables: present, empty, none_stated or missing."""
    return [_section(name, tables.get(name), layout) for name in layout.tables]


def _section(name: str, table: ReadTable | None, layout: Layout) -> Row:
    if table is None:
        return {"section": name, "title": table_schema(name).title_zh, "status": "missing", "source_ref": ""}
    first = table.region.lines[:2]
    title = printed_form(table.region.title, "".join(line.text for line in first)) or table.region.title
    source = table.region.lines[0].position.reference
    return {"section": name, "title": title, "status": _status(table, layout), "source_ref": source}


def _status(table: ReadTable, layout: Layout) -> str:
    if table.rows.strays or any(number.text for row in table.rows.rows for number in row.numbers):
        return "present"
    known = layout.tables[table.region.table]
    says_none = any(_says_none(sentence, known, layout) for sentence in _SENTENCE.split(table.notes))
    return "none_stated" if says_none else "empty"


def _says_none(sentence: str, known: TableLayout, layout: Layout) -> bool:
    """Recognise `…年度无政府性基金预算财政拨款收入支出`: a word for none and what there is none of."""
    subjects = (*known.subject, _THIS_TABLE)
    return any(word in sentence for word in layout.none_stated) and any(each in sentence for each in subjects)
