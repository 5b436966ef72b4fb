"""What the bidder's form asks and where it is kept: the contract between who writes a form and who reads it back.

A form is a workbook, ``.xlsx`` or ``.ods``. Nothing in it is found by a position or by the name of a sheet, which
people change, but by *keys*: texts that the form carries in cells nobody sees; any reader sees them as text.

**Identity.** A hidden sheet named ``lcc`` (:data:`IDENTITY_SHEET`) holds two columns, A a word and B its value, both
texts: ``form`` (:data:`KIND`), ``format`` (:data:`FORMAT`, ``"1"``), ``fingerprint`` (64 hexadecimal digits:
``lcc.fingerprint(purchase)``), ``language`` (``fr`` or ``en``), ``version`` (of the frozen method, ``"0"`` for a
draft), ``program`` (version of lcc). The same fingerprint, whole, is the last text of the first sheet.

**Keys.** In the sheets to fill, column A is hidden and holds the key of the row, or nothing. Rows without a key are
titles, or rows and comments that people inserted: they are passed over. Walking down a sheet:

- a row whose A is ``columns`` (:data:`COLUMNS`; a hidden row) says what each column holds from there down to the next
  such row: ``number``, ``label``, ``definition``, ``unit``, ``value``, ``evidence_asked``, ``evidence``, ``control``;
  in the table of lines also the key of a question (``answer:watts``), whose cells below are the values;
- a keyed row holds its answer under ``value`` and, if evidence is asked, its evidence under ``evidence``.

====================================  =====================================================================
key in column A                       what ``value`` holds
====================================  =====================================================================
``offer.tenderer``                    name of the company, text                → ``Offer.tenderer``
``offer.siret``                       SIRET or other registration number, text (not a field of ``Offer``)
``offer.name``                        name of the offer, text; empty: the company name → ``Offer.name``
``offer.kind``                        one of the two texts of :func:`kinds`    → ``Offer.kind``
``offer.variant``                     number of the variant, text or number, empty for a base offer
``offer.vat``                         rate as a share: ``0.2`` is 20 %         → ``Offer.vat``
``offer.vat_ground``                  ground of an exemption, text             → ``Offer.vat_ground``
``offer.vat_by_cost:<cost stream>``   rate as a share, empty: the usual rate   → ``Offer.vat_by_cost``
``answer:<parameter>``                number; empty: not answered              → ``Offer.answers``
``variant:<parameter>``               number, for a variant; empty: the buyer's value → ``Offer.answers``
``line:<line id>``                    a line: one value in each column headed ``answer:…`` or ``variant:…``
``evidence:<parameter>``              a question asked line by line, shown in the first sheet too: its evidence is
                                      under ``evidence``; nothing is read under ``value``
====================================  =====================================================================

A key is whole to its end: names and line identifiers may hold colons, spaces, accents. Only sheets that hold a
``columns`` row are to be read; the sheets *Method*, *Example* and *Calculation* hold none and are never read back.
``offer.vat`` and what follows it are there only when the method compares with VAT; what a purchase asks, in order, is
:func:`fields`. A reader compares ``label``, ``definition`` and ``unit`` of each keyed row with :attr:`Field.label`…
(in the language of the form): other texts there mean that the form was altered. In the table of lines, the label of a
line is under ``label`` (:attr:`Field.label` of :func:`line_fields`), and a visible header row follows the ``columns``
row. Texts are compared as :func:`shown` makes them.

Numbers are numbers; what a person typed as text (``1 234,56 €``) stays a text that the control column flags. A cell of
answers never holds a formula of ours. Cells of answers are the only unlocked ones; protection has no password.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lcc.documents import letters
from lcc.documents.form.units import asked_unit, stands_in
from lcc.model import Parameter
from lcc.purchase import Purchase
from lcc.words import choose, say

KIND = "lcc bidder's form"
FORMAT = 1
IDENTITY_SHEET = "lcc"
COLUMNS = "columns"
"""Key of the hidden rows that say what each column holds."""
NUMBER, LABEL, DEFINITION, UNIT = "number", "label", "definition", "unit"
VALUE, EVIDENCE_ASKED, EVIDENCE, CONTROL = "value", "evidence_asked", "evidence", "control"

LONGEST = 2000
"""Characters of one cell: what is longer is cut, as no one reads it there."""


def shown(text: str) -> str:
    """Return a text as a cell holds it: on one line, a mark in place of what no file may hold."""
    clean = re.sub("[ \n]+", " ", letters.shown(text)).strip()
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"


@dataclass(frozen=True)
class Field:
    """One thing a form asks: a row of its own, or a column of the table of lines."""

    key: str
    label: str
    definition: str = ""
    unit: str = ""
    asks: Literal["text", "kind", "rate", "number"] = "number"
    required: bool = True
    """The control column says *missing* when it is empty."""
    parameter: Parameter | None = None
    per_line: bool = False
    """One value in each row ``line:…`` of the table of lines, in the column that bears the key."""

    @property
    def variant(self) -> bool:
        """Tell whether it is only for a variant."""
        return self.key.startswith("variant:")


def kinds() -> dict[str, str]:
    """Return what the form calls a base offer and a variant, in the language in force."""
    return {"base": say("base offer"), "variant": say("variant")}


def fields(purchase: Purchase) -> tuple[Field, ...]:
    """List what the form of a purchase asks, in the order of the form, texts in the language in force."""
    return (*_about_the_offer(), *_vat(purchase), *_questions(purchase, per_line=False), *line_columns(purchase))


def line_columns(purchase: Purchase) -> tuple[Field, ...]:
    """List the columns to fill in the table of lines."""
    return tuple(_questions(purchase, per_line=True))


def line_fields(purchase: Purchase) -> tuple[Field, ...]:
    """List the rows of the table of lines: a key and a label each; none when nothing is asked line by line."""
    if not line_columns(purchase):
        return ()
    return tuple(
        Field(f"line:{line.id}", shown(choose(line.label)) or line.id, per_line=True) for line in purchase.method.lines
    )


def _about_the_offer() -> Iterator[Field]:
    yield Field("offer.tenderer", say("Company name"), asks="text")
    yield Field("offer.siret", say("SIRET, or other registration number"), asks="text")
    yield Field(
        "offer.name", say("Name of the offer"), say("Optional: without it, the company name."), asks="text",
        required=False,
    )  # fmt: skip
    yield Field("offer.kind", say("Base offer or variant"), asks="kind")
    yield Field("offer.variant", say("Number of the variant"), say("For a variant only."), asks="text", required=False)


def invoiced(purchase: Purchase) -> list[str]:
    """List the costs that the tenderer invoices, whose VAT rate it declares; none when VAT does not count."""
    if purchase.method.tax == "excluding":
        return []
    return [stream.name for stream in purchase.method.costs if stream.summed and stream.invoicer == "tenderer"]


def _vat(purchase: Purchase) -> Iterator[Field]:
    named = {stream.name: stream for stream in purchase.method.costs}
    names = invoiced(purchase)
    if names:
        how = say("Choose the rate of your prices, or type another; 0 % if you invoice no VAT.")
        yield Field("offer.vat", say("VAT rate you invoice"), how, asks="rate")
        why = say("Only at 0 %: the article of the tax code, for instance.")
        yield Field("offer.vat_ground", say("Ground of the exemption"), why, asks="text", required=False)
    for name in names if len(names) > 1 else ():
        label = shown(choose(named[name].label)) or name
        other = say("Optional: only if the rate differs for this cost.")
        yield Field(f"offer.vat_by_cost:{name}", say("VAT rate of: {cost}", cost=label), other, asks="rate",
                    required=False)  # fmt: skip


def _questions(purchase: Purchase, *, per_line: bool) -> Iterator[Field]:
    """List the questions, then what a variant may answer otherwise than the buyer."""
    has_lines = bool(purchase.method.lines)
    for parameter in purchase.method.parameters:
        if parameter.asked and (parameter.per_line and has_lines) == per_line:
            stood_in = parameter.default is not None or parameter.fallback is not None
            yield _question(purchase, parameter, "answer", not stood_in, per_line)
    for parameter in purchase.method.parameters:
        opened = parameter.variants and parameter.value is not None
        if opened and (parameter.per_line and has_lines) == per_line:
            yield _question(purchase, parameter, "variant", False, per_line)


def _question(purchase: Purchase, parameter: Parameter, kind: str, required: bool, per_line: bool) -> Field:
    return Field(
        key=f"{kind}:{parameter.name}",
        label=shown(choose(parameter.label)) or parameter.name,
        definition=shown(f"{choose(parameter.definition)} {stands_in(parameter, purchase.method, kind)}"),
        unit=shown(asked_unit(parameter, purchase.method.currency)),
        required=required, parameter=parameter, per_line=per_line,
    )  # fmt: skip
