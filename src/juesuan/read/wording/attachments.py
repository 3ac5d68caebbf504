"""Attachments that the text promises and the document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.read.prose.titles import ATTACHMENTS
from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import find_patterns
from juesuan.read.wording.stretch import Wording
from juesuan.standard.catalogue import Rule


def find_attachments(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the words that promise an attachment, in a document that has none."""
    if not any(ATTACHMENTS in stretch.holders or stretch.where == "sheet" for stretch in wording.stretches):
        yield from find_patterns(rule, wording)
