"""Which sheet a project of the text is: names vary, nothing is guessed."""

from evaluate.performance.assessments import sheet_with
from juesuan.evaluate.performance.projects import sheet_of


def sheets(*names):
    return [
        sheet_with(project_id=f"p{number:02d}", project_name=name) for number, name in enumerate(names, 1)
    ]


def found(subject, *names):
    sheet = sheet_of(subject, sheets(*names))
    return sheet.name if sheet else None


def test_the_same_name_wins_over_a_longer_one():
    assert found("示例经费", "示例经费", "区示例经费项目") == "示例经费"


def test_words_for_money_and_project_are_left_aside():
    assert found("调查研究工作经费", "调查研究工作", "督查工作") == "调查研究工作"
    assert found("2024年慰问人员经费", "2024年慰问人员专项经费") == "2024年慰问人员专项经费"


def test_a_name_within_a_name_is_enough_if_there_is_only_one():
    assert found("区政府总值班室经费", "总值班室工作", "督查工作") == "总值班室工作"
    assert found("综合业务", "综合业务一", "综合业务二") is None


def test_another_name_is_no_match():
    assert found("精准帮扶经费", "乡村开发工作") is None


def test_the_whole_is_the_sheet_of_the_department():
    assert sheet_of(
        "overall", [*sheets("示例经费"), sheet_with(project_id="overall", sheet="overall")]
    ).overall
