"""A form being drafted: the purchase, its sheets, and where the answers are typed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lcc.canonical import short
from lcc.documents.form import looks
from lcc.documents.form.layout import FORMAT, IDENTITY_SHEET, KIND, kinds, shown
from lcc.documents.form.page import Page
from lcc.documents.grid import Look, Sheet, area, place
from lcc.frozen import fingerprint, seal_sentence
from lcc.purchase import Purchase
from lcc.words import choose, language, say

_PERCENT = Look(number="percent", wrap=False)
RATES, KINDS = 3, 4
"""Columns of the hidden sheet that hold the lists to choose from."""


@cache
def vat_rates() -> tuple[float, ...]:
    """Return the VAT rates proposed; others can be typed."""
    read = json.loads((Path(__file__).parent / "vat_rates.json").read_text(encoding="utf-8"))
    return tuple(read["rates"])


@dataclass
class Draft:
    """What the sheets share."""

    purchase: Purchase
    form: Page
    lines: Page | None = None
    held: float = 0.0
    """How many answers hold the calculation back in an empty form."""
    cells: int = 0
    """How many cells an empty form says are missing."""
    in_lines: int = 0
    """How many of them are in the table of lines."""
    proofs: int = 0
    """How many pieces of evidence are asked."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Number of each question, by key."""
    total: str = ""
    """Cell of the total, when there is one."""

    @property
    def rates(self) -> str:
        """Name the cells that hold the VAT rates proposed."""
        return area((0, RATES), (len(vat_rates()) - 1, RATES), IDENTITY_SHEET, fixed=True)

    @property
    def kinds(self) -> str:
        """Name the cells that hold the two kinds of offers."""
        return area((0, KINDS), (1, KINDS), IDENTITY_SHEET, fixed=True)

    @property
    def holds(self) -> str:
        """Count, in a formula, the answers that hold the calculation back."""
        pages = [page for page in (self.form, self.lines) if page is not None]
        last = [(page, len(page.sheet.widths) - 1) for page in pages]
        blocks = [
            area((0, column), (page.sheet.height - 1, column), page.sheet.name, fixed=True) for page, column in last
        ]
        return "+".join(f"SUM({block})" for block in blocks)

    def variant(self, sheet: str = "") -> str:
        """Say in a formula that the offer is a variant."""
        return f"{self.form.answer('offer.kind', sheet)}={place(1, KINDS, IDENTITY_SHEET, fixed=True)}"


def _states(page: Page) -> str:
    """Name the last column of a sheet, which holds what nobody sees."""
    column = len(page.sheet.widths) - 1
    return area((0, column), (page.sheet.height - 1, column), page.sheet.name, fixed=True)


def mark(public: Purchase) -> str:
    """Say which version of the method the form goes with, and its fingerprint; a draft says so."""
    seal, marked = public.seal, short(fingerprint(public))
    if seal is None:
        return say("Fingerprint of this draft: {short}", short=marked)
    return str(seal_sentence(seal))


def title_of(purchase: Purchase) -> str:
    """Name the consultation: its reference, its title, its lot."""
    parts = [shown(part) for part in (purchase.reference, choose(purchase.title), purchase.lot)]
    return " – ".join(part for part in parts if part)


def identity(purchase: Purchase, program: str) -> Sheet:
    """Write the hidden sheet by which a form is recognised, and the lists to choose from."""
    page = Page(Sheet(IDENTITY_SHEET, (30.0, 120.0, 10.0, 20.0, 30.0), hidden=True))
    version = purchase.seal.version if purchase.seal else 0
    said = {
        "form": KIND, "format": str(FORMAT), "fingerprint": fingerprint(purchase), "language": language(),
        "version": str(version), "program": program,
    }  # fmt: skip
    rates, named = vat_rates(), tuple(kinds().values())
    for number, (word, value) in enumerate(said.items()):
        page.put(0, word, looks.KEY)
        page.put(1, value, looks.KEY)
        if number < len(rates):
            page.put(RATES, rates[number], _PERCENT)
        if number < len(named):
            page.put(KINDS, named[number], looks.KEY)
        page.next()
    return page.sheet
