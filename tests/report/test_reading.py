"""What renderers read out of a report: places and names of findings as a reader knows them."""

from juesuan.report.reading import formula, main_place, note_title, place, tolerance
from report import sample
from report.sample import finding, location, text


def words(parts):
    return [part["zh"] for part in parts]


def test_a_part_of_the_text_is_named_without_the_table_that_keeps_it():
    note = location("reading_notes", "n1", "printed") | {"row_title": text("名词解释", "Glossary")}
    assert words(place(note)) == ["名词解释"]
    assert words(place(location())) == ["收入决算表", "合计", "本年收入合计"]


def test_tables_that_are_missing_together_are_counted():
    tables = [location(table, "", "") for table in ("revenue", "expenditure", "state_capital")]
    found = finding(1, locations=tables[:1], related=tables[1:])
    assert words(main_place(found)) == ["收入决算表等3张表"]


def test_notes_are_listed_under_the_defect_and_tails_under_their_rule():
    doubled = finding(1, "info", "leftover", defect=text("标点重复", "doubled punctuation"))
    assert note_title(doubled) == {"zh": "标点重复", "en": "Doubled punctuation"}
    tail = finding(2, "info", "rounding_tail", defect=text("尾差", "Last digit"))
    assert note_title(tail)["zh"] == "收入决算表：每行合计等于各项收入之和（尾差）"


def test_a_formula_that_only_repeats_two_places_is_left_out():
    two_places = text("甲 1.00 ＝ 乙 2.00", "A 1.00 ＝ B 2.00")
    assert formula(finding(1, expected_is="other_place", formula=two_places)) is None
    assert formula(finding(1)) == sample.finding(1)["formula"]


def test_a_tolerance_of_nothing_is_left_out():
    assert tolerance(finding(1, tolerance="0.00")) is None
    assert tolerance(finding(1)) == "0.01 万元"
