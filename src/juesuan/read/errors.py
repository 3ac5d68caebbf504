"""The refusal of a source that cannot be read."""

from __future__ import annotations

from typing import Any

from juesuan.standard.yaml_files import load

MESSAGES = "validations/messages/refusals.yaml"


class UnreadableError(Exception):
    """A source that is no readable disclosure; it says why in both languages."""

    def __init__(self, message_zh: str, message_en: str) -> None:
        super().__init__(message_en)
        self.message_zh = message_zh
        self.message_en = message_en


def refusal(key: str, **values: Any) -> UnreadableError:
    """Return the refusal whose sentences the messages of the readers hold under a key."""
    words: dict[str, str] = load(MESSAGES)[key]
    return UnreadableError(words["zh"].format(**values), words["en"].format(**values))
