"""The equations of a rule, written out with the titles of tables, rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from juesuan.site.reference.titles import (
    column_name,
    concept_name,
    concepts,
    group_name,
    place_name,
    row_name,
    table_name,
)
from juesuan.site.words import say
from juesuan.standard.catalogue import Rule
from juesuan.standard.quotation import INNER_QUOTES
from juesuan.standard.tables import table_schema

_PLUS, _MINUS = " ＋ ", " － "


def formulas(rule: Rule, language: str) -> list[str]:
    """Return the equations that a rule stands for; none where its record holds no equation."""
    statements = rule.check.get("statements", {})
    if rule.stated:
        return [line for key, write in _STATED.items() for line in write(statements.get(key, ()), language)]
    if rule.kind not in _WRITERS:
        return []
    return list(_WRITERS[rule.kind](rule.check, language))


def _row_sum(check: dict[str, Any], language: str) -> Iterator[str]:
    table = check["table"]
    equation = _equation(
        column_name(table, check["total"], language),
        [_signed(term, lambda name: column_name(table, name, language)) for term in check["terms"]],
    )
    side = check.get("where", {}).get("side")
    key = f"rules.formula.{'side_rows' if side else 'every_row'}"
    labels = table_schema(table).field("side").labels[side][language] if side else ""
    yield say(key, language, table=table_name(table, language), side=labels, equation=equation)


def _line_sum(check: dict[str, Any], language: str) -> Iterator[str]:
    table = check["table"]
    columns = _listed([column_name(table, name, language) for name in check["columns"]], language)
    terms = [_line(table, term, language) for term in check["terms"]]
    equation = _equation(row_name(table, check["total"], language), terms)
    yield say(
        "rules.formula.in_columns",
        language,
        table=table_name(table, language),
        columns=columns,
        equation=equation,
    )


def _line(table: str, term: str | dict[str, str], language: str) -> tuple[str, str]:
    if isinstance(term, dict):
        name = group_name(term["group"], language)
        return _PLUS, say("rules.formula.every_line", language, group=name)
    return _signed(term, lambda name: row_name(table, name, language))


def _tree_sum(check: dict[str, Any], language: str) -> Iterator[str]:
    table = check["table"]
    columns = _listed([column_name(table, name, language) for name in check["columns"]], language)
    names = {"table": table_name(table, language), "columns": columns}
    yield say("rules.formula.parents", language, **names)
    for total in check["totals"]:
        where = total.get("where", {}).get("group")
        group = table_schema(table).field("group").labels[where][language] if where else ""
        key = "rules.formula.tops_of_group" if where else "rules.formula.tops"
        yield say(key, language, total=row_name(table, total["row"], language), group=group)


def _pairs(check: dict[str, Any], language: str, relation: str = "＝") -> Iterator[str]:
    for pair in check.get("pairs", ()):
        terms = [_signed(term, lambda name: place_name(name, language)) for term in pair["terms"]]
        equation = _equation(place_name(pair["total"], language), terms, relation)
        each = check.get("each") if "{code}" in pair["total"] else None
        yield say(f"rules.formula.each_{each}", language, equation=equation) if each else equation


def _range(check: dict[str, Any], language: str) -> Iterator[str]:
    if "minimum" in check:
        yield say("rules.formula.minimum", language, minimum=check["minimum"])
    yield from _pairs(check, language, "≤")


def _sums(sums: list[dict[str, Any]], language: str) -> Iterator[str]:
    for each in sums:
        terms = [concept_name(term, language) for term in each["terms"]]
        optional = [concept_name(term, language) for term in each.get("optional", ())]
        parts = [(_PLUS, name) for name in terms]
        parts += [(_PLUS, say("rules.formula.optional", language, name=name)) for name in optional]
        total = concept_name(each["total"], language)
        measure = each.get("measure")
        key = f"rules.formula.measure.{measure}" if measure in ("change_amount", "count") else ""
        equation = _equation(total, parts)
        yield say(key, language, equation=equation) if key else equation


def _at_most(pairs: list[dict[str, Any]], language: str) -> Iterator[str]:
    for pair in pairs:
        yield f"{concept_name(pair['part'], language)} ≤ {concept_name(pair['whole'], language)}"


def _equal(pairs: list[dict[str, Any]], language: str) -> Iterator[str]:
    for pair in pairs:
        yield f"{concept_name(pair['one'], language)} ＝ {concept_name(pair['other'], language)}"


def _table_concepts(codes: list[str], language: str) -> Iterator[str]:
    for code in codes:
        row = concepts()[code]
        if not row["table"]:
            continue
        reference = f"{row['table']}/{row['row'].replace('{subject}', '{code}')}/{row['column']}"
        name = concept_name(code, language).translate(INNER_QUOTES)
        yield say(
            "rules.formula.text_and_table", language, concept=name, place=place_name(reference, language)
        )


def _sheet_sums(sums: list[dict[str, Any]], language: str) -> Iterator[str]:
    sheet = "performance_projects"
    for each in sums:
        total = say("rules.formula.or", language).join(
            column_name(sheet, c, language) for c in each["totals"]
        )
        yield _equation(total, [(_PLUS, column_name(sheet, c, language)) for c in each["terms"]])


def _sheet_within(pair: dict[str, str], language: str) -> Iterator[str]:
    if pair:
        names = [column_name("performance_projects", pair[side], language) for side in ("part", "whole")]
        yield " ≤ ".join(names)


_STATED: dict[str, Callable[[Any, str], Iterator[str]]] = {
    "sums": _sums,
    "at_most": _at_most,
    "equal": _equal,
    "table_concepts": _table_concepts,
    "sheet_sums": _sheet_sums,
    "sheet_within": _sheet_within,
}
_WRITERS: dict[str, Callable[[dict[str, Any], str], Iterator[str]]] = {
    "row_sum": _row_sum,
    "line_sum": _line_sum,
    "tree_sum": _tree_sum,
    "same_amount": _pairs,
    "range": _range,
}


def _equation(total: str, terms: list[tuple[str, str]], relation: str = "＝") -> str:
    text = "".join(sign + name for sign, name in terms).removeprefix(_PLUS)
    return f"{total} {relation} {text}"


def _signed(term: str, name: Callable[[str], str]) -> tuple[str, str]:
    return _MINUS if term.startswith("-") else _PLUS, name(term.lstrip("-"))


def _listed(names: list[str], language: str) -> str:
    quoted = [say("rules.formula.quoted", language, name=name) for name in names]
    return say("rules.formula.between", language).join(quoted)
