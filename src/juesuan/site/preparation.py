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
from juesuan.site.reference.published import PublishedFile, publish

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
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as aside:
        built = aside.submit(build_data_docs, sources, docs) if data_docs and sources else None
        assessed = assess(sources, folder / "files", done=done)
        published = publish(folder / PUBLISHED)
        data_docs_folder = str(docs) if built and built.result() else None
        return Prepared(str(folder), tuple(assessed), data_docs_folder, published)
