"""Which department a heading names: the own one, in long or short, or another."""

import pytest

from juesuan.read.documents.document import Position
from juesuan.read.wording.names import find_names
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import rules_by_id


def is_foreign(name, own):
    text = f"{name}2023年度收入总计100.00万元。"
    stretch = Stretch("revenue_explanation", "text", (Paragraph("text", text, ((0, Position(line=1)),)),))
    return bool(list(find_names(rules_by_id()["department-foreign"], Wording((stretch,), 2023, own, ""))))


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("甲市乙区教育局", "甲市乙区水务局"),
        ("乙区教育局", "甲市乙区水务局"),
        ("甲市丙区人民政府办公室", "甲市乙区人民政府办公室"),
        ("甲市丙区水务局", "甲市乙区水务局"),
    ],
)
def test_another_department_or_region_is_foreign(name, own):
    assert is_foreign(name, own)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("甲市乙区水务局", "甲市乙区水务局"),
        ("乙区水务局", "甲市乙区水务局"),
        ("区人社局", "甲市乙区人力资源和社会保障局"),
        ("区政府办公室", "甲市乙区人民政府办公室"),
        ("甲市乙区水务局", ""),
    ],
)
def test_the_own_department_in_long_or_short_is_not(name, own):
    assert not is_foreign(name, own)
