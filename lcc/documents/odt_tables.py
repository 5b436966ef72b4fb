"""Tables of an ODT, and the styles that each of them asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from lcc.documents.blocks import Run, Text
from lcc.documents.odt_styles import ACCENT, HAIRLINE, SHADE
from lcc.documents.opendocument import inline

_SIDES: Mapping[str, str] = MappingProxyType({"l": "start", "c": "center", "r": "end"})
_EDGES: Mapping[str, str] = MappingProxyType({
    "Cell": f'fo:border-bottom="0.5pt solid {HAIRLINE}"',
    "Head": f'fo:border-bottom="1pt solid {ACCENT}" fo:background-color="{SHADE}" style:vertical-align="bottom"',
    "Total": f'fo:border-top="1pt solid {ACCENT}" fo:border-bottom="0.5pt solid {HAIRLINE}"',
})  # fmt: skip
AIR = '<text:p text:style-name="Air"/>'


class Tables:
    """Writes tables, and keeps the styles to be written with them."""

    def __init__(self) -> None:
        self.styles: dict[str, str] = {}
        self.count = 0

    def style(self, name: str, family: str, inside: str, above: str = "") -> str:
        """Keep a style under its name, and return the name."""
        parent = f' style:parent-style-name="{above}"' if above else ""
        self.styles[name] = f'<style:style style:name="{name}" style:family="{family}"{parent}{inside}</style:style>'
        return name

    def table(self, widths: Sequence[float], rows: Iterable[str]) -> str:
        """Write a table of columns so wide. [pt]"""
        self.count += 1
        whole = f'><style:table-properties style:width="{sum(widths):.2f}pt" table:align="left"/>'
        name = self.style(f"Table{self.count}", "table", whole)
        columns = "".join(f'<table:table-column table:style-name="{self._column(width)}"/>' for width in widths)
        return f'<table:table table:name="{name}" table:style-name="{name}">{columns}{"".join(rows)}</table:table>{AIR}'

    def _column(self, width: float) -> str:
        properties = f'><style:table-column-properties style:column-width="{width:.2f}pt"/>'
        return self.style(f"Column{round(width * 100)}", "table-column", properties)

    def row(self, kind: str, padding: float, cells: Iterable[str], whole: bool = True) -> str:
        """Write a row of one kind; whole, it is not cut between two pages."""
        sides = f'fo:padding="2pt" fo:padding-left="{padding}pt" fo:padding-right="{padding}pt"'
        inside = f"><style:table-cell-properties {_EDGES[kind]} {sides}/>"
        cell = self.style(f"{kind}{round(padding)}", "table-cell", inside)
        together = f'><style:table-row-properties fo:keep-together="{"always" if whole else "auto"}"/>'
        row = self.style("Whole" if whole else "Long", "table-row", together)
        made = "".join(
            f'<table:table-cell table:style-name="{cell}" office:value-type="string">{one}</table:table-cell>'
            for one in cells
        )
        return f'<table:table-row table:style-name="{row}">{made}</table:table-row>'

    def cell(self, above: str, text: Text, side: str, size: float) -> str:
        """Write what is in a cell: letters of a size, at a side."""
        inside = (
            f'><style:paragraph-properties fo:text-align="{_SIDES[side]}" style:justify-single-word="false"/>'
            f'<style:text-properties fo:font-size="{size}pt"/>'
        )
        return paragraph(self.style(f"{above}{side}{round(size * 10)}", "paragraph", inside, above), text)


def paragraph(style: str, text: Text) -> str:
    """Write a paragraph of a style."""
    runs = (Run(text),) if isinstance(text, str) else text
    return f'<text:p text:style-name="{style}">{"".join(map(_run, runs))}</text:p>'


def _run(run: Run) -> str:
    written = inline(run.text)
    for name, wanted in (("Code", run.code), ("Emphasis", run.emphasis), ("Strong", run.strong)):
        if wanted:
            written = f'<text:span text:style-name="{name}">{written}</text:span>'
    return written
