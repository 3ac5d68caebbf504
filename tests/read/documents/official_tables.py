"""The nine tables of made-up accounts as official templates lay them out, with merged cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.standard.codelists import codelist
from read.accounts import COLUMNS, HEADERS, NAMES, PUBLIC_ITEMS, TITLES, Account, Item, printed

ACCOUNT = Account(
    items=(
        Item("2010301", 123_450, 0, other=700),
        Item("2010302", 0, 50_005, unspent=1_230),
        Item("2210201", 6_600, 0),
    ),
    economic={"30101": 100_050, "30113": 6_600, "30302": 3_400, "30201": 15_000, "31002": 5_000},
    public={"total": (900, 750), "vehicles": (800, 700), "vehicle_operation": (800, 700),
            "official_reception": (100, 50)},
)  # fmt: skip
NAME = "示例市示例局"
YEAR = 2023
CAPTION = f"部门：{NAME}　　单位：万元"
NOTE = "注：本表反映部门本年度情况。"
NONE = "注：本年度无此项预算财政拨款收入支出，故本表无数据。"
OPENING = (f"{NAME}{YEAR}年度部门决算", f"第一部分 {NAME}概况", "一、部门主要职责", "负责示例事务。")
PROSE = (
    "第三部分 2023年度部门决算情况说明",
    "一、收入支出决算总体情况说明",
    "本年度收支平衡。",
)
_WIDE = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")


class C(NamedTuple):
    """One cell: its text, and how many columns and rows it covers."""

    text: str = ""
    wide: int = 1
    high: int = 1


@dataclass
class Printed:
    """One table as it is printed, its width in columns among it."""

    name: str
    title: str
    width: int
    rows: list[list[C]] = field(default_factory=list)
    note: str = NOTE


def official_tables(account: Account = ACCOUNT) -> list[Printed]:
    """Return the nine tables in their usual order."""
    return [_printed(name, title, account) for name, title in TITLES.items()]


def expected(table: str, account: Account = ACCOUNT) -> dict[tuple[str, str], str]:
    """Return the amounts that a reading of a table has to find."""
    return {
        (row, column): printed(value).replace(",", "")
        for (name, row, column), value in account.cells().items()
        if name == table
    }


def _printed(name: str, title: str, account: Account) -> Printed:
    cells = account.cells()
    if name in COLUMNS:
        return Printed(name, title, 4 + len(COLUMNS[name]), _coded(name, account, cells))
    if name.endswith("_summary"):
        rows = _sided(name, cells)
        return Printed(name, title, sum(cell.wide for cell in rows[0]), rows)
    if name == "basic_expenditure":
        return Printed(name, title, 9, _economic(account, cells))
    if name == "three_public_expenses":
        return Printed(name, title, 12, _public(cells))
    note = NONE.replace("此项", title.partition("预算")[0])
    return Printed(name, title, 10 if name == "government_funds" else 7, _empty(name), note)


def _coded(name, account, cells):
    labels = HEADERS[name].split()
    if name == "general_budget_expenditure":
        rows = [[C("项目", 4), C("本年支出", 3)], [C("科目编码", 3), C("科目名称"), *map(C, labels)]]
    else:
        rows = [[C("项目", 4), *(C(label, 1, 2) for label in labels)], [C("科目编码", 3), C("科目名称")]]
    rows.append([C("栏次", 4), *(C(str(number + 1)) for number in range(len(labels)))])
    for code in ["total", *account.codes()]:
        head = [C("合计", 4)] if code == "total" else [C(code, 3), C(NAMES[code])]
        rows.append([*head, *(C(printed(cells.get((name, code, column), 0))) for column in COLUMNS[name])])
    return rows


def _sided(name, cells):
    sides = {
        side: [row for row in codelist("summary_lines") if (row["table"], row["side"]) == (name, side)]
        for side in ("revenue", "expenditure")
    }
    wide = name == "appropriation_summary"
    columns = ["total", "general_public_budget", "government_funds", "state_capital"] if wide else ["amount"]
    heads = ["小计", *_WIDE] if wide else ["决算数"]
    rows = [
        [C("收入", 3), C("支出", 2 + len(columns))],
        [C(label) for label in ("项目", "行次", "决算数", "项目", "行次", *heads)],
        [C("栏次"), C(), C("1"), C("栏次"), C(), *(C(str(number + 2)) for number in range(len(columns)))],
    ]
    for index, line in enumerate(sides["expenditure"]):
        left = sides["revenue"][index] if index < len(sides["revenue"]) else None
        first = [C(), C(str(index + 1)), C()]
        if left:
            amount = cells.get((name, left["line"], columns[0]), 0)
            first = [C(left["name_zh"]), C(str(index + 1)), C(printed(amount))]
        amounts = (C(printed(cells.get((name, line["line"], column), 0))) for column in columns)
        rows.append([*first, C(line["name_zh"]), C(str(index + 31)), *amounts])
    return rows


def _economic(account, cells):
    names = {row["code"]: row["name_zh"] for row in codelist("economic_classification")}
    codes = sorted({code[:length] for code in account.economic for length in (3, 5)})
    sides = [[code for code in codes if code[:3] in group] for group in (("301", "303"), ("302",), ("310",))]
    rows = [
        [C("人员经费", 3), C("公用经费", 6)],
        [C(label) for _ in range(3) for label in ("科目编码", "科目名称", "决算数")],
    ]
    for index in range(max(map(len, sides))):
        row = []
        for side in sides:
            for code in side[index : index + 1]:
                amount = cells.get(("basic_expenditure", code, "amount"), 0)
                row += [C(code), C(names[code]), C(printed(amount))]
            row += [C()] * (3 if index >= len(side) else 0)
        rows.append(row)
    totals = [
        printed(cells[("basic_expenditure", key, "amount")])
        for key in ("personnel_total", "general_operating_total")
    ]
    rows.append([C("人员经费合计", 2), C(totals[0]), C("公用经费合计", 5), C(totals[1])])
    return rows


def _public(cells):
    vehicles = C("公务用车购置及运行维护费", 3)
    half = [C("合计", 1, 2), C("因公出国（境）费", 1, 2), vehicles, C("公务接待费", 1, 2)]
    return [
        [C("预算数", 6), C("决算数", 6)],
        half * 2,
        [C("小计"), C("公务用车购置费"), C("公务用车运行维护费")] * 2,
        [C(str(number)) for number in range(1, 13)],
        [
            C(printed(cells.get(("three_public_expenses", item, column), 0)))
            for column in ("budget", "actual")
            for item in PUBLIC_ITEMS
        ],
    ]


def _empty(name):
    if name == "state_capital":
        return [
            [C("项目", 4), C("本年支出", 3)],
            [C("科目编码", 3), C("科目名称"), C("合计"), C("基本支出"), C("项目支出")],
            [C("栏次", 4), C("1"), C("2"), C("3")],
            [C("合计", 4), C(), C(), C()],
        ]
    return [
        [C("项目", 4), C("年初结转和结余", 1, 2), C("本年收入", 1, 2), C("本年支出", 3),
         C("年末结转和结余", 1, 2)],
        [C("科目编码", 3), C("科目名称"), C("小计"), C("基本支出"), C("项目支出")],
        [C("栏次", 4), *(C(str(number)) for number in range(1, 7))],
        [C("合计", 4), *[C()] * 6],
    ]  # fmt: skip
