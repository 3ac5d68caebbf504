"""Codes that the source cut short."""

from read.reading import amounts, notes, read

HEAD = (
    "2024年度收入决算表\n单位：万元\n编码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t"
    "事业收入\t经营收入\t附属单位上缴收入\t其他收入\n"
)


def table(*rows):
    return HEAD + "".join(f"{code}\t{name}\t1.00\t1.00\n" for code, name in rows)


def codes(reading):
    return [row["function_code"] for row in reading.tables["revenue"]]


def test_cut_codes_are_restored_from_names_parents_and_order():
    reading = read(
        table(
            ("201", "一般公共服务支出"),
            ("2010", "人大事务"),
            ("2010", "事业运行"),
            ("2010", "政府办公厅(室)及相关机"),
            ("2010", "行政运行"),
            ("2010", "其他政府办公厅(室)及相"),
            ("208", "社会保障和就业支出"),
            ("2089", "其他社会保障和就业支出"),
            ("2089", "其他社会保障和就业支出"),
        )
    )
    assert codes(reading) == [
        "201",
        "20101",
        "2010150",
        "20103",
        "2010301",
        "2010399",
        "208",
        "20899",
        "2089999",
    ]
    restored = notes(reading, "restored")
    assert [(note["printed"], note["read_as"]) for note in restored[:2]] == [
        ("2010", "20101"),
        ("2010", "2010150"),
    ]
    assert len(restored) == 7
    names = {row["function_code"]: row["function_name"] for row in reading.tables["revenue"]}
    assert names["2010399"] == "其他政府办公厅(室)及相"  # The cut name stays as it is printed.


def test_a_code_that_the_classification_lacks_is_restored_from_a_table_that_prints_it_whole():
    whole = (
        "2024年度支出决算表\n"
        "编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出\n"
        "201\t一般公共服务支出\t1.00\t1.00\n20177\t示范事务\t1.00\t1.00\n2017701\t示范运行\t1.00\t1.00\n"
    )
    cut = table(("201", "一般公共服务支出"), ("2017", "示范事务"), ("2017", "示范运行"))
    assert codes(read(cut + whole)) == ["201", "20177", "2017701"]


def test_what_no_name_settles_is_listed_and_not_guessed():
    reading = read(table(("201", "一般公共服务支出"), ("2010", "人大事务"), ("2010", "不存在的科目")))
    assert codes(reading) == ["201", "20101"]
    assert [note["printed"] for note in notes(reading, "unplaced")] == ["1.00", "1.00"]
    assert ("201", "total_revenue") in amounts(reading, "revenue")


def test_whole_codes_are_left_alone():
    reading = read(table(("201", "随便什么名称"), ("20103", "又一个"), ("2010301", "再一个")))
    assert codes(reading) == ["201", "20103", "2010301"]
    assert notes(reading, "restored") == []
