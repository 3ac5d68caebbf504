"""A fault of the program is one sentence; what happened is told to those who ask."""

import pytest

from juesuan.cli import main


def fails(*_, **__):
    raise RuntimeError("a fault of ours")


@pytest.mark.parametrize(("arguments", "told"), [([], False), (["--debug"], True)])
def test_a_fault_is_one_sentence_unless_asked(arguments, told, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["juesuan", *arguments, "rules"])
    monkeypatch.setattr("juesuan.standard.catalogue.rules", fails)
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert ended.value.code == 3
    assert ("Traceback" in capsys.readouterr().err) is told
