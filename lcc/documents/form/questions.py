"""The first sheet: who offers what, at which VAT, and the questions, each with its unit, evidence and control."""

from __future__ import annotations

from lcc.documents.form import looks
from lcc.documents.form.controls import (
    Control,
    ground_control,
    kind_control,
    number_control,
    other_rate_control,
    rate_control,
    siret_control,
    text_control,
    variant_control,
)  # fmt: skip
from lcc.documents.form.draft import Draft
from lcc.documents.form.layout import (
    CONTROL,
    DEFINITION,
    EVIDENCE,
    EVIDENCE_ASKED,
    LABEL,
    NUMBER,
    UNIT,
    VALUE,
    Field,
    fields,
    kinds,
)  # fmt: skip
from lcc.documents.form.paging import Part
from lcc.documents.grid import Cell, Check, area, text_cell
from lcc.words import choose, say

WIDTHS = (0.0, 8.0, 58.0, 72.0, 43.0, 31.0, 37.0, 37.0, 34.0, 0.0)
STATE, LAST = 9, 8
"""Columns: the hidden one that holds the calculation back, and how many are seen."""


def ask(draft: Draft) -> int:
    """Write what is asked about the offer, then the questions; return the row where the questions begin."""
    about = [one for one in fields(draft.purchase) if one.key.startswith("offer.")]
    _about(draft, about)
    start = draft.form.row
    asked = [one for one in fields(draft.purchase) if not one.key.startswith("offer.")]
    for number, one in enumerate(asked, start=1):
        draft.numbers[one.key] = number
    plain = [one for one in asked if not one.variant]
    opened = [one for one in asked if one.variant]
    if plain:
        _table(draft, say("2. The data asked"), plain)
    if opened:
        _table(draft, say("3. For a variant only: what it may change"), opened)
    return start


def _about(draft: Draft, about: list[Field]) -> None:
    page = draft.form
    page.title(say("1. Your offer"), LAST)
    page.columns({1: LABEL, 3: DEFINITION, 5: VALUE, 8: CONTROL})
    start = page.row
    for place, one in enumerate(about):
        page.answers[one.key] = (start + place, 5)
    others = [one.key for one in about if one.key.startswith("offer.vat_by_cost:")]
    for one in about:
        page.key(one.key)
        page.put(1, one.label, looks.LABEL, across=2)
        page.put(3, one.definition, looks.SMALL, across=2)
        look = {"rate": looks.RATE, "kind": looks.TYPED, "text": looks.TYPED}[one.asks]
        first = kinds()["base"] if one.asks == "kind" else None
        page.set(5, Cell(first, look, across=3, check=_about_check(draft, one)))
        _control(draft, _about_control(draft, one, others))
        page.next()


def _about_control(draft: Draft, one: Field, others: list[str]) -> Control:
    cell = draft.form.answer(one.key)
    if one.key == "offer.siret":
        return siret_control(cell)
    if one.key == "offer.kind":
        return kind_control(cell, draft.kinds)
    if one.key == "offer.variant":
        return variant_control(cell, draft.variant())
    if one.key == "offer.vat":
        by_cost = [draft.form.answers[key] for key in others]
        cells = area(by_cost[0], by_cost[-1], fixed=True) if others else ""
        return rate_control(cell, draft.rates, draft.form.answer("offer.vat_ground"), cells, len(others))
    if one.key == "offer.vat_ground":
        return ground_control(cell, draft.form.answer("offer.vat"))
    return other_rate_control(cell) if one.asks == "rate" else text_control(cell, one.required)


def _about_check(draft: Draft, one: Field) -> Check:
    if one.asks == "rate":
        warned = say("This rate is not one of the usual ones. Is it right?")
        return Check("list", one.label, one.definition, source=draft.rates, warning=warned)
    if one.asks == "kind":
        return Check("list", one.label, say("Choose from the list."), source=draft.kinds,
                     warning=say("Choose from the list."))  # fmt: skip
    return Check("any", one.label, one.definition or say("Type here."))


def _control(draft: Draft, control: Control) -> None:
    """Write what the control column says, and the state nobody sees."""
    page = draft.form
    page.set(8, Cell(control.shows, looks.CONTROL, control.says))
    if control.holds != "0":
        page.set(STATE, Cell(control.held, looks.KEY, control.holds))
        draft.held += control.held
    draft.cells += control.shows == say("missing")


def _table(draft: Draft, title: str, asked: list[Field]) -> None:
    page, start = draft.form, draft.form.row
    page.row += 1
    page.title(title, LAST)
    heads = (
        say("No."), say("Data"), say("Definition"), say("Unit"), say("To fill in"), say("Evidence asked"),
        say("Your evidence: file, page"), say("Control"),
    )  # fmt: skip
    page.columns({1: NUMBER, 2: LABEL, 3: DEFINITION, 4: UNIT, 5: VALUE, 6: EVIDENCE_ASKED, 7: EVIDENCE, 8: CONTROL})
    for column, head in enumerate(heads, start=1):
        page.put(column, head, looks.HEAD)
    header = page.row
    page.next()
    for one in asked:
        _question(draft, one)
    page.parts.append(Part(start, page.row, header + 3 - start, header))


def _question(draft: Draft, one: Field) -> None:
    """Write the row of a question; one asked line by line has its cells in the sheet of lines."""
    page, parameter = draft.form, one.parameter
    assert parameter is not None
    proof = "" if one.variant else choose(parameter.evidence)
    draft.proofs += bool(proof)
    page.put(1, float(draft.numbers[one.key]), looks.NUMBER)
    page.put(2, one.label, looks.LABEL)
    page.put(3, one.definition, looks.SMALL)
    page.put(4, one.unit, looks.SMALL)
    page.put(6, proof or "–", looks.SMALL)
    typed = Check("any", say("Evidence"), say("Name of the file and page."))
    page.set(7, Cell(None, looks.TYPED, check=typed) if proof else Cell("–", looks.TEXT))
    if one.per_line:
        if not one.variant:
            page.key(f"evidence:{parameter.name}")
        page.put(
            5,
            say("one value a line: sheet “{sheet}”", sheet=draft.lines.sheet.name if draft.lines else ""),
            looks.SMALL,
        )
        said = f'IF({page.at(7)}="",{text_cell(say("evidence missing"))},"✓")' if proof else ""
        page.set(8, Cell(say("evidence missing") if proof else "", looks.CONTROL, said))
    else:
        page.key(one.key)
        page.answers[one.key] = (page.row, 5)
        page.set(5, Cell(None, looks.INPUT, check=number_check(one)))
        evidence = page.at(7) if proof else ""
        _control(draft, number_control(one, page.at(5), evidence, draft.variant() if one.variant else ""))
    page.next()


def number_check(one: Field) -> Check:
    """Say what is expected of a number; out of it, a warning."""
    usual = one.parameter.usual if one.parameter else None
    low, high = (usual.low, usual.high) if usual else (None, None)
    parts = [one.definition, one.unit, say("A number, without its unit.")]
    warned = say("This is no number, or it is outside what is expected. Check the unit; the value is kept.")
    return Check("number", one.label, "\n".join(part for part in parts if part), low, high, warning=warned)
