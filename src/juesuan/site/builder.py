"""Build the whole site: judged packages, pages in both languages, downloads, in one finished folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from juesuan.errors import InputError
from juesuan.site.assessment import STAMP
from juesuan.standard.location import root
from juesuan.standard.profile import STANDARD_VERSION
from juesuan.version import VERSION

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from juesuan.site.preparation import Prepared


@dataclass(frozen=True, slots=True)
class Built:
    """What was built."""

    pages: int
    packages: int
    data_docs: bool


def build_site(
    packages: Sequence[Path],
    out: Path,
    *,
    address: str | None = None,
    data_docs: bool = True,
    done: Callable[[int, int], None] | None = None,
) -> Built:
    """Build the site with a report on every package at or below the paths, whole or not at all.

    An earlier site in `out` is replaced. `address` is where it will be published; `done` is told how many of
    how many packages are judged. Raises InputError where `out` holds something else or cannot be written,
    where a path has no package, and where the optional part `docs` is not installed.
    """
    _require_library()
    _check_replaceable(out)
    out = out.resolve()  # MkDocs takes a relative path from the folder of its configuration
    _check_found(packages)
    from juesuan.site.preparation import prepare  # noqa: PLC0415

    with _folder_beside(out) as name:
        folder = Path(name)
        prepared = prepare(packages, folder / "prepared", data_docs=data_docs, done=done)
        site = folder / "site"
        _build(prepared, site, address)
        built = Built(len(list(site.rglob("*.html"))), len(prepared.assessed), prepared.data_docs is not None)
        _stamp(site, built)
        _put_in_place(site, out)
    return built


def _require_library() -> None:
    # Material prints a notice on the future of MkDocs, which is no concern of who builds a site.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not all(map(find_spec, ("griffe", "jieba", "material", "mkdocs", "pygal"))):
        raise InputError("missing_extra", extra="docs")


def _check_replaceable(out: Path) -> None:
    if out.is_dir() and (not any(out.iterdir()) or (out / STAMP).is_file()):
        return
    if out.exists() or out.is_symlink():
        raise InputError("site_folder_taken", path=out)


def _check_found(packages: Sequence[Path]) -> None:
    from juesuan.package.load import find_packages  # noqa: PLC0415

    for path in packages:
        find_packages(path)


def _folder_beside(out: Path) -> TemporaryDirectory[str]:
    """Make a temporary folder on the same disk, so that what is finished only has to be renamed."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-", ignore_cleanup_errors=True)
    except OSError as error:
        raise InputError("cannot_write", path=out, reason=error.strerror) from None


def _build(prepared: Prepared, site: Path, address: str | None) -> None:
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort  # noqa: PLC0415

    named = {} if address is None else {"site_url": address.rstrip("/") + "/"}
    config: MkDocsConfig = load_config(str(root() / "mkdocs.yml"), site_dir=str(site), strict=True, **named)
    plugin = config.plugins["juesuan"]
    plugin.prepared = prepared  # type: ignore[attr-defined]
    try:
        build(config)
    except Abort as fault:
        # Every page is ours: a page that cannot be built, or a link to nowhere, is no fault of the input.
        raise RuntimeError("the pages could not be built") from fault


def _stamp(site: Path, built: Built) -> None:
    stamp = {"generator": {"name": "juesuan", "version": VERSION}, "standard_version": STANDARD_VERSION}
    (site / STAMP).write_text(json.dumps({**stamp, **asdict(built)}, indent=2) + "\n", encoding="utf-8")


def _put_in_place(site: Path, out: Path) -> None:
    """Replace what stood there; where that fails, it stands there again."""
    old = site.parent / "old"
    try:
        if out.exists():
            out.rename(old)
        site.rename(out)
    except BaseException as error:
        if old.exists() and not out.exists():
            old.rename(out)
        if isinstance(error, OSError):
            raise InputError("cannot_write", path=out, reason=error.strerror) from None
        raise
