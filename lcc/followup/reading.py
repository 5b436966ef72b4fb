"""What is written under ``followup``, read against the method and the offer: what fits, and what is doubtful."""

from __future__ import annotations

from lcc.followup.measured import Pair, declared_as_counted, pair, required_but_not_met
from lcc.followup.published import first_in
from lcc.model import Parameter
from lcc.plan import Finding, Severity
from lcc.purchase import FollowUp, Offer, Purchase
from lcc.terms import day
from lcc.words import LccError, Message, message, nearest


class Reading:
    """The follow-up of one offer, what is wrong in it noted on the way."""

    def __init__(self, purchase: Purchase, followup: FollowUp, offer: Offer, found: list[Finding]) -> None:
        self.purchase, self.followup, self.offer, self.found = purchase, followup, offer, found
        self.clause = purchase.method.clause
        self.known = {parameter.name: parameter for parameter in purchase.method.parameters}

    def note(self, where: tuple[str, ...], what: Message, severity: Severity = "error") -> None:
        """Note what is wrong or doubtful."""
        self.found.append(Finding(("followup", *where), what, severity, self.offer.name))

    def pairs(self) -> list[Pair]:
        """Set each measured value beside the declared one, and say what does not fit."""
        self.check_first()
        self.check_contract()
        return [made for name in self.followup.measured if (made := self.paired(name)) is not None]

    def check_first(self) -> None:
        """Look whether this offer is the first of the file: the contract may be another's."""
        first = first_in(self.purchase)
        if first and self.offer.name not in first:
            what = message("“{offer}” is not first here ({first} is): make sure that the contract is its own.",
                           offer=self.offer.name, first=first)  # fmt: skip
            self.note(("offer",), what, "warning")

    def check_contract(self) -> None:
        """Say what lacks for a penalty."""
        if self.clause is None:
            what = message("The published method has no clause: these deviations found no penalty on life-cycle cost.")
            self.note(("measured",), what, "warning")
        elif self.followup.amount is None:
            what = message("The amount of the contract without VAT is not given: the cap of the penalty is not known.")
            self.note(("amount",), what, "warning")
        if not self.followup.measured:
            self.note(("measured",), message("Nothing was measured yet."), "warning")

    def paired(self, name: str) -> Pair | None:
        """Set one measured value beside the declared one, or say why it cannot be."""
        here, parameter = ("measured", name), self.known.get(name)
        if parameter is None:
            near = nearest(name, [one.name for one in self.known.values() if one.asked])
            self.note(here, message("The method asks nothing called “{name}”.{near}", name=name, near=near))
            return None
        if not parameter.asked and not _proposed(parameter, self.offer):
            self.note(here, message("The method sets this value: the tenderer declared nothing to hold it to."))
            return None
        measure = self.followup.measured[name]
        try:
            made = pair(parameter, measure, self.offer, self.purchase.method)
        except LccError as error:
            self.note(here, error.message)
            return None
        self.doubt(here, parameter, made)
        return made

    def doubt(self, here: tuple[str, ...], parameter: Parameter, made: Pair) -> None:
        """Say what is to look at in one measured value."""
        if not declared_as_counted(parameter, self.offer):
            what = message(
                "The ranking counted a published value, not what was declared: it is compared with that one."
            )
            self.note(here, what, "warning")
        if self.purchase.method.currency.casefold() in parameter.unit.casefold():
            what = message("A price binds by itself: make sure that the contract has it measured.")
            self.note(here, what, "warning")
        if required_but_not_met(parameter, [item for item in made.measured if isinstance(item, float)]):
            what = message("Outside a published requirement: what is supplied is not what was ordered, penalty or not.")
            self.note(here, what, "warning")
        signed = self.purchase.signature
        if made.measure.on is None:
            self.note(here, message("The day of the measurement is not given."), "warning")
        elif signed is not None and made.measure.on < signed:
            self.note(here, message("Measured before the contract was signed, on {day}.", day=day(signed)), "warning")


def _proposed(parameter: Parameter, offer: Offer) -> bool:
    """Tell whether a variant proposed this value, which the method opens."""
    return parameter.variants and offer.kind == "variant" and offer.answers.get(parameter.name) is not None
