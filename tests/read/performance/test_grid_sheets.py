"""Sheets whose columns are known: from Word, Excel, HTML and from text with tabs."""

from read.performance.sheet_texts import of_rows, of_text, printed_and_reason, scores, texts

NATIONAL = (
    ["项目名称", "示例巡查经费"],
    ["主管部门", "示例市示例局", "", "实施单位", "示例市巡查中心"],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "10.00", "12.50", "12.40", "10", "99.20%", "9.92"],
    ["", "其中：当年财政拨款", "10.00", "12.00", "11.90", "—", "", "—"],
    ["", "上年结转资金", "", "0.30", "0.30", "—", "", "—"],
    ["", "其他资金", "", "0.20", "0.20", "—", "", "—"],
    ["年度总体目标", "预期目标", "", "", "实际完成情况"],
    ["", "巡查 12 次", "", "", "巡查 14 次"],
    [
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ],
    ["", "产出指标", "数量指标", "巡查次数", "≥12次", "14次", "50", "50", ""],
    ["", "", "", "通报期数", "4", "3", "10", "7.5", "一期推迟"],
    ["", "效益指标", "社会效益指标", "秩序改善", "改善", "改善", "30", "30", "无"],
    ["总分", "", "", "", "", "", "100", "97.42"],
)


def test_the_national_form_is_read_by_its_columns():
    project = of_rows("项目支出绩效自评表", *NATIONAL).projects[0]
    names = (
        "project_name",
        "responsible_unit",
        "initial_budget",
        "full_year_budget",
        "executed",
        "execution_weight",
    )
    assert [project[name] for name in names] == [
        "示例巡查经费",
        "示例市巡查中心",
        "10.00",
        "12.50",
        "12.40",
        "10",
    ]
    assert (project["execution_rate"], project["execution_score"], project["claimed_total"]) == (
        "99.20",
        "9.92",
        "97.42",
    )
    parts = ("appropriation_budget", "appropriation_executed", "other_budget", "other_executed")
    assert [project[name] for name in parts] == ["12.00", "11.90", "0.20", "0.20"]


def test_levels_go_on_down_and_reasons_are_noted():
    found = of_rows("项目支出绩效自评表", *NATIONAL)
    assert [texts(row) for row in found.indicators] == [
        ("产出指标", "数量指标", "巡查次数", "≥12次", "14次"),
        ("产出指标", "数量指标", "通报期数", "4", "3"),
        ("效益指标", "社会效益指标", "秩序改善", "改善", "改善"),
    ]
    marks = [(row["weight"], row["score"], row["deviation_reason"]) for row in found.indicators]
    assert marks == [("50", "50", "blank"), ("10", "7.5", "stated"), ("30", "30", "blank")]


def test_amounts_without_a_column_of_the_standard_are_reported():
    found = of_rows("项目支出绩效自评表", *NATIONAL)
    assert printed_and_reason(found) == [("10.00", "no_column"), ("0.30", "no_column"), ("0.30", "no_column")]


def test_two_projects_may_stand_below_one_title():
    found = of_rows("项目支出绩效自评表", *NATIONAL, *NATIONAL)
    assert [row["project_id"] for row in found.projects] == ["p01", "p02"]
    assert scores(found, "p01") == scores(found, "p02") == ["50", "7.5", "30"]


HEAD = """2023年度示例巡查经费项目自评表
单位名称：示例市示例局
填报日期：2024年1月5日
项目名称\t示例巡查经费\t\t\t\t\t
项目类别\t1、部门预算项目 <input checked="" type="checkbox"/> 2、市级专项 <input type="checkbox"/>\t\t\t\t\t
预算执行情况 (万元) (20分)\t年度财政 资金总额\t预算数 (A)\t执行数(B)\t执行率 (B/A)\t得分 (20分*执行率)\t
{funds}
年度 绩效 目标\t一级 指标\t二级指标\t三级指标\t年初目标值 (A)\t实际完成 值 (B)\t得分
\t产出指 标\t数量指标\t巡查次数\t≥12次\t14次\t30
"""
FUNDS = "\t\t12.50\t12.40\t99.20%\t19.84\t"


def sheet(*rows, funds=FUNDS):
    return of_text(HEAD.format(funds=funds) + "\n".join(rows) + "\n总分\t80.00\t\t\t\t\t\n")


