"""A value against its field; what is remembered of one field says nothing of another."""

from juesuan.package.values import checked_fields, fits, value_problem
from juesuan.standard.tables import table_names, table_schema

ODD = ("约1035", "1e3", "-", "２", "x" * 5000, "a\nb")


def test_one_text_fits_one_field_and_not_another():
    schema = table_schema("revenue")
    amount, name = schema.field("total_revenue"), schema.field("function_name")
    for _ in range(2):
        assert fits(name, "约1035")
        assert not fits(amount, "约1035")
        assert fits(amount, "1035.00")


def test_only_columns_in_which_nothing_can_be_wrong_go_unchecked():
    for table in table_names():
        schema = table_schema(table)
        for field in set(schema.fields) - set(checked_fields(schema)):
            assert not any(value_problem(field, text) for text in ("", *ODD)), (table, field.name)


def test_what_fits_has_no_problem_and_the_other_way_round():
    for table in table_names():
        for field in table_schema(table).fields:
            for text in ("", field.example, *ODD):
                assert fits(field, text) == (value_problem(field, text) is None)
