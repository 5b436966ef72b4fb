"""How the cells, columns, rows and pages of an OpenDocument spreadsheet look, each look written once."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from lcc.documents.grid import FONT, Book, Look, Sheet
from lcc.documents.opendocument import inline
from lcc.words import say

_SPACES = {
    "office": "office", "style": "style", "text": "text", "table": "table", "number": "datastyle",
    "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
}  # fmt: skip
NAMESPACES = " ".join(
    [f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in _SPACES.items()]
    + ['xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"']
)
_BORDERS = {"thin": "0.5pt solid #808080", "thick": "1.75pt solid #000000"}
_BAND = (
    '<style:style style:name="Band" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>'
)
_BANDS = (
    '<style:header-footer-properties svg:height="7mm" fo:min-height="0mm" fo:margin-left="0mm" fo:margin-right="0mm" '
    'fo:margin-{side}="2mm"/>'
)
_ALIGN = {"left": "start", "center": "center", "right": "end"}


class Styles:
    """The automatic styles of the content, named as they are asked for."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._numbers: dict[tuple[str, str], str] = {}

    def written(self) -> str:
        """Write them all, numbers first."""
        styles = "".join(
            f'<style:style style:name="{name}" {body}' for body, name in self._names.items()
        )  # fmt: skip
        return "".join(_number(key, name) for key, name in self._numbers.items()) + styles

    def _named(self, letter: str, body: str) -> str:
        return self._names.setdefault(body, f"{letter}{len(self._names) + 1}")

    def table(self, page: int, hidden: bool) -> str:
        """Name the style of a sheet, which says on which page it is printed."""
        shown = "false" if hidden else "true"
        return self._named(
            "ta",
            f'style:family="table" style:master-page-name="Page{page}">'
            f'<style:table-properties table:display="{shown}"/></style:style>',
        )

    def column(self, width: float) -> str:
        """Name the style of a column."""
        return self._named(
            "co",
            f'style:family="table-column"><style:table-column-properties style:column-width="{width:g}mm"/>'
            "</style:style>",
        )

    def row(self, height: float, starts_page: bool) -> str:
        """Name the style of a row."""
        broken = ' fo:break-before="page"' if starts_page else ""
        return self._named(
            "ro",
            f'style:family="table-row"><style:table-row-properties style:row-height="{height:g}pt" '
            f'style:use-optimal-row-height="false"{broken}/></style:style>',
        )

    def cell(self, look: Look) -> str:
        """Name the style of a cell."""
        number = ""
        if look.number:
            key = (look.number, look.unit)
            number = f' style:data-style-name="{self._numbers.setdefault(key, f"N{len(self._numbers) + 1}")}"'
        fill = f' fo:background-color="{look.fill}"' if look.fill else ""
        border = f' fo:border="{_BORDERS[look.border]}"' if look.border else ""
        wrap = ' fo:wrap-option="wrap"' if look.wrap else ""
        locked = "none" if look.unlocked else "protected"
        vertical = "middle" if look.vertical == "center" else "top"
        weight = ' fo:font-weight="bold"' if look.bold else ""
        slant = ' fo:font-style="italic"' if look.italic else ""
        return self._named(
            "ce",
            f'style:family="table-cell" style:parent-style-name="Default"{number}>'
            f'<style:table-cell-properties style:cell-protect="{locked}" style:vertical-align="{vertical}"'
            f'{fill}{border}{wrap} fo:padding="0.6mm"/>'
            f'<style:paragraph-properties fo:text-align="{_ALIGN[look.align]}"/>'
            f'<style:text-properties fo:font-size="{look.size:g}pt" fo:color="{look.colour}"{weight}{slant}/>'
            "</style:style>",
        )


def _number(key: tuple[str, str], name: str) -> str:
    """Write how a number is shown."""
    kind, unit = key
    if kind == "text":
        return f'<number:text-style style:name="{name}"><number:text-content/></number:text-style>'
    after = f"<number:text>{escape(unit)}</number:text>" if unit else ""
    if kind == "percent":
        return (
            f'<number:percentage-style style:name="{name}"><number:number number:decimal-places="1" '
            'number:min-decimal-places="1" number:min-integer-digits="1"/><number:text>\u00a0%</number:text>'
            "</number:percentage-style>"
        )
    decimals, grouped = ("2", ' number:grouping="true"') if kind == "money" else ("8", "")
    return (
        f'<number:number-style style:name="{name}"><number:number number:decimal-places="{decimals}" '
        f'number:min-decimal-places="{decimals}" number:min-integer-digits="1"{grouped}/>{after}</number:number-style>'
    )


def document_styles(book: Book) -> str:
    """Write the default look and one page a sheet: paper, margins, fit to the width, header and footer."""
    country = {"fr": "FR", "en": "GB"}[book.language]
    pages = "".join(_page(sheet, number) for number, sheet in enumerate(book.sheets))
    masters = "".join(_master(book, number) for number in range(len(book.sheets)))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES} office:version="1.2">'
        '<office:styles><style:default-style style:family="table-cell"><style:text-properties '
        f'fo:font-family={quoteattr(FONT)} fo:font-size="9pt" fo:language="{book.language}" fo:country="{country}"/>'
        '</style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>'
        f"<office:automatic-styles>{_BAND}{pages}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )


def _page(sheet: Sheet, number: int) -> str:
    width, height = ("297mm", "210mm") if sheet.landscape else ("210mm", "297mm")
    turned = "landscape" if sheet.landscape else "portrait"
    top, foot = _BANDS.format(side="bottom"), _BANDS.format(side="top")
    return (
        f'<style:page-layout style:name="Layout{number}"><style:page-layout-properties fo:page-width="{width}" '
        f'fo:page-height="{height}" style:print-orientation="{turned}" style:first-page-number="continue" '
        'fo:margin="10mm" style:scale-to-X="1" style:scale-to-Y="0" style:table-centering="horizontal"/>'
        f"<style:header-style>{top}</style:header-style><style:footer-style>{foot}</style:footer-style>"
        "</style:page-layout>"
    )


def _master(book: Book, number: int) -> str:
    pages = say("page {page} of {pages}", page="\0", pages="\1")
    counted = escape(pages).replace("\0", "<text:page-number>1</text:page-number>")
    counted = counted.replace("\1", "<text:page-count>1</text:page-count>")
    small = '<text:p text:style-name="Band">'
    return (
        f'<style:master-page style:name="Page{number}" style:page-layout-name="Layout{number}">'
        f"<style:header><style:region-left>{small}{inline(book.header)}</text:p></style:region-left></style:header>"
        f"<style:footer><style:region-left>{small}{inline(book.footer)}</text:p></style:region-left>"
        f"<style:region-right>{small}{counted}</text:p></style:region-right></style:footer></style:master-page>"
    )
