"""Mistakes in the rows of tables: removed, printed twice, under a wrong code or name; tables left out."""

from __future__ import annotations

from random import Random

from juesuan.package.content import Problem
from juesuan.package.facts import amount_tables
from juesuan.standard.codelists import is_known, names_of
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load
from juesuan.synthetic.faults.expectation import rules_on_cell
from juesuan.synthetic.faults.fault import WHOLE, Draft, Fault, Place, Seed, changed

_LISTS = {
    "revenue": "functional_classification",
    "expenditure": "functional_classification",
    "general_budget_expenditure": "functional_classification",
    "government_funds": "functional_classification",
    "state_capital": "functional_classification",
    "basic_expenditure": "economic_classification",
}
_ROW, _UNKNOWN = 0, ("97", "96", "94")
_DEPTH = {"functional_classification": 7, "economic_classification": 5}
_WRONG_NAME = "其他虚构事务支出"


def _row_place(draft: Draft, rng: Random, digits: tuple[int, ...] = (3, 5, 7)) -> Place | None:
    """Return the place of a row with a code of so many digits, untouched and with an amount."""
    found = [
        (table, index)
        for table in _LISTS
        for index, record in enumerate(draft.package.tables.get(table, ()))
        if record.key.isdigit() and len(record.key) in digits and draft.free(table, record.key)
    ]
    if not found:
        return None
    table, index = rng.choice(found)
    return Place(table, index, table_schema(table).row_key[_ROW])


def _row_removed(draft: Draft, rng: Random) -> Fault | None:
    """Leave out an item that has nothing below it."""
    place = _row_place(draft, rng)
    if place is None or len(draft.row(place).key) < _DEPTH[_LISTS[place.table]]:
        return None
    return _removed("row_removed", draft, place, ("function-items-shown", "economic-sections-shown"))


def _parent_removed(draft: Draft, rng: Random) -> Fault | None:
    """Leave out the row of a category or section whose items are printed."""
    place = _row_place(draft, rng, (3, 5))
    if place is None or len(draft.row(place).key) >= _DEPTH[_LISTS[place.table]]:
        return None
    return _removed("parent_removed", draft, place, ("function-parent-printed", "economic-parent-printed"))


def _removed(kind: str, draft: Draft, place: Place, further: tuple[str, ...]) -> Fault:
    record, columns = draft.row(place), amount_tables()[place.table]
    expected = {rule: None for column in columns for rule in rules_on_cell(place.table, record.key, column)}
    draft.remove(place.table, place.at)
    return Fault(kind, place.table, record.key, "", _joined(record.values), "", (*expected, *further))


def _row_duplicated(draft: Draft, rng: Random) -> Fault | None:
    """Print a row twice: reading keeps the first, and says so."""
    place = _row_place(draft, rng)
    if place is None:
        return None
    record, line = draft.row(place), len(draft.package.tables[place.table]) + 2
    draft.touched.add((place.table, WHOLE))
    words = load("validations/messages/problems.yaml")["duplicate"]
    texts = {language: words[language].format(first=record.line, line=line) for language in ("zh", "en")}
    where = (place.table, record.key, place.column)
    draft.package.problems.append(Problem("keys-unique", "duplicate", *where, record.key, **texts, line=line))
    return Fault("row_duplicated", place.table, record.key, "", "", _joined(record.values), ("keys-unique",))


def _table_removed(draft: Draft, rng: Random) -> Fault | None:
    """Leave out one of the nine tables."""
    touched = {table for table, _ in draft.touched}
    tables = [name for name in amount_tables() if name in draft.package.tables and name not in touched]
    if not tables:
        return None
    table = rng.choice(tables)
    rows = len(draft.package.tables.pop(table))
    resources = draft.package.descriptor["resources"]
    draft.package.descriptor["resources"] = [each for each in resources if each["name"] != table]
    draft.touched.add((table, WHOLE))
    return Fault("table_removed", table, WHOLE, "", str(rows), "", ("tables-present",))


def _code_unknown(draft: Draft, rng: Random) -> Fault | None:
    """Print an item under a code that does not exist."""
    place = _row_place(draft, rng, (5, 7))
    if place is None or len(draft.row(place).key) < _DEPTH[_LISTS[place.table]]:
        return None
    key, codes = draft.row(place).key, _LISTS[place.table]
    printed = {record.key for record in draft.package.tables[place.table]}
    free = [key[:-2] + end for end in _UNKNOWN if key[:-2] + end not in printed]
    year = draft.package.fiscal_year
    unknown = next((code for code in free if not is_known(codes, code, year)), None)
    kind = "function-code-known" if codes == "functional_classification" else "economic-code-known"
    return changed("code_unknown", draft, place, unknown, (kind,)) if unknown else None


def _name_wrong(draft: Draft, rng: Random) -> Fault | None:
    """Print another name beside a code."""
    place = _row_place(draft, rng)
    if place is None:
        return None
    key, codes = draft.row(place).key, _LISTS[place.table]
    if not names_of(codes, key, draft.package.fiscal_year):
        return None
    functional = codes == "functional_classification"
    column = "function_name" if functional else "economic_name"
    rule = "function-name-agrees" if functional else "economic-name-agrees"
    return changed("name_wrong", draft, place._replace(column=column), _WRONG_NAME, (rule,))


def _joined(values: dict[str, str]) -> str:
    return "|".join(values.values())


ROW_FAULTS: dict[str, Seed] = {
    "row_removed": _row_removed,
    "parent_removed": _parent_removed,
    "row_duplicated": _row_duplicated,
    "table_removed": _table_removed,
    "code_unknown": _code_unknown,
    "name_wrong": _name_wrong,
}
"""By kind."""
