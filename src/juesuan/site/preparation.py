"""What both languages need before their pages are made: judged packages, downloads, Data Docs."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from juesuan.site.assessment import Assessed, assess, found_packages
from juesuan.site.data_docs import build_data_docs
from juesuan.site.edition import Site
from juesuan.site.interruption import heed_only_the_parent
from juesuan.site.reference.published import PublishedFile, publish
from juesuan.site.stacked_tables import FOLDER, stack_tables

PUBLISHED = "published"
"""Where the files of the standard are in the temporary folder, each at its path on the site."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The judged packages and the temporary folder that holds what was written about them."""

    folder: str
    assessed: tuple[Assessed, ...]
    data_docs: str | None
    """The folder of the Data Docs, where they were built."""
    published: tuple[PublishedFile, ...] = ()
    """The files of the standard, below `published` in the folder."""
    stacked: tuple[str, ...] = ()
    """The tables of all packages in one file each, below `published` too."""

    def edition(self, language: str) -> Site:
        """Return what the pages of one language are made from."""
        return Site(language, self.assessed, self.data_docs is not None, self.published, self.stacked)

    def remove(self) -> None:
        """Delete the temporary folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def prepare(
    packages: Sequence[Path],
    folder: Path,
    *,
    data_docs: bool,
    done: Callable[[int, int], None] | None = None,
) -> Prepared:
    """Judge the packages at or below the paths and write what the pages link to into a folder.

    Great Expectations runs beside it in a process of its own. `done` is told how many of how many packages
    are judged.
    """
    sources = found_packages(packages)
    docs = folder / "data-docs"
    with ProcessPoolExecutor(1, get_context("spawn"), heed_only_the_parent) as aside:
        built = aside.submit(build_data_docs, sources, docs) if data_docs and sources else None
        assessed = assess(sources, folder / "files", done=done)
        published = publish(folder / PUBLISHED)
        stacked = stack_tables(assessed, folder / PUBLISHED / FOLDER)
        data_docs_folder = str(docs) if built and built.result() else None
        return Prepared(str(folder), tuple(assessed), data_docs_folder, published, stacked)
