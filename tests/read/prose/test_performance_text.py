"""What was assessed, with what marks, and the money of each project."""

from read.prose.stated import stated

MANAGED = "performance_management"
OVERALL = "performance_overall_results"
PROJECTS = "performance_project_results"


def test_how_many_projects_and_how_much_money():
    assert stated(
        MANAGED,
        "我部门组织对2022年度一般公共预算项目支出全面开展绩效自评，共涉及项目9个，资金1，007.90万元，占一般公共预算"
        "项目支出总额的46.8%。",
    ) == [
        "self_assessed_projects count actual 9个",
        "self_assessed_funds amount actual 1007.90万元",
        "self_assessed_funds share of general_budget_project_expenditure 46.8%",
    ]


def test_projects_of_two_levels():
    assert stated(
        MANAGED,
        "全面开展绩效自评，其中，一级项目3个，二级项目10个，共涉及资金500万元，占一般公共预算项目支出总额的100%。",
    ) == [
        "self_assessed_projects(一级项目) count actual 3个",
        "self_assessed_projects(二级项目) count actual 10个",
        "self_assessed_funds amount actual 500万元",
        "self_assessed_funds share of general_budget_project_expenditure 100%",
    ]


def test_targets_tracking_and_ratings():
    assert stated(
        "performance_explanation",
        "编报绩效目标的2022年度项目4个，涉及预算金额59万元；绩效跟踪评价的2022年度项目3个，涉及预算金额58万元；绩效"
        "自评的2022年度项目2个，涉及预算金额57万元，平均得分99.4分（其中，绩效评级为“优”的项目1个；绩效评级为“良”的"
        "项目1个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个。绩效自评中共发现问题3个，已经完成整改的"
        "2个，正在整改的1个）。",
    ) == [
        "target_projects count actual 4个",
        "target_funds amount unspecified_budget 59万元",
        "tracked_projects count actual 3个",
        "tracked_funds amount unspecified_budget 58万元",
        "self_assessed_projects count actual 2个",
        "self_assessed_funds amount unspecified_budget 57万元",
        "average_score score actual 99.4分",
        "projects_excellent count actual 1个",
        "projects_good count actual 1个",
        "projects_qualified count actual 0个",
        "projects_unqualified count actual 0个",
        "problems_found count actual 3个",
        "problems_mended count actual 2个",
        "problems_being_mended count actual 1个",
    ]


def test_targets_monitoring_and_assessment_in_other_words():
    assert stated(
        "performance_explanation",
        "对3个项目编制了绩效目标，预算执行过程中，选取2个项目开展绩效监控，年终对1个项目开展了绩效目标完成情况自评。",
    ) == [
        "target_projects count actual 3个",
        "tracked_projects count actual 2个",
        "self_assessed_projects count actual 1个",
    ]


def test_the_department_as_a_whole():
    assert stated(
        OVERALL,
        "我部门组织对1个部门开展整体支出绩效自评，资金108万元。2022年度部门整体绩效评价总分98分，其中预算执行率得分"
        "20分，绩效目标评价得分78分。部门整体年初预算金额159.7万元，其中基本支出140万元，项目支出19.7万元，调整后"
        "预算金额154.8万元，实际执行金额为150.1万元，其中基本支出131万元，项目支出19.1万元，预算执行率为97%。",
    ) == [
        "overall_assessed_units count actual 1个",
        "overall_assessed_funds amount actual 108万元",
        "total_score(overall) score actual 98分",
        "execution_score(overall) score actual 20分",
        "targets_score(overall) score actual 78分",
        "project_initial_budget(overall) amount initial_budget 159.7万元",
        "basic_expenditure amount initial_budget 140万元",
        "project_expenditure amount initial_budget 19.7万元",
        "project_full_year_budget(overall) amount final_budget 154.8万元",
        "project_executed(overall) amount actual 150.1万元",
        "basic_expenditure amount actual 131万元",
        "project_expenditure amount actual 19.1万元",
        "execution_rate(overall) completion_rate unspecified_budget 97%",
    ]


def test_projects_by_their_printed_names():
    assert stated(
        PROJECTS,
        "反映所有项目绩效自评结果(不包括涉密项目)，共涉及4个一级项目。\n1.“调研经费”项目绩效自评综述：项目全年预算数"
        "为13万元，执行数为12万元，完成预算的92%。\n2、2022年慰问经费绩效自评综合综述：项目年初预算数为5万元，调整后"
        "项目预算为4万元，执行数为4万元。\n（3）巡查项目绩效目标完成情况综述。项目全年预算数7.5万，执行数7.5万，完成"
        "预算的100%。\n4.培训费项目绩效自评综述：根据目标，培训费项目自评得分为98.5分。全年预算数为10万元，执行数为"
        "9万元，完成预算的90%。",
    ) == [
        "reported_projects count actual 4个",
        "project_full_year_budget(调研经费) amount final_budget 13万元",
        "project_executed(调研经费) amount actual 12万元",
        "execution_rate(调研经费) completion_rate final_budget 92%",
        "project_initial_budget(2022年慰问经费) amount initial_budget 5万元",
        "project_full_year_budget(2022年慰问经费) amount final_budget 4万元",
        "project_executed(2022年慰问经费) amount actual 4万元",
        "project_full_year_budget(巡查) amount final_budget 7.5万",
        "project_executed(巡查) amount actual 7.5万",
        "execution_rate(巡查) completion_rate final_budget 100%",
        "total_score(培训费) score actual 98.5分",
        "project_full_year_budget(培训费) amount final_budget 10万元",
        "project_executed(培训费) amount actual 9万元",
        "execution_rate(培训费) completion_rate final_budget 90%",
    ]


def test_money_is_never_that_of_the_project_above():
    text = "1、甲经费绩效自评综述：主要产出良好。\n2、乙经费自评：项目全年预算数为4万元，执行数为4万元。"
    assert stated(PROJECTS, text) == []


def test_a_full_year_budget_that_was_adjusted_later_is_in_doubt():
    text = "1.甲经费项目绩效自评综述：项目全年预算数为9万元，调整后项目预算为8万元，执行数为8万元。"
    assert stated(PROJECTS, text) == [
        "project_full_year_budget(甲经费) amount final_budget 8万元",
        "project_executed(甲经费) amount actual 8万元",
    ]


def test_marks_belong_to_the_kind_of_indicator_named_last():
    assert stated(
        OVERALL,
        "数量指标设置了2个三级指标：印发通报≥6份（3分）；调研报告8份以上（3分），通过评价，该指标已达到预期目标，得分"
        "为6分。\n质量指标设置了1个三级指标：办结率100%（2分）。通过评价，该指标已达到预期目标，得分为2分。",
    ) == ["indicator_score(数量指标) score actual 6分", "indicator_score(质量指标) score actual 2分"]


def test_a_year_behind_a_heading_is_no_score():
    assert stated(OVERALL, "部门整体绩效评价得分\n2022年度部门整体绩效评价总分100分。") == [
        "total_score(overall) score actual 100分"
    ]


def test_the_execution_of_the_whole_without_a_verb():
    assert stated(OVERALL, "2022年度部门整体绩效目标执行率98.5%，自评得分97分。") == [
        "execution_rate(overall) completion_rate unspecified_budget 98.5%",
        "total_score(overall) score actual 97分",
    ]
