"""One indicator as it is read, and the row of the standard that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field

from juesuan.read.performance.ledger import Ledger, value_of
from juesuan.read.performance.tokens import Token
from juesuan.read.reading import Row

TABLE = "performance_indicators"
TEXTS = ("level_1", "level_2", "level_3", "target", "actual", "deviation_reason")


@dataclass(slots=True)
class Indicator:
    """The texts of one indicator, and the numbers that are its marks."""

    start: Token
    texts: dict[str, str] = field(default_factory=dict)
    weight: Token | None = None
    score: Token | None = None
    weight_text: str = ""
    """The full marks where they are printed inside a label."""
    sure: bool = True
    """Whether the score is certain without the claimed total."""
    named: frozenset[str] = frozenset()
    """Which of `level_1` and `level_2` the row itself names."""

    @property
    def score_text(self) -> str:
        """Return the score in package form; "" where there is none."""
        return "" if self.score is None or self.score.dash else value_of(self.score)

    @property
    def says_something(self) -> bool:
        """Say whether anything is printed beyond the names of the levels."""
        return any(self.texts.get(name) for name in TEXTS[2:5]) or bool(self.score or self.weight)

    @property
    def lone_text(self) -> str:
        """Return the only text of a row without marks: a piece of a cell of the row above or below."""
        texts = [name for name in TEXTS[2:5] if self.texts.get(name)]
        return texts[0] if len(texts) == 1 and not (self.score or self.weight) else ""

    def row(self, number: int, project_id: str, ledger: Ledger) -> Row:
        """Return the row of the standard, and account for the marks."""
        return {
            "project_id": project_id,
            "indicator_id": f"i{number:02d}",
            **{name: self.texts.get(name, "") for name in TEXTS[:5]},
            "weight": self.weight_text or _marks(self.weight, "weight", ledger),
            "score": _marks(self.score, "score", ledger),
            "deviation_reason": self.texts.get("deviation_reason", ""),
            "source_ref": self.start.position.reference,
        }


def _marks(token: Token | None, column: str, ledger: Ledger) -> str:
    if token is None or token.dash:
        return ""
    value = value_of(token)
    if value:
        ledger.place(token)
    else:
        ledger.lose([token], TABLE, "malformed", column)
    return value
