"""The frame of the pages: theme, words and search of one language."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juesuan.site.page import LANGUAGES
from juesuan.site.words import say

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_THEME = Path(__file__).parent / "theme"
_SCHEMES = {"auto": "brightness-auto", "light": "weather-sunny", "dark": "weather-night"}


def dress(config: MkDocsConfig, language: str) -> None:
    """Turn a configuration to a language: its own hand-written pages, names and searched words."""
    _quieten()
    config.docs_dir = str(Path(config.docs_dir) / language)
    config.site_name = say("frame.name", language)
    config.site_description = say("frame.description", language)
    config.copyright = say("frame.copyright", language)
    config.theme["language"] = language
    config.theme["palette"] = [
        _palette(one, name, language) for one, name in zip(config.theme["palette"], _SCHEMES, strict=True)
    ]
    config.theme.dirs.insert(0, str(_THEME))
    config.extra_css.append("assets/site.css")
    config.extra_javascript.append("assets/site.js")
    config.extra_css.append("assets/catalogue.css")
    config.extra_javascript.append("assets/listing.js")
    config.extra_css.append("assets/reports.css")
    config.extra["alternate"] = True  # the theme then shows our switch; a list would get links of its own
    config.extra["say"] = lambda key: say(key, language)
    config.extra["languages"] = {"zh": "zh-CN", "en": "en"}
    config.extra["first_language"] = LANGUAGES[0]


def _quieten() -> None:
    """Keep the word splitter of the search from telling how long its dictionary takes."""
    logging.getLogger("jieba").setLevel(logging.WARNING)


def _palette(option: dict[str, Any], name: str, language: str) -> dict[str, Any]:
    toggle = {"icon": f"material/{_SCHEMES[name]}", "name": say(f"frame.palette.{name}", language)}
    return {**option, "primary": "custom", "accent": "custom", "toggle": toggle}
