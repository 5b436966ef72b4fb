"""The styles of an ODT: each block has its own, so that a person changes all of a kind at once."""

from __future__ import annotations

from lcc.documents import pages
from lcc.documents.blocks import Document
from lcc.documents.breaking import edge
from lcc.documents.opendocument import HEAD, NAMESPACES, inline

ACCENT, INK, MUTED, HAIRLINE, SHADE = "#1d4d7a", "#1b2733", "#4a5865", "#cfd8e0", "#eef3f8"
FONT, FIXED = "Liberation Sans", "Liberation Mono"
PAGES = {False: "Upright", True: "Turned"}
"""Names of the two kinds of pages."""


def paragraph_style(name: str, paragraph: str = "", run: str = "", above: str = "Standard", extra: str = "") -> str:
    """Write a style of paragraphs, by the attributes of its paragraph and of its letters."""
    shown = name.replace("_20_", " ")
    parent = f' style:parent-style-name="{above}"' if name != above else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{parent}{extra}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {run}/></style:style>"
    )


def _space(before: float, after: float) -> str:
    return f'fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" fo:line-height="115%"'


def _heading(level: int, size: float, before: float, colour: str = ACCENT) -> str:
    return paragraph_style(
        f"Heading_20_{level}", f'{_space(before, 6)} fo:keep-with-next="always" fo:keep-together="always"',
        f'{_bold()} fo:color="{colour}" fo:font-size="{size}pt"',
        extra=f' style:default-outline-level="{level}" style:next-style-name="Standard"',
    )  # fmt: skip


def _bold() -> str:
    return 'fo:font-weight="bold" style:font-weight-asian="bold"'


def _framed(name: str, colour: str, shade: str, boxed: bool = False) -> str:
    edge = (
        f'fo:border="0.75pt solid {colour}"'
        if boxed
        else f'fo:border-left="3pt solid {colour}" fo:border-right="none" '
    )
    edge += "" if boxed else 'fo:border-top="none" fo:border-bottom="none"'
    frame = f'{edge} fo:padding="6pt" fo:background-color="{shade}" style:join-border="true"'
    title = f'{_bold()} fo:color="{colour}"'
    text = paragraph_style(name, f"{_space(3, 3)} {frame}")
    return text + paragraph_style(f"{name}_20_title", f'{_space(3, 3)} {frame} fo:keep-with-next="always"', title)


def _paragraphs() -> str:
    muted = f'fo:color="{MUTED}"'
    return "".join([
        paragraph_style("Standard", _space(0, 6), f'fo:font-size="10pt" fo:color="{INK}"', extra=' style:class="text"'),
        paragraph_style("Title", f'{_space(0, 4)} fo:keep-with-next="always"',
                        f'{_bold()} fo:font-size="20pt" fo:color="{ACCENT}"'),
        paragraph_style("Subtitle", f'{_space(0, 14)} fo:keep-with-next="always"', f'{muted} fo:font-size="12pt"'),
        _heading(1, 14, 18), _heading(2, 12, 15), _heading(3, 10, 12, INK),
        _edged("Header", "bottom"), _edged("Footer", "top"),
        paragraph_style("Caption", _space(6, 6), f'{muted} fo:font-size="9pt"', extra=' style:class="extra"'),
        paragraph_style("Table_20_caption", 'fo:keep-with-next="always"', above="Caption"),
        paragraph_style("Small", _space(3, 6), f'{muted} fo:font-size="8.5pt"'),
        paragraph_style("Picture", f'{_space(6, 3)} fo:keep-with-next="always"'),
        paragraph_style("Picture_20_alone", _space(6, 6)),
        paragraph_style("List_20_item", _space(0, 3)),
        paragraph_style("Table_20_text", _space(0, 0)),
        paragraph_style("Table_20_header", 'fo:keep-with-next="always"', _bold(), "Table_20_text"),
        paragraph_style("Fact_20_name", "", f"{_bold()} {muted}", "Table_20_text"),
        paragraph_style("Air", 'fo:margin-top="0pt" fo:margin-bottom="0pt" fo:line-height="8pt"', 'fo:font-size="6pt"'),
        _framed("Note", ACCENT, SHADE), _framed("Warning", "#a35200", "#fdf5ea"),
        _framed("Clause", MUTED, "#ffffff", boxed=True),
    ])  # fmt: skip


