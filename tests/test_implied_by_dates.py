"""What each date of a purchase implies, and that it is what the library does."""

from __future__ import annotations

from datetime import date

import pytest

import lcc
from lcc.compliance.days import implied
from lcc.documents.report import report

TODAY = date(2027, 3, 1)
METHOD = lcc.catalogue.method("copiers")


def said(**dates: date) -> dict[str, str]:
    return {name: str(what) for name, what in implied(lcc.Purchase(method=METHOD, **dates), TODAY).items()}


@pytest.mark.parametrize(
    ("launch", "words"),
    [(date(2026, 8, 20), "the former texts"), (date(2026, 8, 21), "texts in force from 2026-08-21 apply")],
)
def test_the_launch_decides_which_texts_apply(launch, words):
    assert words in said(launch=launch)["launch"]


def test_without_a_launch_what_it_would_decide_is_said():
    assert "no longer enough as the only criterion" in said()["launch"]


@pytest.mark.parametrize(
    ("deadline", "possible"), [(date(2027, 3, 2), True), (TODAY, False), (date(2027, 2, 1), False)]
)
def test_what_is_said_of_the_deadline_is_what_freezing_does(deadline, possible):
    purchase = lcc.Purchase(method=METHOD, deadline=deadline)
    frozen = lcc.seal(purchase, on=date(2027, 1, 4))
    changed = frozen.replace(method=frozen.method.replace(years=6))

    told = str(implied(changed, TODAY)["deadline"])

    assert ("may still change" in told) is possible
    assert ("cannot change any more" in told) is not possible
    if possible:
        assert lcc.seal(changed, on=TODAY).seal.version == 2
    else:
        with pytest.raises(lcc.LccError, match="cannot change any more"):
            lcc.seal(changed, on=TODAY)


@pytest.mark.parametrize(
    ("signature", "words"),
    [(None, "once the contract is signed"), (date(2027, 3, 2), "still to come"), (TODAY, "can be made")],
)
def test_what_is_said_of_the_signature_is_what_the_report_does(signature, words):
    example = lcc.load(lcc.catalogue.example("copiers"))
    complete = [offer for offer in example.offers if offer.name in "ABC"]
    example = lcc.seal(example.replace(offers=tuple(complete), signature=signature), on=date(2027, 1, 4))

    assert words in str(implied(example, TODAY)["signature"])
    if words == "can be made":
        assert report(example, "signed", day=TODAY).blocks
    else:
        with pytest.raises(lcc.LccError, match="ignature"):
            report(example, "signed", day=TODAY)
