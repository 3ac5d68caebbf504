"""What stands twice in a sentence, among the measures, or under two goals."""

import pytest

from juesuan.read.documents.document import Position
from juesuan.read.wording.again import find_again
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import rules_by_id


def found(rule, *texts, where="text", section="performance_project_results", department=""):
    paragraphs = tuple(
        Paragraph(where, text, ((0, Position(line=line)),)) for line, text in enumerate(texts, start=1)
    )
    wording = Wording((Stretch(section, where, paragraphs),), 2023, department, "")
    return [(hit.paragraph, hit.end - hit.start) for hit in find_again(rules_by_id()[rule], wording)]


def test_a_long_stretch_over_a_comma_is_an_echo():
    text = "落实审批制度，全年以本局名义制发的文件和审批制度，全年以本局名义制发的文件不变。"
    assert found("sentence-without-echo", text.replace("，", ",")) != []


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("采购授予中小企业合同金额占货物支出金额的比重,采购授予中小企业合同金额占服务支出金额的比重。", ""),
        ("示例市示例区甲乙丙丁局,综合科和示例市示例区甲乙丙丁局,综合科。", "示例市示例区甲乙丙丁局,综合科"),
        ("落实审批制度,全年制发的文件和会议不变。落实审批制度,全年制发的文件和会议不变。", ""),
    ],
)
def test_parallel_clauses_names_and_two_sentences_are_not(text, department):
    assert found("sentence-without-echo", text, department=department) == []


def test_goals_are_compared_up_to_their_last_sentence():
    goal = "负责政务值班工作，及时报送紧急重要事项和突发情况的信息。"
    sheet = ("年度目标1：（10分）", goal, "项目年度绩", "一级指标", "年度目标2：（10分）", goal, "一级指标")
    assert found("goals-differ", *sheet, where="sheet") == [(4, 11)]
    assert found("goals-differ", *sheet[:4], where="sheet") == []
