"""The codes that invented departments use: real ones, in force in every year, with the names of the year."""

from __future__ import annotations

from functools import cache
from typing import Any

from juesuan.standard.codelists import codelist, names_of
from juesuan.standard.yaml_files import load

FUNCTIONS, ECONOMIC = "functional_classification", "economic_classification"
OPERATION = "行政运行"
FIRST_YEAR, LAST_YEAR = 2019, 2100
_ITEM = 7
_UPPER = (3, 5)
_MARKS = ((3, "（类）"), (5, "（款）"), (7, "（项）"))
_BASIC = (OPERATION, "事业运行")


@cache
def composition() -> dict[str, Any]:
    """Return what invented departments are made of, as `validations/synthetic.yaml` states it."""
    content: dict[str, Any] = load("validations/synthetic.yaml")
    return content


@cache
def name_of(code: str, year: int, codes: str = FUNCTIONS) -> str:
    """Return the name of a code in a year; where no printed source confirms one, the listed name."""
    verified = names_of(codes, code, year)
    return min(verified) if verified else next(r["name_zh"] for r in codelist(codes) if r["code"] == code)


@cache
def path_of(code: str, year: int) -> str:
    """Return a functional code as texts print it: category, section, item."""
    return "".join(name_of(code[:size], year) + mark for size, mark in _MARKS if size <= len(code))


@cache
def lasting_items() -> tuple[str, ...]:
    """Return the functional items that, with the codes above them, have a verified name in every year."""
    items = dict.fromkeys(row["code"] for row in codelist(FUNCTIONS) if len(row["code"]) == _ITEM)
    return tuple(code for code in items if _lasts(code))


@cache
def own_items(section: str) -> tuple[str, ...]:
    """Return the lasting items of one section."""
    return tuple(code for code in lasting_items() if code.startswith(section))


@cache
def further_items() -> tuple[str, ...]:
    """Return the lasting items that any department may have projects under."""
    record = composition()
    taken = {each["code"][:5] for each in record["everywhere"]} | {code[:5] for code in record["funds"]}
    return tuple(
        code for code in lasting_items() if code[:5] not in taken and name_of(code, LAST_YEAR) not in _BASIC
    )


@cache
def is_basic(code: str) -> bool:
    """Say whether an item is for running a department, which is basic expenditure."""
    return name_of(code, LAST_YEAR) in _BASIC


@cache
def economic_groups() -> dict[str, str]:
    """Return the part of basic expenditure, personnel or general operating, of every economic code."""
    return {row["code"]: row["group"] for row in codelist(ECONOMIC)}


def _lasts(code: str) -> bool:
    levels = (*(code[:size] for size in _UPPER), code)
    return all(names_of(FUNCTIONS, each, year) for each in levels for year in (FIRST_YEAR, 2020, LAST_YEAR))
