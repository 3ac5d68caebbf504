"""Rules on what a document has and lists: its parts, and the names in its lists against the tables."""

from collections.abc import Callable, Iterable

from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.categories import judge_categories
from juesuan.evaluate.listings.functions import judge_explained, judge_items
from juesuan.evaluate.listings.glossary import judge_glossary, judge_terms, judge_unused
from juesuan.evaluate.listings.items import judge_listed, judge_spent
from juesuan.evaluate.listings.parts import judge_parts
from juesuan.evaluate.listings.sections import judge_sections, judge_status
from juesuan.evaluate.listings.uses import judge_uses
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule

LISTING_JUDGES: dict[str, Callable[[Rule, Subject], tuple[Outcome, Iterable[Violation]]]] = {
    "sections": judge_sections,
    "status": judge_status,
    "parts": judge_parts,
    "listed_items": judge_listed,
    "spent_items": judge_spent,
    "function_items": judge_items,
    "explained_items": judge_explained,
    "function_categories": judge_categories,
    "glossary_items": judge_glossary,
    "glossary_unused": judge_unused,
    "terms": judge_terms,
    "uses": judge_uses,
}
"""By what a rule of the kind `presence` looks for."""
