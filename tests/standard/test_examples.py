"""The examples of the rules can be read by people."""

import pytest

from juesuan.standard.catalogue import rules, rules_by_id
from juesuan.standard.examples import example_words


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("which", ["pass", "fail"])
def test_every_example_has_words_in_both_languages(rule, which):
    for words in example_words(rule, which):
        assert words["zh"]
        assert words["en"]


def test_a_change_of_a_cell_and_of_a_figure_names_what_it_changes():
    (cell,) = example_words(rules_by_id()["revenue-row-total"], "fail")
    assert cell["zh"] == "《收入决算表》“201”行“本年收入合计”栏改为“656.00”"
    (figure,) = example_words(rules_by_id()["prior-year-growth-computed"], "fail")
    assert "公务接待费" in figure["zh"]
    assert "33.3" in figure["en"]
