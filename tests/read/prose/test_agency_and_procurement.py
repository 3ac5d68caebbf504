"""Agency operating expenses and government procurement."""

from read.prose.stated import stated

AGENCY = "agency_operating_expenses"
BOUGHT = "procurement"


def test_operating_expenses_against_last_year():
    assert stated(
        AGENCY,
        "2022年度示例局机关运行经费支出75.80万元，比2021年度减少2.10万元，下降2.7 %。主要原因是压减开支。",
    ) == [
        "agency_operating_expenses amount actual 75.80万元",
        "agency_operating_expenses change_amount prior_year 2.10万元 decrease stated",
        "agency_operating_expenses change_rate prior_year 2.7% decrease stated",
    ]


def test_operating_expenses_against_the_initial_budget():
    assert stated(AGENCY, "机关运行经费支出13万元，比年初预算数增加1万元，增长8%。") == [
        "agency_operating_expenses amount actual 13万元",
        "agency_operating_expenses change_amount initial_budget 1万元 increase absent",
        "agency_operating_expenses change_rate initial_budget 8% increase absent",
    ]


def test_no_operating_expenses():
    assert stated(AGENCY, "本单位2022年度无机关运行经费支出。") == [
        "agency_operating_expenses amount actual none"
    ]


def test_procurement_and_its_kinds_with_contracts_and_shares():
    assert stated(
        BOUGHT,
        "2022年度示例局政府采购支出总额100万元，其中：政府采购货物支出10万元、政府采购工程支出5万元、政府采购服务"
        "支出85万元。授予中小企业合同金额80万元，占政府采购支出总额的80%，其中：授予小微企业合同金额60万元，占授予"
        "中小企业合同金额的75%；货物采购授予中小企业合同金额占货物支出金额的50%，工程采购授予中小企业合同金额占工程"
        "支出金额的0%，服务采购授予中小企业合同金额占服务支出金额的83.3%。",
    ) == [
        "procurement_total amount actual 100万元",
        "procurement_goods amount actual 10万元",
        "procurement_works amount actual 5万元",
        "procurement_services amount actual 85万元",
        "sme_contracts amount actual 80万元",
        "sme_contracts share of procurement_total 80%",
        "small_micro_contracts amount actual 60万元",
        "small_micro_contracts share of sme_contracts 75%",
        "sme_contracts_goods share of procurement_goods 50%",
        "sme_contracts_works share of procurement_works 0%",
        "sme_contracts_services share of procurement_services 83.3%",
    ]


def test_the_share_of_small_enterprises_in_all_procurement():
    assert stated(BOUGHT, "授予小微企业合同金额6.40万元，占政府采购支出总额的64%。") == [
        "small_micro_contracts amount actual 6.40万元",
        "small_micro_contracts share of procurement_total 64%",
    ]


def test_reserved_budgets_and_what_enterprises_won():
    assert stated(
        BOUGHT,
        "示例局2022年度政府采购金额（以合同签订为准）为25万元，其中：货物采购金额4万元、工程采购金额0万元、服务采购"
        "金额21万元。\n2022年度本部门面向中小企业预留政府采购项目预算金额20万元，面向小微企业预留政府采购项目预算金额"
        "3万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额19万元；在面向小微企业预留"
        "政府采购项目中，由小微企业供应商中标或成交的，采购金额2万元；在其他政府采购项目中，由中小企业供应商中标或"
        "成交的，采购金额4万元。",
    ) == [
        "procurement_total amount actual 25万元",
        "procurement_goods amount actual 4万元",
        "procurement_works amount actual 0万元",
        "procurement_services amount actual 21万元",
        "sme_reserved_budget amount unspecified_budget 20万元",
        "small_micro_reserved_budget amount unspecified_budget 3万元",
        "sme_won_reserved amount actual 19万元",
        "small_micro_won_reserved amount actual 2万元",
        "sme_won_other amount actual 4万元",
    ]


def test_a_share_behind_a_list_is_nobodys():
    """Of what the hundred per cent are is in doubt: of services, or of all three."""
    assert stated(BOUGHT, "政府采购货物支出1万元、政府采购服务支出9万元，占政府采购支出总额的100%。") == [
        "procurement_goods amount actual 1万元",
        "procurement_services amount actual 9万元",
    ]
