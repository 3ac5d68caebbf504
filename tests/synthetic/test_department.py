"""Invented departments: the same in every year, and recognisably invented."""

import pytest

from juesuan import InputError
from juesuan.synthetic.codes import further_items, lasting_items, name_of, path_of
from juesuan.synthetic.department import department_of, known_layouts


def test_a_department_is_in_the_region_of_its_layout():
    starts = {"wuhan": "4201", "shanghai-2024": "31", "sichuan": "51"}
    for layout, start in starts.items():
        assert all(department_of(seed, layout).division.startswith(start) for seed in range(20))


def test_names_say_that_they_are_invented():
    department = department_of(12, "national")
    assert "虚构" in department.name
    assert "synthetic" in department.id


def test_an_unknown_layout_is_refused_with_those_there_are():
    with pytest.raises(InputError, match="wuhan-2024"):
        department_of(1, "atlantis")
    assert {"national", "wuhan", "shanghai-2024"} <= set(known_layouts())


def test_codes_have_names_in_every_year():
    assert "2010301" in lasting_items()
    assert "2013901" not in lasting_items()  # only from 2024 on
    assert "2080505" not in further_items()  # every department has it already
    assert name_of("20805", 2019) != name_of("20805", 2020)
    assert path_of("2210201", 2024) == "住房保障支出（类）住房改革支出（款）住房公积金（项）"
