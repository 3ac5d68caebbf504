"""All pages of the reference in one language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juesuan.site.page import Page
from juesuan.site.reference import (
    catalogue,
    changelog,
    codelists,
    commands,
    downloads,
    glossary,
    kinds,
    metadata,
    python_api,
    rule_pages,
    tables,
)

if TYPE_CHECKING:
    from juesuan.site.edition import Site

_PARTS = (
    tables,
    codelists,
    metadata,
    glossary,
    catalogue,
    kinds,
    rule_pages,
    commands,
    python_api,
    downloads,
    changelog,
)


def reference_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the reference."""
    for part in _PARTS:
        yield from part.pages(site)
