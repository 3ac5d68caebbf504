"""The older library `datapackage`: every table read with its types, nothing judged."""

from __future__ import annotations

import warnings
from contextlib import suppress
from pathlib import Path

from peers.loop import main


def work(descriptor: Path) -> object:
    """Read all tables of one package; of a table with a mistake, as far as it."""
    import datapackage
    from datapackage.exceptions import DataPackageException

    package = datapackage.Package(str(descriptor))
    tables = []
    for resource in package.resources:
        with suppress(DataPackageException, OSError):
            tables.append(resource.read())
    return tables


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(work)
