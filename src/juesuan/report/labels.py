"""The words of the reports, in both languages, as `validations/messages/report.yaml` states them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from juesuan.standard.codelists import codelist
from juesuan.standard.yaml_files import load

if TYPE_CHECKING:
    from juesuan.standard.catalogue import Text

LANGUAGES = ("zh", "en")
SEVERITIES = ("error", "warning", "info")
OUTCOMES = ("fail", "not_run", "inconclusive", "pass", "not_applicable")
"""The verdicts on rules, those that ask for attention first."""


def say(key: str, **values: object) -> Text:
    """Return a phrase in both languages, its names filled in; raises KeyError for an unknown key.

    A value may itself be in both languages. `count=1` takes the English singular where there is one.
    """
    record = _record(key)
    english = record.get("en_one", record["en"]) if values.get("count") == 1 else record["en"]
    return {"zh": _fill(record["zh"], "zh", values), "en": _fill(english, "en", values)}


def joined(texts: list[Text], joint: str = "joint.between") -> Text:
    """Join phrases with the joint of one key."""
    between = say(joint)
    return {language: between[language].join(text[language] for text in texts) for language in LANGUAGES}


def listed(texts: list[Text]) -> Text:
    """Join phrases into one enumeration, the last with its own joint."""
    return joined([joined(texts[:-1]), *texts[-1:]], "joint.last") if len(texts) > 1 else joined(texts)


def phrases(key: str) -> list[Text]:
    """Return a list of phrases, such as the points of `limits.points`."""
    found: list[Text] = _node(key)
    return found


def words(group: str) -> tuple[str, ...]:
    """Return the keys of one group, such as the verdicts that have words."""
    return tuple(_node(group))


@cache
def family_title(family: str) -> Text:
    """Return the title of a family of rules; its own name where the standard has none."""
    record = load("validations/families.yaml").get(family)
    return record["title"] if record else _same(family)


@cache
def layout_title(code: str) -> Text:
    """Return the name of a layout family; its code where the standard has none."""
    return _named("layouts", code)


@cache
def division_title(code: str) -> Text:
    """Return the name of an administrative division with its code."""
    named = _named("divisions", code)
    return {language: name if name == code else f"{name} {code}" for language, name in named.items()}


def _named(name: str, code: str) -> Text:
    row = next((row for row in codelist(name) if row["code"] == code), None)
    return {"zh": row["name_zh"], "en": row["name_en"] or row["name_zh"]} if row else _same(code)


def _same(text: str) -> Text:
    return dict.fromkeys(LANGUAGES, text)


def _record(key: str) -> Text:
    record: Text = _node(key)
    return record


@cache
def _node(key: str) -> Any:
    node = load("validations/messages/report.yaml")
    for part in key.split("."):
        node = node[part]
    return node


def _fill(template: str, language: str, values: dict[str, object]) -> str:
    own = {name: value[language] if isinstance(value, dict) else value for name, value in values.items()}
    return template.format(**own)
