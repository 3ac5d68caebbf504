"""A refusal speaks the language that was asked for."""

import ctypes
from types import SimpleNamespace

import pytest

from juesuan.cli.language import asked_language, user_language


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


WINDOWS = [(0x0804, "zh"), (0x0404, "zh"), (0x0409, "en"), (0xFFFF, "en")]


@pytest.mark.parametrize(("code", "language"), WINDOWS)
def test_windows_is_asked_where_no_variable_says(code, language, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: code)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert user_language() == language


def test_elsewhere_it_is_english_where_no_variable_says(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert user_language() == "en"
