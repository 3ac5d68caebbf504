"""The words for places: tables, rows and columns as people know them."""

from __future__ import annotations

from juesuan.arithmetic.equations import Cell
from juesuan.package.content import Package
from juesuan.standard.catalogue import Text
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load

_NAME_COLUMNS = ("item_name", "function_name", "economic_name")


class Names:
    """Names the cells of one package, in the words that its tables print."""

    def __init__(self, package: Package) -> None:
        self._words = load("validations/messages/places.yaml")
        self._rows = {
            (table, record.key): _printed_name(record.values)
            for table, records in package.tables.items()
            for record in records
        }

    def table(self, name: str) -> Text:
        """Return a table's official title."""
        schema = table_schema(name)
        return {"zh": schema.title_zh, "en": schema.title_en}

    def row(self, table: str, key: str) -> Text:
        """Return a row's printed name with its code; English where the standard has one."""
        standard = self._words["rows"].get(key) or _line_names().get((table, key))
        printed = self._rows.get((table, key), "")
        code = f"{key} " if key.isdigit() else ""
        zh = f"{code}{printed}" if printed else (standard or {"zh": key})["zh"]
        return {"zh": zh.strip(), "en": standard["en"] if standard else (f"{code}{printed}".strip() or key)}

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
        """Return the place of a cell in words: table, row, column."""
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


def _line_names() -> dict[tuple[str, str], Text]:
    return {
        (line["table"], line["line"]): {"zh": line["name_zh"], "en": line["name_en"]}
        for line in codelist("summary_lines")
    }
