"""Which language the user reads, and the words of the command line in it."""

from __future__ import annotations

import os
from typing import Any

from juesuan.standard.yaml_files import load

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def user_language() -> str:
    """Return `zh` where the locale is Chinese, else `en`."""
    locale = next((value for name in _VARIABLES if (value := os.environ.get(name))), None)
    return "zh" if (locale or _windows_locale()).lower().startswith("zh") else "en"


def _windows_locale() -> str:
    """Return the language of Windows, which sets none of the variables; "" on other systems."""
    import ctypes
    from locale import windows_locale

    windows = getattr(ctypes, "windll", None)
    return "" if windows is None else windows_locale.get(windows.kernel32.GetUserDefaultUILanguage(), "")


def asked_language(arguments: list[str]) -> str:
    """Return the language that the arguments ask for by `--lang`, else the user's."""
    follows = dict(zip(arguments, [*arguments[1:], ""], strict=True)).get("--lang", "")
    joined = next((each[7:] for each in arguments if each.startswith("--lang=")), follows)
    return joined if joined in ("zh", "en") else user_language()


def say(key: str, language: str | None = None, **values: Any) -> str:
    """Return a text of `validations/messages/commands.yaml`, in the user's language by default."""
    text: str = load("validations/messages/commands.yaml")[key][language or user_language()]
    # Click keeps the lines of a paragraph that starts with a backspace; YAML blocks cannot hold one.
    text = text.replace("\\b\n", "\b\n")
    return text.format(**values) if values else text
