"""Rules of the kind `continuity`: this year's accounts against last year's of the same department."""

from collections.abc import Iterable

from juesuan.evaluate.continuity.balances import judge_balances
from juesuan.evaluate.continuity.prior_year import judge_prior_year
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule

_JUDGES = {"balances": judge_balances, "prior_year": judge_prior_year}


def judge_continuity(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Judge one continuity rule; without last year's package it does not apply."""
    if subject.earlier is None:
        return Outcome(rule, "not_applicable", reason=reason("no_earlier")), []
    return _JUDGES[rule.check["what"]](rule, subject, subject.earlier)
