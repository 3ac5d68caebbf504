"""The navigation of the site: sections named in the language, listed pages filled in."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Any

from juesuan.site.words import say


def navigation(items: list[Any], language: str, pages: list[str]) -> list[Any]:
    """Return a navigation in one language; `pages` are the sources that a pattern such as `tables/*` lists.

    A page that does not exist is left out; so is a section without any.
    """
    return [each for item in items for each in _entries(item, language, pages)]


def _entries(item: Any, language: str, pages: list[str]) -> list[Any]:
    if isinstance(item, dict):
        sections = {
            say(f"frame.nav.{key}", language): navigation(below, language, pages)
            for key, below in item.items()
        }
        return [{title: below} for title, below in sections.items() if below]
    if "*" not in item:
        return [item] if item in pages else []
    return [page for page in pages if fnmatch(page, item) and not page.endswith("/index.md")]
