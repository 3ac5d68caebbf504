"""What MkDocs is given of a generated page: its front matter, its Markdown and its table of contents."""

from __future__ import annotations

import json
from html import escape

from mkdocs.structure.toc import AnchorLink, TableOfContents

from juesuan.site.page import Page


def content(page: Page) -> str:
    """Return what MkDocs reads: the Markdown of a page, or only its title where the body is HTML."""
    # The theme puts both into its pages as they are.
    head = {"title": escape(_plain(page.title)), "description": escape(_plain(page.description))}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items() if value]
    lines += [] if page.searched else ["search: {exclude: true}"]
    return "\n".join(["---", *lines, "---", "", page.body if page.markup == "markdown" else ""])


def contents(page: Page) -> TableOfContents:
    """Return the table of contents of an HTML page; the theme puts the titles into its pages as they are."""
    return TableOfContents(_nested([AnchorLink(escape(h.title), h.anchor, h.level) for h in page.headings]))


def _plain(text: str) -> str:
    """Return a text without line breaks and control characters, which front matter may not hold."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _nested(links: list[AnchorLink]) -> list[AnchorLink]:
    """Put each heading below the nearest one before it of a higher level."""
    top: list[AnchorLink] = []
    open_: list[AnchorLink] = []
    for each in links:
        while open_ and open_[-1].level >= each.level:
            open_.pop()
        (open_[-1].children if open_ else top).append(each)
        open_.append(each)
    return top
