"""What the text of an invented disclosure states: amounts of the tables, shares, rates, changes, counts."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from juesuan.read.tables.layouts import Layout
from juesuan.synthetic.accounts import Accounts
from juesuan.synthetic.department import Department
from juesuan.synthetic.figures import Figures
from juesuan.synthetic.summaries import APPROPRIATIONS, SOURCES
from juesuan.synthetic.trees import Tree

_KINDS = (
    "basic_expenditure",
    "project_expenditure",
    "superior_remittances",
    "operating_expenditure",
    "affiliate_subsidies",
)
_BUDGET, _FUNCTION = "general_budget_expenditure", "general_budget_function_expenditure"
_DETAILS, _STRUCTURE = "general_budget_expenditure_details", "general_budget_expenditure_structure"
_TELL_LAST_YEAR = 0.3
"""How often the text states last year's amount itself."""
_STATED_OF_FUNDS = {"opening_carryover": 0, "revenue": 1, "expenditure": 2, "closing_carryover": 5}


class Told(NamedTuple):
    """What the text tells of: a department, its accounts of this year and of the year before."""

    department: Department
    now: Accounts
    before: Accounts
    layout: Layout
    rng: Random


def state(told: Told, figures: Figures) -> None:
    """State the figures of every section but those of the self-assessment."""
    department, now, before, layout, rng = told
    _people(department, figures)
    _overall(now, before, figures)
    _revenue(now, before, rng, figures)
    _expenditure(now, before, figures)
    _appropriations(now, before, figures)
    _general_budget(now, before, figures)
    budgets = _budgets(now.general, rng)
    _details(now.general, budgets, figures)
    _basic(now, figures)
    _funds("government_funds", now.funds, layout, rng, figures)
    _funds("state_capital", now.capital, layout, rng, figures)
    _agency(now, rng, figures)
    _procurement(now, rng, figures)
    figures.amount("agency_operating_expenses", now.economic["general_operating_total"])
    _assets(rng, figures)
    _three_public(told, figures)


def _people(department: Department, figures: Figures) -> None:
    administrative, institutional, workers, pensioners = department.staff
    figures.paragraph("unit_composition")
    figures.count("units_subordinate", len(department.units), "个")
    figures.paragraph("organisation")
    figures.count("staff_employed", administrative + institutional + workers, "人")
    figures.paragraph("staff_composition")
    figures.count("staff_establishment", administrative + institutional + workers + pensioners % 7, "人")
    figures.count("staff_employed", administrative + institutional + workers, "人")
    figures.count("staff_administrative", administrative, "人")
    figures.count("staff_institutional", institutional, "人")
    figures.count("staff_service_workers", workers, "人")
    figures.count("staff_retired", pensioners, "人")


def _overall(now: Accounts, before: Accounts, figures: Figures) -> None:
    figures.paragraph("revenue_expenditure_summary_explanation")
    _both_sides("", now.summary["revenue_grand_total"], before.summary["revenue_grand_total"], figures)


def _both_sides(prefix: str, now: int, before: int, figures: Figures) -> None:
    for side in ("revenue", "expenditure"):
        figures.amount(f"{prefix}{side}_grand_total", now)
    for side in ("revenue", "expenditure"):
        figures.change(f"{prefix}{side}_grand_total", now, before)


def _revenue(now: Accounts, before: Accounts, rng: Random, figures: Figures) -> None:
    total, *parts = now.revenue.printed["total"]
    last = before.revenue.printed["total"][0]
    figures.paragraph("revenue_explanation")
    figures.amount("total_revenue", total)
    if rng.random() < _TELL_LAST_YEAR:
        figures.amount("total_revenue", last, basis="prior_year")
    figures.change("total_revenue", total, last)
    _parts(("fiscal_appropriation", *SOURCES), parts, total, "total_revenue", figures)


def _expenditure(now: Accounts, before: Accounts, figures: Figures) -> None:
    total, *parts = now.expenditure.printed["total"]
    figures.paragraph("expenditure_explanation")
    figures.amount("total_expenditure", total)
    figures.change("total_expenditure", total, before.expenditure.printed["total"][0])
    _parts(_KINDS, parts, total, "total_expenditure", figures)


