"""Where the files of the standard are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_BUNDLED = Path(__file__).resolve().parent.parent / "_standard"
_CHECKOUT = Path(__file__).resolve().parents[3]


@cache
def root() -> Path:
    """Return the folder that holds `schemas/` and `validations/`.

    An installed wheel carries a copy beside the code; a checkout is used as it stands.
    """
    return _BUNDLED if _BUNDLED.is_dir() else _CHECKOUT
