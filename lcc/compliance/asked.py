"""What is asked of tenderers: described, proven, possible to check before the award."""

from __future__ import annotations

import re

from lcc.compliance.rules import Said, blocking, label, look, named, ok, rule
from lcc.model import Parameter
from lcc.purchase import Purchase
from lcc.words import counted, message

MANY = 20
"""Values asked of each tenderer from which one wonders about the effort; a form of 7 takes some 20 minutes."""
_MONEY = re.compile(r"€|\$|£|\b[km]?(eur|euros?|usd|gbp|chf|cents?|centimes?)\b", re.IGNORECASE)
_CARBON = re.compile(r"co2|\bges\b|\bghg\b|(bilan|empreinte) carbone|carbon footprint", re.IGNORECASE)
"""Words that tell how a value is checked, in either language."""


def asked_values(purchase: Purchase) -> list[Parameter]:
    """List what tenderers are asked."""
    return [parameter for parameter in purchase.method.parameters if parameter.asked]


def declared_values(purchase: Purchase) -> list[Parameter]:
    """List what tenderers declare other than prices, which bind by themselves."""
    own = purchase.method.currency.casefold()
    return [p for p in asked_values(purchase) if not _MONEY.search(p.unit) and own not in p.unit.casefold()]


def _texts(text: object) -> str:
    return " ".join(text.values()) if isinstance(text, dict) else str(text)


@rule(
    message("Each value asked is described, with its unit"),
    "CCP R2152-10",
    message("Give each question a label or a definition, and a unit."),
)  # fmt: skip
def data_described(purchase: Purchase) -> Said | None:
    """The documents state the data that tenderers give."""
    asked = asked_values(purchase)
    if not asked:
        return None
    lacking = [label(p) for p in asked if not (p.unit and (p.label or p.definition))]
    if lacking:
        return look(
            message("Without a unit, a label or a definition: {list}.", list=named(lacking)), "method", "parameters"
        )
    return ok(counted("The value asked is described.", "The {count} values asked are described.", len(asked)))


@rule(
    message("Each declared value is supported by evidence that is asked"),
    "CE 392785 (09/11/2015), CE 396597 (22/07/2016)",
    message("Say under evidence: what proves the value (test report, product sheet, calculation)."),
    severity="blocking",
)  # fmt: skip
def evidence_asked(purchase: Purchase) -> Said | None:
    """A value that decides between offers is not taken on trust; prices bind by themselves."""
    declared = declared_values(purchase)
    if not declared:
        return None
    lacking = [p for p in declared if not p.evidence]
    if lacking:
        what = message("No evidence is asked for {list}.", list=named([label(p) for p in lacking]))
        return blocking(what, "method", "parameters", lacking[0].name)
    return ok(counted("Evidence is asked for the value declared.", "Evidence is asked for the {count} values declared.",
                      len(declared)))  # fmt: skip


@rule(
    message("Each declared value can be checked before the award"),
    "CE 22/11/2019, département de l’Isère",
    message("Say under check: how it is checked before the award (recomputed, compared, measured on a sample)."),
)  # fmt: skip
def checked_before_award(purchase: Purchase) -> Said | None:
    """A penalty in the contract does not cure a mark given on what nobody could check."""
    declared = declared_values(purchase)
    if not declared:
        return None
    silent = [p for p in declared if not p.check]
    if silent:
        what = message(
            "Nothing says how these are checked before the award (a later penalty is no check): {list}.",
            list=named([label(p) for p in silent]),
        )
        return look(what, "method", "parameters", silent[0].name)
    return ok(message("Each value says how it is checked; make sure that it can be done before the award."))


@rule(
    message("Carbon data asked have a perimeter and a method"),
    "CE 363921 (15/02/2013)",
    message("Define what is counted, by which standard, for which unit, with which factors."),
    severity="blocking",
)  # fmt: skip
def carbon_described(purchase: Purchase) -> Said | None:
    """To ask for a carbon footprint without its content and method is a breach."""
    carbon = [p for p in asked_values(purchase) if _CARBON.search(f"{p.unit} {p.name} {_texts(p.label)}")]
    if not carbon:
        return None
    lacking = [p for p in carbon if not p.definition]
    if lacking:
        what = message("Asked without a perimeter or a method: {list}.", list=named([label(p) for p in lacking]))
        return blocking(what, "method", "parameters", lacking[0].name, "definition")
    return ok(message("Carbon data asked are defined: {list}.", list=named([label(p) for p in carbon])))


@rule(
    message("The data asked take a reasonable effort"),
    "CGDD / DAJ, 24/06/2025",
    message("Ask only for what changes the ranking, and fix the rest."),
)  # fmt: skip
def reasonable_effort(purchase: Purchase) -> Said | None:
    """The text says it of externalities; the State extends it to tools in general, as advice."""
    count = len(asked_values(purchase))
    if not count:
        return None
    if count > MANY:
        return look(message("{count} values are asked of each tenderer: small firms may be put off.", count=count),
                    "method", "parameters")  # fmt: skip
    return ok(counted("{count} value is asked of each tenderer.", "{count} values are asked of each tenderer.", count))


@rule(
    message("What happens when a value is missing is known beforehand"),
    "CCP L2152-2, R2152-2; CE 501774 (03/07/2025)",
    message("List the required values where the documents say how offers are presented."),
)  # fmt: skip
def missing_values(purchase: Purchase) -> Said | None:
    """A required value makes an offer irregular only where it is required under the presentation of offers."""
    required = [label(p) for p in asked_values(purchase) if p.default is None and p.fallback is None]
    if not required:
        return ok(message("Each value asked has a default or a published fallback."))
    what = message(
        "Without these an offer has no place; say so, value by value, in the documents: {list}.", list=named(required)
    )
    return ok(what)


RULES = (
    data_described, evidence_asked, checked_before_award, carbon_described, reasonable_effort, missing_values,
)  # fmt: skip
