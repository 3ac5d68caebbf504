"""Number formats: what they make of a stored number, and of a text."""

import pytest

from juesuan.read.documents.workbook.display import displayed_number, displayed_text

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        # General: up to 15 significant digits, no noise of binary fractions.
        ("1234.5", "", "1234.5"),
        ("1234.5600000000001", "", "1234.56"),
        ("0.30000000000000004", "General", "0.3"),
        ("1132.8399999999999", "", "1132.84"),
        ("2010301", "", "2010301"),
        ("1E-3", "", "0.001"),
        ("123456789012345678", "", "123456789012346000"),
        ("1e300", "", "1E+300"),
        ("-0", "", "0"),
        ("5", 'General"万元"', "5万元"),
        # Decimals of the format, halves away from zero.
        ("1234.5", "0.00", "1234.50"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("2.675", "0.00", "2.68"),
        ("-2.675", "0.00", "-2.68"),
        ("1.005", "0.00", "1.01"),
        ("1234.4999999999998", "0", "1235"),
        ("1234.5", "0", "1235"),
        ("0.004", "0.00", "0.00"),
        ("-0.004", "0.00", "0.00"),
        ("0.5", "#.00", ".50"),
        ("1.5", "0.0#", "1.5"),
        ("1.25", "0.0#", "1.25"),
        ("12", "00000", "00012"),
        ("1234567.891", "#,##0", "1,234,568"),
        ("5", "0,000", "0,005"),
        ("1234567", "0.00,", "1234.57"),
        ("12345", '0!.0000"万"', "1.2345万"),
        ("0.1234", "0.00%", "12.34%"),
        ("0.5", "0%", "50%"),
        ("12345", "[$¥-804]#,##0.00", "¥12,345.00"),
        ("1.5", "# ?/?", "1.5"),
        # Sections by sign and by condition; a minus is written where brackets or a colour stand for it.
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("0", ACCOUNTING, "-"),
        ("0", "0.00;-0.00;;@", ""),
        ("-12", "#,##0.00_);(#,##0.00)", "-12.00"),
        ("-12", "0.00;[Red]0.00", "-12.00"),
        ("-0.001", "0.00;(0.00)", "0.00"),
        ("20000", '[>=10000]0.0,"千";0', "20.0千"),
        ("20", '[>=10000]0.0,"千";0', "20"),
        ("5", "@", "5"),
        # Days and hours.
        ("45356", "yyyy/m/d", "2024/3/5"),
        ("45356", 'yyyy"年"mm"月"dd"日"', "2024年03月05日"),
        ("45356", "[$-804]yyyy年m月d日;@", "2024年3月5日"),
        ("45356", "aaaa", "星期二"),
        ("45356", "mmm-yy", "Mar-24"),
        ("45356.5", "yyyy-mm-dd hh:mm:ss", "2024-03-05 12:00:00"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-5", "yyyy-mm-dd", "-5"),
        ("1e10", "yyyy-mm-dd", "10000000000"),
        # What is no number is shown as it is.
        ("abc", "0.00", "abc"),
        ("nan", "0.00", "nan"),
        ("1_000", "0.00", "1_000"),
    ],
)
def test_a_number_is_displayed_as_excel_does(stored, code, shown):
    assert displayed_number(stored, code).strip() == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("", "合计"),
        ("0.00", "合计"),
        ("@", "合计"),
        (";;;", ""),
        ('0;0;0;"共"@', "共合计"),
        ('@"元"', "合计元"),
    ],
)
def test_a_text_is_displayed_by_the_section_for_texts(code, shown):
    assert displayed_text("合计", code) == shown


@pytest.mark.parametrize(
    "code", ["0" * 400, "#,##0." + "0" * 400, "[" * 400, '"' * 401, "0;" * 200, "0" * 5000]
)
@pytest.mark.parametrize("stored", ["1e308", "-1e-300", "9" * 400, "0." + "9" * 300])
def test_absurd_formats_and_numbers_are_displayed_somehow(stored, code):
    assert isinstance(displayed_number(stored, code), str)