def test_tabs_keep_the_columns():
    found = sheet()
    assert texts(found.indicators[0]) == ("产出指标", "数量指标", "巡查次数", "≥12次", "14次")
    assert (scores(found), found.projects[0]["claimed_total"]) == (["30"], "80.00")
    assert found.projects[0]["project_name"] == "示例巡查经费"


def test_funds_that_slipped_out_of_their_columns_keep_their_order():
    project = sheet(funds="12.50\t\t12.40\t99.20%\t19.84\t\t").projects[0]
    assert [project[name] for name in ("full_year_budget", "executed", "execution_score")] == [
        "12.50",
        "12.40",
        "19.84",
    ]


def test_a_score_that_is_not_printed_stays_blank():
    project = sheet(funds="\t\t12.50\t12.40\t99.20%\t").projects[0]
    assert (project["execution_rate"], project["execution_score"]) == ("99.20", "")


def test_a_row_shifted_to_the_left_is_read_by_its_order():
    found = sheet("\t效益指标\t秩序改善\t改善\t达成\t8\t", "办结率\t\t\t100%\t100%\t5\t")
    assert [texts(row) for row in found.indicators[1:]] == [
        ("效益指标", "", "秩序改善", "改善", "达成"),
        ("效益指标", "", "办结率", "100%", "100%"),
    ]
    assert scores(found) == ["30", "8", "5"]


def test_a_level_in_the_wrong_column_is_left_blank():
    found = sheet("\t质量指标\t\t合格率\t95%\t96%\t3", "\t\t\t完好率\t95%\t96%\t2")
    assert [texts(row)[:3] for row in found.indicators[1:]] == [("", "", "合格率"), ("", "", "完好率")]


def test_a_value_printed_once_too_often_hides_nothing():
    found = sheet("\t时效指标\t及时率\t100%\t100%\t100%\t1")
    assert texts(found.indicators[1]) == ("产出指标", "时效指标", "及时率", "100%", "100%")
    assert (scores(found), found.notes) == (["30", "1"], [])


def test_a_value_too_many_before_a_weight_and_a_blank_reason_hides_nothing():
    shifted = ["", "", "时效指标", "及时率", "100%", "100%", "100%", "30", "28", ""]
    found = of_rows("项目支出绩效自评表", *NATIONAL[:12], shifted)
    assert texts(found.indicators[2])[2:] == ("及时率", "100%", "100%")
    assert (found.indicators[2]["weight"], found.indicators[2]["score"]) == ("30", "28")


def test_a_row_with_another_value_too_many_keeps_only_its_score():
    found = sheet("\t时效指标\t及时率\t100%\t95%\t100%\t1")
    assert texts(found.indicators[1]) == ("", "", "", "", "")
    assert scores(found) == ["30", "1"]


def test_a_second_level_is_not_carried_down_from_an_impossible_pair():
    found = sheet("\t效益指标\t时效指标\t及时率\t100%\t100%\t5", "\t\t\t带动发展\t带动\t带动\t5")
    assert [texts(row)[:3] for row in found.indicators[1:]] == [
        ("", "时效指标", "及时率"),
        ("", "", "带动发展"),
    ]


def test_a_second_level_below_a_doubtful_pair_goes_on_again():
    found = sheet(
        "\t效益指标\t时效指标\t及时率\t100%\t100%\t5",
        "\t\t社会效益指标\t秩序\t改善\t改善\t5",
        "\t\t\t环境\t改善\t改善\t5",
    )
    assert [texts(row)[:2] for row in found.indicators[2:]] == [("", "社会效益指标")] * 2


def test_a_row_of_levels_alone_is_an_indicator_that_says_nothing():
    found = sheet("\t效益指标\t经济效益指标\t\t\t\t", "\t\t社会效益指标\t秩序\t改善\t改善\t5")
    assert [texts(row) for row in found.indicators[1:]] == [
        ("效益指标", "经济效益指标", "", "", ""),
        ("效益指标", "社会效益指标", "秩序", "改善", "改善"),
    ]
    assert scores(found) == ["30", "", "5"]


def test_a_row_of_levels_that_the_next_row_goes_on_with_is_no_indicator():
    found = sheet("\t效益指标\t社会效益指标\t\t\t\t", "\t\t\t秩序\t改善\t改善\t5")
    assert texts(found.indicators[1]) == ("效益指标", "社会效益指标", "秩序", "改善", "改善")
    assert scores(found) == ["30", "5"]


