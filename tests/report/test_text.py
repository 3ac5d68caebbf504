"""Plain text: the verdict first, everything that was found, everything that was not checked."""

import pytest

from juesuan.report import render
from juesuan.report.columns import display_width, padded, printable, wrapped
from juesuan.report.labels import say
from report import sample

LANGUAGES = ["zh", "en"]


def flat(text):
    """Text without its line breaks, for phrases that a break may fall into."""
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_line_is_the_verdict_and_the_last_what_it_does_not_prove(language):
    lines = render(sample.broken(), "text", language, width=400).splitlines()
    assert (
        lines[0]
        == {
            "zh": "发现 2 处必须更正的错误、2 处有待核实的问题和 2 处提示。",
            "en": "Found: 2 errors that must be fixed, 2 points to check and 2 notes.",
        }[language]
    )
    assert lines[-1] == say("limits.line")[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_told_in_full(language):
    text = flat(render(sample.broken(), "text", language))
    for finding in sample.broken()["packages"][0]["findings"]:
        assert flat(finding["message"][language]) in text
        if finding["severity"] == "info":
            continue
        for name in ("printed", "expected", "difference", "tolerance", "fingerprint", "rule"):
            assert finding[name] is None or finding[name] in text, name
        for name in ("title", "formula", "mend"):
            assert finding[name] is None or flat(finding[name][language]) in text, name
        for equation in finding["equations"]:
            assert flat(equation["formula"][language]) in text
        assert flat(finding["basis"][0][language]) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_checked_is_told_with_its_reason(language):
    text = flat(render(sample.broken(), "text", language))
    for outcome in sample.broken()["packages"][0]["outcomes"]:
        if outcome["verdict"] in ("not_run", "inconclusive"):
            assert flat(outcome["title"][language]) in text
            assert flat(outcome["reason"][language]) in text
    assert flat(sample.UNPLACED["reason"][language]) in text
    assert sample.UNPLACED["source_ref"] in text
    assert sample.EXPLANATION["reason"] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unfinished_check_never_sounds_like_success(language):
    text = render(sample.unfinished(), "text", language)
    assert text.startswith(("检查不完整", "The check is incomplete"))
    for word in (
        "通过",
        "合格",
        "passed",
        "success",
        say("headline.clean")[language],
        say("status.clean")["en"] + ".",
    ):
        assert word not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_keep_to_the_width(language):
    for width in (40, 64, 100):
        lines = render(sample.several(), "text", language, width=width).splitlines()
        assert max(display_width(line.replace("─", "-").replace("═", "-")) for line in lines) <= width


def test_colour_only_when_asked():
    assert "\x1b" not in render(sample.broken(), "text")
    coloured = render(sample.broken(), "text", colour=True)
    assert coloured.startswith("\x1b[1;31m发现")


def test_text_cannot_steer_the_terminal():
    report = sample.broken()
    report["packages"][0]["department_name"] = "示例\x1b[2J局\u202e\r\n二科"
    text = render(report, "text")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "示例�[2J局� 二科" in text


def test_several_packages_each_have_their_verdict():
    text = render(sample.several(), "text")
    assert text.count("\n示例市示例局  2024年度\n") == 3
    assert "共检查 3 份决算" in text
    assert say("headline.incomplete")["zh"] in text
    assert say("headline.clean")["zh"] in text


def test_labels_are_aligned_by_display_width():
    lines = render(sample.broken(), "text").splitlines()
    starts = {display_width(line[: line.index(word)]) for line in lines for word in ("1053.01 万元", "1035.00 万元", "18.01 万元") if word in line}  # fmt: skip # noqa: E501
    assert len(starts) == 1


def test_widths_count_columns_not_characters():
    assert display_width("决算A1") == 6
    assert padded("决算", 6) == "决算  "
    assert printable("a\tb\x07") == "a b�"


def test_a_line_never_starts_with_a_closing_mark():
    for width in range(8, 40):
        for line in wrapped("本年收入合计（含结转）：一千元，二千元；“三公”经费《决算表》。" * 3, width):
            assert line[0] not in "，。；：）》”"


def test_long_words_are_broken_rather_than_lost():
    assert "".join(wrapped("x" * 50, 20)) == "x" * 50
    assert wrapped("", 20) == [""]
