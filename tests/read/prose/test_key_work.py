"""Numbers of the work done: no revenue or expenditure."""

from read.prose.stated import figures_of, stated

WORK = "key_work"


def test_counts_amounts_and_rates():
    assert stated(
        WORK,
        "（1）办文。全年印发文件537件，会议纪要42期，召开会议90余次，办结率达100%，办理投诉16.8万件。\n（2）帮扶。落实"
        "帮扶资金420万元，交易额900余万元，修路1.5公里，满意率96.1%。",
    ) == [
        "work_count count actual 537件",
        "work_count count actual 42期",
        "work_count count actual 90次 above",
        "work_rate share 100%",
        "work_count count actual 16.8万件",
        "work_amount amount actual 420万元",
        "work_amount amount actual 900万元 above",
        "work_count count actual 1.5公里",
        "work_rate share 96.1%",
    ]


def test_the_quote_carries_what_is_counted():
    (figure,) = figures_of(WORK, "认真履行职责。全年共协调办理人大代表建议81件。")
    assert figure.quote == "全年共协调办理人大代表建议81件"
    assert figure.subject == ""


def test_what_is_expected_is_an_estimate():
    assert stated(WORK, "全区增加值预计实现38.5亿元，同比增长6%左右，占GDP比重为55%；税收实现173万元。") == [
        "work_estimate amount actual 38.5亿元",
        "work_estimate change_rate prior_year 6% increase",
        "work_estimate share 55%",
        "work_amount amount actual 173万元",
    ]


def test_dates_ordinals_titles_and_targets_are_no_results():
    assert (
        stated(
            WORK,
            "1.8月起开展工作。《带动3万群众增收》被采用。年度目标2：办结率100%、印发12份。第3批名单。预计于11月完成。",
        )
        == []
    )


def test_among_the_explanations_only_what_tells_results():
    details = "general_budget_expenditure_details"
    assert stated(details, "甲经费用于会议3次。") == []
    assert stated(
        details,
        "项目支出主要用于：（1）督查经费4万元。用于督查。主要成效：督查7项，满意率96%，追缴资金16.7万元。",
    )[-3:] == [
        "work_count count actual 7项",
        "work_rate share 96%",
        "work_amount amount actual 16.7万元",
    ]


def test_what_a_report_spent_is_no_result():
    assert stated(
        "project_self_assessments", "区财政局批复全年预算资金12万元，支出经费12万元，维修水渠900米。"
    ) == ["work_count count actual 900米"]


def test_satisfaction_is_a_result_unless_it_is_aimed_at():
    assert stated("performance_explanation", "项目全部完成，服务对象满意度94%。") == ["work_rate share 94%"]
    assert stated("project_self_assessments", "工作人员满意度达到96%。") == ["work_rate share 96%"]
    for text in ("年度目标：服务对象满意度94%。", "服务对象满意度达到95%以上。", "服务对象满意度≥95%。"):
        assert stated("performance_explanation", text) == []
