"""The first sheet: what this workbook is, how to use it, how to read it."""

from __future__ import annotations

from lcc.documents.workbook.draft import Draft
from lcc.frozen import standing
from lcc.summary import left_out
from lcc.words import Message, choose, message, say


def readme(draft: Draft) -> None:
    """Write the sheet."""
    page, purchase, row = draft.pages["readme"], draft.purchase, 2
    page.text(0, 0, choose(purchase.title) or say("Life-cycle cost"), "title")
    known = [purchase.buyer, purchase.reference, purchase.lot]
    page.text(1, 0, " · ".join(part for part in known if part), "note")
    blocks = [
        (say("What it does"), _what()),
        (say("How to use it"), _how(draft)),
        (say("How to read it"), _reading(draft)),
    ]
    outside = left_out(draft.results)
    said = [*standing(purchase), *([outside] if outside else [])]
    if said:
        blocks.insert(0, (say("To know first"), list(said)))
    for title, lines in blocks:
        row += 1
        page.text(row, 0, title, "section")
        for line in lines:
            row += 1
            page.text(row, 0, message("– {line}", line=line), "prose")
        row += 1


def _what() -> list[Message]:
    return [
        message("This workbook computes the life-cycle cost of each offer with formulas: no result is copied in."),
        message("It works alone, without macro, link or network, in Excel 2010 or later and in LibreOffice."),
        message("It computes; people decide."),
    ]


def _how(draft: Draft) -> list[Message]:
    names = {key: page.name for key, page in draft.pages.items()}
    lines = message("Sheet “{lines}”: type the price and the other values of each line.", lines=names.get("lines", ""))
    return [
        message("Sheet “{offers}”: type each offer in one of {count} columns, in the cells framed by dots.",
                offers=names["offers"], count=draft.columns),
        *([lines] if draft.line_count else []),
        message("Sheet “{comparison}”: read the ranking, and what each stage costs.", comparison=names["comparison"]),
        message("A missing answer is never a zero: the offer is then not ranked, and what is missing is named."),
        message("Sheet “{redo}”: choose an offer, and redo its sum by hand.", redo=names["redo"]),
        message("Sheets are protected without a password, so that a formula is not erased by mistake."),
    ]  # fmt: skip


def _reading(draft: Draft) -> list[Message]:
    names = {key: page.name for key, page in draft.pages.items()}
    return [
        message("Sheet “{method}”: every number of the method, with its unit and its source.", method=names["method"]),
        message("Sheet “{years}”: prices and discount factors of each year.", years=names["years"]),
        message("Sheet “{calculation}”: each cost, each offer, each year; “!” says that there is no value.",
                calculation=names["calculation"]),
        message("Sheet “{control}”: sums that agree, and the fingerprint of the method.", control=names["control"]),
        message("Change a value of the method: it is a simulation, without effect on the ranking, and sheets say so."),
    ]  # fmt: skip