def _parts(concepts: tuple[str, ...], parts: list[int], total: int, whole: str, figures: Figures) -> None:
    for place, (concept, amount) in enumerate(zip(concepts, parts, strict=True)):
        if amount or place == 0:
            figures.amount(concept, amount)
            figures.share(concept, (amount, total), whole)


def _appropriations(now: Accounts, before: Accounts, figures: Figures) -> None:
    section = "appropriation_summary_explanation"
    total, last = (each.appropriations["revenue_grand_total"][0] for each in (now, before))
    figures.paragraph(section)
    _both_sides("appropriation_", total, last, figures)
    figures.paragraph(section)
    for concept in APPROPRIATIONS:
        amount, last = now.summary[concept], before.summary[concept]
        if amount or last:
            figures.amount(concept, amount)
            figures.change(concept, amount, last)


def _general_budget(now: Accounts, before: Accounts, figures: Figures) -> None:
    total = now.general.printed["total"][0]
    figures.paragraph("general_budget_expenditure_overall")
    figures.amount(_BUDGET, total)
    figures.share(_BUDGET, (total, now.expenditure.printed["total"][0]), "total_expenditure")
    figures.change(_BUDGET, total, before.general.printed["total"][0])
    figures.paragraph(_STRUCTURE)
    figures.amount(_BUDGET, total)
    for code in now.general.codes(3):
        amount = now.general.printed[code][0]
        figures.paragraph(_STRUCTURE)
        figures.amount(_FUNCTION, amount, code)
        figures.share(_FUNCTION, (amount, total), _BUDGET, code)


def _budgets(tree: Tree, rng: Random) -> dict[str, int]:
    """Return the initial budget of every item: as it was spent, about so, or none."""
    budgets = {}
    for code in tree.codes(7):
        amount = tree.printed[code][0]
        budgets[code] = amount * rng.choice((0, 100, 100, 100, 80, 95, 104, 110, 125)) // 100
    return budgets


def _details(tree: Tree, budgets: dict[str, int], figures: Figures) -> None:
    total, basic, project = tree.printed["total"]
    budget = sum(budgets.values())
    figures.paragraph(_DETAILS)
    figures.amount(_BUDGET, budget, basis="initial_budget")
    figures.amount(_BUDGET, total)
    figures.completion(_BUDGET, (total, budget), "initial_budget")
    figures.amount("general_budget_basic_expenditure", basic)
    figures.amount("general_budget_project_expenditure", project)
    for code, budget in budgets.items():
        figures.paragraph(_DETAILS)
        _item(_FUNCTION, code, tree.printed[code][0], budget, figures)


def _item(concept: str, code: str, amount: int, budget: int, figures: Figures) -> None:
    figures.amount(concept, budget, code, "initial_budget")
    figures.amount(concept, amount, code)
    figures.completion(concept, (amount, budget), "initial_budget", code)
    figures.against_budget(concept, (amount, budget), "initial_budget", code)


def _basic(now: Accounts, figures: Figures) -> None:
    figures.paragraph("basic_expenditure_explanation")
    figures.amount("general_budget_basic_expenditure", now.general.printed["total"][1])
    figures.amount("personnel_expenditure", now.economic["personnel_total"])
    figures.amount("general_operating_expenditure", now.economic["general_operating_total"])


def _funds(name: str, tree: Tree, layout: Layout, rng: Random, figures: Figures) -> None:
    section = f"{name}_explanation"
    figures.paragraph(section)
    if not tree.printed:
        figures.none(f"{name}_expenditure")
        return
    total = tree.printed["total"]
    shown = {"expenditure", *layout.tables[name].official.columns}
    for part, place in [each for each in _STATED_OF_FUNDS.items() if each[0] in shown]:
        figures.amount(f"{name}_{part}", total[place])
    for code in tree.codes(7):
        amount = tree.printed[code][2]
        budget = amount * rng.choice((100, 100, 90, 110)) // 100
        figures.paragraph(section)
        _item(f"{name}_function_expenditure", code, amount, budget, figures)


