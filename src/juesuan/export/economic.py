"""The body of the basic expenditure table: its categories in blocks side by side, their totals below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from juesuan.export.amounts import Amounts
from juesuan.export.sheets import Kind, SheetCell, SheetRow
from juesuan.read.tables.official_form import OfficialForm
from juesuan.standard.codelists import codelist, names_of

NAME = "economic_name"
_CODES = "economic_classification"
_LEVEL = 3
_FORM_CONFIDENCE = "high"
_KINDS: dict[str, Kind] = {"code": "code", "code_category": "code", "code_section": "code", "name": "name"}


def economic_body(form: OfficialForm, amounts: Amounts, year: int) -> tuple[SheetRow, ...]:
    """Return the rows of all blocks, the codes of the form and those that only the package has."""
    blocks = _blocks(form, amounts, year)
    return tuple(
        tuple(_cell(index, column, codes, amounts, year) for index, column in enumerate(form.columns))
        for codes in zip_longest(*blocks, fillvalue="")
    )


def _cell(index: int, name: str, codes: Sequence[str], amounts: Amounts, year: int) -> SheetCell:
    block, _, column = name.partition(".")
    code = codes[int(block) - 1]
    if not code:
        text = ""
    elif column == "name":
        text = amounts.value(code, NAME) or min(names_of(_CODES, code, year), default="")
    elif column in _KINDS:
        text = {"code": code, "code_category": code[:_LEVEL], "code_section": code[_LEVEL:]}[column]
    else:
        text = amounts.take(code, column)
    return SheetCell(text, index, kind=_KINDS.get(column, "amount"))


def _blocks(form: OfficialForm, amounts: Amounts, year: int) -> list[list[str]]:
    """Return the codes of each block; a category that no block names goes to the last one."""
    printed = {code for code in amounts.rows if code.isascii() and code.isdigit()}
    codes = sorted(printed | set(_form_codes(form, year)))
    blocks = [
        [code for category in categories for code in codes if code[:_LEVEL] == category]
        for categories in form.blocks
    ]
    named = {category for categories in form.blocks for category in categories}
    blocks[-1] += [code for code in codes if code[:_LEVEL] not in named]
    return blocks


def _form_codes(form: OfficialForm, year: int) -> list[str]:
    """Return the codes of the form's categories that official forms are known to print."""
    named = {category for categories in form.blocks for category in categories}
    return [
        row["code"]
        for row in codelist(_CODES)
        if row["code"][:_LEVEL] in named
        and row["confidence"] == _FORM_CONFIDENCE
        and int(row["valid_from"] or year) <= year <= int(row["valid_to"] or year)
    ]
