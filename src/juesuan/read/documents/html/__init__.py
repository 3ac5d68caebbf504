"""The reader of web pages."""

from __future__ import annotations

from pathlib import Path

from juesuan.read.documents.decoding import LARGEST
from juesuan.read.documents.document import Document
from juesuan.read.documents.flow.compose import compose
from juesuan.read.documents.html.flow_of_page import flow_of_page
from juesuan.read.documents.html.parsing import parsed
from juesuan.read.documents.opening import opened


def read_html(source: str | Path | bytes) -> Document:
    """Read a disclosure published as a web page, from a file or from its bytes.

    What a browser does not show (scripts, styles, hidden elements) and navigation are left out; style sheets
    are not evaluated, and nothing is fetched. Positions count the lines of the text, a table's row being one.
    Raises UnreadableError for a page that is missing, empty, larger than 20 MB, no HTML, in an unknown
    encoding, or nested or spanned beyond what any real page is.
    """
    return compose(flow_of_page(parsed(opened(source, LARGEST))))
