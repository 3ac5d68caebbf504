"""Where all that is invented comes from: streams of random numbers that their names alone determine."""

from __future__ import annotations

from random import Random


def stream(name: str, *numbers: int) -> Random:
    """Return the stream of a name and some numbers; the same ones give the same stream, everywhere."""
    return Random("/".join((name, *map(str, numbers))))  # noqa: S311 - nothing here is secret
