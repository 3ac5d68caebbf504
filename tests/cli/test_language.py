"""A refusal speaks the language that was asked for."""

import pytest

from juesuan.cli.language import asked_language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["validate", "x", "--lang", "zh"], "zh"),
        (["validate", "--lang=zh", "x"], "zh"),
        (["validate", "x"], "en"),
    ],
)
def test_the_option_comes_before_the_locale(arguments, language, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert asked_language(arguments) == language
