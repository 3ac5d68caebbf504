"""The official figures of a disclosure as data: what is drawn, and what is said where nothing can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from juesuan.evaluate.names import Names
from juesuan.site.reports.accounts import Accounts, Known, concept_at, concept_name
from juesuan.site.words import say
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema

_TOTALS = {
    "totals": (("revenue_grand_total",), ("expenditure_grand_total", "total_expenditure")),
    "appropriation": (
        ("appropriation_revenue_grand_total",),
        ("appropriation_expenditure_grand_total", "appropriation_total_expenditure"),
    ),
}
"""The totals that are set against last year's; the second name stands in where the first is not stated."""
_BUDGETS_OF = {
    "fiscal_appropriation": (
        "general_public_budget_appropriation",
        "government_funds_appropriation",
        "state_capital_appropriation",
    )
}
"""What is drawn instead where only the parts of a source of revenue are stated."""
_THREE = "three_public_expenses"
_TENTH = Decimal("0.1")
_CATEGORY = 3
"""The digits of a functional category."""


class Bar(NamedTuple):
    """One thing that is drawn: an amount for each series."""

    label: str
    amounts: tuple[Known | None, ...]
    share: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure: its series, its bars, and what is to be said below it."""

    name: str
    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    remarks: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """Return the unit that all amounts are printed in; "" where they differ."""
        units = {amount.unit for bar in self.bars for amount in bar.amounts if amount}
        return units.pop() if len(units) == 1 else ""

    @property
    def drawn(self) -> bool:
        """Say whether there is anything to draw."""
        return any(amount and amount.size for bar in self.bars for amount in bar.amounts)


def drawings(accounts: Accounts, language: str) -> list[Drawing]:
    """Return the six figures in the order in which disclosures print them."""
    return [
        _change("totals", accounts, language),
        _structure("revenue", accounts, language),
        _structure("expenditure", accounts, language),
        _change("appropriation", accounts, language),
        _three_public(accounts, language),
        _categories(accounts, language),
    ]


def _change(name: str, accounts: Accounts, language: str) -> Drawing:
    """Draw totals of this year beside last year's, where these are known."""
    chosen = [next((each for each in names if accounts.now(each)), names[0]) for names in _TOTALS[name]]
    bars = tuple(
        Bar(concept_name(each, language), (now, accounts.before(each)))
        for each in chosen
        if (now := accounts.now(each))
    )
    year = accounts.package.fiscal_year
    known = any(bar.amounts[1] for bar in bars)
    if not known:
        bars = tuple(bar._replace(amounts=bar.amounts[:1]) for bar in bars)
    years = [year, year - 1][: 2 if known else 1]
    return _drawing(
        name, language, tuple(say("charts.year", language, year=each) for each in years), bars,
        () if known else ("prior_unknown",),
    )  # fmt: skip


def _structure(table: str, accounts: Accounts, language: str) -> Drawing:
    """Draw what a total consists of: the amount columns of its table."""
    total, *parts = table_schema(table).amount_columns
    whole = accounts.cell(table, "total", total) or accounts.now(total)
    bars = []
    for part in parts:
        own = accounts.cell(table, "total", part) or accounts.now(part)
        names = (part,) if own else _BUDGETS_OF.get(part, ())
        amounts = [(name, own or accounts.now(name)) for name in names]
        bars += [_part(concept_name(name, language), amount, whole) for name, amount in amounts if amount]
    return _drawing(f"{table}_structure", language, (), _positive(bars), _shares(bars))


def _categories(accounts: Accounts, language: str) -> Drawing:
    """Draw expenditure by functional category; where its tables are missing, what the prose states."""
    records = accounts.package.tables.get("expenditure", ())
    codes = [record.key for record in records if len(record.key) == _CATEGORY and record.key.isdigit()]
    column = "total_expenditure"
    of_table = [(code, accounts.cell("expenditure", code, column)) for code in codes]
    found = [(code, amount) for code, amount in of_table if amount]
    whole = accounts.now("total_expenditure" if found else "general_budget_expenditure")
    remarks = () if found else ("general_budget_only",)
    names = Names(accounts.package)
    bars = [
        _part(_category(names, code, language), amount, whole)
        for code, amount in found or accounts.stated_by_function().items()
    ]
    return _drawing("categories", language, (), _positive(bars), (*remarks, *_shares(bars)))


def _category(names: Names, code: str, language: str) -> str:
    """Return the printed name of a category; the standard's where no table prints one."""
    name = names.row("expenditure", code)[language].removeprefix(code).strip()
    lines = (row for row in codelist("summary_lines") if row["function_code"] == code)
    return name or next((row[f"name_{language}"] for row in lines), code)


def _three_public(accounts: Accounts, language: str) -> Drawing:
    """Draw the budget of the three public expenses beside what was spent."""
    bars = []
    printed = _THREE in accounts.package.tables
    for item, label in table_schema(_THREE).field("item").labels.items():
        concept = concept_at(_THREE, item, "actual")
        actual, budget = (accounts.cell(_THREE, item, column) for column in ("actual", "budget"))
        if concept and not printed:
            actual, budget = accounts.now(concept), accounts.budget(concept)
        if actual or budget:
            words = label[language]
            bars.append(Bar(words[:1].upper() + words[1:], (actual, budget)))
    series = (say("charts.actual", language), say("charts.budget", language))
    return _drawing(_THREE, language, series, tuple(bars))


def _drawing(
    name: str, language: str, series: tuple[str, ...], bars: tuple[Bar, ...], remarks: tuple[str, ...] = ()
) -> Drawing:
    origins = {amount.origin for bar in bars for amount in bar.amounts if amount}
    keys = [*remarks, *(key for key in ("last_year", "change", "text") if key in origins)]
    said = tuple(say(f"charts.remarks.{key}", language) for key in keys)
    return Drawing(name, say(f"charts.titles.{name}", language), series, bars, said if bars else ())


def _part(label: str, amount: Known, whole: Known | None) -> Bar:
    return Bar(label, (amount,), _share(amount, whole))


def _share(amount: Known, whole: Known | None) -> str:
    if whole is None or whole.size <= 0:
        return ""
    share = Decimal(amount.size * 100) / Decimal(whole.size)
    rounded = share.quantize(_TENTH, ROUND_HALF_UP)
    if rounded == 0 < share:
        return "<0.1%"
    return ">99.9%" if share < 100 == rounded else f"{rounded}%"


def _positive(bars: list[Bar]) -> tuple[Bar, ...]:
    return tuple(bar for bar in bars if bar.amounts[0] and bar.amounts[0].size)


def _shares(bars: list[Bar]) -> tuple[str, ...]:
    return ("shares",) if any(bar.share for bar in bars) else ()


def described(drawing: Drawing, language: str) -> str:
    """Return the numbers of a figure as one sentence, for those who do not see it."""
    return say("charts.joint", language).join(_numbers(drawing, language))


def _numbers(drawing: Drawing, language: str) -> Iterator[str]:
    for bar in drawing.bars:
        for series, amount in zip(drawing.series or ("",), bar.amounts, strict=True):
            if amount:
                name = say("charts.of_series", language, label=bar.label, series=series)
                yield say(
                    "charts.number", language, name=name if series else bar.label,
                    amount=f"{amount.text} {amount.unit}", share=f" ({bar.share})" if bar.share else "",
                )  # fmt: skip
