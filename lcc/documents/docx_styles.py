"""The styles of a DOCX: each block has its own, so that a person changes all of a kind at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACE = f'xmlns:w="{W}"'
ACCENT, INK, MUTED, HAIRLINE, SHADE = "1D4D7A", "1B2733", "4A5865", "CFD8E0", "EEF3F8"
FONT, FIXED = "Arial", "Courier New"
REGIONS: Mapping[str, str] = MappingProxyType({"fr": "fr-FR", "en": "en-GB"})
BULLETED, NUMBERED = 1, 2
"""Kinds of lists in the numbering part."""


@dataclass(frozen=True)
class Style:
    """A style of paragraphs, or of runs."""

    identity: str
    name: str
    """Word's own name for it when there is one: it is then translated in its lists."""
    paragraph: str = ""
    run: str = ""
    after: str = ""
    """The style of the paragraph that follows, when another."""
    of_runs: bool = False

    def written(self) -> str:
        """Write it in the words of WordprocessingML."""
        kind = "character" if self.of_runs else "paragraph"
        based = "" if self.of_runs or self.identity == "Normal" else '<w:basedOn w:val="Normal"/>'
        first = ' w:default="1"' if self.identity == "Normal" else ""
        after = f'<w:next w:val="{self.after}"/>' if self.after else ""
        inside = f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else ""
        return (
            f'<w:style w:type="{kind}"{first} w:styleId="{self.identity}"><w:name w:val="{self.name}"/>{based}{after}'
            f"<w:qFormat/>{inside}<w:rPr>{self.run}</w:rPr></w:style>"
        )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour}"/>'


def _space(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _heading(level: int, half_points: int, before: int, colour: str = ACCENT) -> Style:
    kept = "<w:keepNext/><w:keepLines/>"
    paragraph = f'{kept}{_space(before, 120)}<w:outlineLvl w:val="{level - 1}"/>'
    return Style(
        f"Heading{level}", f"heading {level}", paragraph, f"<w:b/>{_colour(colour)}{_size(half_points)}", "Normal"
    )


def _edge(side: str, colour: str, eighths: int, space: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def _framed(identity: str, name: str, colour: str, shade: str, boxed: bool = False) -> list[Style]:
    """Frame a notice: the same frame for its title and its text, that Word joins."""
    thick = dict.fromkeys(("top", "left", "bottom", "right"), (colour, 6) if boxed else (shade, 6))
    if not boxed:
        thick["left"] = (colour, 24)
    edges = "".join(_edge(side, line, eighths, 6) for side, (line, eighths) in thick.items())
    frame = f'<w:pBdr>{edges}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>'
    held = f'{frame}{_space(60, 60)}<w:ind w:left="180" w:right="140"/>'
    text = Style(identity, name, f"<w:keepLines/>{held}")
    bold = f"<w:b/>{_colour(colour)}"
    return [text, Style(f"{identity}Title", f"{name} title", f"<w:keepNext/><w:keepLines/>{held}", bold, identity)]


def _list(identity: str, name: str, kind: int) -> Style:
    listed = f'<w:numPr><w:numId w:val="{kind}"/></w:numPr>'
    return Style(identity, name, f"{listed}{_space(0, 60)}<w:contextualSpacing/>")


STYLES: tuple[Style, ...] = (
    Style("Normal", "Normal", _space(0, 120), f"{_colour(INK)}{_size(20)}"),
    Style("Title", "Title", f"<w:keepNext/>{_space(0, 80, 240)}", f"<w:b/>{_colour(ACCENT)}{_size(40)}", "Subtitle"),
    Style("Subtitle", "Subtitle", f"<w:keepNext/>{_space(0, 280)}", f"{_colour(MUTED)}{_size(24)}", "Normal"),
    _heading(1, 28, 360),
    _heading(2, 24, 300),
    _heading(3, 20, 240, INK),
    Style("Header", "header", f"<w:pBdr>{_edge('bottom', HAIRLINE, 4, 4)}</w:pBdr>{_space(0, 0, 240)}",
          f"{_colour(MUTED)}{_size(16)}"),
    Style("Footer", "footer", f"<w:pBdr>{_edge('top', HAIRLINE, 4, 4)}</w:pBdr>{_space(0, 0, 240)}",
          f"{_colour(MUTED)}{_size(16)}"),
    Style("Caption", "caption", f"<w:keepLines/>{_space(120, 120)}", f"{_colour(MUTED)}{_size(18)}", "Normal"),
    Style("Small", "Small", _space(60, 120, 252), f"{_colour(MUTED)}{_size(17)}"),
    Style("Picture", "Picture", f"<w:keepNext/>{_space(120, 60, 240)}"),
    Style("TableText", "Table text", _space(40, 40, 240)),
    Style("TableHeader", "Table header", f"<w:keepNext/>{_space(50, 50, 240)}", "<w:b/>"),
    Style("FactName", "Fact name", _space(40, 40, 240), f"<w:b/>{_colour(MUTED)}"),
    _list("ListBullet", "List Bullet", BULLETED),
    _list("ListNumber", "List Number", NUMBERED),
    *_framed("Note", "Note", ACCENT, SHADE),
    *_framed("Warning", "Warning", "A35200", "FDF5EA"),
    *_framed("Clause", "Clause", MUTED, "FFFFFF", boxed=True),
    Style("Strong", "Strong", run="<w:b/>", of_runs=True),
    Style("Emphasis", "Emphasis", run="<w:i/>", of_runs=True),
    Style("Code", "Code", of_runs=True,
          run=f'<w:rFonts w:ascii="{FIXED}" w:hAnsi="{FIXED}" w:cs="{FIXED}"/><w:noProof/>'),
)  # fmt: skip


def styles(language: str) -> str:
    """Write the part that holds the styles."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    spoken = f'<w:lang w:val="{REGIONS[language]}" w:eastAsia="{REGIONS[language]}" w:bidi="ar-SA"/>'
    return (
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(20)}{spoken}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault/></w:docDefaults>{''.join(style.written() for style in STYLES)}{_PLAIN_TABLE}</w:styles>"
    )


_PLAIN_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)


def numbering(ordered: int) -> str:
    """Write the part that numbers lists; each of the ordered ones starts again at one."""
    kinds = _kind(BULLETED, "bullet", "•") + _kind(NUMBERED, "decimal", "%1.")
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>' for kind in (BULLETED, NUMBERED)
    )
    lists += "".join(
        f'<w:num w:numId="{NUMBERED + 1 + at}"><w:abstractNumId w:val="{NUMBERED}"/>{again}</w:num>'
        for at in range(ordered)
    )
    return f"<w:numbering {NAMESPACE}>{kinds}{lists}</w:numbering>"


def _kind(identity: int, form: str, text: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="360" w:hanging="280"/></w:pPr><w:rPr>{_colour(ACCENT)}</w:rPr></w:lvl></w:abstractNum>'
    )
