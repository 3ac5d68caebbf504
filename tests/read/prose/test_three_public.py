"""Section seven or nine: the three public expenses, in the wordings of several provinces."""

from read.prose.stated import stated

ALL = "three_public_expenses_explanation"


def test_totals_and_parts_in_nested_lists():
    assert stated(
        ALL,
        "2022年度“三公”经费财政拨款年初预算数为22万元，支出决算为8.8万元，完成年初预算的40%，其中：\n"
        "1.无因公出国(境)费支出。\n2.公务用车购置及运行费支出决算为8.5万元，完成年初预算的42.5%；其中：\n"
        "(1)公务用车购置费0万元，本年度无购置(更新)公务用车辆。\n"
        "(2)公务用车运行费8.5万元，完成年初预算的42.5%，比年初预算减少11.5万元，主要原因是车辆减少。其中：燃料费5万元；"
        "维修费2万元；过桥过路费0.078万元；保险费1.422万元。年末公务用车保有量3辆。\n"
        "3.公务接待费支出决算为0.3万元，比年初预算少1.7万元。",
    ) == [
        "three_public_expenses amount initial_budget 22万元",
        "three_public_expenses amount actual 8.8万元",
        "three_public_expenses completion_rate initial_budget 40%",
        "overseas_travel amount actual none",
        "vehicles amount actual 8.5万元",
        "vehicles completion_rate initial_budget 42.5%",
        "vehicle_purchase amount actual 0万元",
        "vehicles_purchased count actual none",
        "vehicle_operation amount actual 8.5万元",
        "vehicle_operation completion_rate initial_budget 42.5%",
        "vehicle_operation change_amount initial_budget 11.5万元 decrease stated",
        "vehicle_fuel amount actual 5万元",
        "vehicle_repairs amount actual 2万元",
        "vehicle_tolls amount actual 0.078万元",
        "vehicle_insurance amount actual 1.422万元",
        "vehicles_held count actual 3辆",
        "official_reception amount actual 0.3万元",
        "official_reception change_amount initial_budget 1.7万元 decrease absent",
    ]


def test_parts_are_compared_with_what_their_whole_is_compared_with_and_explained_one_by_one():
    assert stated(
        ALL,
        "2022年度“三公”经费支出决算数比2021年度减少2万元，下降20%，其中：因公出国(境)支出决算减少3万元，下降100%；"
        "公务接待支出决算增加1万元。因公出国(境)费支出减少的主要原因是无批次，公务接待费支出决算增加的主要原因是：。",
    ) == [
        "three_public_expenses change_amount prior_year 2万元 decrease stated",
        "three_public_expenses change_rate prior_year 20% decrease stated",
        "overseas_travel change_amount prior_year 3万元 decrease stated",
        "overseas_travel change_rate prior_year 100% decrease stated",
        "official_reception change_amount prior_year 1万元 increase absent",
    ]
    assert stated(ALL, "公务接待支出决算减少1,000.50万元，下降50%。") == []


def test_level_with_last_year_whole_and_parts():
    assert stated(
        ALL,
        "“三公”经费支出决算数与2021年度持平。其中：因公出国（境）费支出决算持平；公务接待费支出决算持平。",
    ) == [
        "three_public_expenses change_amount prior_year level",
        "overseas_travel change_amount prior_year level",
        "official_reception change_amount prior_year level",
    ]


def test_a_direction_without_a_number_is_a_statement():
    assert stated(
        ALL,
        "1、因公出国(境)费全年预算为4万元，支出决算为0万元。决算数较上年减少的主要原因2022年无出国安排。\n"
        "3、公务接待费全年预算为0万元，支出决算为0万元。预算数与决算数持平主要原因：本部门无公务接待费。",
    ) == [
        "overseas_travel amount final_budget 4万元",
        "overseas_travel amount actual 0万元",
        "overseas_travel change_amount prior_year decrease stated",
        "official_reception amount final_budget 0万元",
        "official_reception amount actual 0万元",
        "official_reception change_amount unspecified_budget level stated",
    ]


