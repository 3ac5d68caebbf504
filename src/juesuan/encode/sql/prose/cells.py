"""The cells of the official tables that print what the text states."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.arithmetic.equations import Cell
from juesuan.encode.prepared import key_column
from juesuan.encode.sql.parts import listed, quoted, union
from juesuan.encode.sql.presence import filled
from juesuan.encode.sql.prose.constants import constants
from juesuan.package.facts import amount_tables
from juesuan.package.statements import BUDGETS, table_cells

_SUBJECT = "{subject}"
_THREE_PUBLIC = "three_public_expenses"
_BUDGET = "budget"

CELL_TABLES = ("printed_tables", "fixed_cells", "concept_cells")


def printed_tables() -> str:
    """Return the query for the tables that print any amount, or may: package_id, table_name."""
    return union(
        f"SELECT x.package_id, {quoted(table)} AS table_name FROM ({filled(table, table)}) AS x "
        "GROUP BY x.package_id"
        for table in amount_tables()
    )


def fixed_cells() -> str:
    """Return the query for the cells that print the concepts whose row is always the same.

    Columns: package_id, concept, subject (""), basis, table_name, row_key, column_name, value, quantum
    (both 0 where nothing is printed), in_row (1 where the table prints the row). A cell whose content is
    not known is left out. What is printed of a code stands in `concept_cells`.
    """
    return union(_fixed(table) for table in amount_tables() if _concepts(table))


def concept_cells() -> str:
    """Return the query for all cells that print a concept, those of codes among them; the same columns."""
    wanted = [c for table in amount_tables() for c, cell in _concepts(table).items() if cell.row != _SUBJECT]
    queries = ["SELECT * FROM fixed_cells"]
    queries += [_coded(concept, cell) for concept, cell in table_cells().items() if _is_coded(cell)]
    # A concept with a row of its own may be stated of a subject: then the table must print the row.
    queries.append(f"""SELECT c.package_id, c.concept, s.subject, c.basis, c.table_name, c.row_key,
  c.column_name, c.value, c.quantum, c.in_row
FROM (SELECT DISTINCT f.package_id, f.subject FROM figures AS f
  WHERE f.subject <> '' AND f.concept IN {listed(wanted)}) AS s
JOIN fixed_cells AS c ON c.package_id = s.package_id
WHERE c.in_row = 1 AND c.concept IN {listed(wanted)}""")
    return union(queries)


def _concepts(table: str) -> dict[str, Cell]:
    return {concept: cell for concept, cell in table_cells().items() if cell.table == table}


def _is_coded(cell: Cell) -> bool:
    return cell.row == _SUBJECT and cell.table in amount_tables()


def _fixed(table: str) -> str:
    entries = [
        (concept, cell.row.replace(_SUBJECT, ""), column, basis, basis.removesuffix("_budget"))
        for concept, cell in _concepts(table).items()
        for column, basis in _printings(cell)
    ]
    names = ("concept", "row_key", "column_name", "basis", "budget")
    columns = list(dict.fromkeys(entry[2] for entry in entries))
    value = " ".join(f"WHEN {quoted(c)} THEN r.{c}" for c in columns)
    quantum = " ".join(f"WHEN {quoted(c)} THEN r.{c}_quantum" for c in columns)
    amounts = ", ".join(f"r.{c}, r.{c}_quantum" for c in columns)
    return f"""SELECT p.package_id, c.concept, '' AS subject, c.basis, {quoted(table)} AS table_name,
  c.row_key, c.column_name, COALESCE(CASE c.column_name {value} END, 0) AS value,
  COALESCE(CASE c.column_name {quantum} END, 0) AS quantum, COALESCE(r.in_row, 0) AS in_row
FROM printed_tables AS p CROSS JOIN ({constants(names, entries)}) AS c
LEFT JOIN (SELECT DISTINCT r.package_id, r.{key_column(table)} AS row_key,
    CASE WHEN r.row_number IS NULL THEN 0 ELSE 1 END AS in_row, {amounts}
  FROM {table} AS r) AS r ON r.package_id = p.package_id AND r.row_key = c.row_key
{_same_budget() if table == _THREE_PUBLIC else ""}
WHERE p.table_name = {quoted(table)}
  AND (r.package_id IS NULL OR CASE c.column_name {quantum} END IS NOT NULL)
  {_IS_THAT_BUDGET if table == _THREE_PUBLIC else ""}"""


def _printings(cell: Cell) -> list[tuple[str, str]]:
    """Return the columns that print a concept, with the basis of each."""
    budgets = [(_BUDGET, basis) for basis in BUDGETS] if cell.table == _THREE_PUBLIC else []
    return [(cell.column, "actual"), *budgets]


def _same_budget() -> str:
    """Return the join with the one budget that a package's table says it prints."""
    return """LEFT JOIN (SELECT b.package_id, MAX(b.budget_basis) AS printed FROM budget_bases AS b
  GROUP BY b.package_id HAVING MIN(b.budget_basis) = MAX(b.budget_basis)) AS b
  ON b.package_id = p.package_id"""


_IS_THAT_BUDGET = """AND (c.basis IN ('actual', 'unspecified_budget')
    OR COALESCE(b.printed, '') IN ('', c.budget))"""


def _coded(concept: str, cell: Cell) -> str:
    table, _, column = cell
    key = f"r.{key_column(table)}"
    return f"""SELECT DISTINCT r.package_id, {quoted(concept)} AS concept, {key} AS subject,
  'actual' AS basis, {quoted(table)} AS table_name, {key} AS row_key, {quoted(column)} AS column_name,
  COALESCE(r.{column}, 0) AS value, r.{column}_quantum AS quantum, 1 AS in_row
FROM {table} AS r JOIN printed_tables AS p
  ON p.package_id = r.package_id AND p.table_name = {quoted(table)}
WHERE r.row_number IS NOT NULL AND r.{column}_quantum IS NOT NULL AND {key} <> ''"""
