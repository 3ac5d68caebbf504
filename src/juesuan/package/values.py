"""Check one value against the declaration of its field."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from juesuan.arithmetic.money import NotMoneyError, parse_amount
from juesuan.standard.tables import FieldSchema, TableSchema
from juesuan.standard.yaml_files import load

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?")


def checked_fields(schema: TableSchema) -> tuple[FieldSchema, ...]:
    """Return the columns of a table in which a value can be wrong; any text fits the others."""
    return tuple(field for field in schema.fields if _can_be_wrong(field))


def _can_be_wrong(field: FieldSchema) -> bool:
    bounds = (field.max_length, field.minimum, field.maximum)
    typed = field.role == "amount" or field.type in _TYPES
    return field.required or typed or bool(field.pattern or field.enum) or bounds != (None, None, None)


@lru_cache(maxsize=16_384)
def fits(field: FieldSchema, text: str) -> bool:
    """Say whether a value fits its field; most values of a table stand in many rows."""
    return value_problem(field, text) is None


def value_problem(field: FieldSchema, text: str) -> dict[str, str] | None:
    """Say in both languages why a value does not fit its field; None where it does."""
    if not text:
        return _words("required") if field.required else None
    wrong = _TYPES.get("amount" if field.role == "amount" else field.type, _no_problem)(text)
    return _words(wrong) if wrong else _constraint_problem(field, text)


def _constraint_problem(field: FieldSchema, text: str) -> dict[str, str] | None:
    if field.pattern and not re.fullmatch(field.pattern, text):
        return _words("pattern", pattern=field.pattern)
    if field.enum and text not in field.enum:
        return _words("enum", allowed=", ".join(field.enum))
    if field.max_length is not None and len(text) > field.max_length:
        return _words("too_long", limit=field.max_length)
    return _range_problem(field, text)


def _range_problem(field: FieldSchema, text: str) -> dict[str, str] | None:
    if field.minimum is not None and Decimal(text) < field.minimum:
        return _words("too_small", limit=field.minimum)
    if field.maximum is not None and Decimal(text) > field.maximum:
        return _words("too_great", limit=field.maximum)
    return None


def _amount(text: str) -> str | None:
    try:
        parse_amount(text)
    except NotMoneyError:
        return "not_money"
    return None


def _integer(text: str) -> str | None:
    return None if _INTEGER.fullmatch(text) else "not_integer"


def _number(text: str) -> str | None:
    return None if _NUMBER.fullmatch(text) else "not_number"


def _date(text: str) -> str | None:
    try:
        date.fromisoformat(text)
    except ValueError:
        return "not_date"
    return None


def _no_problem(_: str) -> str | None:
    return None


def _words(key: str, **values: Any) -> dict[str, str]:
    words = load("validations/messages/problems.yaml")[key]
    return {language: words[language].format(**values) for language in ("zh", "en")}


_TYPES: dict[str, Callable[[str], str | None]] = {
    "amount": _amount,
    "integer": _integer,
    "year": _integer,
    "number": _number,
    "date": _date,
}
