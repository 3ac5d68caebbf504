"""Frictionless: types, constraints and keys of every table, no arithmetic."""

from __future__ import annotations

from pathlib import Path

import frictionless

from peers.loop import main


def work(descriptor: Path) -> object:
    """Validate one package."""
    return frictionless.validate(str(descriptor))


if __name__ == "__main__":
    main(work)
