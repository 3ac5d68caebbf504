"""Small disclosures of invented departments, as text."""

CUE = "单位：万元"


def with_table(name="武汉市江汉区示范局", year=2024, amount="12.00"):
    """A disclosure with one of the nine tables and one sentence."""
    return (
        f"{year}年度{name}部门决算\n"
        f"第一部分 {name}概况\n"
        "第二部分 部门决算表\n"
        f"{year}年度收入决算表（表2）\n"
        f"部门：{name} {CUE}\n"
        "功能分类\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t"
        "附属单位上缴收入\t其他收入\n"
        "栏次\t\t1\t2\t3\t4\t5\t6\t7\n"
        f"\t合计\t{amount}\t{amount}\t\t\t\t\t\n"
        f"201\t一般公共服务支出\t{amount}\t{amount}\t\t\t\t\t\n"
        "第三部分 决算情况说明\n" + sentences(year)
    )


def prose_only(name="武汉市江汉区示范局", year=2024):
    """A disclosure whose nine tables are all missing."""
    return (
        f"{year}年度{name}部门决算\n第一部分 {name}概况\n第三部分 {year}年度部门决算情况说明\n"
        + sentences(year)
    )


def sentences(year=2024):
    return (
        "九、财政拨款“三公”经费支出决算情况说明\n"
        f"{year}年度“三公”经费财政拨款支出全年预算为0.30万元，支出决算为0.15万元，完成全年预算的50%。\n"
    )


NO_DISCLOSURE = "菜谱：番茄炒蛋。\n鸡蛋三个，番茄两个。\n"
