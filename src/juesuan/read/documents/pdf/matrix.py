"""Where a drawing lies on its page, also inside other drawings."""

from __future__ import annotations

from typing import NamedTuple


class Matrix(NamedTuple):
    """How the points of a drawing lie on the page."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the drawing lies."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, outer: Matrix) -> Matrix:
        """Return this matrix for a drawing that lies inside another."""
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        return Matrix(a, b, c, d, *outer.point(self.e, self.f))
