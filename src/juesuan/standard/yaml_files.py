"""Read the YAML files of the standard."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from juesuan.standard.location import root

# The C parser is ten times faster; the pure one serves where it is not built (a browser).
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(path: str) -> Any:
    """Return the content of one YAML file, named from the root of the standard."""
    with (root() / path).open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Loader)  # noqa: S506 - one of the safe loaders


def load_folder(path: str) -> dict[str, Any]:
    """Return the content of every YAML file in one folder, by stem, in name order."""
    files = sorted((root() / path).glob("*.yaml"))
    return {file.stem: load(f"{path}/{file.name}") for file in files}
