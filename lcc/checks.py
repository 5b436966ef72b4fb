"""What prevents a figure, or should be looked at, in a purchase that may be unfinished."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from lcc import catalogue
from lcc.formula import fold
from lcc.frozen import frozen_findings
from lcc.ledger import lay_out
from lcc.model import CostStream, Stage
from lcc.plan import Finding
from lcc.purchase import Purchase
from lcc.scoring.notes import criteria_findings, note_findings
from lcc.sensitivity.stray import stray_findings
from lcc.words import LccError, message

SIRET_LENGTH = 14


def findings(purchase: Purchase, *, trials: bool = False) -> list[Finding]:
    """List by address what prevents a figure (errors) and what should be looked at (warnings).

    ``compare`` computes every complete offer all the same and names the others.
    """
    return [
        *_identity(purchase),
        *_disposals(purchase),
        *_copied(purchase),
        *frozen_findings(purchase),
        *_laid_out(purchase, trials),
        *criteria_findings(purchase),
        *note_findings(purchase, trials=trials),
        *stray_findings(purchase),
    ]


def _copied(purchase: Purchase) -> list[Finding]:
    """Look at what was copied from the catalogue; one that cannot be read is said, and stops nothing."""
    try:
        return catalogue.current().warnings(purchase)
    except LccError as error:
        return [Finding(("method",), error.message, "warning")]


def _laid_out(purchase: Purchase, trials: bool) -> list[Finding]:
    """List what the ledger found; it knows one list of offers only."""
    found = lay_out(purchase, trials=trials).findings
    if not trials:
        return found
    return [
        replace(item, address=("trials", *item.address[1:])) if item.address[0] == "offers" else item for item in found
    ]


def _identity(purchase: Purchase) -> list[Finding]:
    """Look at who buys and when."""
    found = []
    digits = "".join(purchase.siret.split())
    if digits and not (len(digits) == SIRET_LENGTH and digits.isascii() and digits.isdigit()):
        found.append(Finding(("siret",), message("A SIRET has 14 digits."), "warning"))
    days = [(("launch",), purchase.launch), (("deadline",), purchase.deadline), (("signature",), purchase.signature)]
    known = [(address, day) for address, day in days if day is not None]
    for (_, before), (address, after) in pairwise(known):
        if after < before:
            what = message("This date, {day}, is before {other}.", day=after.isoformat(), other=before.isoformat())
            found.append(Finding(address, what, "warning"))
    trial_names = {fold(offer.name) for offer in purchase.trials}
    found += [
        Finding(("offers", offer.name), message("A trial offer has the same name."), "warning", offer.name)
        for offer in purchase.offers
        if fold(offer.name) in trial_names
    ]
    return found


def _disposals(purchase: Purchase) -> list[Finding]:
    """Look for a removal that counts a share of a unit whose residual value does not count, or the reverse."""
    bought: dict[str, CostStream] = {
        stream.life: stream for stream in purchase.method.costs if stream.life and stream.stage is Stage.ACQUISITION
    }
    return [
        Finding(
            ("method", "costs", stream.name, "residual"),
            message(
                "“{other}” has the same life and another rule for its residual value.", other=bought[stream.life].name
            ),
            "warning",
        )
        for stream in purchase.method.costs
        if stream.life in bought
        and stream.stage is Stage.END_OF_LIFE
        and stream.residual != bought[stream.life].residual
    ]


__all__ = ["Finding", "findings"]
