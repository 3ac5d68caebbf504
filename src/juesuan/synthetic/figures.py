"""The table of figures while it is written: one row for each number that the text states."""

from __future__ import annotations

from functools import cache

from juesuan.package.content import Record
from juesuan.standard.codelists import codelist
from juesuan.synthetic.department import Department
from juesuan.synthetic.rows import Texts, records

_LONGEST_NAME = 18
_WORDS = {"increase": "增加", "decrease": "减少", "above": "大于", "below": "小于"}


class Figures:
    """Writes figures, paragraph by paragraph; amounts are numbers of the last printed digit."""

    def __init__(self, department: Department, year: int, texts: Texts) -> None:
        self._start = (department.id, str(year))
        self._unit, self._decimals = department.unit, str(department.decimals)
        self._rate_decimals, self._texts = department.rate_decimals, texts
        self._rows: list[tuple[str, ...]] = []
        self._section, self._source, self._line = "", "", 700

    def paragraph(self, section: str) -> None:
        """Begin another paragraph."""
        self._line += 1
        self._section, self._source = section, f"L{self._line}"

    def records(self) -> list[Record]:
        """Return what was written."""
        return records("figures", self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def amount(self, concept: str, number: int, subject: str = "", basis: str = "actual") -> None:
        """State an amount."""
        value = self._texts.stated(number)
        quote = f"…{_short(concept)}{value}{self._unit}"
        self._add(concept, subject, "amount", basis, "", value, self._decimals, self._unit, "", "", quote)

    def none(self, concept: str) -> None:
        """State that there was nothing of a concept."""
        self._add(concept, "", "amount", "actual", "", "", "", "", "none", "", f"本年度无{_short(concept)}")

    def count(self, concept: str, number: int, unit: str, before: str = "…") -> None:
        """State a number of things, after some words."""
        quote = f"{before}{_short(concept)}{number}{unit}"
        self._add(concept, "", "count", "actual", "", str(number), "0", unit, "", "", quote)

    def score(self, concept: str, value: str, subject: str) -> None:
        """State marks, given as text with two decimals."""
        self._add(concept, subject, "score", "actual", "", value, "2", "分", "", "", f"…得分{value}分")

    def share(self, concept: str, amounts: tuple[int, int], of: str, subject: str = "") -> None:
        """State which share an amount is of another concept's, of the amounts of both."""
        part, whole = amounts
        if whole:
            value, decimals = self._percent(part, whole, self._rate_decimals)
            self._add(concept, subject, "share", "", of, value, decimals, "%", "", "", f"…占比{value}%")

    def completion(
        self, concept: str, amounts: tuple[int, int], basis: str, subject: str = "", decimals: int = 0
    ) -> None:
        """State which share of a budget was spent, of the amounts actual and budget."""
        actual, budget = amounts
        if budget:
            value, printed = self._percent(actual, budget, decimals or self._rate_decimals)
            quote = f"完成预算的{value}%"
            self._add(concept, subject, "completion_rate", basis, "", value, printed, "%", "", "", quote)

    def against_budget(self, concept: str, amounts: tuple[int, int], basis: str, subject: str = "") -> None:
        """Say that an amount is above or below its budget; nothing where it is neither."""
        actual, budget = amounts
        if actual != budget:
            word = "above" if actual > budget else "below"
            quote = f"支出决算数{_WORDS[word]}预算数"
            self._add(concept, subject, "change_amount", basis, "", "", "", "", word, "stated", quote)

    def change(self, concept: str, actual: int, before: int, basis: str = "prior_year") -> None:
        """State the change of an amount against another, and its rate where there is one to state."""
        difference = abs(actual - before)
        if not difference:
            self._add(concept, "", "change_amount", basis, "", "", "", "", "level", "stated", "与上年持平")
            return
        word = "increase" if actual > before else "decrease"
        value = self._texts.stated(difference)
        quote = f"…{_WORDS[word]}{value}{self._unit}"
        self._add(
            concept, "", "change_amount", basis, "", value, self._decimals, self._unit, word, "stated", quote
        )
        if before and (rate := self._percent(difference, before, self._rate_decimals))[0].strip("0."):
            quote = f"…{_WORDS[word]}{rate[0]}%"
            self._add(concept, "", "change_rate", basis, "", *rate, "%", word, "stated", quote)

    def _add(self, concept: str, subject: str, *rest: str) -> None:
        *values, quote = rest
        number = f"f{len(self._rows) + 1:04d}"
        row = (*self._start, number, self._section, concept, subject, *values, quote, self._source)
        self._rows.append(row)

    def _percent(self, part: int, whole: int, decimals: int) -> tuple[str, str]:
        """Return a percentage, rounded half up, with its decimals; 100 % as it is mostly written."""
        if part == whole:
            return "100", "0"
        return percent(part, whole, decimals), str(decimals)


def percent(part: int, whole: int, decimals: int) -> str:
    """Return a part of a whole in percent, rounded half up."""
    scale = 10**decimals
    digits, rest = divmod((200 * scale * part + whole) // (2 * whole), scale)
    return f"{digits}.{rest:0{decimals}d}"


@cache
def _short(concept: str) -> str:
    names = {row["code"]: row["name_zh"] for row in codelist("concepts")}
    return names[concept][:_LONGEST_NAME]
