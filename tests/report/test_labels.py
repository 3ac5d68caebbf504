"""The words of the reports: complete, in both languages, and those of the standard."""

import re
import string

import pytest

from juesuan.report import labels
from juesuan.report.conformance import report_schema
from juesuan.standard.catalogue import kinds, rules
from juesuan.standard.yaml_files import load


def records(node, path=""):
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield from records(value, f"{path}[{index}]")
    elif "zh" in node and isinstance(node["zh"], str):
        yield path, node
    else:
        for name, value in node.items():
            yield from records(value, f"{path}.{name}")


WORDS = dict(records(load("validations/messages/report.yaml")))


def names(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("path", WORDS)
def test_both_languages_say_the_same(path):
    record = WORDS[path]
    assert set(record) - {"en_one"} == {"zh", "en"}
    assert names(record["zh"]) == names(record["en"])
    assert names(record.get("en_one", "")) <= names(record["en"])
    if not path.startswith((".language", ".joint")):
        assert not re.search(r"[\u4e00-\u9fff]", record["en"].replace("万元", ""))


def test_every_verdict_has_words_and_a_place_in_the_schema():
    used = {verdict for kind in kinds().values() for verdict in kind.messages}
    used |= {verdict for rule in rules() for verdict in rule.messages}
    finding = report_schema()["definitions"]["finding"]["properties"]
    assert used <= set(labels.words("verdict"))
    assert set(finding["verdict"]["enum"]) == set(labels.words("verdict"))


def test_every_enumeration_of_the_schema_has_words():
    definitions = report_schema()["definitions"]
    outcome = definitions["outcome"]["properties"]
    assert set(outcome["verdict"]["enum"]) == set(labels.words("outcome")) == set(labels.OUTCOMES)
    assert outcome["severity"]["enum"] == list(labels.words("severity")) == list(labels.SEVERITIES)
    assert set(definitions["basis"]["properties"]["type"]["enum"]) == set(labels.words("basis"))
    assert {basis["type"] for rule in rules() for basis in rule.basis} <= set(labels.words("basis"))


def test_one_takes_the_singular():
    assert labels.say("severity.error.count", count=1)["en"] == "1 error that must be fixed"
    assert labels.say("severity.error.count", count=2)["en"] == "2 errors that must be fixed"


def test_enumerations_read_naturally():
    three = [{"zh": name, "en": name} for name in "ABC"]
    assert labels.listed(three) == {"zh": "A、B和 C", "en": "A, B and C"}
    assert labels.listed(three[:1])["en"] == "A"
    assert labels.listed([]) == {"zh": "", "en": ""}


def test_names_come_from_the_standard_and_unknown_ones_stay():
    assert (
        labels.family_title("arithmetic")["zh"]
        == load("validations/families.yaml")["arithmetic"]["title"]["zh"]
    )
    assert labels.family_title("unheard")["en"] == "unheard"
    assert labels.layout_title("wuhan-2024") == {"zh": "武汉2024年版", "en": "Wuhan 2024"}
    assert labels.division_title("420103")["zh"] == "江汉区 420103"
    assert labels.division_title("999999")["zh"] == "999999"
