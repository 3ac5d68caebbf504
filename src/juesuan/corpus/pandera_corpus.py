"""Pandera over a corpus: every schema validates one frame of all packages."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from juesuan.corpus.parts import Part
from juesuan.corpus.prepared_corpus import place, prepared_corpus, violations_frame
from juesuan.encode.frames.facts import facts_frame
from juesuan.encode.frames.tables import joined


def pandera_corpus(parts: Sequence[Part]) -> pl.DataFrame:
    """Return what Pandera finds in a corpus; columns: VIOLATION_COLUMNS, amounts not given.

    Packages are numbered through the parts from 0; those whose amounts are too large for 64-bit sums are
    left out. The rules are those that Pandera can express; tails of rounding are not among its findings.
    """
    from juesuan.encode.pandera_engine import violations  # noqa: PLC0415 - Pandera takes a second to import

    tables, aside = prepared_corpus(place(parts))
    frames = joined(tables)
    found = violations(frames, facts_frame(frames))
    rows = ((package, *each[:4], None, None, None, each.verdict) for package, each in found)
    return violations_frame(rows, aside)
