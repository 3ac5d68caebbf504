"""Posts, staff, offices and subordinate units."""

from read.prose.stated import stated

STAFF = "staff_composition"


def test_posts_and_staff_are_told_apart():
    assert stated(
        STAFF,
        "示例局总编制人数45个，其中：行政编制20人、事业编制25人。在职实有人数40人，其中：行政编制18人，事业22人，"
        "机关工勤人员2人。\n离退休人员30人，其中：离休1人，退休29人。",
    ) == [
        "staff_establishment count actual 45个",
        "staff_establishment_administrative count actual 20人",
        "staff_establishment_institutional count actual 25人",
        "staff_employed count actual 40人",
        "staff_administrative count actual 18人",
        "staff_institutional count actual 22人",
        "staff_service_workers count actual 2人",
        "staff_retired count actual 30人",
        "staff_retired_veterans count actual 1人",
        "staff_pensioners count actual 29人",
    ]


def test_the_words_of_another_form():
    assert stated(
        "organisation",
        "办公室现有人员编制9个，其中行政编制5人，事业编制3个，机关工勤编制1人。内设综合科、秘书科2个职能科室。"
        "2022年末共有在职干部职工12人，其中在编在职工作人员8人，某集团下派挂职干部1人，借用2人，志愿者1人。"
        "年内因工作原因调出3人。",
    ) == [
        "staff_establishment count actual 9个",
        "staff_establishment_administrative count actual 5人",
        "staff_establishment_institutional count actual 3个",
        "staff_establishment_service_workers count actual 1人",
        "internal_offices count actual 2个",
        "staff_employed count actual 12人",
        "staff_on_posts count actual 8人",
        "staff_of_kind(某集团下派挂职干部) count actual 1人",
        "staff_seconded count actual 2人",
        "staff_of_kind(志愿者) count actual 1人",
        "staff_left count actual 3人",
    ]


def test_subordinate_units():
    assert stated("unit_composition", "部门决算由单位本级决算和4个下属单位决算组成。") == [
        "units_subordinate count actual 4个"
    ]
    assert stated("organisation", "示例局下属单位3个，其中行政单位1个，事业单位2个。") == [
        "units_subordinate count actual 3个"
    ]


def test_a_change_in_staff_is_no_kind_of_staff():
    assert stated(STAFF, "退休人员10人，比上年增加2人，减少1人。") == ["staff_pensioners count actual 10人"]
