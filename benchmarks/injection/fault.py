"""One fault to inject, and what came of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from juesuan.arithmetic.equations import Cell

Level = Literal["package", "document"]


class Fault(NamedTuple):
    """One change of a clean disclosure: of cells of its package, or of lines of its document."""

    region: str
    level: Level
    target: str
    """What is changed: a table cell, a figure, a direction word, a section."""
    kind: str
    """How it is changed."""
    place: str
    """Where, in words."""
    printed: str = ""
    instead: str = ""
    edits: tuple[tuple[Cell, str], ...] = ()
    """The cells with their new texts."""
    lines: tuple[tuple[int, str | None], ...] = ()
    """The lines, counted from 1, with their new texts; None where a line goes."""
    cells: tuple[Cell, ...] = ()
    """The places that a finding should name."""
    bound: bool = False
    """Whether an equation or a computation of the clean package tells the new text from the right one."""


class Trial(NamedTuple):
    """What validating found of one fault that it had not found before."""

    fault: Fault
    findings: tuple[tuple[str, str, str, str], ...]
    """Rule, family, severity and place of each new finding."""
    located: bool
    """Whether one of them names the place of the fault."""

    @property
    def caught(self) -> bool:
        """Whether there is a new error or warning."""
        return any(severity != "info" for _, _, severity, _ in self.findings)

    @property
    def noted(self) -> bool:
        """Whether all there is are notes."""
        return bool(self.findings) and not self.caught
