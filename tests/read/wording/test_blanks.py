"""Counters whose number was never filled in, and blanks that mean nothing."""

import pytest

from juesuan.read.documents.document import Position
from juesuan.read.wording.blanks import find_blanks
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import rules_by_id


def found(*texts):
    paragraphs = tuple(Paragraph("text", text, ((0, Position(line=1)),)) for text in texts)
    wording = Wording((Stretch("key_work", "text", paragraphs),), 2023, "", "")
    hits = find_blanks(rules_by_id()["counter-left-blank"], wording)
    return [hit.stretch.paragraphs[hit.paragraph].text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    "text", ["慰问一线工作人员 家，共发放物资。", "走访困难群众　　户；", "组织培训____次。"]
)
def test_a_counter_without_its_number_is_found(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text", ["慰问一线工作人员 12 家，", "协调各类事 项，", "走访 企业 家，", "聘请专 家，"]
)
def test_words_that_are_parted_and_texts_that_are_spaced_are_not(text):
    assert found(text) == []


def test_what_is_one_word_elsewhere_is_one_word_here():
    assert found("走访文艺 家，", "走访文艺家三人。") == []
