"""What figures say besides their meaning: where they stand, in which words, and how they are counted."""

from hypothesis import given
from hypothesis import strategies as st

from juesuan.arithmetic.money import canonical_amount
from juesuan.read.prose.rows import figure_rows
from juesuan.standard.tables import table_schema
from read.prose.stated import figures_of, stated
from read.reading import read

ALL = "three_public_expenses_explanation"
SECTIONS = (
    "revenue_expenditure_summary_explanation",
    "revenue_explanation",
    "expenditure_explanation",
    "appropriation_summary_explanation",
    "general_budget_expenditure_explanation",
    "basic_expenditure_explanation",
    ALL,
    "government_funds_explanation",
    "state_capital_explanation",
)
FRAGMENTS = (
    "收、支总计", "财政拨款收入", "基本支出", "公务接待费", "教育支出（类）", "年初预算为", "支出决算为",
    "完成预算的", "与2021年度相比，", "较上年", "比年初预算", "增加", "减少", "持平", "主要原因是", "其中：",
    "，占", "项目支出主要用于", "1.5万元", "0万元", "1,234.56万元", "12,34万元", "7%", "3辆", "2批次",
    "2022年", "。", "，", "；", "\n（1）", "无", "会议费",
)  # fmt: skip


def test_a_figure_says_where_it_stands_and_in_which_words():
    heading = "九、财政拨款“三公”经费支出决算情况说明\n"
    (row,) = read(f"{heading}\n因公出国(境)支出\n决算 0 万元。").figures
    assert row["source_ref"] == "L4"
    assert row["quote"] == "因公出国(境)支出决算0万元"
    assert row["figure_id"] == "f0001"
    assert row["decimals"] == "0"
    assert list(row) == [
        c for c in table_schema("figures").columns if c not in ("department_id", "fiscal_year")
    ]


def test_the_quote_ends_at_the_number():
    quotes = [figure.quote for figure in figures_of(ALL, "公务接待费支出决算1.2万元，占9.1%，比上年减少。")]
    assert quotes == ["公务接待费支出决算1.2万元", "公务接待费支出决算1.2万元,占9.1%", "比上年减少"]


def test_a_quote_without_room_for_its_clause_begins_with_a_word_and_says_so():
    text = (
        "完成预算的50%。示例市示例区示例局2022年度无公务接待费，"
        "示例局2022年度公务用车购置及运行维护费支出9万元。"
    )
    quotes = [figure.quote for figure in figures_of(ALL, text)]
    assert quotes == ["…示例区示例局2022年度无公务接待费", "…公务用车购置及运行维护费支出9万元"]


def test_one_number_with_two_concepts_has_one_span_and_counts_once():
    heading = "一、收入支出决算总体情况说明\n"
    reading = read(f"{heading}2022年度收、支总计7.50万元。")
    assert [row["value"] for row in reading.figures] == ["7.50", "7.50"]
    assert reading.coverage.figures == 1


def test_other_sections_are_not_read():
    assert stated("agency_operating_expenses", "公务接待费支出决算为1万元。") == []


def test_without_a_year_nothing_is_of_another_year():
    assert stated(ALL, "2016年公务接待费支出5万元，比2015年减少1万元。", 0) == [
        "official_reception amount actual 5万元",
        "official_reception change_amount prior_year 1万元 decrease absent",
    ]


def test_a_change_of_nothing_needs_no_reason():
    assert stated(ALL, "公务接待费支出比上年增加0.00万元。") == [
        "official_reception change_amount prior_year 0.00万元 increase"
    ]


def test_a_reason_can_come_first_or_be_given_by_a_mere_cause():
    due = ["official_reception change_amount prior_year 2万元 decrease stated"]
    assert stated(ALL, "由于来访减少，公务接待费较上年减少2万元。") == due
    assert stated(ALL, "公务接待费较上年减少2万元，主要是来访减少。") == due
    assert stated(ALL, "公务接待费较上年减少2万元，主要是用于接待来访人员。")[0].endswith("absent")


@given(st.sampled_from(SECTIONS), st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_every_value_stands_in_the_text_where_the_figure_says(section, fragments):
    figures = figures_of(section, "".join(fragments))
    bases = set(table_schema("figures").field("basis").enum) | {""}
    for figure in figures:
        start, end = figure.span
        printed = figure.passage.text[start:end]
        assert figure.value == (canonical_amount(printed) if printed else "")
        assert figure.passage.text[end:].startswith(figure.unit)
        assert figure.quote.removeprefix("…") in figure.passage.text
        assert figure.basis in bases
        assert bool(figure.reason) <= (figure.direction in ("increase", "decrease", "above", "below"))
        assert not figure.whole or figure.measure == "share"
    assert len({(figure.span, figure.concept, figure.measure) for figure in figures}) == len(figures)
    assert len(figure_rows(figures)) == len(figures)