def test_a_sentence_goes_on_to_last_year_after_its_reason():
    assert stated(
        ALL,
        "公务接待费支出预算为2万元，支出决算为1万元，完成预算的50%，决算数小于预算数的主要原因是厉行节约，"
        "与上年相比减少0.5万元，减少33.33%,减少的主要原因是来访减少5批。",
    ) == [
        "official_reception amount unspecified_budget 2万元",
        "official_reception amount actual 1万元",
        "official_reception completion_rate unspecified_budget 50%",
        "official_reception change_amount unspecified_budget below stated",
        "official_reception change_amount prior_year 0.5万元 decrease stated",
        "official_reception change_rate prior_year 33.33% decrease stated",
    ]


def test_shares_journeys_vehicles_and_receptions():
    assert stated(
        ALL,
        "2022年“三公”经费财政拨款支出决算中，因公出国（境）费支出决算0万元，占0%；公务接待费支出决算9万元，占64.29%。\n"
        "1.因公出国（境）经费支出0万元。全年安排因公出国（境）团组0次，出国（境）0人。\n"
        "2.截至2022年12月底，单位共有公务用车2辆，其中：轿车1辆、越野车1辆、载客汽车0辆。\n"
        "3.国内公务接待支出9万元，主要用于用餐。国内公务接待11批次，207人次（不包括陪同人员），共计支出9万元，"
        "具体内容包括：考察接待用餐3万元，项目接待费用5万元等。外事接待支出0万元，外事接待0批次，0人次。",
    ) == [
        "overseas_travel amount actual 0万元",
        "overseas_travel share of three_public_expenses 0%",
        "official_reception amount actual 9万元",
        "official_reception share of three_public_expenses 64.29%",
        "overseas_travel amount actual 0万元",
        "overseas_groups count actual 0次",
        "overseas_persons count actual 0人",
        "vehicles_held count actual 2辆",
        "vehicles_held_of_kind(轿车) count actual 1辆",
        "vehicles_held_of_kind(越野车) count actual 1辆",
        "vehicles_held_of_kind(载客汽车) count actual 0辆",
        "domestic_reception amount actual 9万元",
        "domestic_reception_batches count actual 11批次",
        "domestic_reception_persons count actual 207人次",
        "domestic_reception amount actual 9万元",
        "reception_of_kind(考察接待用餐) amount actual 3万元",
        "reception_of_kind(项目接待费用) amount actual 5万元",
        "foreign_reception amount actual 0万元",
        "foreign_reception_batches count actual 0批次",
        "foreign_reception_persons count actual 0人次",
    ]


def test_receptions_of_one_kind():
    assert stated(
        ALL,
        "开展业务活动开支公务接待费0.1万元。其中：外省市交流接待0.1万元，主要用于某县来区学习的接待工作1批次14人次"
        "(其中：陪同4人次)。\n",
    ) == [
        "official_reception amount actual 0.1万元",
        "reception_of_kind(外省市交流接待) amount actual 0.1万元",
        "reception_of_kind_batches(外省市交流接待) count actual 1批次",
        "reception_of_kind_persons(外省市交流接待) count actual 14人次",
        "reception_escorts(外省市交流接待) count actual 4人次",
    ]
    assert stated(ALL, "主要用于接待某市人民政府办公室一行7人到我办学习。") == [
        "reception_of_kind_persons(某市人民政府办公室) count actual 7人"
    ]


def test_units_besides_the_department_itself():
    assert stated(ALL, "安排“三公”经费的单位包括示例市示例区示例局本级及4个全额拨款事业单位。") == [
        "three_public_expenses_subordinate_units count actual 4个"
    ]


