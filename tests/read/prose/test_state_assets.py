"""Vehicles, equipment and other assets."""

from read.prose.stated import stated

ASSETS = "state_assets"


def test_vehicles_by_kind_and_equipment():
    assert stated(
        ASSETS,
        "截至2022年12月31日，示例局共有车辆5辆，其中：部级领导干部用车0辆、主要领导干部用车1辆、机要通信用车1辆、"
        "应急保障用车1辆，执法执勤用车1辆、特种专业技术用车0辆、离退休干部用车0辆、其他用车1辆。单价50万元（含）以上"
        "通用设备2台（套），单价100万元（含）以上专用设备0台（套）。",
    ) == [
        "asset_vehicles count actual 5辆",
        "asset_vehicles_ministerial count actual 0辆",
        "asset_vehicles_principal_leaders count actual 1辆",
        "asset_vehicles_confidential count actual 1辆",
        "asset_vehicles_emergency count actual 1辆",
        "asset_vehicles_law_enforcement count actual 1辆",
        "asset_vehicles_special_technical count actual 0辆",
        "asset_vehicles_retired_cadres count actual 0辆",
        "asset_vehicles_other count actual 1辆",
        "general_equipment_500k count actual 2台(套)",
        "special_equipment_1m count actual 0台(套)",
    ]


def test_kinds_that_a_place_calls_by_names_of_its_own():
    assert stated(
        ASSETS,
        "共有车辆8辆，其中，保障用车1辆，调研用车2辆，应急用车3辆，机要通讯用车1辆，其他用车1辆；单位价值100万元以上"
        "设备（不含车辆）0台（套）。",
    ) == [
        "asset_vehicles count actual 8辆",
        "asset_vehicles_other(保障用车) count actual 1辆",
        "asset_vehicles_other(调研用车) count actual 2辆",
        "asset_vehicles_emergency count actual 3辆",
        "asset_vehicles_confidential count actual 1辆",
        "asset_vehicles_other count actual 1辆",
        "equipment_1m count actual 0台(套)",
    ]


def test_what_the_other_vehicles_are():
    assert stated(ASSETS, "其他用车3辆，其他用车主要是下乡用车2台，业务用车（示例站）1台。") == [
        "asset_vehicles_other count actual 3辆",
        "asset_vehicles_other(下乡用车) count actual 2台",
        "asset_vehicles_other(业务用车) count actual 1台",
    ]


def test_what_the_assets_are_worth():
    assert stated(ASSETS, "固定资产300.5万元。其中通用设备160.2万元，共有车辆2辆。家具40.3万元。") == [
        "fixed_assets amount actual 300.5万元",
        "fixed_assets_general_equipment amount actual 160.2万元",
        "asset_vehicles count actual 2辆",
        "fixed_assets_furniture amount actual 40.3万元",
    ]


def test_bought_and_scrapped_vehicles_are_no_kinds():
    assert stated(ASSETS, "共有车辆3辆，新增公务用车1辆、报废用车2辆，主要领导干部用车1，其他车辆0辆。") == [
        "asset_vehicles count actual 3辆",
        "asset_vehicles_principal_leaders count actual 1",
        "asset_vehicles_other count actual 0辆",
    ]


def test_a_count_without_its_unit_is_read_where_its_neighbour_in_the_list_has_one():
    assert stated(ASSETS, "其中，主要领导干部用车1，机要通信用车2辆、应急保障用车3。") == [
        "asset_vehicles_principal_leaders count actual 1",
        "asset_vehicles_confidential count actual 2辆",
        "asset_vehicles_emergency count actual 3",
    ]
    assert stated(ASSETS, "其中，主要领导干部用车1，机要通信用车2。") == []
    assert stated(ASSETS, "主要领导干部用车1，较上年减少2辆。") == []
