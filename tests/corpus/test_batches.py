"""What the oracle is given of a batch: few tasks, and of last year's packages each once."""

from pathlib import Path

from juesuan.corpus.batches import Batch, judge_batch
from juesuan.corpus.engine import EngineFailedError, Placed
from juesuan.corpus.parts import Part

PART, OTHER = Part("a", Path("a"), 0, 200), Part("b", Path("b"), 0, 200)


class Failing:
    name = "failing"

    def judge(self, batch, *, places):
        raise EngineFailedError


class Leaving:
    """An engine that leaves some packages to the oracle."""

    name = "leaving"

    def __init__(self, aside):
        self.aside = frozenset(aside)


def tasks_of(batch, engine, monkeypatch):
    """Return what the oracle is asked, the tables of results left aside."""
    asked = []

    def oracle(tasks, _folder):
        asked.extend(tasks)
        return iter(())

    monkeypatch.setattr("juesuan.corpus.batches.results_of", lambda *_: {})
    list(judge_batch(batch, engine, oracle, Path(), only_engine=True))
    return asked


def test_what_is_left_of_a_part_is_one_task_with_each_earlier_package_once(monkeypatch):
    batch = Batch((Placed(0, PART),), (Placed(200, OTHER, (210,)),), {3: (60, 61), 60: (61,), 120: (210,)})
    engine = Leaving([3, 60, 120])
    monkeypatch.setattr(engine, "judge", lambda *_, **__: engine, raising=False)
    (found,) = tasks_of(batch, engine, monkeypatch)
    assert found.placed.numbers == (3, 60, 120)
    assert found.earlier == (Placed(0, PART, (61,)), Placed(200, OTHER, (210,)))


def test_where_the_engine_fails_the_oracle_gets_everything(monkeypatch):
    batch = Batch((Placed(0, PART),), (), {})
    found = tasks_of(batch, Failing(), monkeypatch)
    assert [len(each.placed.numbers) for each in found] == [50, 50, 50, 50]
