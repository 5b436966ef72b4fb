"""Speed of the writers of documents, medians of one run: ``uv run benchmarks/documents_pages.py``."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from statistics import median

from lcc.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Run,
    Table,
)  # fmt: skip
from lcc.documents.scene import Label, Rect, Scene
from lcc.documents.writing import document_bytes
from lcc.tables import table

ROWS: list[list[str]] = []


def timed(work: Callable[[], object], runs: int = 9) -> float:
    """Return the median duration of some work, after one warm-up. [ms]"""
    work()
    spent = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return median(spent) * 1e3


def note(what: str, milliseconds: float, held_to: str) -> None:
    """Keep a line for the table."""
    ROWS.append([what, f"{milliseconds:.0f} ms", held_to])


def picture(number: int) -> Scene:
    """A chart of twelve bars."""
    bars = [Rect(90, 10 + 20 * i, 40.0 + 20 * i, 14, fill="#1d4d7a") for i in range(12)]
    labels = [Label(84, 21 + 20 * i, f"Offer {i}", anchor="end") for i in range(12)]
    return Scene(460, 260, (*bars, *labels), f"Chart {number}", "Twelve offers.")


def section(number: int) -> tuple[Block, ...]:
    """A page of a report: text, facts, a chart and a table."""
    said = "Each figure is redone by hand: declared value × quantity × factor = amount. " * 4
    rows = tuple((str(2027 + i), "Electricity", f"0,{98765432 - i}", f"{i}\u202f234,56\u00a0€") for i in range(20))
    return (
        Heading(f"Offer {number}"), Paragraph(said), Facts((("Buyer", "Ville d’Aix"), ("Rate", "3,20\u00a0%"))),
        Paragraph((Run("kwh * price", code=True), Run(" is asked."))), Bullets(("price", "consumption", "life")),
        Figure(picture(number), "Cost by offer"), Notice((said,), title="To remember"),
        Table(("Year", "Stream", "Factor", "Amount"), rows, "llrr", caption="Cash flows", total=True),
    )  # fmt: skip


def report(number: int, pages: int = 5) -> Document:
    """A report, another at each number."""
    blocks = tuple(block for i in range(pages) for block in section(i + number))
    return Document(
        f"Report {number}", blocks, "fr", "Heat pumps", "Ville d’Aix", "7F3A-91C2", "Ville d’Aix", date(2027, 3, 12)
    )


def writers() -> None:
    """Each writer, the document another each time: what a person waits for after a change."""
    numbers = iter(range(10_000))
    for kind, held_to in (("pdf", "≤ 300 ms"), ("docx", "–"), ("odt", "–")):
        spent = timed(lambda kind=kind: document_bytes(report(next(numbers)), kind))
        note(f"a report of 8 pages and 5 charts as {kind}, changed each time", spent, held_to)


def starting() -> None:
    """The first document of a process."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    spent = timed(lambda: subprocess.run([sys.executable, __file__, "once"], check=True, env=usual), 5)
    note("the first PDF of a process, start included", spent, "–")


if __name__ == "__main__":
    if sys.argv[1:] == ["once"]:
        sys.exit(not document_bytes(report(1), "pdf"))
    for part in (writers, starting):
        part()
    print(table(["what", "median", "held to"], ROWS))
