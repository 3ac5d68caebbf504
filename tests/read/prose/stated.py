"""Short ways to read a few sentences and to look at what they state."""

from juesuan.read.documents.document import GridCell, Position, PrintedLine
from juesuan.read.prose.figures import Figure, read_figures
from juesuan.read.prose.passages import Passage

YEAR = 2022


def passage_of(section: str, text: str) -> Passage:
    """Return a passage; every line of the text is a line of the document."""
    passage = Passage(section, "", Position())
    for number, line in enumerate(text.splitlines(), start=1):
        passage.add(PrintedLine((GridCell(line, 0),), columns_known=False, position=Position(line=number)))
    return passage


def figures_of(section: str, text: str, year: int = YEAR) -> list[Figure]:
    return read_figures([passage_of(section, text)], year)


def stated(section: str, text: str, year: int = YEAR) -> list[str]:
    """Return what a text states, a line for each figure: what, how measured, on what basis, how much."""
    return [_line(figure) for figure in figures_of(section, text, year)]


def _line(figure: Figure) -> str:
    subject = f"({figure.subject})" if figure.subject else ""
    basis = f"of {figure.whole}" if figure.whole else figure.basis
    words = (figure.concept + subject, figure.measure, basis, figure.value + figure.unit)
    return " ".join(filter(None, (*words, figure.direction, figure.reason)))
