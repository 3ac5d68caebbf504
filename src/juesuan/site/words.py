"""The words of the site, as `validations/messages/site/` states them: one file for each kind of page."""

from __future__ import annotations

from functools import cache
from typing import Any

from juesuan.standard.catalogue import Text
from juesuan.standard.yaml_files import load_folder


def say(key: str, language: str, **values: Any) -> str:
    """Return a phrase in one language, its names filled in; the first part of the key is its file.

    A value may itself be in both languages. `count=1` takes the singular (`en_one`) where there is one.
    Raises KeyError for an unknown key.
    """
    record = _record(key)
    template = (
        record.get(f"{language}_one", record[language]) if values.get("count") == 1 else record[language]
    )
    if not values:
        return template
    return template.format(
        **{name: value[language] if isinstance(value, dict) else value for name, value in values.items()}
    )


@cache
def _record(key: str) -> Text:
    node: Any = _files()
    for part in key.split("."):
        node = node[part]
    record: Text = node
    return record


@cache
def _files() -> dict[str, Any]:
    return load_folder("validations/messages/site")
