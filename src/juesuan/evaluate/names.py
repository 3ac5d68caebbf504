"""The words for places: tables, rows and columns as people know them."""

from __future__ import annotations

from functools import cache

from juesuan.arithmetic.equations import Cell
from juesuan.package.content import Package
from juesuan.standard.catalogue import Text
from juesuan.standard.codelists import codelist
from juesuan.standard.quotation import INNER_QUOTES
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load

_NAME_COLUMNS = (
    "item_name", "function_name", "economic_name", "project_name", "level_3", "level_2", "unit_name",
)  # fmt: skip
_FIGURES, _SECTIONS, _NOTES = "figures", "sections", "reading_notes"
_SHEETS, _INDICATORS = "performance_projects", "performance_indicators"
_WHOLE = "overall"
_LANGUAGES = ("zh", "en")


class Names:
    """Names the cells of one package, in the words that its tables print."""

    def __init__(self, package: Package) -> None:
        self._words = load("validations/messages/places.yaml")
        self._records = {
            (table, record.key): record.values
            for table, records in package.tables.items()
            for record in records
        }
        self._places: dict[Cell, Text] = {}

    def table(self, name: str) -> Text:
        """Return a table's official title."""
        schema = table_schema(name)
        return {"zh": schema.title_zh, "en": schema.title_en}

    def row(self, table: str, key: str) -> Text:
        """Return a row's printed name with its code; English where the standard has one."""
        values = self._records.get((table, key), {})
        if table in (_SECTIONS, _NOTES) or values.get("section"):
            return self.section(values.get("section", key))
        standard = self._words["rows"].get(key) or _line_names().get((table, key))
        if key in _category_names():
            return {"zh": f"{key} {_printed_name(values)}".strip(), "en": f"{key} {_category_names()[key]}"}
        printed = _whole_name(_printed_name(values), (standard or {"zh": ""})["zh"], table, key)
        code = f"{key} " if key.isdigit() else ""
        zh = f"{code}{printed}" if printed else (standard or {"zh": key})["zh"]
        return {"zh": zh.strip(), "en": standard["en"] if standard else (f"{code}{printed}".strip() or key)}

    def section(self, code: str) -> Text:
        """Return the title of a part of the document; with no code, what stands before its parts."""
        if not code:
            front: Text = self._words["front"]
            return front
        return _section_names().get(code, {"zh": code, "en": code})

    def quantity(self, figure: dict[str, str]) -> Text:
        """Name what a figure of the text is about: its concept, its subject, its measure and basis."""
        words = self._words["quantity"]
        concept = _concept_names().get(figure["concept"], {"zh": figure["concept"], "en": figure["concept"]})
        rate = _concept_kinds().get(figure["concept"]) in ("rate", "score")
        key = "plain" if rate else f"{figure['measure']}_{figure['basis']}"
        template = words.get(key) or words.get(figure["measure"]) or words["plain"]
        if figure["subject"]:
            named = "whole" if figure["subject"] == _WHOLE else "subject"
            subject = words[f"{named}_of_rate" if rate else named]
            name = _subject_name(figure["subject"])
            concept = _filled(subject, concept=concept, subject=name)
        return _filled(template, concept=concept)

    def sheet(self, cell: Cell) -> Text | None:
        """Return the name of the self-assessment sheet that holds a cell; None for other tables."""
        values = self._records.get((cell.table, cell.row), {})
        if cell.table not in (_SHEETS, _INDICATORS) or "project_id" not in values:
            return None
        project = self._records.get((_SHEETS, values["project_id"]), {})
        name = project.get("project_name") or values["project_id"]
        whole = (project.get("sheet") or values["project_id"]) == _WHOLE
        return _filled(self._words["sheets"][_WHOLE if whole else "project"], name=name)

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
        return _filled(self._words["detail"], text=words, detail=note["detail"])

    def place(self, cell: Cell) -> Text:
        """Return the place of a cell in words: table, row, column; of a figure, its section and its words."""
        if cell not in self._places:
            self._places[cell] = self._place(cell)
        return dict(self._places[cell])

    def _place(self, cell: Cell) -> Text:
        values = self._records.get((cell.table, cell.row), {})
        if cell.table == _FIGURES and values:
            section, quote = self.section(values["section"]), values["quote"]
            return _filled(self._words["place"]["figure"], section=quotable(section), quote=quote)
        if cell.table == _SECTIONS or values.get("section"):
            return _filled(self._words["place"]["section"], section=quotable(self.row(cell.table, cell.row)))
        return _filled(
            self._words["place"][self._kind_of_place(cell)],
            table=self.table(cell.table) if cell.table else self._words["package"],
            sheet=self.sheet(cell) or "",
            row=quotable(self.row(cell.table, cell.row)) if cell.row else "",
            column=quotable(self.column(cell.table, cell.column)) if cell.column else "",
        )

    def _kind_of_place(self, cell: Cell) -> str:
        if self.sheet(cell) is None:
            return "cell" if cell.row and cell.column else "row" if cell.row else "table"
        kind = "sheet" if cell.table == _SHEETS else "indicator"
        return f"{kind}_cell" if cell.column else kind


def _filled(template: Text, **values: str | Text) -> Text:
    """Fill a template in both languages; a value may itself be in both."""
    return {
        lang: template[lang].format(
            **{name: value if isinstance(value, str) else value[lang] for name, value in values.items()}
        )
        for lang in _LANGUAGES
    }


def quotable(text: Text) -> Text:
    """Return a text whose quotation marks are those within a quotation."""
    return {lang: text[lang].translate(INNER_QUOTES) for lang in _LANGUAGES}


def _whole_name(printed: str, standard: str, table: str, key: str) -> str:
    """Return a printed name; where it is the beginning of the official one, that."""
    official = standard
    if table == "basic_expenditure" and not standard:
        official = next((r["name_zh"] for r in codelist("economic_classification") if r["code"] == key), "")
    return official if printed and official.startswith(printed) else printed


def _printed_name(values: dict[str, str]) -> str:
    return next((values[column] for column in _NAME_COLUMNS if values.get(column)), "")


@cache
def _subject_name(subject: str) -> Text:
    """Return what a figure is about within its concept: a code with its name, or a printed name."""
    names = [row["name_zh"] for row in codelist("functional_classification") if row["code"] == subject]
    zh = f"{subject} {names[-1]}" if names else subject
    english = _category_names().get(subject)
    return {"zh": zh, "en": f"{subject} {english}" if english else zh}


@cache
def _category_names() -> dict[str, str]:
    """Return the English names of the functional categories."""
    return {row["function_code"]: row["name_en"] for row in codelist("summary_lines") if row["function_code"]}


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
