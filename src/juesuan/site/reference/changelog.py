"""The changelog of the repository as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from juesuan.site.page import Page
from juesuan.site.words import say
from juesuan.standard.location import root

if TYPE_CHECKING:
    from juesuan.site.edition import Site

FILES = {"zh": "CHANGELOG.zh-CN.md", "en": "CHANGELOG.md"}
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def pages(site: Site) -> Iterator[Page]:
    """Yield the changelog."""
    text = (root() / FILES[site.language]).read_text(encoding="utf-8")
    found = _TITLE.search(text)
    title = found[1] if found else FILES[site.language]
    yield Page("changelog", title, text, description=say("reference.changelog.description", site.language))
