"""Which of the nine tables a document has, and what it says of the empty ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from juesuan.read.parts.section_texts import printed_title
from juesuan.read.prose.passages import Passage
from juesuan.read.reading import Row
from juesuan.read.spelling import plain, printed_form
from juesuan.read.tables.layouts import Layout, TableLayout
from juesuan.read.tables.read_tables import ReadTable
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema

_SENTENCE = re.compile(r"[。;；]")
_THIS_TABLE = "本表"


def table_section_rows(
    tables: Mapping[str, ReadTable], layout: Layout, passages: Iterable[Passage]
) -> dict[str, Row]:
    """Return one row for each of the nine tables, by name: present, empty, none_stated or missing."""
    promises = _promises(passages)
    return {name: _table(name, tables.get(name), layout, promises.get(name)) for name in layout.tables}


def _table(name: str, table: ReadTable | None, layout: Layout, promise: tuple[str, str] | None) -> Row:
    if table is None:
        title, source = promise or (table_schema(name).title_zh, "")
        return {"section": name, "title": title, "status": "missing", "source_ref": source}
    first = table.region.lines[:2]
    title = printed_form(table.region.title, "".join(line.text for line in first)) or table.region.title
    source = table.region.lines[0].position.reference
    return {"section": name, "title": title, "status": _table_status(table, layout), "source_ref": source}


def _table_status(table: ReadTable, layout: Layout) -> str:
    if table.rows.strays or any(number.text for row in table.rows.rows for number in row.numbers):
        return "present"
    known = layout.tables[table.region.table]
    is_none = any(_says_none(sentence, known, layout) for sentence in _SENTENCE.split(table.notes))
    return "none_stated" if is_none else "empty"


def _says_none(sentence: str, known: TableLayout, layout: Layout) -> bool:
    """Recognise `…年度无政府性基金预算财政拨款收入支出`: a word for none and what there is none of."""
    subjects = (*known.subject, _THIS_TABLE)
    return any(word in sentence for word in layout.none_stated) and any(each in sentence for each in subjects)


def _promises(passages: Iterable[Passage]) -> dict[str, tuple[str, str]]:
    """Return title and place of what the table of contents promises of the nine tables."""
    found: dict[str, tuple[str, str]] = {}
    for entry in passages:
        if entry.in_contents and not entry.section:
            title = next((title for title in _table_titles() if title in entry.heading), "")
            if title:
                found.setdefault(
                    _table_titles()[title], (printed_title(title, entry), entry.position.reference)
                )
    return found


@cache
def _table_titles() -> dict[str, str]:
    """Return every official title of a table -> its name, the longest first."""
    titles = {
        plain(title): row["code"]
        for row in codelist("sections")
        if row["kind"] == "table"
        for title in table_schema(row["code"]).official_titles
    }
    return dict(sorted(titles.items(), key=lambda item: -len(item[0])))
