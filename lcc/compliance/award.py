"""Award criteria, and what must stand beside them in the contract."""

from __future__ import annotations

from lcc.compliance.rules import BEFORE_GREEN, FROM_GREEN, Said, blocking, label, look, named, not_checked, ok, rule
from lcc.model import Method, Stage
from lcc.purchase import Criterion, Purchase
from lcc.words import Message, message

NO_CRITERION = message("the award criteria: none is given in this file")


def environmental_costs(method: Method) -> list[Message]:
    """List what in a cost takes the environment into account: externalities, resources used, end of life."""
    taken = [label(item) for item in method.externalities if item.counts]
    used = {stream.resource for stream in method.costs if stream.resource}
    ends = [label(stream) for stream in method.costs if stream.stage is Stage.END_OF_LIFE]
    return [*taken, *(label(resource) for resource in method.resources if resource.name in used), *ends]


@rule(
    message("The price is not the only criterion, and the environment is taken into account"),
    "CCP L2152-7, R2152-7 (décret 2022-767)",
    message("Judge on several criteria of which one takes the environment into account, or on cost alone."),
    severity="blocking", during=FROM_GREEN,
)  # fmt: skip
def price_is_not_alone(purchase: Purchase) -> Said | None:
    """Price alone is forbidden; cost alone, or several criteria one of which is environmental, are the two ways."""
    criteria = purchase.criteria
    if not criteria:
        return not_checked(NO_CRITERION, "criteria")
    money = [criterion for criterion in criteria if criterion.kind in ("price", "cost")]
    if not money:
        return blocking(message("No criterion is a price or a cost: there is always one of the two."), "criteria")
    if len(criteria) == 1:
        if money[0].kind == "price":
            what = message("The price is the only criterion: for a consultation launched from 2026-08-21 it cannot be.")
            return blocking(what, "criteria", money[0].name)
        return ok(message("The cost is the only criterion, on a global approach."))
    return _several(purchase, money)


def _several(purchase: Purchase, money: list[Criterion]) -> Said:
    green = [label(criterion) for criterion in purchase.criteria if criterion.environmental]
    if green:
        return ok(
            message("Price or cost stands beside {list}, which takes the environment into account.", list=named(green))
        )
    taken = environmental_costs(purchase.method)
    if taken and any(criterion.kind == "cost" for criterion in money):
        what = message(
            "No criterion is marked as environmental; the cost counts {list}: say so in the documents, and mark it.",
            list=named(taken),
        )
        return look(what, "criteria")
    return blocking(message("No criterion takes environmental characteristics of the offer into account."), "criteria")


@rule(
    message("Price alone, under the law before 21 August 2026"),
    "CCP R2152-7 (rédaction antérieure au décret 2022-767)",
    message("Check that quality cannot vary from one tenderer to another, or add a criterion."),
    during=BEFORE_GREEN,
)  # fmt: skip
def price_alone_before(purchase: Purchase) -> Said | None:
    """Price alone was for standard supplies and services only; cost alone was always possible."""
    if not purchase.criteria:
        return not_checked(NO_CRITERION, "criteria")
    if len(purchase.criteria) == 1 and purchase.criteria[0].kind == "price":
        what = message("The price is the only criterion: lawful then for standard supplies or services alone.")
        return look(what, "criteria", purchase.criteria[0].name)
    return ok(message("The price is not the only criterion."))


@rule(
    message("Cost as the only criterion takes environmental characteristics into account"),
    "CCP R2152-7, R2152-9",
    message("Count the energy, the end of life or an externality, or add an environmental criterion."),
    severity="blocking", during=FROM_GREEN,
)  # fmt: skip
def cost_takes_environment(purchase: Purchase) -> Said | None:
    """Energy and other resources, collection and recycling, externalities are what the State gives as examples."""
    if len(purchase.criteria) != 1 or purchase.criteria[0].kind != "cost":
        return None
    if taken := environmental_costs(purchase.method):
        return ok(message("The cost counts {list}.", list=named(taken)))
    what = message("The cost counts no resource used, no end of life, no externality.")
    return blocking(what, "criteria", purchase.criteria[0].name)


@rule(
    message("Weights sum to 100"),
    "CCP R2152-12",
    message("Correct the weights before publication."),
    severity="blocking",
)  # fmt: skip
def weights_sum(purchase: Purchase) -> Said | None:
    """Weights are read as percents; those of sub-criteria sum to 100 or to the weight of their criterion."""
    if len(purchase.criteria) < 2:
        return None
    total = sum(criterion.weight for criterion in purchase.criteria)
    if abs(total - 100) > 1e-6:
        return blocking(message("The weights sum to {total:number}, not to 100.", total=total), "criteria")
    for criterion in purchase.criteria:
        inside = sum(sub.weight for sub in criterion.sub_criteria)
        if criterion.sub_criteria and min(abs(inside - 100), abs(inside - criterion.weight)) > 1e-6:
            what = message(
                "The weights of the sub-criteria of “{name}” sum to {total:number}.", name=criterion.name, total=inside
            )
            return blocking(what, "criteria", criterion.name)
    return ok(message("The weights sum to 100."))


@rule(
    message("The same saving is not scored twice"),
    "CE 373362 (03/11/2014), par analogie",
    message("Let the environmental criterion bear on what the cost does not count."),
)  # fmt: skip
def saving_counted_once(purchase: Purchase) -> Said | None:
    """A saving of energy taken in the cost and marked again weighs more than the weights say."""
    green = [label(criterion) for criterion in purchase.criteria if criterion.kind == "environmental"]
    if not green or not any(criterion.kind == "cost" for criterion in purchase.criteria):
        return None
    taken = environmental_costs(purchase.method)
    if not taken:
        return ok(message("The cost counts nothing that the environmental criterion could count again."))
    what = message("The cost counts {list}: make sure that {criteria} does not mark it again.",
                   list=named(taken), criteria=named(green))  # fmt: skip
    return look(what, "criteria")


@rule(
    message("An execution clause takes the environment into account, beside the criterion"),
    "CCP L2112-2 (loi 2021-1104, art. 35)",
    message("Write the clause, and its article or a few words of it at environment › clause."),
    during=FROM_GREEN,
)  # fmt: skip
def environmental_clause(purchase: Purchase) -> Said | None:
    """The clause and the criterion are both due."""
    if purchase.environment.clause:
        return ok(message("An environmental clause is declared."))
    return look(
        message("No environmental clause is declared in this file; every contract has one."), "environment", "clause"
    )


@rule(
    message("Technical specifications take sustainable development into account"),
    "CCP L2111-2 (loi 2021-1104, art. 35)",
    message("Write where, at environment › specification; national data (DECP) have no value for it."),
    during=FROM_GREEN,
)  # fmt: skip
def environmental_specification(purchase: Purchase) -> Said | None:
    """The third of the three places; only this file records it."""
    if purchase.environment.specification:
        return ok(message("An environmental specification is declared."))
    return look(message("No environmental specification is declared in this file."), "environment", "specification")


RULES = (
    price_is_not_alone, price_alone_before, cost_takes_environment, weights_sum, saving_counted_once,
    environmental_clause, environmental_specification,
)  # fmt: skip
