"""Dates that no calendar has, and numbers that only look like dates."""

import pytest

from juesuan.read.documents.document import Position
from juesuan.read.wording.dates import find_dates
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import rules_by_id


def found(text):
    stretch = Stretch("key_work", "text", (Paragraph("text", text, ((0, Position(line=1)),)),))
    hits = find_dates(rules_by_id()["date-impossible"], Wording((stretch,), 2023, "", ""))
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    "text",
    ["2023年2月29日", "2023年13月", "4月31日", "2023年0月1日", "20230年", "202年度"],
)
def test_what_does_not_exist_is_found(text):
    assert found(f"项目于{text}。" if text.endswith(("日", "月")) else f"项目于{text}12月完成。")


@pytest.mark.parametrize(
    "text",
    ["2024年2月29日", "2月29日", "12月31日", "1-12月", "18月", "第202年会", "20230元", "3.15月"],
)
def test_what_exists_or_is_no_date_is_not(text):
    assert found(f"项目于{text}完成。") == []