def _agency(now: Accounts, rng: Random, figures: Figures) -> None:
    spent = now.economic["general_operating_total"]
    figures.paragraph("agency_operating_expenses")
    figures.amount("agency_operating_expenses", spent)
    budget = spent * rng.choice((90, 97, 105, 112)) // 100
    if rng.random() < _TELL_LAST_YEAR:
        figures.amount("agency_operating_expenses", budget, basis="initial_budget")
    figures.change("agency_operating_expenses", spent, budget, "initial_budget")


def _procurement(now: Accounts, rng: Random, figures: Figures) -> None:
    figures.paragraph("procurement")
    whole = now.general.printed["total"][2] * rng.randrange(0, 40) // 100
    if not whole:
        figures.none("procurement_total")
        return
    goods, works = whole * rng.randrange(5, 60) // 100, whole * rng.randrange(0, 30) // 100
    small = whole * rng.randrange(30, 101) // 100
    figures.amount("procurement_total", whole)
    figures.amount("procurement_goods", goods)
    figures.amount("procurement_works", works)
    figures.amount("procurement_services", whole - goods - works)
    figures.amount("sme_contracts", small)
    figures.share("sme_contracts", (small, whole), "procurement_total")
    smaller = small * rng.randrange(20, 101) // 100
    figures.amount("small_micro_contracts", smaller)
    figures.share("small_micro_contracts", (smaller, small), "sme_contracts")


def _assets(rng: Random, figures: Figures) -> None:
    kinds = ("principal_leaders", "confidential", "emergency", "law_enforcement", "other")
    counts = {kind: rng.randrange(0, 5) for kind in kinds}
    figures.paragraph("state_assets")
    figures.count("asset_vehicles", sum(counts.values()), "辆")
    for kind, count in counts.items():
        figures.count(f"asset_vehicles_{kind}", count, "辆")
    figures.count("equipment_1m", rng.randrange(0, 4), "台（套）")


def _three_public(told: Told, figures: Figures) -> None:
    """State the three public expenses: budget, actual, completion, change, what the money was spent on."""
    department, now, before, _, rng = told
    budget, actual = now.three_public
    basis = f"{department.budget_basis}_budget"
    figures.paragraph("three_public_expenses_overall")
    if not department.has_three_public:
        figures.none("three_public_expenses")
        return
    for item, concept in _CONCEPTS.items():
        if item != "total":
            figures.paragraph("three_public_expenses_details")
        figures.amount(concept, budget[item], basis=basis)
        figures.amount(concept, actual[item])
        if item in _THREE:
            figures.share(concept, (actual[item], actual["total"]), "three_public_expenses")
        figures.completion(concept, (actual[item], budget[item]), basis)
        figures.against_budget(concept, (actual[item], budget[item]), basis)
        figures.change(concept, actual[item], before.three_public.actual[item])
        _counted(item, actual[item], rng, figures)


_THREE = ("overseas_travel", "vehicles", "official_reception")
_CONCEPTS = {
    "total": "three_public_expenses",
    "overseas_travel": "overseas_travel",
    "vehicles": "vehicles",
    "vehicle_purchase": "vehicle_purchase",
    "vehicle_operation": "vehicle_operation",
    "official_reception": "official_reception",
}


def _counted(item: str, amount: int, rng: Random, figures: Figures) -> None:
    if item == "overseas_travel" and amount:
        figures.count("overseas_groups", rng.randrange(1, 4), "个")
        figures.count("overseas_persons", rng.randrange(4, 12), "人次")
    elif item == "vehicle_purchase" and amount:
        figures.count("vehicles_purchased", rng.randrange(1, 3), "辆")
    elif item == "vehicle_operation" and amount:
        figures.count("vehicles_held", rng.randrange(1, 9), "辆")
    elif item == "official_reception" and amount:
        figures.amount("domestic_reception", amount)
        figures.none("foreign_reception")
        figures.count("domestic_reception_batches", rng.randrange(3, 40), "批次")
        figures.count("domestic_reception_persons", rng.randrange(40, 600), "人次")
