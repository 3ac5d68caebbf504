"""Made-up accounts that add up, and how a disclosure prints them: with tabs, or without blank cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from juesuan.standard.codelists import codelist

NAMES = {row["code"]: row["name_zh"] for row in codelist("functional_classification")}
ORDINALS = "一二三四五六七八九十"
Cells = dict[tuple[str, str, str], int]
"""table, row, column -> amount in hundredths."""


@dataclass(frozen=True)
class Item:
    """The money of one function code: basic and project expenditure, from other revenue, not spent."""

    code: str
    basic: int
    project: int
    other: int = 0
    unspent: int = 0


@dataclass(frozen=True)
class Account:
    """One department-year: spending by function, by economic section, and on the three public expenses."""

    items: tuple[Item, ...]
    economic: dict[str, int]
    public: dict[str, tuple[int, int]]
    """item -> budget and actual."""

    def cells(self) -> Cells:
        """Return every amount that is not zero."""
        found: Cells = {}
        for table, columns in _FUNCTION_COLUMNS.items():
            for column, amount in columns.items():
                for code, value in self._tree(amount).items():
                    found[table, code, column] = value
        found |= self._summaries()
        for code, value in _by_group(self.economic).items():
            found["basic_expenditure", code, "amount"] = value
        for item, (budget, actual) in self.public.items():
            found["three_public_expenses", item, "budget"] = budget
            found["three_public_expenses", item, "actual"] = actual
        return {cell: value for cell, value in found.items() if value}

    def codes(self) -> list[str]:
        """Return every code with its category and section, in order."""
        codes = {item.code[:length] for item in self.items for length in (3, 5, 7)}
        return sorted(codes)

    def _tree(self, amount: Callable[[Item], int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for item in self.items:
            for key in ("total", item.code[:3], item.code[:5], item.code):
                found[key] = found.get(key, 0) + amount(item)
        return found

    def _summaries(self) -> Cells:
        spent = self._tree(lambda item: item.basic + item.project + item.other)
        budget = self._tree(lambda item: item.basic + item.project)
        other = spent["total"] - budget["total"]
        unspent = sum(item.unspent for item in self.items)
        received = budget["total"] + unspent
        first, second = "revenue_expenditure_summary", "appropriation_summary"
        found: Cells = {
            (first, "general_public_budget_appropriation", "amount"): received,
            (first, "other_revenue", "amount"): other,
            (first, "total_revenue", "amount"): received + other,
            (first, "revenue_grand_total", "amount"): received + other,
            (first, "total_expenditure", "amount"): spent["total"],
            (first, "closing_carryover", "amount"): unspent,
            (first, "expenditure_grand_total", "amount"): received + other,
            (second, "general_public_budget_appropriation", "total"): received,
            (second, "total_revenue", "total"): received,
            (second, "revenue_grand_total", "total"): received,
        }
        for code, value in spent.items():
            if len(code) == 3:
                found[first, f"function_{code}", "amount"] = value
        lines = {f"function_{code}": value for code, value in budget.items() if len(code) == 3}
        lines |= {
            "total_expenditure": budget["total"],
            "closing_carryover": unspent,
            "expenditure_grand_total": received,
        }
        for line, value in lines.items():
            found[second, line, "total"] = found[second, line, "general_public_budget"] = value
        return found


_FUNCTION_COLUMNS: dict[str, dict[str, Callable[[Item], int]]] = {
    "revenue": {
        "total_revenue": lambda i: i.basic + i.project + i.other + i.unspent,
        "fiscal_appropriation": lambda i: i.basic + i.project + i.unspent,
        "other_revenue": lambda i: i.other,
    },
    "expenditure": {
        "total_expenditure": lambda i: i.basic + i.project + i.other,
        "basic_expenditure": lambda i: i.basic,
        "project_expenditure": lambda i: i.project + i.other,
    },
    "general_budget_expenditure": {
        "total_expenditure": lambda i: i.basic + i.project,
        "basic_expenditure": lambda i: i.basic,
        "project_expenditure": lambda i: i.project,
    },
}


def _by_group(economic: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, value in economic.items():
        total = "personnel_total" if code[:3] in ("301", "303") else "general_operating_total"
        for key in (code, code[:3], total):
            found[key] = found.get(key, 0) + value
    return found


def printed(hundredths: int) -> str:
    """Print an amount as disclosures do; nothing for zero."""
    return f"{hundredths / 100:,.2f}" if hundredths else ""


COLUMNS = {
    "revenue": ["total_revenue", "fiscal_appropriation", "superior_subsidies", "service_revenue",
                "operating_revenue", "affiliate_remittances", "other_revenue"],
    "expenditure": ["total_expenditure", "basic_expenditure", "project_expenditure", "superior_remittances",
                    "operating_expenditure", "affiliate_subsidies"],
    "general_budget_expenditure": ["total_expenditure", "basic_expenditure", "project_expenditure"],
}  # fmt: skip
HEADERS = {
    "revenue": "本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入",
    "expenditure": "本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出",
    "general_budget_expenditure": "小计 基本支出 项目支出",
}
TITLES = {
    "revenue_expenditure_summary": "收入支出决算总表",
    "revenue": "收入决算表",
    "expenditure": "支出决算表",
    "appropriation_summary": "财政拨款收入支出决算总表",
    "general_budget_expenditure": "一般公共预算财政拨款支出决算表",
    "basic_expenditure": "一般公共预算财政拨款基本支出决算明细表",
    "three_public_expenses": "一般公共预算财政拨款“三公”经费支出决算表",
    "government_funds": "政府性基金预算财政拨款收入支出决算表",
    "state_capital": "国有资本经营预算财政拨款支出决算表",
}
PUBLIC_ITEMS = (
    "total",
    "overseas_travel",
    "vehicles",
    "vehicle_purchase",
    "vehicle_operation",
    "official_reception",
)


def disclosure(account: Account, *, tabs: bool = False, prose: Iterable[str] = ()) -> str:
    """Print all nine tables: with tabs every cell keeps its column, with spaces blank cells vanish."""
    cells = account.cells()
    gap = "\t" if tabs else " "
    lines: list[str] = []
    for number, (table, title) in enumerate(TITLES.items(), start=1):
        lines += [f"2021年度{title}（表{number}）", "部门：武汉市江汉区示范局 单位：万元"]
        for row in _rows(table, account, cells):
            kept = row if tabs else [cell for cell in row if cell]
            lines.append(gap.join(kept))
        lines.append("注：本表反映部门本年度情况。")
    lines += ["第三部分 武汉市江汉区示范局2021年度部门决算情况说明", "七、“三公”经费支出决算情况说明", *prose]
    return "\n".join(lines)


def _rows(table: str, account: Account, cells: Cells) -> Iterator[list[str]]:
    if table in COLUMNS:
        yield from _function_rows(table, account, cells)
    elif table.endswith("_summary"):
        yield from _summary_rows(table, cells)
    elif table == "basic_expenditure":
        yield from _economic_rows(account, cells)
    elif table == "three_public_expenses":
        yield from _public_rows(cells)
    else:
        yield ["编码", "科目名称", "合计", "基本支出", "项目支出"]
        yield ["栏次", "", *("123456" if table == "government_funds" else "123")]
        yield ["", "合计"]


def _function_rows(table: str, account: Account, cells: Cells) -> Iterator[list[str]]:
    yield ["编码", "科目名称", *HEADERS[table].split()]
    yield ["", "栏次", *(str(number + 1) for number in range(len(COLUMNS[table])))]
    for code in ["total", *account.codes()]:
        amounts = [printed(cells.get((table, code, column), 0)) for column in COLUMNS[table]]
        if any(amounts) or code != "total":
            yield ["" if code == "total" else code, "合计" if code == "total" else NAMES[code], *amounts]


def _summary_rows(table: str, cells: Cells) -> Iterator[list[str]]:
    left = [row for row in codelist("summary_lines") if row["table"] == table and row["side"] == "revenue"]
    right = [
        row for row in codelist("summary_lines") if row["table"] == table and row["side"] == "expenditure"
    ]
    wide = ["total", "general_public_budget", "government_funds", "state_capital"]
    columns = ["amount"] if table == "revenue_expenditure_summary" else wide
    yield [
        "项目",
        "行次",
        "决算数",
        "项目",
        "行次",
        *(["决算数"] if len(columns) == 1 else ["小计", *_WIDE_LABELS]),
    ]
    yield ["栏次", "", "1", "栏次", "", *(str(number + 2) for number in range(len(columns)))]
    for index, line in enumerate(right):
        first = left[index] if index < len(left) else None
        name = first["name_zh"] if first else ""
        amount = cells.get((table, first["line"], columns[0]), 0) if first else 0
        amounts = [printed(cells.get((table, line["line"], column), 0)) for column in columns]
        yield [name, str(index + 1), printed(amount), line["name_zh"], str(index + 31), *amounts]


_WIDE_LABELS = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]


def _economic_rows(account: Account, cells: Cells) -> Iterator[list[str]]:
    codes = sorted({code[:length] for code in account.economic for length in (3, 5)})
    left = [code for code in codes if code[:3] in ("301", "303")]
    right = [code for code in codes if code not in left]
    yield ["人员经费", "", "", "公用经费", "", ""]
    yield ["编码", "科目名称", "决算数", "编码", "科目名称", "决算数"]
    for index in range(max(len(left), len(right))):
        yield [cell for side in (left, right) for cell in _economic_cells(side[index : index + 1], cells)]
    totals = [
        printed(cells.get(("basic_expenditure", key, "amount"), 0))
        for key in ("personnel_total", "general_operating_total")
    ]
    yield ["人员经费合计", "", totals[0], "公用经费合计", "", totals[1]]


def _economic_cells(codes: list[str], cells: Cells) -> list[str]:
    names = {row["code"]: row["name_zh"] for row in codelist("economic_classification")}
    return [
        cell
        for code in codes
        for cell in (code, names[code], printed(cells.get(("basic_expenditure", code, "amount"), 0)))
    ] or [""] * 3


def _public_rows(cells: Cells) -> Iterator[list[str]]:
    yield ["预算数", "", "", "", "", "", "决算数"]
    yield ["合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费"] * 2
    yield ["", "", "小计", "公务用车购置费", "公务用车运行费", ""] * 2
    yield [str(number) for number in range(1, 13)]
    yield [
        printed(cells.get(("three_public_expenses", item, column), 0))
        for column in ("budget", "actual")
        for item in PUBLIC_ITEMS
    ]
