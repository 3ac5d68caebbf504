"""Numbers in sentences."""

from juesuan.read.prose.patterns import narratives
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema
from read.reading import read

HEADING = "九、财政拨款“三公”经费支出决算情况说明\n"


def figures(prose):
    keys = ("concept", "measure", "basis", "value", "unit", "direction")
    return [tuple(row[key] for key in keys) for row in read(HEADING + prose).figures]


def test_amounts_rates_and_changes_belong_to_the_subject_before_them():
    assert figures(
        "2024 年度“三公”经费财政拨款支出全年预算为 40 万元，支出决算为 29.57 万\n元，完成全年预算的 74%。"
        "较上年增加 3.31 万元，增长 12.6%。主要原因：公务接待费 3 万元。\n"
        "（1）公务用车购置费支出 0 万元。\n3、公务接待支出决算减少1,000.50万元，下降50%。"
    ) == [
        ("three_public_expenses", "amount", "final_budget", "40", "万元", ""),
        ("three_public_expenses", "amount", "actual", "29.57", "万元", ""),
        ("three_public_expenses", "completion_rate", "final_budget", "74", "%", ""),
        ("three_public_expenses", "change_amount", "prior_year", "3.31", "万元", "increase"),
        ("three_public_expenses", "change_rate", "prior_year", "12.6", "%", "increase"),
        ("vehicle_purchase", "amount", "actual", "0", "万元", ""),
        ("official_reception", "change_amount", "prior_year", "1000.50", "万元", "decrease"),
        ("official_reception", "change_rate", "prior_year", "50", "%", "decrease"),
    ]


def test_a_figure_says_where_it_stands_and_in_which_words():
    (row,) = read(HEADING + "\n因公出国(境)支出\n决算 0 万元。").figures
    assert row["source_ref"] == "L4"
    assert row["quote"] == "因公出国(境)支出决算0万元"
    assert row["figure_id"] == "f0001"
    assert row["decimals"] == "0"
    assert list(row) == [
        c for c in table_schema("figures").columns if c not in ("department_id", "fiscal_year")
    ]


def test_other_sections_are_not_read():
    assert read("十、机关运行经费支出说明\n公务接待费支出决算为 1 万元。").figures == []


def test_the_pattern_files_use_the_codes_of_the_standard():
    concepts = {row["code"] for row in codelist("concepts")}
    sections = {row["code"] for row in codelist("sections")}
    measures = table_schema("figures").field("measure").enum
    bases = table_schema("figures").field("basis").enum
    for narrative in narratives():
        assert narrative.section in sections
        assert {concept for concept, _ in narrative.names.values()} <= concepts
        assert {measure for _, measure, _ in narrative.patterns} <= set(measures)
        assert {basis for _, _, basis in narrative.patterns} <= set(bases)
