"""Which tables and columns a rule reads: what its record names, and what `validations/reads.yaml` adds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from juesuan.standard.catalogue import Rule, rules, rules_by_id
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_names, table_schema
from juesuan.standard.yaml_files import load

Place = tuple[str, str]
"""A table and one of its columns; "" stands for the table as a whole."""
COMPANIONS = ("explanations",)
"""What travels with a package and is none of its tables."""
_SHEETS = "performance_projects"
_RATES = ("share", "growth", "completion")
_OF_SHEETS = ("sheet_sums", "sheet_within", "sheet_text", "sheet_tables", "whole_assessed")
_NO_CONCEPTS = ("texts", "patterns", "text_concepts", "measures", "measure", "bases", "columns")
"""Parts of a check whose strings name no cell of a table."""


@cache
def places_of(rule_id: str) -> tuple[Place, ...]:
    """Return the tables and columns that a rule reads, each once, its own tables first."""
    rule = rules_by_id()[rule_id]
    found = [*_from_tables(rule), *_from_references(rule.check), *_from_data(rule)]
    if not any(key in rule.check for key in ("table", "tables", "pairs", "rows", "balances")):
        found += [] if rule.family == "text" or _key(rule) == "sheets" else _from_concepts(rule.check)
    return tuple(dict.fromkeys(_narrowed(found)))


def tables_of(rule_id: str) -> tuple[str, ...]:
    """Return the tables that a rule reads, in the order of the standard."""
    read = {table for table, _ in places_of(rule_id)}
    return tuple(name for name in table_names() if name in read)


@cache
def rules_reading(table: str, column: str = "") -> tuple[Rule, ...]:
    """Return the rules that read a table, or one column of it."""
    return tuple(
        rule
        for rule in rules()
        if any(place[0] == table and (not column or place[1] == column) for place in places_of(rule.id))
    )


def _from_tables(rule: Rule) -> Iterator[Place]:
    check = rule.check
    if "table" in check:
        columns = check.get("columns") or [check["total"], *check["terms"]]
        yield from ((check["table"], column.lstrip("-")) for column in columns)
    for table in (*check.get("tables", ()), *check.get("rows", ())):
        yield from ((table, column) for column in _columns(rule, table))
    if check.get("equations") == "tables":
        statements = [table_schema(name) for name in table_names() if table_schema(name).statement]
        yield from ((schema.name, column) for schema in statements for column in schema.amount_columns)
    statements = check.get("statements", {})
    for sums in statements.get("sheet_sums", ()):
        yield from ((_SHEETS, column) for column in (*sums["terms"], *sums["totals"]))
    for key in ("sheet_within", "sheet_text"):
        yield from ((_SHEETS, column) for column in statements.get(key, {}).values())


def _columns(rule: Rule, table: str) -> tuple[str, ...]:
    """Return which columns a rule reads of each table that it lists."""
    schema = table_schema(table)
    if "minimum" in rule.check:
        return schema.amount_columns
    if rule.kind == "code_list":
        return (schema.row_key[-1], *(name for name in schema.columns if name.endswith("_name")))
    return ("",)


def _from_references(node: Any) -> Iterator[Place]:
    """Yield the cells that a check names as `table/row/column` or `table/column`."""
    for text in _strings(node, ("texts", "patterns")):
        parts = text.lstrip("-").split("/")
        if parts[0] in table_names() and len(parts) in (2, 3):
            yield parts[0], parts[-1]


def _from_data(rule: Rule) -> Iterator[Place]:
    known = load("validations/reads.yaml").get(rule.family, {})
    for text in known.get(_key(rule), known.get("*", ())):
        table, _, column = text.partition("/")
        if table == "every_table":
            yield from ((name, "") for name in table_names())
        elif table == "every_statement":
            yield from ((name, "") for name in table_names() if table_schema(name).statement)
        else:
            yield table, column


def _key(rule: Rule) -> str:
    statements = rule.check.get("statements")
    if statements is not None:
        return "sheets" if any(key in statements for key in _OF_SHEETS) else "statements"
    return str(rule.check.get("what", "rates" if rule.kind in _RATES else ""))


def _from_concepts(check: dict[str, Any]) -> list[Place]:
    """Return the cells in which the tables print the concepts that a check names."""
    named = [text for text in _strings(check, _NO_CONCEPTS) if text in _concepts()]
    return [_concepts()[text] for text in named if all(_concepts()[text])]


def _strings(node: Any, but: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in but:
                yield str(key)
                yield from _strings(value, but)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value, but)
    elif isinstance(node, str):
        yield node


@cache
def _concepts() -> dict[str, Place]:
    return {row["code"]: (row["table"], row["column"]) for row in codelist("concepts")}


def _narrowed(places: list[Place]) -> list[Place]:
    """Leave out what is no column of its table, and a whole table of which columns are named."""
    known = (*table_names(), *COMPANIONS)
    kept = [(t, c) for t, c in places if t in known and (not c or c in table_schema(t).columns)]
    named = {table for table, column in kept if column}
    return [(t, c) for t, c in kept if c or t not in named]
