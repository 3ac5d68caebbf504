"""Sheets whose cells are words and lines without columns."""

from read.performance.sheet_texts import BOXES, FUNDS, HEAD, of_text, printed_and_reason, scores, texts

SHEET = (
    "2023 年度示例巡查经费项目自评表\n"
    "填报日期：20240105 总分：96.84\n"
    "项目名称 示例巡查经费\n"
    "主管部门 示例市示例局 项目实施单位 示例市巡查中心\n" + BOXES + FUNDS + "年度财政资金\n总额\n"
    "12.5 12.4 99.20% 19.84\n" + HEAD
)


def test_head_and_funds_are_read_from_words():
    project = of_text(SHEET + "产出指标\n数量指标\n巡查次数 ≥10次 12次 40\n").projects[0]
    assert {name: value for name, value in project.items() if value} == {
        "project_id": "p01",
        "sheet": "project",
        "project_name": "示例巡查经费",
        "responsible_unit": "示例市巡查中心",
        "full_year_budget": "12.5",
        "executed": "12.4",
        "execution_rate": "99.20",
        "execution_weight": "20",
        "execution_score": "19.84",
        "claimed_total": "96.84",
        "unit": "万元",
        "source_ref": "L1",
    }


def test_a_line_that_holds_a_whole_indicator_is_read_whole():
    found = of_text(
        SHEET
        + "产出指标\n数量指标\n巡查次数 ≥10次 12次 40\n通报期数 12期 14 期 35\n质量指标\n合格率 95% 96% 5\n"
    )
    assert [texts(row) for row in found.indicators] == [
        ("产出指标", "数量指标", "巡查次数", "≥10次", "12次"),
        ("产出指标", "数量指标", "通报期数", "12期", "14期"),
        ("产出指标", "质量指标", "合格率", "95%", "96%"),
    ]
    assert scores(found) == ["40", "35", "5"]
    assert found.notes == []


