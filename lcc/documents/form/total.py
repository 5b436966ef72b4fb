"""The tenderer's own life-cycle cost, computed as the buyer will, and the sheet that computes it."""

from __future__ import annotations

from dataclasses import replace

from lcc.documents.form import looks
from lcc.documents.form.cells import FIRST
from lcc.documents.form.draft import Draft
from lcc.documents.form.names import Calculation
from lcc.documents.form.page import Page
from lcc.documents.form.streams import Streams
from lcc.documents.grid import Cell, Sheet, place, text_cell
from lcc.figures import SYMBOLS
from lcc.model import Method
from lcc.purchase import Offer, Purchase
from lcc.results import Results
from lcc.terms import term
from lcc.words import say

LAST = 8


def blank(method: Method) -> Results:
    """Return the figures of an offer that has answered nothing."""
    return Results(Purchase.of({"method": method, "offers": (Offer("–"),)}))


def calculate(draft: Draft) -> tuple[Page, str, dict[str, tuple[str, float]]]:
    """Make the sheet that computes; return its gate, and the cell and present worth of each part of the total."""
    results = blank(draft.purchase.method)
    widths = (0.0, 70.0, *[22.0] * (draft.purchase.method.horizon + 1))
    page = Page(Sheet(say("Calculation"), widths))
    sheet = Calculation(draft, page, results.ledger)
    page.line(
        say("What the first sheet shows is computed here, year by year. Nothing is to be filled in."), 8, looks.STRONG
    )
    page.put(1, say("Answers complete: 1, else 0"), looks.SMALL)
    sheet.ready, gate = page.at(FIRST), (page.row, FIRST)
    page.set(FIRST, Cell(float(draft.held == 0), looks.NUMBER, f"IF({draft.holds}=0,1,0)"))
    page.next()
    sheet.names()
    streams = Streams(sheet)
    parts = {name: streams.part(rows, str(results.label(name))) for name, rows in results.parts.items()}
    return page, place(*gate, page.sheet.name, fixed=True), parts


def show_total(draft: Draft, ready_cell: str, parts: dict[str, tuple[str, float]]) -> None:
    """Write the total and its parts below the questions."""
    page, method = draft.form, draft.purchase.method
    unit = SYMBOLS.get(method.currency, method.currency)
    results = blank(method)
    page.row += 1
    page.title(say("Your life-cycle cost, computed as the buyer will"), LAST)
    basis = say("In {unit}, {tax}, over {years} years, discounted; it appears once all answers are there.",
                unit=unit, tax=term(method.tax), years=method.years)  # fmt: skip
    page.line(basis, LAST)
    ready, money = draft.held == 0, replace(looks.MONEY, unit=f"\u00a0{unit}")
    for name, (cell, worth) in parts.items():
        page.put(1, str(results.label(name)), looks.TEXT, across=4)
        page.set(5, Cell(worth if ready else "–", money, f'IFERROR({cell},"–")'))
        page.next(13.5)
    page.put(1, say("Life-cycle cost"), looks.STRONG, across=4)
    waits, wrong = text_cell(say("to come")), text_cell(say("cannot be computed"))
    ends = "+".join(cell for cell, _ in parts.values())
    now = sum(worth for _, worth in parts.values()) if ready else say("to come")
    page.set(5, Cell(now, replace(looks.TOTAL, unit=money.unit), f"IF({ready_cell}=0,{waits},IFERROR({ends},{wrong}))"))
    draft.total = page.at(5, page.sheet.name)
    page.next()
