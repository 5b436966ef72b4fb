"""The sheet where offers are typed: who offers, at which VAT rate, and what is answered."""

from __future__ import annotations

from lcc.documents.workbook.draft import FIRST_OFFER, Draft
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.pages import Page, a1, safe
from lcc.documents.workbook.typed import Typed
from lcc.documents.workbook.values_page import Values
from lcc.model import Parameter
from lcc.numerals import write_number
from lcc.terms import term
from lcc.words import choose, language, say

HEAD, NAME, TENDERER, KIND, ASIDE, OTHER, STATE, PLACE, TOTAL = range(3, 12)
"""Rows of what is known of each offer."""
REASONS = ("irregular", "unacceptable", "inappropriate", "abnormally_low", "not_analysed")


class Offers:
    """Rows of inputs, one column an offer."""

    def __init__(self, draft: Draft, values: Values) -> None:
        self.draft, self.values, self.page = draft, values, draft.pages["offers"]
        self.n = draft.columns
        self.row = TOTAL + 2
        self.rates: dict[str, int] = {}
        """Rows of VAT rates: the usual one, and one a cost that some offer invoices at another."""
        self.typed_rows: list[int] = [NAME, TENDERER]
        """Rows where something typed shows that a column is used; the next are first rows on the sheet of lines."""
        self.typed_lines: list[int] = []
        self.proofs: dict[str, int] = {}

    def column(self, o: int) -> int:
        """Return the column of an offer."""
        return FIRST_OFFER + o

    def head(self) -> None:
        """Write who offers."""
        page = self.page
        page.text(0, 0, say("Offers"), "title")
        told = say("Type each offer in a column: cells framed by dots are to be filled in. Prices are without VAT.")
        page.merged(1, (0, FIRST_OFFER + self.n - 1), told, "note", 2)
        page.texts(HEAD, 0, [say("value"), say("unit"), say("usual")])
        labels = {
            NAME: say("offer"), TENDERER: say("tenderer"), KIND: say("base offer or variant"),
            ASIDE: say("set aside (reason)"), OTHER: say("other reason for no place"), STATE: say("state"),
            PLACE: say("place"), TOTAL: say("life-cycle cost"),
        }  # fmt: skip
        for row, label in labels.items():
            page.text(row, 0, label, "strong" if row >= STATE else "label")
            page.texts(row, 1, ["", ""], "label")
        page.text(TOTAL, 1, self.draft.method.currency, "label")
        page.lines[STATE] = 5
        for o in range(self.n):
            self._identity(o)
        kinds = [say("base offer"), say("variant")]
        self._choice(KIND, kinds)
        self._choice(ASIDE, [str(term(reason)) for reason in REASONS])

    def _identity(self, o: int) -> None:
        page, column = self.page, self.column(o)
        offer = self.draft.offers[o] if o < len(self.draft.offers) else None
        page.number(HEAD, column, o + 1.0, "year")
        page.text(NAME, column, offer.name if offer else "", "typed")
        page.text(TENDERER, column, offer.tenderer if offer else "", "typed")
        kind = say("variant") if offer is not None and offer.kind == "variant" else say("base offer")
        page.text(KIND, column, kind if offer else "", "typed")
        aside = offer.set_aside if offer else None
        page.text(ASIDE, column, term(aside.reason) if aside else "", "typed")

    def _choice(self, row: int, among: list[str]) -> None:
        """Offer a list to choose from; anything else is warned about, never refused."""
        self.page.sheet.data_validation(
            row, FIRST_OFFER, row, FIRST_OFFER + self.n - 1,
            {"validate": "list", "source": among, "error_type": "warning",
             "error_title": say("Choose in the list")[:32],
             "error_message": say("Choose one of the words of the list.")},
        )  # fmt: skip

    # VAT

    def vat(self) -> None:
        """Write the rates tenderers invoice."""
        self.page.text(self.row, 0, say("Answers"), "section")
        self.row += 1
        streams = {stream.name: choose(stream.label) or stream.name for stream in self.draft.method.costs}
        own = dict.fromkeys(name for offer in self.draft.offers for name in offer.vat_by_cost if name in streams)
        self._rate("", say("VAT rate the tenderer invoices"), say("0 if exempt"))
        ground = self.row
        self.page.texts(ground, 0, [say("ground of the exemption"), "", ""], "label")
        self.row += 1
        for name in own:
            self._rate(name, say("VAT of “{stream}”, if another", stream=streams[name]), "")
        for o in range(self.n):
            offer = self.draft.offers[o] if o < len(self.draft.offers) else None
            self.page.text(ground, self.column(o), choose(offer.vat_ground) if offer else "", "typed")

    def _rate(self, name: str, label: str, usual: str) -> None:
        row = self.rates[name] = self.row
        self.page.texts(row, 0, [label, "%", usual], "label")
        for o in range(self.n):
            offer = self.draft.offers[o] if o < len(self.draft.offers) else None
            rate = None if offer is None else (offer.vat_by_cost.get(name) if name else offer.vat)
            self.page.number(row, self.column(o), rate, "percent input")
        self._validate(self.page, row, 1, 0.0, 1.0, say("A rate such as 20 % or 5.5 %."))
        self.typed_rows.append(row)
        if not name:
            self.draft.paper.named("o_tva", self.page, (row, FIRST_OFFER), (row, FIRST_OFFER + self.n - 1))
        self.row += 1

    # Answers

    def question(self, parameter: Parameter, given: list[list[Typed]]) -> Field:
        """Write the row of a question, or say how many lines are filled in for one that has lines."""
        row, page = self.row, self.page
        label, draft = choose(parameter.label) or parameter.name, self.draft
        page.texts(row, 0, [label, parameter.unit, self._usual(parameter)], "label")
        self.row += 1
        if parameter.per_line:
            return self._by_line(parameter, given, row, label)
        for o in range(self.n):
            self._cell(page, row, self.column(o), given[o][0] if o < len(given) else Typed())
        self._validate(page, row, 1, *self._bounds(parameter), self._hint(parameter))
        self.typed_rows.append(row)
        return Field(page, row, FIRST_OFFER, draft.values(parameter.name), (0, 1))

    def _by_line(self, parameter: Parameter, given: list[list[Typed]], row: int, label: str) -> Field:
        draft, lines = self.draft, self.draft.pages["lines"]
        first = self.values.block(label, parameter.unit, self._usual(parameter))
        for line in range(draft.line_count):
            for o in range(self.n):
                self._cell(lines, first + line, self.column(o), given[o][line] if o < len(given) else Typed())
        self._validate(lines, first, draft.line_count, *self._bounds(parameter), self._hint(parameter))
        for o in range(self.n):
            block = lines.block(self.page, first, self.column(o), first + draft.line_count - 1, self.column(o))
            count = sum(one.number is not None for one in given[o]) if o < len(given) else 0
            self.page.formula(row, self.column(o), f"COUNT({block})", float(count), "whole")
        self.page.text(row, 1, say("lines filled in, of {count}", count=draft.line_count), "label")
        self.typed_lines.append(first)
        return Field(lines, first, FIRST_OFFER, draft.values(parameter.name), (0, 1), (1, 0))

    @staticmethod
    def _cell(page: Page, row: int, column: int, given: Typed) -> None:
        if given.text:
            page.text(row, column, given.text, "typed")
        else:
            page.number(row, column, given.number, "general input")

    def proof(self, parameter: Parameter) -> None:
        """Ask whether an answer is proven, where a published value stands in otherwise."""
        row = self.proofs[parameter.name] = self.row
        label = choose(parameter.label) or parameter.name
        self.page.texts(
            row, 0, [say("{label}: proven?", label=label), "", say("“no” brings the published value in")], "label"
        )
        for o, offer in enumerate(self.draft.offers):
            proof = offer.evidence.get(parameter.name)
            unproven = proof is not None and proof.proven is False
            self.page.text(row, self.column(o), say("no") if unproven else "", "typed")
        for o in range(len(self.draft.offers), self.n):
            self.page.text(row, self.column(o), "", "typed")
        self._choice(row, [say("yes"), say("no")])
        self.row += 1

    # What is usual

    @staticmethod
    def _bounds(parameter: Parameter) -> tuple[float | None, float | None]:
        usual = parameter.usual
        return (None, None) if usual is None else (usual.low, usual.high)

    def _usual(self, parameter: Parameter) -> str:
        low, high = self._bounds(parameter)
        code = language()
        said = []
        if low is not None or high is not None:
            ends = ["…" if end is None else write_number(end, code) for end in (low, high)]
            required = parameter.usual is not None and parameter.usual.required
            said.append(say("required: {low} to {high}", low=ends[0], high=ends[1]) if required
                        else say("{low} to {high}", low=ends[0], high=ends[1]))  # fmt: skip
        for given, told in (
            (parameter.default, say("by default")),
            (parameter.fallback, say("if missing or unproven")),
        ):
            if isinstance(given, float):
                said.append(say("{told}: {value:exact}", told=told, value=given))
        if parameter.variants:
            said.append(say("variants only"))
        return "\n".join(said)

    def _hint(self, parameter: Parameter) -> str:
        return choose(parameter.definition) or choose(parameter.label) or parameter.name

    def _validate(self, page: Page, row: int, count: int, low: float | None, high: float | None, told: str) -> None:  # noqa: PLR0913, PLR0917  # cells, and what is expected of them
        """Explain the cell when it is chosen, warn when a value is unusual; never refuse."""
        last = FIRST_OFFER + self.n - 1
        bottom, top = -1e15 if low is None else low, 1e15 if high is None else high
        page.sheet.data_validation(
            row, FIRST_OFFER, row + count - 1, last,
            {"validate": "decimal", "criteria": "between", "minimum": bottom, "maximum": top,
             "error_type": "warning", "error_title": say("Unusual value")[:32],
             "error_message": say("A number is expected, in the usual range. Check the unit. Keep it?")[:255],
             "input_message": safe(told)[:250]},
        )  # fmt: skip
        if low is None and high is None:
            return
        orange = self.draft.paper.file.add_format({"bg_color": "#FBE3C8", "italic": True, "bold": True})
        corner = a1(row, FIRST_OFFER, "")
        page.sheet.conditional_format(
            row, FIRST_OFFER, row + count - 1, last,
            {"type": "formula", "criteria": f"=AND(ISNUMBER({corner}),OR({corner}<{bottom!r},{corner}>{top!r}))",
             "format": orange},
        )  # fmt: skip
