"""Office files built part by part, for what the libraries do not write."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATION}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def archive(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def relations(**targets: str) -> str:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{RELATION}/{kind.partition("_")[0]}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def docx(body: str, numbering: str = "", styles: str = "", **more: str) -> bytes:
    """Return a document with this body, this numbering and these styles."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(numbering="numbering.xml", styles="styles.xml"),
        "word/numbering.xml": f"<w:numbering {NAMES}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
    }
    return archive(parts | more)


def xlsx(
    sheet: str, shared: str = "", styles: str = "", *, workbook: str = "", state: str = "visible"
) -> bytes:
    """Return a workbook with one sheet; `sheet` is what the worksheet element holds."""
    return archive(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{RELATION}">{workbook}<sheets>'
            f'<sheet name="附表1" sheetId="1" state="{state}" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml", styles="styles.xml"
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEETS}">{sheet}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEETS}">{shared}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{SHEETS}">{styles}</styleSheet>',
        }
    )


def p(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(content: str, properties: str = "") -> str:
    """Return a cell; bare text becomes its paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
