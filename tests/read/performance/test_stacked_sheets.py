"""Sheets whose every cell stands on a line of its own."""

from read.performance.sheet_texts import of_rows, of_text, printed_and_reason, scores, texts

SHEET = "\n".join(
    (
        "\t项目支出绩效目标完成情况表",
        "(2023年度)",
        "",
        "\t项目名称",
        "\t示例巡查经费",
        "",
        "\t预算单位",
        "\t示例市示例局",
        "",
        "\t预算执行情况(万元)",
        *("\t预算数:", "\t12.50", "\t执行数:", "\t12.40", "", "\t"),
        *("\t其中-财政拨款:", "\t12.00", "\t其中-财政拨款:", "\t11.90", "", "\t"),
        *("\t其它资金:", "\t0.50", "\t其它资金:", "\t0.50", ""),
        *("\t年度目标完成情况", "\t预期目标", "\t实际完成目标", "", "\t", "\t巡查12次", "\t巡查14次", ""),
        *("\t绩效指标完成情况", ""),
        *(
            "\t一级指标",
            "\t二级指标",
            "\t三级指标",
            "\t预期指标值(包含数字及文字描述)",
            "\t实际完成指标值",
            "",
            "\t",
        ),
        *("\t项目完成指标", "\t数量指标", "\t", "\t巡查12次", "\t巡查14次", "", "\t"),
        *("\t项目完成指标", "\t时效指标", "\t完成时间", "\t2023年12月底", "\t按时完成", "", "\t"),
        *("\t效益指标", "\t社会效益指标", "\t", "\t", "\t秩序改善", "", "\t"),
        *("\t满意度指标", "\t居民满意度", "\t居民满意率", "\t≥90%以上", "\t满意率达", "96%", "", ""),
        *("2.部门绩效评价结果。", "全年预算数 12.50 万元。", ""),
    )
)


def test_labels_and_values_in_pairs_fill_the_funds():
    project = of_text(SHEET).projects[0]
    names = ("full_year_budget", "executed", "appropriation_budget", "appropriation_executed", "other_budget")
    assert [project[name] for name in names] == ["12.50", "12.40", "12.00", "11.90", "0.50"]
    assert (project["project_name"], project["responsible_unit"]) == ("示例巡查经费", "示例市示例局")


def test_empty_lines_are_the_empty_cells_of_a_row():
    found = of_text(SHEET)
    assert [texts(row) for row in found.indicators] == [
        ("项目完成指标", "数量指标", "", "巡查12次", "巡查14次"),
        ("项目完成指标", "时效指标", "完成时间", "2023年12月底", "按时完成"),
        ("效益指标", "社会效益指标", "", "", "秩序改善"),
        ("满意度指标", "居民满意度", "居民满意率", "≥90%以上", "满意率达96%"),
    ]
    assert scores(found) == ["", "", "", ""]
    assert found.notes == []


LAST = (("效益指标", "生态效益指标"), ("满意度指标", "居民满意度"))


def test_rows_whose_values_are_blank_keep_their_levels():
    blank = [f"\t{first}\n\t{second}\n\t\n\t\n\t\n" for first, second in LAST]
    rows = SHEET.replace("96%\n\n", "\n\t\n".join(("96%\n", *blank)))
    assert [texts(row) for row in of_text(rows).indicators[4:]] == [(*pair, "", "", "") for pair in LAST]


def test_text_behind_the_last_row_is_left_to_others():
    found = of_text(SHEET)
    assert len(found.regions) == 1
    assert found.regions[0][0] == 0
    assert found.numbers.placed == 6


GRADES = ["\t"] * 5


def scored(name, weight, score, grades=GRADES, levels=("\t", "\t")):
    return [*levels, f"\t{name}", f"\t{weight}", "\t说明", *grades, f"\t{score}", ""]


TABLE = [
    "示例市示例局巡查经费项目",
    "绩效评价得分表",
    *(
        "\t一级指标",
        "\t二级指标",
        "\t三级指标",
        "\t分值",
        "\t指标评价内容",
        "\t评分标准（得分比值）",
        "\t得分",
        "",
    ),
    *(*["\t"] * 5, "\t差", "\t较差", "\t一般", "\t较好", "\t好", "\t", ""),
    *(*["\t"] * 5, "\t0", "\t0.3", "\t0.6", "\t0.8", "\t1", "\t", ""),
    *scored("目标内容", 30, 30, levels=("\t（60分）", "项目决策", "\t（60分）目标")),
    *scored("进度计划", 30, 28.5, ["\t不明确", "\t", "\t基本明确", "\t", "\t明确"]),
]
END = ["\t合\xa0计", "\t", *GRADES, "\t{total}", "", "（二）绩效分析", "区财政批复 12.50 万元。"]


