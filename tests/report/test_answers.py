"""The list that a publisher works through: what is open, explained, refused and stale."""

import pytest

from juesuan.package.content import Explanation
from juesuan.report.answers import render_answers
from report import sample

STALE = Explanation("00000000000000ff", "旧的说明", "办公室", "2024-01-02")


def package():
    found = sample.broken()["packages"][0]
    found["findings"][0]["explanation"] = sample.EXPLANATION
    return found


def test_every_finding_is_in_one_group_and_errors_are_only_counted():
    text = render_answers(package(), [STALE], "zh")
    order = [
        "未说明 3 处，已说明 1 处",
        "另有 2 处必须更正的错误",
        "未说明（3）",
        "已说明（1）",
        "对错误的说明（1）",
        "失效的说明（1）",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert text.count(sample.EXPLANATION["reason"]) == 2
    assert "0" * 15 + "6" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_clean_package_has_nothing_to_explain(language):
    text = render_answers(sample.clean()["packages"][0], [], language)
    assert ("没有待核实的问题" if language == "zh" else "nothing to check") in text
    assert len(text.splitlines()) == 3
