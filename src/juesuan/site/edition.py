"""The site in one language, before its pages are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from juesuan.site.assessment import Assessed

if TYPE_CHECKING:
    from juesuan.site.reference.published import PublishedFile


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of one language are made from."""

    language: str
    assessed: tuple[Assessed, ...]
    data_docs: bool = False
    """Whether there are Data Docs of Great Expectations to link to."""
    published: tuple[PublishedFile, ...] = ()
    """The files of the standard that the downloads list."""
    stacked: tuple[str, ...] = ()
    """The files that hold one table of all packages each."""
