"""The one exception that reaches a user: a sentence that says what, where and what to do."""

from __future__ import annotations

from typing import Any

from juesuan.standard.yaml_files import load


class InputError(Exception):
    """Input that cannot be used; its sentence is in `validations/messages/errors.yaml`."""

    def __init__(self, key: str, **values: Any) -> None:
        self.key = key
        self.values = values
        super().__init__(self.text("en"))

    def text(self, language: str) -> str:
        """Return the sentence in `zh` or `en`."""
        template: str = load("validations/messages/errors.yaml")[self.key][language]
        return template.format(**self.values)
