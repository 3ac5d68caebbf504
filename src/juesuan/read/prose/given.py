"""Whether a change is explained, and by a reason that can be one."""

from __future__ import annotations

from juesuan.read.prose.contrary import contradicts, is_same_way
from juesuan.read.prose.misfits import misfit
from juesuan.read.prose.reasons import Reasons
from juesuan.read.prose.topics import Meaning

_CHANGES = frozenset({"increase", "decrease", "above", "below"})
_LEVEL = frozenset({"level", "equal"})


def given_reason(reasons: Reasons, direction: str, value: str, meaning: Meaning, offset: int) -> str:
    """Return stated, absent or what is wrong with the reason for a change; "" where no reason is due.

    What is level, or changes by zero, needs none and may have one.
    """
    if direction not in _CHANGES | _LEVEL:
        return ""
    is_due = direction in _CHANGES and (not value or bool(value.strip("-0.")))
    given = reasons.given(meaning, offset)
    if not given:
        return "absent" if is_due else ""
    names = reasons.topics.narrative.names_of(meaning.concepts)
    is_contrary = is_due and all(
        _stays(reasons, direction, offset, each.start)
        and contradicts(each.text, direction, meaning.concepts, names)
        for each in given
    )
    if is_contrary:
        return "contrary"
    level = direction in _LEVEL
    found = {misfit(each.text, meaning.concepts, level=level) for each in given}
    return (found.pop() or "stated") if len(found) == 1 else "stated"


def _stays(reasons: Reasons, direction: str, start: int, end: int) -> bool:
    """Say whether no change the other way is stated before a reason, which may explain that one."""
    narrative = reasons.topics.narrative
    said = (narrative.directions[word] for word in narrative.direction_words.findall(reasons.text[start:end]))
    return all(is_same_way(direction, each) for each in said)
