"""The words for places: tables, rows and columns as people know them."""

from __future__ import annotations

from functools import cache

from juesuan.arithmetic.equations import Cell
from juesuan.package.content import Package
from juesuan.standard.catalogue import Text
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load

_NAME_COLUMNS = (
    "item_name", "function_name", "economic_name", "project_name", "level_3", "level_2", "unit_name",
)  # fmt: skip
_FIGURES, _SECTIONS = "figures", "sections"
_INNER_QUOTES = str.maketrans("“”", "‘’")


class Names:
    """Names the cells of one package, in the words that its tables print."""

    def __init__(self, package: Package) -> None:
        self._words = load("validations/messages/places.yaml")
        self._records = {
            (table, record.key): record.values
            for table, records in package.tables.items()
            for record in records
        }

    def table(self, name: str) -> Text:
        """Return a table's official title."""
        schema = table_schema(name)
        return {"zh": schema.title_zh, "en": schema.title_en}

    def row(self, table: str, key: str) -> Text:
        """Return a row's printed name with its code; English where the standard has one."""
        values = self._records.get((table, key), {})
        if table == _SECTIONS or values.get("section"):
            return self.section(values.get("section", key))
        standard = self._words["rows"].get(key) or _line_names().get((table, key))
        printed = _printed_name(values)
        code = f"{key} " if key.isdigit() else ""
        zh = f"{code}{printed}" if printed else (standard or {"zh": key})["zh"]
        return {"zh": zh.strip(), "en": standard["en"] if standard else (f"{code}{printed}".strip() or key)}

    def section(self, code: str) -> Text:
        """Return the title of a part of the document."""
        return _section_names().get(code, {"zh": code, "en": code})

    def quantity(self, figure: dict[str, str]) -> Text:
        """Name what a figure of the text is about: its concept, its subject, its measure and basis."""
        words = self._words["quantity"]
        concept = _concept_names().get(figure["concept"], {"zh": figure["concept"], "en": figure["concept"]})
        rate = _concept_kinds().get(figure["concept"]) in ("rate", "score")
        key = "plain" if rate else f"{figure['measure']}_{figure['basis']}"
        template = words.get(key) or words.get(figure["measure"]) or words["plain"]
        if figure["subject"] and figure["subject"] != "overall":
            subject = _subject_name(figure["subject"])
            concept = {
                lang: words["subject"][lang].format(concept=concept[lang], subject=subject)
                for lang in ("zh", "en")
            }
        return {lang: template[lang].format(concept=concept[lang]) for lang in ("zh", "en")}

    def column_of(self, cell: Cell) -> Text:
        """Return the label of a cell's column; for a figure of the text, what it is about."""
        values = self._records.get((cell.table, cell.row))
        if cell.table == _FIGURES and values:
            return self.quantity(values)
        return self.column(cell.table, cell.column)

    def column(self, table: str, name: str) -> Text:
        """Return a column's printed label."""
        for field in table_schema(table).fields:
            if field.name == name:
                return {"zh": field.title_zh, "en": field.title_en}
        return {"zh": name, "en": name}

    def note_reason(self, note: dict[str, str]) -> Text:
        """Say why reading a number ended in a note, with what that rests on."""
        labels = table_schema("reading_notes").field("reason").labels
        words = labels.get(note["reason"], {"zh": note["reason"], "en": note["reason"]})
        if not note.get("detail"):
            return dict(words)
        template = self._words["detail"]
        return {lang: template[lang].format(text=words[lang], detail=note["detail"]) for lang in ("zh", "en")}

    def place(self, cell: Cell) -> Text:
        """Return the place of a cell in words: table, row, column; of a figure, its section and its words."""
        values = self._records.get((cell.table, cell.row), {})
        if cell.table == _FIGURES and values:
            section, quote = self.section(values["section"]), values["quote"]
            figure = self._words["place"]["figure"]
            return {lang: figure[lang].format(section=section[lang], quote=quote) for lang in ("zh", "en")}
        if cell.table == _SECTIONS or values.get("section"):
            section, there = self.row(cell.table, cell.row), self._words["place"]["section"]
            inner = {lang: section[lang].translate(_INNER_QUOTES) for lang in ("zh", "en")}
            return {lang: there[lang].format(section=inner[lang]) for lang in ("zh", "en")}
        kind = "cell" if cell.row and cell.column else "row" if cell.row else "table"
        table = self.table(cell.table) if cell.table else self._words["package"]
        row = self.row(cell.table, cell.row) if cell.row else {"zh": "", "en": ""}
        column = self.column(cell.table, cell.column) if cell.column else {"zh": "", "en": ""}
        return {
            lang: self._words["place"][kind][lang].format(
                table=table[lang], row=row[lang], column=column[lang]
            )
            for lang in ("zh", "en")
        }


def _printed_name(values: dict[str, str]) -> str:
    return next((values[column] for column in _NAME_COLUMNS if values.get(column)), "")


@cache
def _subject_name(subject: str) -> str:
    """Return what a figure is about within its concept: a code with its name, or a printed name."""
    names = [row["name_zh"] for row in codelist("functional_classification") if row["code"] == subject]
    return f"{subject} {names[-1]}" if names else subject


@cache
def _section_names() -> dict[str, Text]:
    return {row["code"]: {"zh": row["name_zh"], "en": row["name_en"]} for row in codelist("sections")}


@cache
def _concept_kinds() -> dict[str, str]:
    return {row["code"]: row["kind"] for row in codelist("concepts")}


@cache
def _concept_names() -> dict[str, Text]:
    return {row["code"]: {"zh": row["name_zh"], "en": row["name_en"]} for row in codelist("concepts")}


@cache
def _line_names() -> dict[tuple[str, str], Text]:
    return {
        (line["table"], line["line"]): {"zh": line["name_zh"], "en": line["name_en"]}
        for line in codelist("summary_lines")
    }
