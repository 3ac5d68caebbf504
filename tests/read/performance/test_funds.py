"""The head and the funds of a sheet: rows that say where money comes from, and labels nobody knows."""

from juesuan.read.documents.document import printed_lines
from juesuan.read.documents.html import read_html
from juesuan.read.performance import read_performance
from read.performance.sheet_texts import of_rows, of_text, printed_and_reason

FUNDS_HEAD = "年初预算数 全年预算数 全年执行数 分值 执行率 得分"
TOTAL = "年度资金总额 10.00 12.50 12.40 10 99.20% 9.92"
INDICATORS = (
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
    "产出指标 数量指标 巡查次数 ≥12次 14次 90 90\n"
)
PARTS = ("appropriation_budget", "appropriation_executed", "other_budget", "other_executed")


def html_of(*rows: str) -> str:
    """Return a sheet whose rows are written with | between the cells."""
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
    lines = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<html><body><p>项目支出绩效自评表</p><table>{lines}</table></body></html>"


def words(label: str) -> str:
    return (
        f"项目支出绩效自评表\n项目名称 示例巡查经费\n{label} {FUNDS_HEAD}\n{TOTAL}\n"
        f"其中：当年财政拨款 10.00 12.00 11.90 — —\n{INDICATORS}"
    )


def test_a_row_that_says_where_money_comes_from_has_amounts_and_no_marks():
    project = of_text(words("项目资金（万元）")).projects[0]
    assert [project[name] for name in PARTS] == ["12.00", "11.90", "", ""]


def test_a_part_that_leaves_an_amount_out_is_in_doubt():
    found = of_text(words("项目资金（万元）").replace("10.00 12.00 11.90 — —", "12.00 11.90 — —"))
    assert found.projects[0]["appropriation_budget"] == ""
    assert printed_and_reason(found) == [("12.00", "ambiguous"), ("11.90", "ambiguous")]


def test_rows_of_html_that_stand_beside_their_labels_stand_below_the_complete_row():
    """The label of the funds holds no rows together, so every row below stands one cell to the left."""
    sheet = html_of(
        "项目名称|示例巡查经费",
        "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        "年度资金总额|10.00|12.50|12.40|10|99.20%|9.92",
        "其中：当年财政拨款|10.00|12.00|11.90|—||—",
        "其他资金||0.50|0.50|—||—",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
        "产出指标|数量指标|巡查次数|≥12次|14次|90|90",
    )
    found = read_performance(list(printed_lines(read_html(sheet.encode()))))
    assert [found.projects[0][name] for name in PARTS] == ["12.00", "11.90", "0.50", "0.50"]


def test_the_block_of_the_funds_has_many_names():
    for label in ("部门资金（万元）", "预算资金（万元）", "部门整体资金（万元）"):
        project = of_text(words(label)).projects[0]
        assert (project["project_name"], project["unit"], project["executed"]) == (
            "示例巡查经费",
            "万元",
            "12.40",
        )


def test_a_label_that_nobody_knows_is_no_part_of_a_name():
    for lines in ("未知栏目（万元）", "项目编号：2022001", "备用栏目（内部）：是"):
        text = words("项目资金（万元）").replace("示例巡查经费\n", f"示例巡查经费\n{lines}\n")
        assert of_text(text).projects[0]["project_name"] == "示例巡查经费"
    rows = (
        ["项目名称", "示例巡查经费", "项目编号", "甲"],
        ["实施单位", "示例市巡查中心"],
        ["奇怪栏目", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["", "年度资金总额", "10.00", "12.50", "12.40", "10", "99.20%", "9.92"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "巡查次数", "≥12次", "14次", "90", "90"],
    )
    project = of_rows("项目支出绩效自评表", *rows).projects[0]
    assert (project["project_name"], project["responsible_unit"]) == ("示例巡查经费", "示例市巡查中心")
