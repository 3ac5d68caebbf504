"""Which elements of a page are shown, and which begin a line of their own."""

from __future__ import annotations

import re

from juesuan.read.documents.office.markup import Element

_UNREAD = frozenset({
    "audio", "button", "canvas", "datalist", "iframe", "link", "map", "meta", "nav", "noscript",
    "object", "option", "picture", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})  # fmt: skip
_LINES = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
})  # fmt: skip
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)


def is_shown(element: Element) -> bool:
    """Say whether an element's text belongs to the page, as far as its own attributes tell."""
    if element.tag in _UNREAD or element.get("hidden") is not None:
        return False
    style = element.get("style")
    return not style or not _HIDING.search(style)


def begins_line(tag: str) -> bool:
    """Say whether an element's text begins a new line."""
    return tag in _LINES


def level_of(tag: str) -> int:
    """Return the level of a heading element, 0 for any other."""
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
