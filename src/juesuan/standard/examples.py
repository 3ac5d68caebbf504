"""The examples of the rules in words: how they differ from the clean example."""

from __future__ import annotations

from typing import Any

from juesuan.standard.catalogue import Rule, Text
from juesuan.standard.codelists import codelist, summary_lines
from juesuan.standard.quotation import INNER_QUOTES
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load

LANGUAGES = ("zh", "en")
_VERBS = (
    "cell", "property", "clear", "delete_rows", "delete_row", "delete_table", "header", "encode", "note",
    "add", "figure",
)  # fmt: skip
_SILENT = ("figure_id", "decimals", "note_id")
"""What identifies or derives from other values says nothing to a reader."""


def example_words(rule: Rule, which: str) -> list[Text]:
    """Return an example (`pass` or `fail`) of a rule, one sentence for each change.

    A rule on words has sentences of the text instead of changes: they are returned as they are.
    """
    texts = rule.check.get("texts", rule.examples.get("texts", {})).get(which)
    if texts:
        return [dict.fromkeys(LANGUAGES, text) for text in texts]
    changes = [_change_words(change) for change in rule.examples[which]]
    last_year = [_words("last_year")] if "last_year" in rule.examples else []
    return [*last_year, *(changes or [_words("clean")])]


def _change_words(change: dict[str, Any]) -> Text:
    verb = next(name for name in _VERBS if name in change)
    place = change[verb]
    if verb == "property":
        return _words(verb, name=place, value=_plain(change["value"]))
    if verb == "note":
        return _words(verb, value=_listed("reading_notes", change["note"]))
    if verb == "figure":
        return _words(
            verb, figure=_listed("figures", change["figure"]), value=_listed("figures", change["value"])
        )
    return _table_words(verb, str(place), change.get("value", ""))


def _table_words(verb: str, place: str, value: Any) -> Text:
    table, _, rest = place.partition("/")
    row, _, column = rest.rpartition("/") if verb == "cell" else (rest, "", "")
    schema = table_schema(table)
    words = _listed(table, value) if isinstance(value, dict) else _labelled(table, column, _plain(value))
    return _words(
        verb,
        table={"zh": schema.title_zh, "en": schema.title_en},
        row=_row_title(table, row),
        column=_title(table, column),
        value=words or load("validations/messages/examples.yaml")["blank"],
    )


def _labelled(table: str, column: str, value: str) -> str | Text:
    """Return what a value of an enumeration means; any other value as it is."""
    fields = {field.name: field for field in table_schema(table).fields}
    return fields[column].labels.get(value, value) if column in fields else value


def _row_title(table: str, row: str) -> Text:
    """Name a line of a summary, a total or an item; a code stands for itself."""
    if row.isdigit():
        return dict.fromkeys(LANGUAGES, row)
    lines = {line["line"]: line for line in summary_lines(table)}
    if row in lines:
        return {"zh": lines[row]["name_zh"], "en": lines[row]["name_en"]}
    names: dict[str, Text] = load("validations/messages/places.yaml")["rows"]
    return names.get(row) or _value(table, table.removesuffix("s"), row)


def _listed(table: str, values: dict[str, str]) -> Text:
    """Write the values of a row by the titles of their columns."""
    named = [(_title(table, name), _value(table, name, value)) for name, value in values.items()]
    shown = [pair for pair, column in zip(named, values, strict=True) if column not in _SILENT]
    return {
        "zh": "、".join(f"{title['zh']}“{value['zh'].translate(INNER_QUOTES)}”" for title, value in shown),
        "en": ", ".join(f"{title['en']} “{value['en']}”" for title, value in shown),
    }


def _value(table: str, column: str, value: str) -> Text:
    """Name a concept, a section or a value of an enumeration; return any other value as it is."""
    for name in ("concepts", "sections"):
        if f"{column}s" == name:
            names = {row["code"]: {"zh": row["name_zh"], "en": row["name_en"]} for row in codelist(name)}
            return names.get(value, dict.fromkeys(LANGUAGES, value))
    labelled = _labelled(table, column, value)
    return labelled if isinstance(labelled, dict) else dict.fromkeys(LANGUAGES, labelled)


def _title(table: str, column: str) -> Text:
    for field in table_schema(table).fields:
        if field.name == column:
            return {"zh": field.title_zh, "en": field.title_en}
    return dict.fromkeys(LANGUAGES, column)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}={item}" for name, item in value.items())
    return ", ".join(map(_plain, value)) if isinstance(value, list) else str(value)


def _words(key: str, **values: Any) -> Text:
    template = load("validations/messages/examples.yaml")[key]
    return {
        lang: template[lang].format(
            **{name: value[lang] if isinstance(value, dict) else value for name, value in values.items()}
        )
        for lang in LANGUAGES
    }
