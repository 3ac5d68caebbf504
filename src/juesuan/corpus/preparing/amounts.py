"""The nine official tables: amounts as integers, what is unknown apart from what is blank."""

# ruff: noqa: S608 (what goes into the queries is the standard, never anybody's data)
from __future__ import annotations

from collections.abc import Callable

from juesuan.corpus.stacked import LINE, NUMBER, decimals_column
from juesuan.encode.prepared import LARGEST, key_column
from juesuan.encode.prepared_rows import name_column
from juesuan.encode.sql.parts import quoted, union
from juesuan.package.facts import ATTRIBUTES, amount_tables
from juesuan.standard.catalogue import rules
from juesuan.standard.tables import table_schema

Millionths = Callable[[str], str]

_LINES = "function_"
_SHIFT = 10_000
"""元 in 万元, 万元 in 亿元."""


def wide_table(table: str, millionths: Millionths, digits: Callable[[str], str], *, unplaced: bool) -> str:
    """Return the query for one official table; rows that it does not print, but may, have no `row_number`."""
    queries = [_printed(table, millionths, digits, unplaced=unplaced)]
    queries += [_missing_row(table, row) for row in wanted_rows(table)]
    if unplaced:
        queries.append(_unprinted(table))
    return union(queries)


def wanted_rows(table: str) -> list[str]:
    """Return the rows that a table must print; where one is missing, its amounts are unknown, not blank."""
    found = [row for rule in rules() for row in rule.check.get("rows", {}).get(table, ())]
    return list(dict.fromkeys(found))


def base_value(column: str, decimals: str, unit: str, millionths: Millionths) -> str:
    """Return an amount in millionths of 万元; NULL where it is none, or too fine for its unit."""
    value = millionths(column)
    return f"""CASE WHEN {decimals} IS NULL OR {decimals} < 0 THEN NULL WHEN {unit} IS NULL THEN {value}
    WHEN {unit} = '元' THEN CASE WHEN {decimals} > 2 THEN NULL ELSE {_shifted(value)} END
    WHEN {unit} = '亿元' THEN {_raised(value)} ELSE {value} END"""


def _shifted(value: str) -> str:
    return f"CAST(CAST({value} AS DECIMAL(20, 0)) * {1 / _SHIFT:.4f} AS BIGINT)"


def _raised(value: str) -> str:
    """Return 亿元 in 万元; what would not fit is so large that its package is set aside."""
    most = LARGEST // _SHIFT
    return f"CASE WHEN ABS({value}) > {most} THEN {LARGEST} ELSE {value} * {_SHIFT} END"


def base_quantum(decimals: str, unit: str, blank: str) -> str:
    """Return the unit of an amount's last digit in millionths of 万元; NULL where it is unknown."""
    raised = " ".join(f"WHEN {n} THEN {_SHIFT * 10 ** (6 - n)}" for n in range(7))
    powers = " ".join(f"WHEN {n} THEN {10 ** (6 - n)}" for n in range(7))
    return f"""CAST(CASE WHEN {decimals} IS NULL THEN {blank} WHEN {decimals} < 0 THEN NULL
    WHEN {unit} = '元' THEN CASE {decimals} WHEN 0 THEN 100 WHEN 1 THEN 10 WHEN 2 THEN 1 ELSE NULL END
    WHEN {unit} = '亿元' THEN CASE {decimals} {raised} END ELSE CASE {decimals} {powers} END END AS BIGINT)"""


