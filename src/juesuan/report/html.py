"""The report as one HTML file that needs nothing else: both languages, offline, readable without scripts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from juesuan.report import labels, reading
from juesuan.report.standing import package_standing, report_standing

if TYPE_CHECKING:
    from jinja2 import Environment

    from juesuan.standard.catalogue import Text

_AMOUNT = re.compile(r"(?<![\w.])\d+\.\d+(?![\w.])")
_LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}


def render_html(report: dict[str, Any], language: str | None = None) -> str:
    """Return a report as a self-contained page that opens in `language`, by default the report's own."""
    template = _environment().get_template("report.html.j2")
    return template.render(
        report=report,
        stamp=report["report"],
        packages=report["packages"],
        standing=report_standing(report),
        language=language or report["report"]["language"],
    )


@cache
def _environment() -> Environment:
    # Imported here: no other format needs the template engine.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("juesuan.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(both=_both, say=_say_filter, formula=_formula)
    environment.globals.update(READING, say=_say, cell_link=_no_link, rule_name=_rule_name)
    return environment


READING: dict[str, Any] = {
    "phrases": labels.phrases,
    "layout_title": labels.layout_title,
    "division_title": labels.division_title,
    "languages": _LANGUAGE_TAGS,
    "severities": labels.SEVERITIES,
    "outcome_order": labels.OUTCOMES,
    "standing_of": package_standing,
    "families": reading.by_family,
    "verdicts_used": reading.verdicts_used,
    "ordinals_of": reading.ordinals,
    "heading": reading.heading,
    "place": reading.place,
    "is_explained": reading.is_explained,
    "amount": reading.amount,
    "formula": reading.formula,
    "tolerance": reading.tolerance,
    "differing": reading.differing,
    "other_equations": reading.other_equations,
    "by_reason": reading.by_reason,
    "by_defect": reading.by_defect,
    "main_place": reading.main_place,
    "note_title": reading.note_title,
    "coverage_words": reading.coverage_words,
    "table_title": reading.table_title,
    "official_tables": reading.official_tables,
}
"""What the templates call, in whatever language they are read."""


def _no_link(_: dict[str, Any]) -> str:
    """A page that stands alone shows no tables to link to."""
    return ""


def _rule_name(rule: str) -> str:
    from markupsafe import Markup  # noqa: PLC0415

    return Markup("<code>{}</code>").format(rule)


def with_amounts_set_off(formula: str) -> str:
    """Return a formula as markup with its amounts set off from the names, which may hold codes."""
    from markupsafe import Markup, escape  # noqa: PLC0415

    return Markup(_AMOUNT.sub(r"<b>\g<0></b>", str(escape(formula))))  # noqa: S704


def _both(text: Text) -> str:
    """Return a bilingual text as two marked spans of which the page shows one; equal texts once."""
    from markupsafe import Markup  # noqa: PLC0415

    if text["zh"] == text["en"]:
        return Markup("<bdi>{}</bdi>").format(text["zh"])
    span = Markup('<span class="{}" lang="{}">{}</span>')
    return Markup("").join(span.format(name, tag, text[name]) for name, tag in _LANGUAGE_TAGS.items())


def _formula(text: Text) -> str:
    return _both({name: with_amounts_set_off(formula) for name, formula in text.items()})


def _say(key: str, **values: object) -> str:
    return _both(labels.say(key, **values))


def _say_filter(key: str, language: str) -> str:
    """Return a phrase in one language, for places where markup cannot stand."""
    return labels.say(key)[language]
