"""Why no rule can see a fault: what the document does not say twice, nobody can check from the document."""

from __future__ import annotations

from injection.fault import Fault

_REASONS: dict[str, str] = {}


def reason(fault: Fault) -> str:
    """Return why a class of faults is not caught; empty where that is not known."""
    return _REASONS.get(fault.target, "")