def _printed(table: str, millionths: Millionths, digits: Callable[[str], str], *, unplaced: bool) -> str:
    columns = amount_tables()[table]
    blank = "CASE WHEN COALESCE(u.{0}, 0) + COALESCE(a.{0}, 0) > 0 THEN NULL ELSE 0 END" if unplaced else "0"
    amounts = []
    for column in columns:
        decimals = f"r.{decimals_column(column)}"
        amounts.append(f"{base_value(f'r.{column}', decimals, 'r.unit', millionths)} AS {column}")
        amounts.append(f"{base_quantum(decimals, 'r.unit', blank.format(column))} AS {column}_quantum")
    key = key_column(table)
    joins = f"""
LEFT JOIN ({_flags(table)}) AS u ON u.{NUMBER} = r.{NUMBER} AND u.row_key = r.{key}
LEFT JOIN ({_flags(table)}) AS a ON a.{NUMBER} = r.{NUMBER} AND a.row_key = ''"""
    names = ", n.name_plain, n.name_bare" if name_column(table) else ""
    named = f"\nLEFT JOIN names AS n ON n.name = COALESCE(r.{name_column(table)}, '')" if names else ""
    return f"""SELECT r.{NUMBER} AS package_id, CAST(r.{LINE} - 1 AS BIGINT) AS row_number, r.{key} AS {key},
  {_attributes(table, digits)}{names},
  {("," + chr(10) + "  ").join(amounts)}
FROM stacked_{table} AS r{named}{joins if unplaced else ""}"""


def _attributes(table: str, digits: Callable[[str], str]) -> str:
    present = table_schema(table).columns
    side, group = (f'r."{name}"' if name in present else "CAST(NULL AS VARCHAR(200))" for name in ATTRIBUTES)
    key = f"r.{key_column(table)}"
    is_line = f"SUBSTR({key}, 1, {len(_LINES)}) = '{_LINES}'"
    code = f"CASE WHEN {is_line} THEN SUBSTR({key}, {len(_LINES) + 1}) ELSE {key} END"
    return f"""{side} AS side, CASE WHEN {is_line} THEN 'function_lines' ELSE {group} END AS grp,
  CASE WHEN {digits(code)} THEN {code} ELSE NULL END AS code"""


def _flags(table: str) -> str:
    """Return, for each row (or '' for all), the columns to which a number without a place may belong."""
    flags = ", ".join(
        f'MAX(CASE WHEN f."column" IS NULL OR f."column" = \'{column}\' THEN 1 ELSE 0 END) AS {column}'
        for column in amount_tables()[table]
    )
    return f"""SELECT f.{NUMBER}, COALESCE(f."row", '') AS row_key, {flags}
FROM stacked_reading_notes AS f WHERE f.kind = 'unplaced' AND f."table" = {quoted(table)}
GROUP BY f.{NUMBER}, COALESCE(f."row", '')"""


def _missing_row(table: str, row: str) -> str:
    unknown = ", ".join(
        f"CAST(NULL AS BIGINT) AS {column}, CAST(NULL AS BIGINT) AS {column}_quantum"
        for column in amount_tables()[table]
    )
    return f"""SELECT s.{NUMBER} AS package_id, {_nothing(table, quoted(row))}, {unknown}
FROM stacked_packages AS s
LEFT JOIN stacked_{table} AS r ON r.{NUMBER} = s.{NUMBER} AND r.{key_column(table)} = {quoted(row)}
WHERE s.tables LIKE '%,{table},%' AND r.{NUMBER} IS NULL"""


def _unprinted(table: str) -> str:
    """Return the rows that are not printed and to which a number without a place belongs."""
    quanta = ", ".join(
        f"CAST(NULL AS BIGINT) AS {column}, "
        f"CAST(CASE WHEN f.{column} > 0 THEN NULL ELSE 0 END AS BIGINT) AS {column}_quantum"
        for column in amount_tables()[table]
    )
    wanted = "".join(f" AND f.row_key <> {quoted(row)}" for row in wanted_rows(table))
    return f"""SELECT s.{NUMBER} AS package_id, {_nothing(table, "f.row_key")}, {quanta}
FROM ({_flags(table)}) AS f JOIN stacked_packages AS s ON s.{NUMBER} = f.{NUMBER}
LEFT JOIN stacked_{table} AS r ON r.{NUMBER} = s.{NUMBER} AND r.{key_column(table)} = f.row_key
WHERE s.tables LIKE '%,{table},%' AND f.row_key <> '' AND r.{NUMBER} IS NULL{wanted}"""


def _nothing(table: str, key: str) -> str:
    texts = ["side", "grp", "code", *(["name_plain", "name_bare"] if name_column(table) else [])]
    blank = ", ".join(f"CAST(NULL AS VARCHAR(200)) AS {text}" for text in texts)
    return f"CAST(NULL AS BIGINT) AS row_number, {key} AS {key_column(table)}, {blank}"
