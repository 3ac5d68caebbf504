"""Rules of the kind `presence` on the parts of the text: missing, empty, broken off, without explanation."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from functools import cache

from juesuan.encode.sql.parts import BATCH, NO_AMOUNTS, Part, in_force, labels, listed, loaded, quoted
from juesuan.standard.catalogue import Rule
from juesuan.standard.codelists import codelist

_SECTIONS, _NOTES, _GLOSSARY = "sections", "reading_notes", "glossary"


def sections_parts(rule: Rule) -> list[Part]:
    """Return the parts that a document must have and has not; what holds a missing one is told alone."""
    told = " ".join(f"WHEN {number} THEN {_told(code)}" for number, code in enumerate(_text_sections()))
    names = " UNION ALL ".join(
        f"SELECT {number} AS place, {quoted(code)} AS code" for number, code in enumerate(_text_sections())
    )
    query = f"""SELECT m.package_id, {labels(rule, _SECTIONS, "m.code", "status")}, {NO_AMOUNTS},
  'missing' AS verdict
FROM (
  SELECT p.package_id, k.code, CASE k.place {told} END AS told
  FROM (
{_absent(rule, BATCH)}
  ) AS p CROSS JOIN (
    {names}
  ) AS k
) AS m WHERE m.told = 1"""
    return [Part(_SECTIONS, query)]


def _told(code: str) -> str:
    """Return 1 where a part is missing and nothing that holds it is."""
    held = "".join(f" AND p.absent_{above} = 0" for above in _above(code))
    return f"CASE WHEN p.absent_{code} = 1{held} THEN 1 ELSE 0 END"


def _absent(rule: Rule, source: str) -> str:
    """Return for every package and part of the text whether it is demanded and missing."""
    flags = ",\n    ".join(
        f"CASE WHEN {_is_absent(rule, code)} THEN 1 ELSE 0 END AS absent_{code}" for code in _text_sections()
    )
    return f"""  SELECT p.package_id,
    {flags}
  FROM (
{_flags(source)}
  ) AS p WHERE {in_force(rule)}"""


def _is_absent(rule: Rule, code: str) -> str:
    demands = [_none_of(codes) for codes in _always(rule) if codes[0] == code]
    other = [f"p.promised_{code} > 0"]
    other += [_of_family(family) for family, codes in rule.check["layouts"].items() if code in codes]
    other += [_any_of(group) for group in rule.check["together"] if code in group]
    demands.append(f"{_none_of([code])} AND ({' OR '.join(other)})")
    return " OR ".join(f"({demand})" for demand in demands)


def _always(rule: Rule) -> list[list[str]]:
    return [*rule.check["law"], *rule.check["template"]]


def _none_of(codes: list[str]) -> str:
    return " AND ".join(f"p.has_{code} = 0" for code in codes)


def _any_of(codes: list[str]) -> str:
    return " OR ".join(f"p.has_{code} = 1" for code in codes)


def _of_family(family: str) -> str:
    start = f"{family}-"
    return f"p.layout = {quoted(family)} OR SUBSTR(p.layout, 1, {len(start)}) = {quoted(start)}"


def _flags(source: str) -> str:
    """Return for every package which parts it has, and which its contents promise and it lacks."""
    flags = [
        f"MAX(CASE WHEN s.status <> 'missing' AND s.section IN {listed(_at_or_below(code))} "
        f"THEN 1 ELSE 0 END) AS has_{code},\n    "
        f"SUM(CASE WHEN s.status = 'missing' AND s.sourced = 1 AND s.section = {quoted(code)} "
        f"THEN 1 ELSE 0 END) AS promised_{code}"
        for code in _text_sections()
    ]
    columns = ",\n    ".join(flags)
    return f"""    SELECT p.package_id, p.fiscal_year, p.layout,
    {columns}
    FROM packages AS p JOIN {loaded(_SECTIONS)}
    LEFT JOIN {source} AS s ON s.package_id = p.package_id
    GROUP BY p.package_id, p.fiscal_year, p.layout"""


def sections_scope(rule: Rule) -> str:
    """Return how many parts were demanded; without the table of parts the rule has not run."""
    counts = [str(len(_always(rule)))]
    counts += [
        f"CASE WHEN {_of_family(family)} THEN {len(codes)} ELSE 0 END"
        for family, codes in rule.check["layouts"].items()
    ]
    counts += [f"CASE WHEN {_any_of(group)} THEN {len(group)} ELSE 0 END" for group in rule.check["together"]]
    counts += [f"p.promised_{code}" for code in _text_sections()]
    return f"""SELECT a.package_id, COALESCE(d.demanded, 0) AS checked,
  CASE WHEN d.demanded IS NULL THEN 'not_run' ELSE 'pass' END AS outcome
