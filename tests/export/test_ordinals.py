"""Chinese ordinals."""

import pytest

from juesuan.export.ordinals import ordinal


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (26, "二十六"), (99, "九十九")],
)
def test_numbers_are_written_as_in_the_tables(number, text):
    assert ordinal(number) == text
