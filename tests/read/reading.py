"""Short ways to read a text and to look at what was read."""

from juesuan.read import Reading, read_document, read_text
from juesuan.standard.tables import table_schema

KEYS = ("line", "function_code", "economic_code", "item")


def read(text: str) -> Reading:
    return read_document(read_text(text.encode()))


def amounts(reading: Reading, table: str) -> dict[tuple[str, str], str]:
    """Return the amounts of one table by row key and column; blank cells are left out."""
    columns = table_schema(table).amount_columns
    found = {}
    for row in reading.tables.get(table, []):
        key = next(row[name] for name in KEYS if name in row)
        found |= {(key, column): row[column] for column in columns if row[column]}
    return found


def notes(reading: Reading, kind: str) -> list[dict[str, str]]:
    return [note for note in reading.notes if note["kind"] == kind]


def status(reading: Reading, section: str) -> str:
    return next(row["status"] for row in reading.sections if row["section"] == section)