FROM packages AS a LEFT JOIN (
  SELECT p.package_id, {" + ".join(counts)} AS demanded
  FROM (
{_flags(_SECTIONS)}
  ) AS p
) AS d ON d.package_id = a.package_id"""


def status_parts(rule: Rule) -> list[Part]:
    """Return the parts of the text with the status of a rule, of nested ones the innermost."""
    excepted = rule.check.get("except", ())
    others = f" AND s.section NOT IN {listed(excepted)}" if excepted else ""
    query = f"""SELECT s.package_id, {labels(rule, _SECTIONS, "s.section", "status")}, {NO_AMOUNTS},
  'missing' AS verdict
FROM {BATCH} AS s JOIN packages AS p ON p.package_id = s.package_id
LEFT JOIN (
  SELECT DISTINCT i.package_id, c.parent FROM {BATCH} AS i
  JOIN codes AS c ON c.list_name = '{_SECTIONS}' AND c.code = i.section WHERE i.status <> 'missing'
) AS h ON h.package_id = s.package_id AND h.parent = s.section
LEFT JOIN (
  SELECT DISTINCT n.package_id, n.section FROM {_NOTES} AS n WHERE n.kind = 'text'
) AS w ON w.package_id = s.package_id AND w.section = s.section
WHERE s.status = {quoted(rule.check["status"])} AND s.section IN {listed(_text_sections())}{others}
  AND h.package_id IS NULL AND w.package_id IS NULL AND {in_force(rule)}"""
    return [Part(_SECTIONS, query)]


def status_scope(_rule: Rule) -> str:
    """Return how many parts of the text are there; without the table of parts a rule has not run."""
    return f"""SELECT p.package_id, COUNT(s.section) AS checked,
  CASE WHEN COUNT(t.readable) > 0 THEN 'pass' ELSE 'not_run' END AS outcome
FROM packages AS p LEFT JOIN {loaded(_SECTIONS)}
LEFT JOIN {_SECTIONS} AS s ON s.package_id = t.package_id AND s.status <> 'missing'
  AND s.section IN {listed(_text_sections())}
GROUP BY p.package_id"""


def terms_parts(rule: Rule) -> list[Part]:
    """Return the glossary of every package in which a term stands alone."""
    query = f"""SELECT DISTINCT n.package_id, {labels(rule, _SECTIONS, f"'{_GLOSSARY}'", "status")},
  {NO_AMOUNTS}, 'missing' AS verdict
FROM {_NOTES} AS n JOIN packages AS p ON p.package_id = n.package_id
JOIN {BATCH} AS g ON g.package_id = n.package_id AND g.section = '{_GLOSSARY}' AND g.status <> 'missing'
WHERE {_alone("n")} AND {in_force(rule)}"""
    return [Part(_SECTIONS, query)]


def terms_scope(_rule: Rule) -> str:
    """Return how many terms stand alone, at least one; without a glossary the rule does not apply."""
    return f"""SELECT p.package_id, 'pass' AS outcome, COALESCE(n.found, 1) AS checked
FROM packages AS p JOIN {loaded(_NOTES)}
JOIN {_SECTIONS} AS g ON g.package_id = p.package_id AND g.section = '{_GLOSSARY}' AND g.status <> 'missing'
LEFT JOIN (
  SELECT n.package_id, COUNT(*) AS found FROM {_NOTES} AS n WHERE {_alone("n")} GROUP BY n.package_id
) AS n ON n.package_id = p.package_id"""


def _alone(alias: str) -> str:
    return (
        f"{alias}.kind = 'listed' AND {alias}.detail = 'unexplained' "
        f"AND {alias}.section IN {listed(_at_or_below(_GLOSSARY))}"
    )


@cache
def _text_sections() -> tuple[str, ...]:
    """Return the parts that are text, in the order of the list; tables have rules of their own."""
    return tuple(row["code"] for row in codelist(_SECTIONS) if row["kind"] != "table")


@cache
def _above(code: str) -> tuple[str, ...]:
    """Return the parts that hold a part, the nearest first."""
    parents = {row["code"]: row["parent"] for row in codelist(_SECTIONS)}
    parent = parents[code]
    return (parent, *_above(parent)) if parent else ()


@cache
def _at_or_below(code: str) -> tuple[str, ...]:
    return tuple(row["code"] for row in codelist(_SECTIONS) if code in (row["code"], *_above(row["code"])))
