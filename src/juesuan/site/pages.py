"""All generated pages of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from juesuan.site.edition import Site
from juesuan.site.measured import measured_pages
from juesuan.site.page import Page
from juesuan.site.reference.reference_pages import reference_pages
from juesuan.site.reports.index import index_pages
from juesuan.site.reports.package import package_pages
from juesuan.site.reports.quality import quality_pages

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
