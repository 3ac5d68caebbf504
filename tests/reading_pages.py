"""How tests of the site read a page."""

from lxml import html


def parsed(page):
    """The whole page as a tree: its body, and what is made when it is written."""
    return html.fromstring(f"<main>{page.body}{page.rest() if page.rest else ''}</main>")


def words(element):
    return " ".join(element.text_content().split())