def _edged(name: str, side: str) -> str:
    line = f'fo:border-{side}="0.5pt solid {HAIRLINE}" fo:padding-{side}="4pt" style:join-border="false"'
    return paragraph_style(name, line, f'fo:color="{MUTED}" fo:font-size="8pt"')


_RUNS = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {run}/></style:style>'
    for name, run in {
        "Strong": _bold(),
        "Emphasis": 'fo:font-style="italic"',
        "Code": f'style:font-name="{FIXED}" fo:font-size="95%" fo:language="zxx" fo:country="none"',
    }.items()
)
_LISTS = "".join(
    f'<text:list-style style:name="{name}">{level} text:level="1"{more}><style:list-level-properties '
    'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
    'text:label-followed-by="listtab" text:list-tab-stop-position="18pt" fo:text-indent="-14pt" fo:margin-left="18pt"/>'
    f'</style:list-level-properties><style:text-properties fo:color="{ACCENT}"/></{level[1:]}></text:list-style>'
    for name, level, more in (
        ("Bullets", "<text:list-level-style-bullet", ' text:bullet-char="•"'),
        ("Numbers", "<text:list-level-style-number", ' style:num-format="1" style:num-suffix="."'),
    )
)


def document_styles(document: Document) -> str:
    """Write the part that holds the styles and what stands at the top and the foot of each page."""
    faces = "".join(
        f'<style:font-face style:name="{name}" svg:font-family="&apos;{name}&apos;" '
        f'style:font-family-generic="{kind}"/>'
        for name, kind in ((FONT, "swiss"), (FIXED, "modern"))
    )
    region = {"fr": "FR", "en": "GB"}[document.language]
    base = (
        f'<style:default-style style:family="paragraph"><style:text-properties style:font-name="{FONT}" '
        f'style:font-name-asian="{FONT}" style:font-name-complex="{FONT}" fo:font-size="10pt" '
        f'fo:language="{document.language}" fo:country="{region}"/></style:default-style>'
    )
    kinds = "".join(_layout(landscape) for landscape in PAGES)
    masters = "".join(_master(document, landscape) for landscape in PAGES)
    return (
        f'{HEAD}<office:document-styles {NAMESPACES} office:version="1.2"><office:font-face-decls>{faces}'
        f"</office:font-face-decls><office:styles>{base}{_paragraphs()}{_RUNS}{_LISTS}</office:styles>"
        f"<office:automatic-styles>{kinds}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )


def _layout(landscape: bool) -> str:
    width, height = (pages.LONG, pages.SHORT) if landscape else (pages.SHORT, pages.LONG)
    turned, side = ("landscape" if landscape else "portrait"), pages.SIDES[landscape]
    tab = f'style:position="{pages.room(landscape):.1f}pt" style:type="right"'
    return (
        f'<style:page-layout style:name="{PAGES[landscape]}Layout"><style:page-layout-properties '
        f'fo:page-width="{width}pt" fo:page-height="{height}pt" style:print-orientation="{turned}" '
        f'fo:margin-left="{side}pt" fo:margin-right="{side}pt" fo:margin-top="30pt" fo:margin-bottom="28pt"/>'
        '<style:header-style><style:header-footer-properties fo:min-height="18pt" fo:margin-bottom="16pt"/>'
        '</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="18pt" '
        'fo:margin-top="14pt"/></style:footer-style></style:page-layout>'
        f'<style:style style:name="{PAGES[landscape]}Footer" style:family="paragraph" style:parent-style-name="Footer">'
        f"<style:paragraph-properties><style:tab-stops><style:tab-stop {tab}/></style:tab-stops>"
        "</style:paragraph-properties></style:style>"
    )


def _master(document: Document, landscape: bool) -> str:
    number = '<text:page-number text:select-page="current">1</text:page-number>/<text:page-count>1</text:page-count>'
    name = PAGES[landscape]
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="{name}Layout">'
        f'<style:header><text:p text:style-name="Header">{inline(edge(document.header))}</text:p></style:header>'
        f'<style:footer><text:p text:style-name="{name}Footer">{inline(edge(document.footer))}'
        f"<text:tab/>{number}</text:p></style:footer></style:master-page>"
    )
