"""What becomes old is said when asked, and what does not go together is a warning, never a failure."""

from datetime import date

import lcc
from lcc import catalogue
from lcc.words import speaking

ON = date(2026, 11, 23)


def purchase(**method):
    """A purchase of one refrigerator."""
    given = {
        "base_year": 2025, "years": 10, "discount_rate": catalogue.discount_rate(on=ON),
        "resources": [catalogue.resource("fr-electricity", vat=0.2, on=ON)],
        "externalities": [catalogue.externality("fr-carbon-value", on=ON, base_year=2025)],
        "costs": [lcc.acquire("price"), lcc.consume("electricity", "kwh")],
    }  # fmt: skip
    return lcc.Purchase(method=lcc.Method(**{**given, **method}), offers=[lcc.Offer("A", vat=0.2, price=1, kwh=1)])


def said(found):
    """The places and sentences of findings."""
    return [str(one) for one in found]


def test_a_review_lists_what_is_passed_and_what_is_near():
    found = catalogue.review(on=ON, within=90)
    days = [one.review_by for one in found]

    assert days == sorted(days)
    assert all(one.passed == (one.review_by < ON) for one in found)
    assert max(days) <= date(2027, 2, 21)
    assert not catalogue.review(on=date(2020, 1, 1))


def test_nothing_is_newer_on_the_day_of_the_copy():
    assert catalogue.newer(purchase(), on=ON) == ()


def test_a_newer_value_is_said_at_its_place():
    old = purchase(externalities=[catalogue.externality("fr-carbon-value", on=date(2024, 1, 1))])

    (found,) = catalogue.newer(old, on=ON)

    assert found.address == ("method", "externalities", "CO2e", "value")
    assert "since 2025-03-20; this one was copied on 2024-01-01" in str(found)
    with speaking("fr"):
        assert "Une valeur plus récente" in str(found)


def test_a_factor_replaced_or_ended_since_is_said():
    then = date(2013, 1, 1)
    replaced = purchase(discount_rate=catalogue.discount_rate("fr-public-discount-rate-2005", on=then, accept="legacy"))
    ended = purchase(externalities=[catalogue.externality("de-uba-carbon-cost", on=date(2025, 1, 1))])

    assert "replaced by “fr-public-discount-rate”" in str(catalogue.newer(replaced, on=ON)[0])
    assert "no longer has a value" in str(catalogue.newer(ended, on=ON)[0])


def test_a_purchase_without_conflict_has_no_warning():
    assert catalogue.warnings(purchase()) == []


def test_carbon_counted_on_a_price_that_carries_it_is_a_warning():
    counted = purchase(externalities=[catalogue.externality("fr-carbon-value", counts=True, on=ON)])

    (found,) = catalogue.warnings(counted)

    assert (found.address, found.severity) == (("method", "resources", "electricity", "price"), "warning")
    assert "already carries a carbon price" in str(found)
    assert found in lcc.findings(counted)


def test_a_carbon_path_with_another_rate_is_a_warning():
    assert "built for a discount rate of 3.2% real" in said(catalogue.warnings(purchase(discount_rate=0.025)))[0]


def test_a_nominal_rate_is_compared_by_its_real_part():
    nominal = {"kind": "nominal", "value": 1.032 * 1.02 - 1}

    assert not catalogue.warnings(purchase(discount_rate=nominal, inflation=0.02))
    assert catalogue.warnings(purchase(discount_rate=nominal, inflation=0.01))


def test_a_growing_value_beyond_its_years_is_a_warning():
    assert (
        "published for 2025–2050; the method goes from 2025 to 2065" in said(catalogue.warnings(purchase(years=40)))[0]
    )


def test_two_footprints_of_different_sources_are_a_warning():
    def footprint(name):
        path = catalogue.path(name, on=ON, accept="low")
        return lcc.Parameter(name=name.replace("-", "_"), value=path.value, source=path.source)

    same = [footprint("fr-laptop-footprint"), footprint("fr-desktop-footprint")]
    other = next(
        factor.id
        for factor in catalogue.factors(kind="manufacturing-footprint", on=ON)
        if factor.in_force.source.id != catalogue.factor("fr-laptop-footprint", on=ON).in_force.source.id
        and not factor.legacy and not factor.replaced_by
    )  # fmt: skip

    assert not catalogue.warnings(purchase(parameters=same))
    assert "different sources" in said(catalogue.warnings(purchase(parameters=[*same, footprint(other)])))[0]


def test_a_factor_that_the_catalogue_does_not_know_raises_nothing():
    own = {"value": 0.1, "source": {"title": "Ours", "factor": "ours-electricity", "copied": ON}}
    resource = {"name": "electricity", "unit": "kWh", "price": own, "vat": 0.2, "emissions": {"CO2e": 0.05}}

    assert not catalogue.warnings(purchase(resources=[resource]))
    assert not catalogue.newer(purchase(resources=[resource]), on=ON)