def test_names_of_levels_broken_over_lines_are_joined():
    found = of_text(
        SHEET
        + "产出\n指标\n时效指\n标\n办结率 100% 99% 40\n"
        + "满意度\n指标\n服务对象\n满意度指\n标\n居民满意率 ≥90% 95% 37\n"
    )
    assert [texts(row)[:2] for row in found.indicators] == [
        ("产出指标", "时效指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]


def test_wrapped_cells_leave_the_texts_blank_and_keep_the_scores():
    rows = (
        "产出指标\n质量指标\n巡查记录\n齐全完整\n按规定建立\n台账\n均已按规定\n建立 30\n"
        "巡查工作有\n序\n零差错\n未发生\n差错\n40\n时效指标\n及时率 100% 100% 7\n"
    )
    found = of_text(SHEET + rows)
    assert scores(found) == ["30", "40", "7"]
    assert [texts(row)[2:] for row in found.indicators[:2]] == [("", "", ""), ("", "", "")]


def test_a_name_over_two_lines_is_kept_where_it_fills_its_column():
    rows = "产出指标\n数量指标\n重点区域节假日专项\n巡查\n≥10次 12次 20\n重点区域夜间巡查 3次 4次 57\n"
    found = of_text(SHEET + rows)
    assert texts(found.indicators[0])[2:] == ("重点区域节假日专项巡查", "≥10次", "12次")
    assert scores(found) == ["20", "57"]


def test_a_word_behind_the_score_may_belong_to_either_side():
    rows = "产出指标\n数量指标\n排查化解 按要求排查 按要求完成 40\n化解\n夜间巡查\n≥10次 12次 20\n"
    found = of_text(SHEET + rows)
    assert [texts(row)[2:] for row in found.indicators] == [("", "", ""), ("", "", "")]
    assert scores(found) == ["40", "20"]


def test_a_numbered_indicator_begins_at_its_number():
    rows = (
        "产出指标 数量指标 指标1：巡查次数 ≥10次 12次 40\n指标2：通报 按期完成 17\n"
        "成本指标 指标1：预算控制率\n≥90%\n≤100%\n98% 20\n"
    )
    found = of_text(SHEET + rows)
    assert scores(found) == ["40", "17", "20"]
    assert texts(found.indicators[0])[2:] == ("指标1：巡查次数", "≥10次", "12次")
    assert texts(found.indicators[2]) == ("产出指标", "成本指标", "", "", "")


def test_a_year_that_ends_a_line_is_no_score():
    rows = (
        "产出指标\n质量指标\n平安单位建设\n无案件\n被评为 2022\n年度示例\n单位\n60\n"
        "时效指标\n及时率 100% 100% 17\n"
    )
    found = of_text(SHEET + rows)
    assert scores(found) == ["60", "17"]


def test_a_number_of_the_text_is_told_from_the_scores_by_the_claimed_total():
    rows = (
        "产出指标\n质量指标\n先进单位建设\n有荣誉\n获得 20\n次示例\n表扬\n57\n时效指标\n及时率 100% 100% 20\n"
    )
    found = of_text(SHEET + rows)
    assert scores(found) == ["57", "20"]
    assert found.notes == []


def test_a_doubtful_score_is_reported_where_no_total_proves_it():
    rows = (
        "产出指标\n质量指标\n先进单位建设\n有荣誉\n获得 20\n次示例\n表扬\n50\n时效指标\n及时率 100% 100% 20\n"
    )
    found = of_text(SHEET + rows)
    assert scores(found) == ["20"]
    assert printed_and_reason(found) == [("20", "ambiguous"), ("50", "ambiguous")]


def test_weight_and_score_end_the_line_where_both_are_columns():
    head = HEAD.replace("得分", "分值 得分")
    found = of_text(SHEET.replace(HEAD, head) + "产出指标\n数量指标\n巡查次数 100 110 40 38.5\n")
    assert [(row["weight"], row["score"]) for row in found.indicators] == [("40", "38.5")]
    assert texts(found.indicators[0])[2:] == ("巡查次数", "100", "110")


def test_a_level_without_its_parent_does_not_inherit_another():
    found = of_text(SHEET + "产出指标\n数量指标\n次数 3次 3次 60\n社会效益指标\n秩序 改善 改善 17\n")
    assert texts(found.indicators[1])[:2] == ("", "社会效益指标")


def test_a_level_without_its_parent_holds_for_one_indicator_alone():
    rows = "产出指标\n数量指标\n次数 3次 3次 60\n社会效益指标\n秩序 改善 改善 10\n环境 改善 改善 7\n"
    found = of_text(SHEET + rows)
    assert [texts(row)[:3] for row in found.indicators[1:]] == [
        ("", "社会效益指标", "秩序"),
        ("", "", "环境"),
    ]


def test_the_goal_as_a_whole_may_have_its_score():
    goal = (
        "项目绩效总目标\n（20分）\n年初设定目标 全年实际完成情况 得分\n"
        "巡查12次 巡查14次 20\n项目年度绩\n效指标\n（60分）\n"
    )
    found = of_text(SHEET.replace(HEAD, goal + HEAD) + "产出指标\n数量指标\n次数 3次 3次 57\n")
    assert found.indicators[0]["level_1"] == "项目绩效总目标"
    assert (found.indicators[0]["weight"], found.indicators[0]["score"]) == ("20", "20")
    assert scores(found) == ["20", "57"]


def test_each_goal_of_the_department_has_its_own_indicators():
    found = of_text(
        "2023年度示例市示例局部门整体绩效自评表\n单位名称 示例市示例局\n"
        "基本支出总额 30.5 项目支出总额 12.5\n" + FUNDS + "部门整体支出总额 43.0 42.9 99.77% 19.95\n"
        "年度目标1：（40分）\n1.巡查12次；\n2.培训3场。\n年度绩效指\n标\n"
        + HEAD
        + "产出指标\n数量指标\n次数 12次 14次 40\n"
        "年度目标2：（40分）\n整改。\n年度绩效指\n标\n"
        + HEAD
        + "产出指标\n质量指标\n合格率 95% 96% 38\n总分 97.95\n备注：\n"
        "1.得分=权重*B/A，分别按照 100—80%确定。\n"
    )
    project = found.projects[0]
    assert (project["project_id"], project["sheet"], project["project_name"]) == (
        "overall",
        "overall",
        "示例市示例局",
    )
    assert (project["basic_expenditure"], project["project_expenditure"]) == ("30.5", "12.5")
    assert (project["execution_score"], project["claimed_total"]) == ("19.95", "97.95")
    assert scores(found, "overall") == ["40", "38"]
    assert found.notes == []


def test_a_sheet_that_breaks_off_says_so_and_the_next_one_keeps_its_number():
    broken = SHEET[: SHEET.index("年度财政")] + "第二行被截断。\n二、积极推进整改，完成 30 项。\n"
    found = of_text(
        broken + SHEET.replace("示例巡查", "示例培训") + "产出指标\n数量指标\n次数 3次 3次 77.16\n"
    )
    assert [row["project_name"] for row in found.projects] == ["示例巡查经费", "示例培训经费"]
    assert [row["project_id"] for row in found.indicators] == ["p02"]
    assert printed_and_reason(found) == [("示例巡查经费项目自评表", "broken_off")]
    assert found.regions[0][1] < found.regions[1][0] - 2


def test_running_text_behind_a_sheet_is_left_to_others():
    text = (
        SHEET
        + "产出指标\n数量指标\n次数 3次 3次 77.16\n备注：\n"
        + "1. 说明 80%。\n（三）项目支出自评结果。\n预算数为 12.5 万元。\n"
    )
    found = of_text(text)
    assert found.regions == [(0, text.count("\n") - 3)]


def test_a_title_in_a_table_of_contents_or_a_sentence_is_no_sheet():
    found = of_text(
        "目录\n一、示例经费项目自评表\n二、名词解释\n我局公开了 4 个项目自评表。\n预算 10 万元。\n"
    )
    assert (found.projects, found.regions, found.numbers) == ([], [], (0, 0, 0))


def test_amounts_that_fit_no_column_are_reported():
    found = of_text(
        SHEET.replace("12.5 12.4 99.20% 19.84", "12.5 12.4 11 99.20% 19.84")
        + "产出指标\n数量指标\n次数 3次 3次 80\n"
    )
    assert printed_and_reason(found) == [
        (number, "more_numbers") for number in ("12.5", "12.4", "11", "99.20%", "19.84")
    ]
    assert found.numbers.unplaced == 5


def test_a_rate_without_its_sign_must_agree_with_the_amounts():
    agreeing = of_text(SHEET.replace("99.20%", "99.2") + "产出指标\n数量指标\n次数 3次 3次 77\n")
    assert agreeing.projects[0]["execution_rate"] == "99.2"
    share = of_text(SHEET.replace("99.20%", "0.992") + "产出指标\n数量指标\n次数 3次 3次 77\n")
    assert share.projects[0]["execution_rate"] == ""
    assert printed_and_reason(share) == [("0.992", "ambiguous")]


def test_two_different_totals_are_not_both_believed():
    found = of_text(SHEET + "产出指标\n数量指标\n次数 3次 3次 77\n总分 96\n")
    assert found.projects[0]["claimed_total"] == "96.84"
    assert printed_and_reason(found) == [("96", "contradictory")]


def test_amounts_stay_in_the_unit_of_the_head():
    found = of_text(SHEET.replace("12.5 12.4", "125,000 124,000") + "产出指标\n数量指标\n次数 3次 3次 77\n")
    assert (found.projects[0]["full_year_budget"], found.projects[0]["unit"]) == ("125000", "万元")
