"""The straight lines that are drawn on a page, and how much of it images cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from juesuan.read.documents.pdf.matrix import Matrix

MOST_OBJECTS = 60_000
"""The most drawn objects of one page that are looked at; a page of more is a drawing, not a table."""

MOST_SEGMENTS = 200_000
_DEEPEST = 6
_THICKEST = 4.0


class Stroke(NamedTuple):
    """A thin rectangle as the file holds it, y upwards."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Drawings:
    """What is drawn on one page; `strokes` is empty where there is too much to be a table."""

    strokes: list[Stroke] = field(default_factory=list)
    images: list[Stroke] = field(default_factory=list)


class _TooMuchError(Exception):
    """More is drawn than in any table."""


class _Walk:
    def __init__(self) -> None:
        self.drawings = Drawings()
        self.objects = 0
        self.segments = 0
        self._matrix = pdfium.FS_MATRIX()
        self._edges = [ctypes.c_float() for _ in range(4)]

    def walk(self, objects: Iterator[Any], outer: Matrix, depth: int) -> None:
        for item in objects:
            self.objects += 1
            if self.objects > MOST_OBJECTS:
                raise _TooMuchError
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._image(self._matrix_of(item).inside(outer))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                count = pdfium.FPDFFormObj_CountObjects(item)
                inner = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
                self.walk(inner, self._matrix_of(item).inside(outer), depth + 1)

    def _matrix_of(self, item: Any) -> Matrix:
        raw = self._matrix
        if not pdfium.FPDFPageObj_GetMatrix(item, raw):
            return Matrix()
        return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)

    def _image(self, matrix: Matrix) -> None:
        corners = [matrix.point(x, y) for x in (0, 1) for y in (0, 1)]
        self.drawings.images.append(_around(corners, 0.0))

    def _path(self, item: Any, outer: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not (fill.value or stroke.value):
            return  # It only clips.
        if self._is_taken_whole(item, outer):
            return
        matrix = self._matrix_of(item).inside(outer)
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(item, width)
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        for points, straight in self._pieces(item, matrix):
            if stroke.value:
                pairs = pairwise(points)
                self._add(_around(pair, width.value * scale / 2) for pair in pairs)
            elif straight:
                self._add([_around(points, 0.0)])

    def _is_taken_whole(self, item: Any, outer: Matrix) -> bool:
        """Take a path that is thin as a whole without looking into it: dotted borders have thousands."""
        edges = self._edges
        if not pdfium.FPDFPageObj_GetBounds(item, *edges):
            return False
        left, bottom, right, top = (edge.value for edge in edges)
        box = _around([outer.point(left, bottom), outer.point(right, top)], 0.0)
        if min(box.right - box.left, box.top - box.bottom) > _THICKEST:
            return False
        self._add([box])
        return True

    def _add(self, found: Any) -> None:
        for box in found:
            wide, high = box.right - box.left, box.top - box.bottom
            if min(wide, high) <= _THICKEST and all(-1e6 < place < 1e6 for place in box):
                self.drawings.strokes.append(box)

    def _pieces(self, item: Any, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        """Yield the connected pieces of a path, and whether each has straight sides only."""
        count = pdfium.FPDFPath_CountSegments(item)
        self.segments += max(0, count)
        if self.segments > MOST_SEGMENTS:
            raise _TooMuchError
        points: list[tuple[float, float]] = []
        straight = True
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO or kind != pdfium.FPDF_SEGMENT_LINETO:
                if points:
                    yield points, straight
                points, straight = [], kind == pdfium.FPDF_SEGMENT_MOVETO
            points.append(matrix.point(x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points, straight


def drawings_of(page: Any) -> Drawings:
    """Return the thin rectangles and the images of a page, those inside its forms too."""
    walk = _Walk()
    count = max(0, pdfium.FPDFPage_CountObjects(page.raw))
    try:
        walk.walk((pdfium.FPDFPage_GetObject(page.raw, index) for index in range(count)), Matrix(), 0)
    except _TooMuchError:
        return Drawings(images=walk.drawings.images)
    return walk.drawings


def _around(points: Any, margin: float) -> Stroke:
    """Return the rectangle around points; a line has a margin across its direction only."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    if right - left >= top - bottom:
        return Stroke(left, bottom - margin, right, top + margin)
    return Stroke(left - margin, bottom, right + margin, top)
