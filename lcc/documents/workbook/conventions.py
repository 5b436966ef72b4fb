"""What the method says beside its numbers: conventions, and what is asked of tenderers."""

from __future__ import annotations

import numpy as np

from lcc.documents.workbook.draft import Draft
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.method_page import Inputs
from lcc.terms import term
from lcc.words import choose, say


def general(draft: Draft, inputs: Inputs) -> None:
    """Write what gives the sheets their shape, and the conventions."""
    method, page = draft.method, inputs.page
    page.text(0, 0, say("Method"), "title")
    page.text(1, 0, choose(method.title), "plain")
    inputs.section(say("General"))
    for name, value in {"m_base_year": method.base_year, "m_years": method.years}.items():
        key = name.removeprefix("m_")
        inputs.whole(str(term(key)), value, name)
        draft.fields[key] = Field(page, inputs.row - 1, 2, np.full((1, 1, 1), float(value)), name=name)
    inputs.whole(say("start of service"), method.service_start, "m_service_start")
    inputs.whole(say("horizon"), method.horizon, "m_horizon", "m_service_start+m_years")
    inputs.told(say("money of the figures"), str(term(method.money)))
    inputs.told(say("VAT in the figures"), str(term(method.tax)))
    inputs.add(say("share of VAT the buyer deducts"), method.deductible, "", "percent", name="m_deductible")
    inputs.told(say("flows are paid"), str(term(method.timing)))
    apart = (
        say("the lowest price to buy") if method.tie_break == "acquisition" else say("none: offers share their place")
    )
    inputs.told(say("what separates equal totals"), apart)


def asked(draft: Draft, inputs: Inputs) -> None:
    """Write what each question means, and how its answer is proven."""
    inputs.section(say("Asked of tenderers"))
    for parameter in draft.method.parameters:
        if parameter.asked:
            label = choose(parameter.label) or parameter.name
            proof = choose(parameter.evidence)
            inputs.told(label, parameter.unit, choose(parameter.definition), proof)
