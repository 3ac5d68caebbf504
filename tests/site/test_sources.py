"""A server reads again what has changed."""

import sys
from functools import cache
from types import ModuleType

from juesuan.site.sources import forget, state_of


def test_a_state_changes_with_every_file_and_not_with_compiled_python(tmp_path):
    (tmp_path / "a.yaml").write_text("a", encoding="utf-8")
    before = state_of([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("", encoding="utf-8")
    assert state_of([tmp_path]) == before
    (tmp_path / "a.yaml").write_text("ab", encoding="utf-8")
    assert state_of([tmp_path]) != before
    assert state_of([tmp_path / "a.yaml"]) == state_of([tmp_path])


def test_what_was_read_is_read_again(monkeypatch):
    calls = []
    module = ModuleType("juesuan.invented")
    module.read = cache(lambda: calls.append(1))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for _ in range(2):
        module.read()
        module.read()
        forget()
    assert len(calls) == 2
