"""Figures of the text: rates as printed, directions as the amounts say."""

from juesuan.synthetic.department import department_of
from juesuan.synthetic.figures import Figures, percent
from juesuan.synthetic.rows import Texts


def written(write):
    figures = Figures(department_of(1, "national"), 2024, Texts(2, ""))
    figures.paragraph("revenue_explanation")
    write(figures)
    return [record.values for record in figures.records()]


def test_percentages_are_rounded_half_up():
    assert [percent(1, 3, 1), percent(2, 3, 2), percent(1, 8, 0 + 1), percent(5, 4, 1)] == [
        "33.3", "66.67", "12.5", "125.0",
    ]  # fmt: skip


def test_a_change_has_amount_rate_and_direction():
    amount, rate = written(lambda figures: figures.change("total_revenue", 12000, 10000))
    assert (amount["measure"], amount["value"], amount["direction"]) == ("change_amount", "20.00", "increase")
    assert (rate["measure"], rate["direction"], float(rate["value"])) == ("change_rate", "increase", 20)


def test_what_is_level_has_no_amount():
    (level,) = written(lambda figures: figures.change("total_revenue", 10000, 10000))
    assert (level["direction"], level["value"]) == ("level", "")


def test_nothing_is_compared_with_nothing():
    assert [row["measure"] for row in written(lambda f: f.change("total_revenue", 10000, 0))] == [
        "change_amount"
    ]
    assert written(lambda figures: figures.completion("total_revenue", (100, 0), "initial_budget")) == []


def test_a_whole_is_one_hundred_per_cent():
    (row,) = written(lambda figures: figures.share("fiscal_appropriation", (500, 500), "total_revenue"))
    assert (row["value"], row["whole"]) == ("100", "total_revenue")
