"""Sections one to four: revenue and expenditure, in the wordings of several provinces."""

from read.prose.stated import stated

SUMMARY = "revenue_expenditure_summary_explanation"
APPROPRIATIONS = "appropriation_summary_explanation"


def test_one_number_can_state_revenue_and_expenditure_alike():
    assert stated(SUMMARY, "2022年度收、支总计均为1,100.50万元。") == [
        "revenue_grand_total amount actual 1100.50万元",
        "expenditure_grand_total amount actual 1100.50万元",
    ]


def test_both_increase_and_the_reason_stands_in_the_same_sentence_or_in_the_next():
    wuhan = "与2021年度相比，收、支总计各增加10.00万元，增长9.2%，主要原因是新增两个项目。"
    shanghai = "与2021年度相比，收入支出总计增加10.00万元，增长9.2%。主要原因：新增两个项目。"
    assert stated(SUMMARY, wuhan) == [
        "revenue_grand_total change_amount prior_year 10.00万元 increase stated",
        "expenditure_grand_total change_amount prior_year 10.00万元 increase stated",
        "revenue_grand_total change_rate prior_year 9.2% increase stated",
        "expenditure_grand_total change_rate prior_year 9.2% increase stated",
    ]
    assert stated(SUMMARY, shanghai) == stated(SUMMARY, wuhan)


def test_after_a_list_of_parts_the_next_sentence_speaks_of_the_whole():
    assert stated(
        SUMMARY,
        "2022年度收入总计90万元，其中本年收入合计80万元，上年结转10万元。与2021年相比增加5万元；"
        "2022年度支出合计90万元，与2021年相比减少3万元。主要变动原因是项目增多。",
    ) == [
        "revenue_grand_total amount actual 90万元",
        "total_revenue amount actual 80万元",
        "opening_carryover amount actual 10万元",
        "revenue_grand_total change_amount prior_year 5万元 increase stated",
        "total_expenditure amount actual 90万元",
        "total_expenditure change_amount prior_year 3万元 decrease stated",
    ]


def test_each_of_both_totals_increases():
    assert stated(SUMMARY, "收入总计50万元，支出总计50万元，与上年相比，各增加2万元，增长4.2%。")[2:] == [
        "revenue_grand_total change_amount prior_year 2万元 increase absent",
        "expenditure_grand_total change_amount prior_year 2万元 increase absent",
        "revenue_grand_total change_rate prior_year 4.2% increase absent",
        "expenditure_grand_total change_rate prior_year 4.2% increase absent",
    ]


def test_in_numbered_items_a_sentence_continues_its_own_item():
    assert stated(
        SUMMARY,
        "1.本年收入决算合计48万元。与上年相比，减少2万元，下降4%，变动原因：人员减少。\n"
        "2.使用非财政拨款结余0万元。与上年决算数相同。",
    ) == [
        "total_revenue amount actual 48万元",
        "total_revenue change_amount prior_year 2万元 decrease stated",
        "total_revenue change_rate prior_year 4% decrease stated",
        "nonappropriation_balance_used amount actual 0万元",
        "nonappropriation_balance_used change_amount prior_year level",
    ]


def test_sources_of_revenue_with_their_shares_and_those_that_are_none():
    assert stated(
        "revenue_explanation",
        "2022年度收入合计100.00万元。其中：财政拨款收入98.00万元，占本年收入98%；无事业收入；"
        "其他收入2.00万元，占2%。",
    ) == [
        "total_revenue amount actual 100.00万元",
        "fiscal_appropriation amount actual 98.00万元",
        "fiscal_appropriation share of total_revenue 98%",
        "service_revenue amount actual none",
        "other_revenue amount actual 2.00万元",
        "other_revenue share of total_revenue 2%",
    ]


def test_kinds_of_expenditure_even_where_the_word_for_share_is_missing():
    assert stated(
        "expenditure_explanation",
        "本年支出合计50万元，其中：基本支出30万元，占支出合计的60.00%；上缴上级支出0万元，0%。",
    ) == [
        "total_expenditure amount actual 50万元",
        "basic_expenditure amount actual 30万元",
        "basic_expenditure share of total_expenditure 60.00%",
        "superior_remittances amount actual 0万元",
        "superior_remittances share of total_expenditure 0%",
    ]


def test_attachments_repeat_these_sentences():
    assert stated("attachments", "2022年本年收入合计80万元，项目个数12个；本年支出合计75万元。") == [
        "total_revenue amount actual 80万元",
        "total_expenditure amount actual 75万元",
    ]


def test_appropriations_by_budget_and_level_with_last_year():
    assert stated(
        APPROPRIATIONS,
        "2022年度财政拨款收入中，一般公共预算财政拨款收入60万元，比2021年度决算数减少4万元，"
        "减少主要原因是压缩开支。政府性基金预算财政拨款收入0万元，与2021年度决算数持平，"
        "持平主要原因是本部门无政府性基金预算财政拨款收入。",
    ) == [
        "general_public_budget_appropriation amount actual 60万元",
        "general_public_budget_appropriation change_amount prior_year 4万元 decrease stated",
        "government_funds_appropriation amount actual 0万元",
        "government_funds_appropriation change_amount prior_year level stated",
    ]


def test_the_same_words_mean_the_appropriations_in_their_section():
    assert stated(APPROPRIATIONS, "财政拨款收、支总计30万元。收入总计30万元，上年结转1万元。") == [
        "appropriation_revenue_grand_total amount actual 30万元",
        "appropriation_expenditure_grand_total amount actual 30万元",
        "appropriation_revenue_grand_total amount actual 30万元",
        "appropriation_opening_carryover amount actual 1万元",
    ]


def test_what_only_looks_like_a_statement_is_left_unread():
    for text in (
        "人均基本支出3万元。",
        "比上年增加基本支出5万元。",
        "基本支出和项目支出共计80万元。",
        "基本支出约3万元，项目支出5人，经营支出7%。",
        "基本支出1,2345万元，项目支出1.2.3万元。",
        "与2019年相比，基本支出减少5万元。",
        "2020年基本支出30万元。",
        "预计基本支出30万元。",
    ):
        assert stated("expenditure_explanation", text) == []
