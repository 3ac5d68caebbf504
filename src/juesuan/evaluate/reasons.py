"""Why a rule did not run, in both languages."""

from __future__ import annotations

from functools import cache

from juesuan.standard.catalogue import Text
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load


def reason(key: str, tables: list[str] | None = None, **values: object) -> Text:
    """Return the sentence of a reason; `tables` are named by their official titles.

    `count=1` takes the English singular where there is one.
    """
    if not tables and not values:
        zh, en = _fixed(key)
        return {"zh": zh, "en": en}
    words = load("validations/messages/reasons.yaml")[key]
    schemas = [table_schema(name) for name in tables or []]
    titles = {
        "zh": "、".join(f"《{schema.title_zh}》" for schema in schemas),
        "en": ", ".join(schema.title_en for schema in schemas),
    }
    one = {"en": words.get("en_one", words["en"])} if values.get("count") == 1 else {}
    return {
        language: (words | one)[language].format(tables=titles[language], **values)
        for language in ("zh", "en")
    }


@cache
def _fixed(key: str) -> tuple[str, str]:
    """Return the sentence of a reason that is always the same; most rules of most packages give one."""
    words = load("validations/messages/reasons.yaml")[key]
    return words["zh"].format(tables=""), words["en"].format(tables="")