def test_a_number_of_another_year_is_last_years_or_unread():
    assert stated(ALL, "2021年公务接待费支出决算为5万元。") == ["official_reception amount prior_year 5万元"]
    assert stated(ALL, "上年公务接待费支出5万元。") == ["official_reception amount prior_year 5万元"]
    assert stated(ALL, "2020年公务接待费支出决算为5万元。") == []
    assert stated(ALL, "公务接待费支出比2020年减少5万元。") == []


def test_what_only_looks_like_a_statement_is_left_unread():
    for text in (
        "压减公务接待费2万元。",
        "公务接待费10余万元。",
        "公务接待费用于接待上级，人均0.1万元。",
        "因公出国（境）费、公务接待费合计3万元。",
        "公务接待费和公务用车运行维护费4万元。",
        "主要原因是公务接待费增加2万元，公务接待费支出9万元。",
        "“三公”经费支出增加（减少）XX万元，决算数大于（小于）预算数的主要原因：……。",
        "与上年相比，“三公”经费支出增加（减少）。",
        "无“三公”经费的部门，作下述说明。",
        "参加其他单位组织的出国（境）团组1个。",
    ):
        assert stated(ALL, text) == []


def test_an_unknown_expense_does_not_lend_its_numbers_to_the_one_before_it():
    known = ["official_reception amount actual 3万元"]
    assert stated(ALL, "公务接待费支出3万元。会议费支出5万元。比上年减少1万元。") == known
    assert stated(ALL, "公务接待费支出3万元，会议费支出5万元，比上年减少1万元。") == known
    assert stated(ALL, "公务接待费支出3万元；公务用车购置费5万元。较上年增加1万元。") == [
        *known,
        "vehicle_purchase amount actual 5万元",
    ]


def test_a_sentence_of_the_form_with_its_placeholder_states_nothing():
    assert stated(ALL, "示例市XX局2022年度无“三公”经费财政拨款支出。") == []
    assert stated(ALL, "示例市示范局2022年度无“三公”经费财政拨款支出。") == [
        "three_public_expenses amount actual none"
    ]


def test_what_foreign_guests_cost_is_part_of_a_reception():
    for words in ("含外宾接待支出", "含外事接待费", "其中：外宾接待支出"):
        assert stated(ALL, f"国内公务接待支出9万元（{words}0.50万元）。") == [
            "domestic_reception amount actual 9万元",
            "foreign_reception amount actual 0.50万元",
        ]


def test_the_budget_that_a_long_sentence_opens_with_is_that_of_all_its_completion_rates():
    found = stated(
        ALL,
        "“三公”经费财政拨款支出年初预算为20.00万元，支出决算为12.00万元，完成预算的60.00%，其中：因公出国（境）费支出"
        "决算为2.00万元，完成预算的40.00%；公务用车购置费支出决算为0.00万元，完成预算的0%；公务用车运行维护费支出决算为"
        "7.00万元，完成预算的70.00%；公务接待费支出决算为3.00万元，完成预算的60.00%。",
    )
    rates = [line for line in found if "completion_rate" in line]
    assert len(rates) == 5
    assert rates[-1] == "official_reception completion_rate initial_budget 60.00%"
    assert all("initial_budget" in rate for rate in rates)


def test_a_sentence_goes_on_behind_the_semicolon_that_ends_its_reason():
    assert stated(
        ALL,
        "公务接待费支出决算为1万元，决算数小于预算数的主要原因是公务用车减少；决算数较上年增加0.2万元，增长25%，"
        "增加的主要原因是来访增加。",
    ) == [
        "official_reception amount actual 1万元",
        "official_reception change_amount unspecified_budget below stated",
        "official_reception change_amount prior_year 0.2万元 increase stated",
        "official_reception change_rate prior_year 25% increase stated",
    ]
    assert stated(
        ALL, "公务接待费支出决算数小于预算数的主要原因是一是批次减少，较上年减少5批；二是会议减少2万元。"
    ) == ["official_reception change_amount unspecified_budget below stated"]
