"""Which sheet belongs to a project that the text names: names vary, but nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from juesuan.evaluate.performance.sheets import Sheet, Sheets

OVERALL = "overall"
_MONEY_WORDS = ("项目", "经费", "支出", "资金", "费")
_LOOSE_WORDS = (*_MONEY_WORDS, "专项", "工作")
_YEAR = re.compile(r"^[0-9]{4}年度?")
_SHORTEST = 3
"""Names with fewer characters than this say too little to be looked for inside another."""


@lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """Return a name without what printing varies: spaces, width, quotation marks and brackets."""
    text = unicodedata.normalize("NFKC", name)
    return "".join(character for character in text if character.isalnum())


def sheet_of(subject: str, sheets: Iterable[Sheet]) -> Sheet | None:
    """Return the only sheet that a name in the text can mean; None where there is none, or several."""
    known = list(sheets)
    if subject == OVERALL:
        found = [sheet for sheet in known if sheet.overall]
        return found[0] if len(found) == 1 else None
    projects = [sheet for sheet in known if not sheet.overall]
    for form in _FORMS:
        wanted = form(subject)
        found = [sheet for sheet in projects if wanted and form(sheet.name) == wanted]
        if found:
            return found[0] if len(found) == 1 else None
    wanted = project_core(subject)
    found = [sheet for sheet in projects if within(wanted, project_core(sheet.name))]
    return found[0] if len(found) == 1 else None


def sheet_named(subject: str, sheets: Sheets) -> Sheet | None:
    """Return the only sheet of a package that a name in the text can mean, as `sheet_of`."""
    if subject not in sheets.named:
        sheets.named[subject] = sheet_of(subject, sheets.all)
    return sheets.named[subject]


def same_project(one: Sheet, other: Sheet) -> bool:
    """Say whether two sheets name one project."""
    return within(project_core(one.name), project_core(other.name))


def within(one: str, other: str) -> bool:
    """Say whether one name contains the other."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST and shorter in longer


def _without(name: str, words: tuple[str, ...]) -> str:
    """Take words off the end of a name, as long as something is left."""
    text = plain_name(name)
    while True:
        word = next((word for word in words if text.endswith(word) and text != word), "")
        if not word:
            return text
        text = text.removesuffix(word)


def _close(name: str) -> str:
    return _without(name, _MONEY_WORDS)


def project_core(name: str) -> str:
    """Return a project's name without its year and words such as 项目, 经费 or 工作 at its end."""
    text = _YEAR.sub("", _without(name, _LOOSE_WORDS))
    return text or plain_name(name)


_FORMS: tuple[Callable[[str], str], ...] = (plain_name, _close, project_core)
