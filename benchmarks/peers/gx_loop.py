"""Great Expectations: the suites of the standard, run on one package after the other."""

from __future__ import annotations

import warnings
from pathlib import Path

from juesuan.encode.expectations import expectation_rules
from juesuan.encode.gx_engine import run_gx
from juesuan.package.load import load_package
from peers.loop import main


def work(descriptor: Path) -> object:
    """Run all suites on one package."""
    return run_gx([load_package(descriptor)])


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(work, len(expectation_rules()))
