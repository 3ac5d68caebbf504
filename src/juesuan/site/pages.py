"""All generated pages of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from juesuan.site.assessment import Assessed
from juesuan.site.measured import measured_pages
from juesuan.site.page import Page
from juesuan.site.reference.published import PublishedFile
from juesuan.site.reference.reference_pages import reference_pages
from juesuan.site.reports.index import index_pages
from juesuan.site.reports.package import package_pages
from juesuan.site.reports.quality import quality_pages


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of one language are made from."""

    language: str
    assessed: tuple[Assessed, ...]
    data_docs: bool = False
    """Whether there are Data Docs of Great Expectations to link to."""
    published: tuple[PublishedFile, ...] = ()
    """The files of the standard that the downloads list."""


MAKERS: tuple[Callable[[Site], Iterable[Page]], ...] = (
    measured_pages,
    reference_pages,
    index_pages,
    package_pages,
    quality_pages,
)
"""Each makes the pages of one kind."""


def pages(site: Site) -> list[Page]:
    """Return every generated page."""
    return [page for maker in MAKERS for page in maker(site)]
