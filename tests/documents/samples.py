"""A document with every block, and what people may type that is not meant to be obeyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lcc.documents.blocks import (
    Attachment,
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    Table,
)  # fmt: skip
from lcc.documents.scene import Label, Rect, Scene

HOSTILE = (
    "=CMD|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", '#import "x"', '#eval("1")', "#{panic()}", "<b>bold</b>",
    "<script>alert(1)</script>", "]]>", "<!-- -->", "&amp; &lt;", "${x} {{x}} %s {0}", "*x* _y_ `z` $a$ @ref <label>",
    "\\ \\n \\u{41}", "-- --- ... ~", "\"q\" 'q'", "// c /* c */", "https://example.org mailto:a@example.org",
    "{ HYPERLINK x } { DDEAUTO c:\\x }", "two  spaces", "e\u0301 a\u030a", "1\u202f234,56\u00a0€", "😀", "word/" * 30,
)  # fmt: skip
"""Each is to be read back as it was typed."""

UNWRITABLE = {
    "a\u202eb": "a\ufffdb", "nul\x00": "nul\ufffd", "bell\x07": "bell\ufffd", "half \ud800": "half \ufffd",
    "last \uffff": "last \ufffd", "mark \ufeff": "mark \ufffd", "own \ue000": "own \ufffd", "a\tb": "a b",
    "next\x85": "next\ufffd",
}  # fmt: skip
"""What no document may hold, and what stands for it."""

RIGHT_TO_LEFT = "مرحبا"


def scene(width: float = 300, height: float = 120) -> Scene:
    """A bar and its label."""
    marks = (Rect(60, 20, 150, 28, fill="#1d4d7a"), Label(54, 38, "Robin", anchor="end"))
    return Scene(width, height, marks, "Cost", "Robin costs 150 000 €.")


def every_block() -> tuple[Block, ...]:
    """One of each, as an annex has them."""
    return (
        Notice(("Robin is first.", (Run("By "), Run("12 €", strong=True))), title="To remember"),
        Heading("Method"),
        Paragraph((Run("Formula: "), Run("kwh * price", code=True), Run(" said "), Run("gently", emphasis=True))),
        Paragraph("Source: page 41.", small=True),
        Heading("Data", 2),
        Bullets(("one", "two")),
        Bullets(("first", "second"), ordered=True),
        Bullets(("again first",), ordered=True),
        Facts((("Buyer", "Ville d’Aix"), ("Rate", "3,20\u00a0%"))),
        Table(("Stage", "Robin"), (("Use", "2"), ("Total", "2")), "lr", caption="By stage", total=True),
        Figure(scene(), "Cost of Robin"),
        Figure(scene(900, 100)),
        Notice(("A missing answer is never a zero.",), kind="warning"),
        Notice(("Clause 4.",), title="Clause", kind="clause"),
        PageBreak(),
        Heading("Year by year"),
        rows(80),
        Heading("All offers"),
        wide(12),
    )


def rows(count: int) -> Table:
    """A long table."""
    body = tuple((str(2027 + i), f"row-{i}", f"{i}\u202f000,00\u00a0€") for i in range(count))
    return Table(("Year", "Stream", "Amount"), body, "llr", caption="Year by year")


def wide(offers: int) -> Table:
    """A table with a column an offer."""
    headers = ("Stage", *(f"Offer {i}" for i in range(offers)))
    body = tuple((stage, *(f"1\u202f234\u202f56{i},89\u00a0€" for i in range(offers))) for stage in ("Use", "Total"))
    return Table(headers, body, "l" + "r" * offers, caption="All offers", total=True)


def document(*blocks: Block, **changes: object) -> Document:
    """A document of some blocks, or of every block."""
    written = Document(
        "Annexe « coût »", blocks or every_block(), "fr", subtitle="Pompes à chaleur", header="Ville d’Aix – annexe",
        footer="Empreinte 7F3A-91C2", author="Ville d’Aix", day=date(2027, 3, 12),
    )  # fmt: skip
    return replace(written, **changes)


def everywhere(text: str) -> Document:
    """A document with one text wherever a user's text can stand."""
    styled = (Run(text, strong=True), Run(text, emphasis=True), Run(text, code=True))
    blocks = (
        Heading(text),
        Paragraph(text),
        Paragraph(styled),
        Bullets((text,)),
        Facts(((text, text),)),
        Table((text, "b"), ((text, "c"),), caption=text),
        Notice((text,), title=text, kind="clause"),
        Figure(replace(scene(), title=text, alt=text, marks=(Label(10, 50, text),)), text),
    )
    said = document(*blocks, title=text, subtitle=text, header=text, footer=text, author=text)
    return replace(said, attachments=(Attachment("achat.lcc.yaml", b"format: 1\n", "application/yaml", text),))
