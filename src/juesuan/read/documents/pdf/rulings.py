"""Thin rectangles into ruling lines: dashes joined, double lines taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from juesuan.read.documents.pdf.page import Box, Ruling

NEAR = 3.0
"""Lines closer than this, in points, are one line; what ends closer to a line touches it."""

_DASH_GAP = 4.0
_SHORTEST = 5.0


def rulings_of(strokes: Sequence[Box]) -> tuple[tuple[Ruling, ...], tuple[Ruling, ...]]:
    """Return the horizontal and the vertical lines that thin rectangles make up."""
    along = [
        Ruling((box.top + box.bottom) / 2, box.left, box.right)
        for box in strokes
        if box.width >= box.height or _is_dot(box)
    ]
    down = [
        Ruling((box.left + box.right) / 2, box.top, box.bottom)
        for box in strokes
        if box.height > box.width or _is_dot(box)
    ]
    return tuple(_lines(along)), tuple(_lines(down))


def _is_dot(box: Box) -> bool:
    """Recognise the dots and short dashes of a dotted line, which may run either way."""
    return max(box.width, box.height) <= NEAR


def groups(places: Iterable[float]) -> dict[float, float]:
    """Return for each place the mean of the places that are the same line with it."""
    found: dict[float, float] = {}
    together: list[float] = []
    for place in [*sorted(set(places)), float("inf")]:
        if together and place - together[0] > NEAR:
            mean = sum(together) / len(together)
            found.update(dict.fromkeys(together, mean))
            together = []
        together.append(place)
    return found


def _lines(rulings: Sequence[Ruling]) -> list[Ruling]:
    means = groups(ruling.place for ruling in rulings)
    by_place: dict[float, list[Ruling]] = {}
    for ruling in rulings:
        by_place.setdefault(means[ruling.place], []).append(ruling)
    return [
        Ruling(place, start, end)
        for place, pieces in sorted(by_place.items())
        for start, end in _joined(pieces)
        if end - start >= _SHORTEST
    ]


def _joined(pieces: Sequence[Ruling]) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda each: each.start):
        if spans and piece.start - spans[-1][1] <= _DASH_GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.end))
        else:
            spans.append((piece.start, piece.end))
    return spans