def test_a_table_of_marks_gives_weights_and_scores():
    found = of_text("\n".join([*TABLE, *END]).format(total="58.5"))
    assert [(row["level_3"], row["weight"], row["score"]) for row in found.indicators] == [
        ("目标内容", "30", "30"),
        ("进度计划", "30", "28.5"),
    ]
    assert found.indicators[1]["level_1"] == "（60分）项目决策"
    project = found.projects[0]
    assert (project["project_name"], project["claimed_total"]) == ("示例市示例局巡查经费项目", "58.5")
    assert found.notes == []


def test_a_cell_too_many_can_only_stand_between_the_marks():
    odd = [
        *("\t（20分）管理", "\t（20分）资金管理"),
        "\t资金",
        "\t20",
        "\t说明",
        "\t公式",
        *GRADES,
        "\t19",
        "",
    ]
    rows = [*odd, *scored("使用范围", 4, 4), *scored("支付依据", 2, 2)]
    found = of_text("\n".join([*TABLE, *rows, *END]).format(total="83.5"))
    assert [(*texts(row)[:3], row["weight"], row["score"]) for row in found.indicators[2:]] == [
        ("（20分）管理", "（20分）资金管理", "资金", "20", "19"),
        ("（20分）管理", "（20分）资金管理", "使用范围", "4", "4"),
        ("（20分）管理", "（20分）资金管理", "支付依据", "2", "2"),
    ]
    assert found.notes == []


def test_a_number_too_many_between_the_marks_is_reported():
    odd = [*("\t", "\t"), "\t资金", "\t20", "\t说明", "\t7", *GRADES, "\t19", ""]
    rows = [*odd, *scored("使用范围", 4, 4), *scored("支付依据", 2, 2)]
    found = of_text("\n".join([*TABLE, *rows, *END]).format(total="83.5"))
    assert (found.indicators[2]["weight"], found.indicators[2]["score"]) == ("20", "19")
    assert [note["printed"] for note in found.notes] == ["7"]


def test_of_a_row_with_a_cell_too_many_on_its_left_only_the_score_is_certain():
    odd = [*("\t", "\t（20分）管理"), "\t制度", "\t资金", "\t20", "\t说明", *GRADES, "\t19", ""]
    rows = [*odd, *scored("使用范围", 4, 4), *scored("支付依据", 2, 2)]
    found = of_text("\n".join([*TABLE, *rows, *END]).format(total="83.5"))
    assert scores(found) == ["30", "28.5", "19", "4", "2"]
    assert printed_and_reason(found) == [("20", "ambiguous")]
    assert found.indicators[3]["level_1"] == ""


def test_a_cell_too_many_in_a_grid_can_only_stand_between_the_marks_too():
    head = ["一级指标", "二级指标", "三级指标", "分值", "指标说明", "评分标准", "得分"]
    found = of_rows(
        "示例经费绩效评价得分表",
        head,
        ["决策", "目标", "目标内容", "30", "说明", "明确", "30"],
        ["管理", "资金", "到位率", "20", "说明", "公式", "明确", "19"],
        ["", "", "使用范围", "4", "说明", "明确", "4"],
    )
    assert [(*texts(row)[:3], row["weight"], row["score"]) for row in found.indicators[1:]] == [
        ("管理", "资金", "到位率", "20", "19"),
        ("管理", "资金", "使用范围", "4", "4"),
    ]


def test_a_last_row_with_merged_cells_is_proved_by_the_total():
    merged = ["\t（40分）效果", "\t指标体系", *GRADES, "\t40", ""]
    proved = of_text("\n".join([*TABLE, *merged, *END]).format(total="98.5"))
    assert scores(proved) == ["30", "28.5", "40"]
    unproved = of_text("\n".join([*TABLE, *merged, *END]).format(total="99"))
    assert scores(unproved) == ["30", "28.5"]
    assert printed_and_reason(unproved) == [("40", "ambiguous")]
