"""The older library `datapackage`: every table read with its types, nothing judged."""

from __future__ import annotations

import warnings
from pathlib import Path

from peers.loop import main


def work(descriptor: Path) -> object:
    """Read all tables of one package."""
    import datapackage

    package = datapackage.Package(str(descriptor))
    return [resource.read() for resource in package.resources]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(work)