def test_a_row_with_numbers_out_of_place_is_reported():
    found = sheet("\t\t\t次数\t3\t\t\t\t4")
    assert scores(found) == ["30"]
    assert printed_and_reason(found) == [("3", "ambiguous"), ("4", "ambiguous")]


def test_a_malformed_score_is_reported():
    found = sheet("\t\t\t次数\t3次\t3次\t1.2.3")
    assert printed_and_reason(found) == [("1.2.3", "malformed")]


def test_another_goal_starts_its_levels_anew():
    found = sheet("年度目标2：\t\t培训3场。\t\t\t\t", "年度绩效指标\t\t\t办结率\t100%\t100%\t5")
    assert scores(found) == ["30", "5"]
    assert texts(found.indicators[1])[:3] == ("", "", "办结率")


def test_a_name_beside_the_rows_disturbs_nothing():
    found = sheet("部门绩效情况\t\t质量指标\t合格率\t95%\t96%\t3")
    assert texts(found.indicators[1])[2:] == ("合格率", "95%", "96%")


def test_rows_go_on_behind_the_margins_of_a_page():
    found = sheet("", "2023年度部门决算公开。", "— 12 —", "\t\t质量指标\t合格率\t95%\t96%\t3")
    assert scores(found) == ["30", "3"]


def test_a_blank_reason_at_the_end_of_a_shifted_row_changes_nothing():
    shifted = ["效益指标", "秩序改善", "改善", "改善", "30", "28", ""]
    found = of_rows("项目支出绩效自评表", *NATIONAL[:12], shifted)
    assert texts(found.indicators[2])[2:] == ("秩序改善", "改善", "改善")
    assert (found.indicators[2]["weight"], found.indicators[2]["score"]) == ("30", "28")


def test_pieces_of_broken_cells_are_no_indicators_and_blank_what_they_may_belong_to():
    found = sheet("\t\t\t完好情况良好且", "\t\t质量指标\t记录齐全\t95%\t96%\t3")
    assert [texts(row)[2:] for row in found.indicators] == [("", "≥12次", "14次"), ("", "95%", "96%")]
    assert scores(found) == ["30", "3"]


def test_an_indicator_without_a_score_is_one_all_the_same():
    found = sheet("\t\t质量指标\t合格率\t95%\t96%\t")
    assert texts(found.indicators[1])[2:] == ("合格率", "95%", "96%")
    assert scores(found) == ["30", ""]


def test_a_row_without_columns_inside_a_grid_is_reported():
    found = sheet("", "效益指标 社会效益指标 秩序改善 改善 改善 5", "\t\t质量指标\t合格率\t95%\t96%\t3")
    assert scores(found) == ["30", "3"]
    assert printed_and_reason(found) == [("5", "no_key")]


def test_a_number_in_an_unknown_column_is_reported():
    rows = [*NATIONAL[:10], ["", "产出指标", "数量指标", "次数", "3次", "3次", "50", "40"]]
    rows[9] = ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分", "得分上限"]
    found = of_rows("项目支出绩效自评表", *rows)
    assert scores(found) == ["50"]
    assert ("40", "unknown_columns") in printed_and_reason(found)


def test_numbers_of_rows_are_no_marks():
    rows = [*NATIONAL[:10], ["1", "产出指标", "数量指标", "次数", "3次", "3次", "50", "40"]]
    found = of_rows("项目支出绩效自评表", *rows)
    assert (texts(found.indicators[0])[2], scores(found)) == ("次数", ["40"])


def test_pieces_of_broken_names_of_levels_are_no_indicators():
    found = sheet("\t\t指标", "\t效益\t社会\t\t\t\t", "\t效益指标\t社会效益指标\t秩序\t改善\t改善\t5")
    assert scores(found) == ["30", "5"]


def test_a_known_second_level_may_stand_alone_below_the_first_one_from_above():
    found = sheet("\t\t成本指标\t\t\t\t", "\t\t时效指标\t及时率\t100%\t100%\t5")
    assert texts(found.indicators[1]) == ("产出指标", "成本指标", "", "", "")
    assert scores(found) == ["30", "", "5"]


def test_a_blank_row_stays_where_the_next_rows_go_on_with_another_level():
    found = sheet("\t\t成本指标\t\t\t\t", "\t效益指标\t\t\t\t\t", "\t\t\t秩序\t改善\t改善\t5")
    assert [texts(row)[:3] for row in found.indicators[1:]] == [
        ("产出指标", "成本指标", ""),
        ("效益指标", "", "秩序"),
    ]
