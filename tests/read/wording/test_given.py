"""One reason for several changes."""

from juesuan.read.documents.document import Position
from juesuan.read.wording.given import find_given
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import rules_by_id

ITEM = "{name}决算{amount}万元，大于年初预算，主要原因是{reason}。"


def found(*texts):
    paragraphs = tuple(Paragraph("text", text, ((0, Position(line=1)),)) for text in texts)
    stretch = Stretch("general_budget_expenditure_details", "text", paragraphs)
    return list(find_given(rules_by_id()["reasons-of-their-own"], Wording((stretch,), 2023, "", "")))


def items(*reasons):
    return [ITEM.format(name="支出", amount=f"{i}.00", reason=reason) for i, reason in enumerate(reasons)]


def test_three_changes_with_one_reason_are_found():
    reason = "人员经费和项目支出都增加"
    assert len(found(*items(reason, f"{reason}的原因", f"{reason}所致"))) == 3


def test_two_changes_short_reasons_and_one_amount_said_thrice_are_not():
    reason = "人员经费和项目支出都增加"
    assert found(*items(reason, reason, "年中追加了维修经费")) == []
    assert found(*items("人员增加", "人员增加", "人员增加")) == []
    assert found(*(ITEM.format(name="支出", amount="1.00", reason=reason) for _ in range(3))) == []
