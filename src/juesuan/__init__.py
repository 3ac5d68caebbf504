"""Juesuan (决算): the final accounts of Chinese government departments as checked data packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from juesuan.version import VERSION

if TYPE_CHECKING:
    from juesuan.api import load, schema, validate
    from juesuan.errors import InputError

__version__ = VERSION

__all__ = ["InputError", "__version__", "load", "schema", "validate"]

_HOMES = {
    "InputError": "juesuan.errors",
    "load": "juesuan.api",
    "schema": "juesuan.api",
    "validate": "juesuan.api",
}


def __getattr__(name: str) -> object:
    """Import what is asked for only then: `import juesuan` stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'juesuan' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)
