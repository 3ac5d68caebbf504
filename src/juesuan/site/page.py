"""A generated page: where it is, what it is called and what it says, in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from posixpath import relpath
from typing import Literal

LANGUAGES = ("zh", "en")
"""The first is built at the top of the site, every other below its own name."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an HTML page, for its table of contents."""

    anchor: str
    title: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site; the same path in every language."""

    path: str
    """From the top of its language, without suffix: `rules/three-public-total`."""
    title: str
    body: str
    """Markdown from the title on, or the HTML that search reads and that stands before `rest`."""
    markup: Literal["markdown", "html"] = "markdown"
    description: str = ""
    headings: tuple[Heading, ...] = ()
    """Of an HTML page; a Markdown page has its own."""
    rest: Callable[[], str] | None = None
    """The HTML after the body, made only when the page is written; search does not read it."""
    searched: bool = True

    @property
    def source(self) -> str:
        """Return the name under which MkDocs knows the page."""
        return f"{self.path}.md"


def link(start: str, target: str) -> str:
    """Return the relative link from one page to another path of the same language (`rules/x.html#y`)."""
    name, mark, anchor = target.partition("#")
    return relpath(name, start.rpartition("/")[0] or ".") + mark + anchor


def shared_link(start: str, target: str, language: str) -> str:
    """Return the relative link from a page to a file that all languages share, such as a download."""
    top = "" if language == LANGUAGES[0] else "../"
    return link(start, top + target)
