"""Reading notes by kind and by rule."""

from juesuan.evaluate.notes import Notes
from juesuan.package.content import Package, Record


def note(key, **values):
    return Record(key, {"note_id": key, **values}, 2)


def test_notes_are_sorted_by_kind_and_those_on_wording_by_rule():
    rows = [
        note("n1", kind="text", detail="ellipsis-left"),
        note("n2", kind="listed", section="glossary", row="2010301", printed="行政运行"),
        note("n3", kind="unread", detail="ellipsis-left"),
        note("n4", kind="text", detail="ellipsis-left"),
    ]
    notes = Notes(Package({}, {"reading_notes": rows}))
    assert [each.key for each in notes.of_rule("ellipsis-left")] == ["n1", "n4"]
    assert [each.key for each in notes.of_kind("unread")] == ["n3"]
    (name,) = notes.names
    assert (name.cell.row, name.code, name.printed) == ("n2", "2010301", "行政运行")


def test_a_package_that_was_not_read_has_no_notes():
    notes = Notes(Package({}, {}))
    assert (notes.of_kind("text"), notes.of_rule("ellipsis-left"), notes.names, notes.parts) == (
        [],
        [],
        (),
        0,
    )
