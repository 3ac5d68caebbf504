"""Numbers and sentences of the findings on the sheets."""

from __future__ import annotations

from juesuan.arithmetic.money import Amount, decimals_of, format_amount
from juesuan.standard.catalogue import Text
from juesuan.standard.yaml_files import load

LANGUAGES = ("zh", "en")


def say(key: str, **values: object) -> Text:
    """Return a sentence; a value may itself be in both languages. Raises KeyError for an unknown key."""
    words = load("validations/messages/performance.yaml")
    for part in key.split("."):
        words = words[part]
    return {
        language: words[language].format(
            **{key: value[language] if isinstance(value, dict) else value for key, value in values.items()}
        )
        for language in LANGUAGES
    }


def joined(key: str, parts: list[Text]) -> Text:
    """Join sentences with the joint of each language."""
    joint = say(key)
    return {language: joint[language].join(part[language] for part in parts) for language in LANGUAGES}


def number(value: int) -> str:
    """Write millionths with as many decimals as they have."""
    return format_amount(value, 0)


def printed(amount: Amount) -> str:
    """Write marks or a rate as they are printed; exact ones are whole numbers."""
    return format_amount(amount.value, decimals_of(amount.quantum) if amount.quantum else 0)
