"""The page of downloads: every published file with its address, size and SHA-256."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from juesuan.report.labels import layout_title
from juesuan.site.page import Heading, Page
from juesuan.site.reference.catalogue import table_title
from juesuan.site.reference.codelists import codelist_title
from juesuan.site.reference.published import SERIES, PublishedFile, Sort
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.profile import STANDARD_DATE, STANDARD_VERSION

if TYPE_CHECKING:
    from juesuan.site.edition import Site

_KILO = 1000


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of downloads."""
    language, path = site.language, "downloads"
    groups = [(sort, _files(site, sort)) for sort in get_args(Sort)]
    body = render(
        "reference/downloads.html.j2",
        language,
        path,
        groups=[(sort, files) for sort, files in groups if files],
        intro=say(
            "reference.downloads.intro", language, version=STANDARD_VERSION, date=STANDARD_DATE, series=SERIES
        ),
    )
    title, description = (say(f"reference.downloads.{key}", language) for key in ("title", "description"))
    headings = tuple(
        Heading(sort, say(f"reference.downloads.sort.{sort}", language)) for sort, files in groups if files
    )
    yield Page(path, title, body, "html", description, headings)


def size_words(size: int) -> str:
    """Write a size in bytes or thousands of bytes."""
    return f"{size} B" if size < _KILO else f"{size / _KILO:.1f} kB"


def _files(site: Site, sort: str) -> list[dict[str, Any]]:
    return [
        {"file": each, "title": _title(each, site.language), "size": size_words(each.size)}
        for each in site.published
        if each.sort == sort
    ]


def _title(file: PublishedFile, language: str) -> str:
    """Return what a file holds, in words."""
    if file.sort == "table":
        return table_title(file.name, language)
    if file.sort == "codelist":
        key = "codelist_rows" if file.path.endswith(".csv") else "codelist_schema"
        title = codelist_title(file.name, language)
        return say(f"reference.downloads.{key}", language, title=title)
    if file.sort == "form":
        if file.name == "national":
            return say("reference.table.nationwide", language)
        return layout_title(file.name)[language]
    return say(f"reference.downloads.file.{file.name.replace('.', '_')}", language)
