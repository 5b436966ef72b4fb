"""Paragraphs and tables in the words of WordprocessingML; every text of a user is escaped, and is a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from lcc.documents.blocks import Run, Text
from lcc.documents.docx_styles import ACCENT, HAIRLINE, SHADE
from lcc.documents.letters import shown

AIR = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
"""Word wants a paragraph between two tables."""
_SIDES: Mapping[str, str] = MappingProxyType({"l": "left", "c": "center", "r": "right"})
_HEAD = (
    f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:vAlign w:val="bottom"/>'
)
_TOTAL = f'<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders>'
_LOOKS: Mapping[str, str] = MappingProxyType({"Cell": "", "Head": _HEAD, "Total": _TOTAL})


def paragraph(style: str, text: Text, properties: str = "") -> str:
    """Write a paragraph of a style."""
    return paragraph_of(style, runs(text), properties)


def paragraph_of(style: str, inside: str, properties: str = "") -> str:
    """Write a paragraph of a style around what is already written."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def runs(text: Text, size: float = 0.0, strong: bool = False) -> str:
    """Write the runs of a paragraph, of a size when it is not the one of their style. [pt]"""
    pieces = (Run(text),) if isinstance(text, str) else text
    return "".join(_run(piece, size, strong or piece.strong) for piece in pieces)


def _run(run: Run, size: float, strong: bool) -> str:
    looks = '<w:rStyle w:val="Code"/>' * run.code + "<w:b/>" * strong + "<w:i/>" * run.emphasis
    if size:
        looks += f'<w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/>'
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in shown(run.text).split("\n"))
    return f"<w:r><w:rPr>{looks}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def table(widths: Sequence[float], padding: float, title: str, rows: Iterable[str]) -> str:
    """Write a table of columns so wide, that Word leaves as they are. [pt]"""
    edge = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"'
    side = f'w:w="{_twips(padding)}" w:type="dxa"'
    said = f"<w:tblCaption w:val={quoteattr(shown(title))}/>" if title else ""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(_twips, widths))}" w:type="dxa"/>'
        f"<w:tblBorders><w:bottom {edge}/><w:insideH {edge}/></w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left {side}/><w:right {side}/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{AIR}"
    )


def row(kind: str, cells: Iterable[str], widths: Iterable[float], whole: bool = True) -> str:
    """Write a row of one kind; whole, it is not cut between two pages."""
    properties = "<w:cantSplit/>" * whole + "<w:tblHeader/>" * (kind == "Head")
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{_LOOKS[kind]}</w:tcPr>{one}</w:tc>'
        for one, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def cell(style: str, text: Text, side: str, size: float, strong: bool) -> str:
    """Write what is in a cell: letters of a size, at a side."""
    return paragraph_of(style, runs(text, size, strong), f'<w:jc w:val="{_SIDES[side]}"/>')


def _twips(points: float) -> int:
    return round(points * 20)
