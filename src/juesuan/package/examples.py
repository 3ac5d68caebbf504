"""The examples of the rules as packages: the clean example with the changes that a rule's record names."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from juesuan.package.content import Package
from juesuan.package.facts import amount_tables
from juesuan.package.write import csv_text
from juesuan.standard.tables import table_schema

Row = dict[str, str]
Change = dict[str, Any]


_RECORDS = ("other", "proved", "restored", "column_number")
"""The kinds of reading notes that only record how reading went; no rule reads them."""


@dataclass(slots=True)
class Draft:
    """A package being changed: its descriptor, its rows, and what its files do differently."""

    descriptor: dict[str, Any]
    tables: dict[str, list[Row]]
    headers: dict[str, list[str]]
    encodings: dict[str, str]


def example(clean: Package, changes: list[Change]) -> Draft:
    """Return the clean package without its blank rows, with changes made to it.

    A change names what it does: `cell`, `property`, `clear`, `delete_row`, `delete_rows` (all with these
    values), `delete_table`, `header`, `encode`, `note`, `figure` (the first one with these values) or `add`
    (a row). Raises KeyError for a place that the package does not have.
    """
    tables = {name: [dict(r.values) for r in records] for name, records in clean.tables.items()}
    draft = Draft(deepcopy(clean.descriptor), tables, {}, {})
    for table, columns in amount_tables().items():
        tables[table] = [row for row in tables[table] if any(row[column] for column in columns)]
    tables["reading_notes"] = [row for row in tables["reading_notes"] if row["kind"] not in _RECORDS]
    for change in changes:
        verb = next(verb for verb in _VERBS if verb in change)
        _VERBS[verb](draft, change)
    return draft


def last_year(clean: Package, changes: list[Change]) -> Draft:
    """Return the clean package as that of the year before, with changes made to it.

    Raises KeyError for a place that the package does not have.
    """
    draft, year = example(clean, changes), clean.fiscal_year - 1
    draft.descriptor |= {
        "name": f"{draft.descriptor['juesuan:departmentId']}-{year}",
        "juesuan:fiscalYear": year,
    }
    for rows in draft.tables.values():
        for row in rows:
            row["fiscal_year"] = str(year)
    return draft


def fixture_files(draft: Draft) -> dict[str, bytes]:
    """Return a draft as the files of a package: data inline, a CSV only where its bytes matter."""
    files: dict[str, bytes] = {}
    resources = []
    for name, rows in draft.tables.items():
        columns = draft.headers.get(name, list(table_schema(name).columns))
        resource: dict[str, Any] = {"name": name, "type": "table", "schema": _bare_schema(name)}
        if name in draft.encodings:
            text = csv_text(columns, rows)
            files[f"{name}.csv"] = text.encode(draft.encodings[name])
            resource |= {"path": f"{name}.csv", "format": "csv"}
        else:
            resource["data"] = [columns, *(list(row.values()) for row in rows)]
        resources.append(resource)
    descriptor = {**draft.descriptor, "resources": resources}
    return {"datapackage.json": _compact(descriptor).encode(), **files}


def _bare_schema(name: str) -> dict[str, Any]:
    schema = table_schema(name)
    fields = [{"name": field.name, "type": field.type} for field in schema.fields]
    return {"fields": fields, "primaryKey": list(schema.primary_key), "missingValues": [""]}


def _compact(descriptor: dict[str, Any]) -> str:
    """Write one row or field a line, so that two fixtures can be compared line by line."""
    import json  # noqa: PLC0415

    def dump(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    parts = [f"  {dump(key)}: {dump(value)}" for key, value in descriptor.items() if key != "resources"]
    resources = []
    for resource in descriptor["resources"]:
        inner = [f"      {dump(key)}: {dump(value)}" for key, value in resource.items() if key != "data"]
        if "data" in resource:
            rows = ",\n".join(f"        {dump(row)}" for row in resource["data"])
            inner.append(f'      "data": [\n{rows}\n      ]')
        resources.append("    {\n" + ",\n".join(inner) + "\n    }")
    parts.append('  "resources": [\n' + ",\n".join(resources) + "\n  ]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _row(draft: Draft, table: str, key: str) -> Row:
    columns = table_schema(table).row_key
    for row in draft.tables[table]:
        if "/".join(row[column] for column in columns) == key:
            return row
    raise KeyError(f"{table} has no row {key}")


def _set_cell(draft: Draft, change: Change) -> None:
    table, place = change["cell"].split("/", 1)
    key, column = place.rsplit("/", 1)
    row = _row(draft, table, key)
    if column not in row:
        raise KeyError(f"{table} has no column {column}")
    row[column] = change["value"]


def _set_property(draft: Draft, change: Change) -> None:
    draft.descriptor[change["property"]] = change["value"]


def _clear(draft: Draft, change: Change) -> None:
    for row in draft.tables[change["clear"]]:
        row.update(dict.fromkeys(amount_tables()[change["clear"]], ""))


def _delete_row(draft: Draft, change: Change) -> None:
    table, key = change["delete_row"].split("/")
    draft.tables[table].remove(_row(draft, table, key))


def _delete_rows(draft: Draft, change: Change) -> None:
    """Delete every row that has some values; raises KeyError where there is none."""
    rows, where = draft.tables[change["delete_rows"]], change["value"]
    kept = [row for row in rows if not all(row[column] == value for column, value in where.items())]
    if len(kept) == len(rows):
        raise KeyError(f"{change['delete_rows']} has no row {where}")
    draft.tables[change["delete_rows"]] = kept


def _delete_table(draft: Draft, change: Change) -> None:
    del draft.tables[change["delete_table"]]


def _header(draft: Draft, change: Change) -> None:
    draft.headers[change["header"]] = change["value"]


def _encode(draft: Draft, change: Change) -> None:
    draft.encodings[change["encode"]] = change["value"]


def _note(draft: Draft, change: Change) -> None:
    _add(draft, {"add": "reading_notes", "value": {"note_id": "n999"} | change["note"]})


def _add(draft: Draft, change: Change) -> None:
    first = draft.tables["revenue"][0]
    blank = dict.fromkeys(table_schema(change["add"]).columns, "")
    names = {name: first[name] for name in ("department_id", "fiscal_year")}
    draft.tables[change["add"]].append(blank | names | change["value"])


def figure_row(tables: dict[str, list[Row]], wanted: Row) -> Row:
    """Return the first figure with the wanted values; raises KeyError where there is none."""
    for row in tables["figures"]:
        if all(row[column] == value for column, value in wanted.items()):
            return row
    raise KeyError(f"no figure {wanted}")


def _figure(draft: Draft, change: Change) -> None:
    figure_row(draft.tables, change["figure"]).update(change["value"])


_VERBS: dict[str, Callable[[Draft, Change], None]] = {
    "cell": _set_cell,
    "property": _set_property,
    "clear": _clear,
    "delete_row": _delete_row,
    "delete_rows": _delete_rows,
    "delete_table": _delete_table,
    "header": _header,
    "encode": _encode,
    "note": _note,
    "add": _add,
    "figure": _figure,
}
