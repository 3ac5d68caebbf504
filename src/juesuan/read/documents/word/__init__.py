"""The reader of Word documents (.docx)."""

from __future__ import annotations

from pathlib import Path

from juesuan.read.documents.document import Document
from juesuan.read.documents.flow.compose import compose
from juesuan.read.documents.office.archive import LARGEST_FILE, Archive
from juesuan.read.documents.office.markup import tree
from juesuan.read.documents.office.package import compound_kind, is_archive, main_part, relations
from juesuan.read.documents.opening import opened
from juesuan.read.documents.word.body import flow_of_body
from juesuan.read.documents.word.numbering import Numbering
from juesuan.read.documents.word.styles import Styles
from juesuan.read.documents.word.tags import tag_of
from juesuan.read.errors import refusal


def read_word(source: str | Path | bytes) -> Document:
    """Read a disclosure in a .docx or .docm file, or its bytes.

    Text is what Word prints: automatic numbers are written out, inserted text counts, deleted and hidden text
    does not, fields show their last result. Footnotes, headers, footers and pictures are left out; macros
    and outside addresses are never followed. Positions count the lines of the text, a table's row being one.
    Raises UnreadableError for a file that is missing, empty, larger than 50 MB (200 MB unpacked), damaged,
    protected, no .docx file, or nested or spanned beyond what any real document is.
    """
    raw = opened(source, LARGEST_FILE)
    _refuse_other(raw)
    archive = Archive(raw)
    main = main_part(archive)
    root = tree(archive.part(main))
    if tag_of(root) != "document":
        raise refusal("not_word")
    related = {relation.kind: relation.part for relation in relations(archive, main).values()}
    styles = Styles(_optional(archive, related.get("styles")))
    numbering = Numbering(_optional(archive, related.get("numbering")), styles)
    return compose(flow_of_body(root, styles, numbering))


def _refuse_other(raw: bytes) -> None:
    kind = compound_kind(raw)
    if kind == "word":
        raise refusal("source_old_word")
    if kind == "encrypted":
        raise refusal("source_protected")
    if not is_archive(raw):
        raise refusal("not_word")


def _optional(archive: Archive, part: str | None) -> bytes:
    return archive.part(part) if part else b""
