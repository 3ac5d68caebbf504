"""The site of another language, built in a process of its own beside the first."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass

from juesuan.site.interruption import heed_only_the_parent
from juesuan.site.preparation import Prepared


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, where, and from what."""

    config_file: str
    language: str
    site_dir: str
    site_url: str
    strict: bool
    prepared: Prepared | None


def build(request: Request) -> None:
    """Build the site of one language; the process ends with 1 where it cannot."""
    from mkdocs.commands.build import build as build_site  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort  # noqa: PLC0415

    heed_only_the_parent()
    logging.basicConfig(level=logging.WARNING, format=f"%(levelname)s ({request.language}) - %(message)s")
    config = load_config(
        request.config_file,
        site_dir=request.site_dir,
        site_url=f"{request.site_url.rstrip('/')}/{request.language}/" if request.site_url else None,
        strict=request.strict,
    )
    plugin = config.plugins["juesuan"]
    plugin.config.language = request.language
    plugin.prepared = request.prepared  # type: ignore[attr-defined]
    try:
        build_site(config)
    except Abort:
        sys.exit(1)
