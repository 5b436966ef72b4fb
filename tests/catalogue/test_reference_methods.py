"""Reference methods made ready, and the purchase files written from them."""

import re
from datetime import date
from pathlib import Path

import pytest

import lcc
from lcc import catalogue
from lcc.words import speaking

ON = date(2026, 11, 23)
NAMES = [blueprint.id for blueprint in catalogue.methods()]
every_method = pytest.mark.parametrize("name", NAMES)
SHEET = Path(__file__).parents[2] / "catalogue" / "methods" / "copiers.yaml"


def test_there_are_at_least_twelve_methods():
    assert len(NAMES) >= 12


@every_method
def test_no_reference_to_a_factor_is_left_and_each_figure_keeps_its_source(name):
    method = catalogue.method(name, on=ON)

    assert isinstance(method, lcc.Method)
    assert all(resource.price.source is not None for resource in method.resources if resource.price)
    assert not [found for found in lcc.findings(lcc.Purchase(method=method)) if found.severity == "error"]


def test_a_copied_figure_says_factor_and_day():
    source = catalogue.method("copiers", on=ON).resources[0].price.source

    assert (source.factor, source.copied) == ("fr-electricity", ON)


def test_a_parameter_takes_a_number_and_its_source():
    hours = next(
        one for one in catalogue.method("street-lighting", on=ON).parameters if one.source and one.source.factor
    )

    assert isinstance(hours.value, float)
    assert hours.source.factor == "fr-street-lighting-hours"


def test_base_year_and_study_period_can_be_chosen():
    method = catalogue.method("copiers", base_year=2029, years=4, on=ON)

    assert (method.base_year, method.years) == (2029, 4)
    assert method.resources[0].price.price_year == 2025


def test_money_is_restated_when_an_inflation_is_supposed():
    method = catalogue.method("copiers", base_year=2027, inflation=0.02, on=ON)

    assert {method.resources[0].price.price_year, method.externalities[0].value.price_year} == {2027}
    assert abs(method.resources[0].price.value - 0.1534 * 1.02**2) < 1e-12


def test_an_unknown_method_is_refused_with_the_nearest():
    with pytest.raises(lcc.LccError, match=r"“copier”\. Did you mean “copiers”"):
        catalogue.method("copier")


def own(tmp_path, old, new):
    """A catalogue with one method of one's own, changed somewhere."""
    (tmp_path / "methods").mkdir()
    text = SHEET.read_text(encoding="utf-8").replace("id: copiers", "id: ours").replace(old, new, 1)
    (tmp_path / "methods" / "ours.yaml").write_text(text, encoding="utf-8")
    return catalogue.Catalogue(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{factor: fr-electricity}", "{factor: fr-electricty}", r"ours\.yaml:\d+:\d+: .*Did you mean “fr-electricity”"),
        ("{factor: fr-electricity}", "{factor: at-hydrogen, vat_included: false}", "low confidence"),
        ("{factor: fr-electricity}", "{factor: fr-diesel}", None),
        ("years: 5 ", "years: {factor: fr-carbon-value} ", "A number is needed here"),
        ("amount: machines * price", "amount: {factor: fr-laptop-life}", "A formula takes no factor"),
        ("base_year: 2027", "base_yaer: 2027", r"ours\.yaml:\d+:\d+: .*Did you mean “base_year”"),
        ("family: imaging-equipment", "family: imaging", "ok"),
        ("family: imaging-equipment", "family: imagery", "Unknown family"),
        ("counts:", "count:", "“counts” is missing"),
    ],
)
def test_a_method_that_is_wrong_says_where(tmp_path, old, new, said):
    mine = own(tmp_path, old, new)
    if said in (None, "ok"):
        assert mine.method("ours", on=ON)
        return

    with pytest.raises(lcc.LccError, match=said):
        mine.method("ours", on=ON)


def test_a_number_can_come_from_a_factor(tmp_path):
    assert own(tmp_path, "years: 5 ", "years: {factor: fr-laptop-life} ").method("ours", on=ON).years == 5


@every_method
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_written_purchase_lacks_nothing_but_answers(name, language):
    with speaking(language):
        text = catalogue.draft(name, on=ON)
        purchase = lcc.loads(text)
        errors = [found for found in lcc.findings(purchase) if found.severity == "error"]

    assert purchase.method == lcc.loads(lcc.dumps(lcc.Purchase(method=_spoken(name, language)))).method
    assert errors
    assert all(found.address[0] == "offers" for found in errors)
    assert {found.address[2] for found in errors} <= {"answers", "vat"}


def _spoken(name, language):
    with speaking(language):
        return catalogue.method(name, on=ON, base_year=max(2026, catalogue.method(name, on=ON).base_year))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["Ce qu’elle compte", "habituellement de", "Preuve", "Offre A"]),
        ("en", ["What it counts", "usually", "Evidence", "Offer A"]),
    ],
)
def test_the_comments_are_in_the_language_of_the_buyer(language, said):
    with speaking(language):
        text = catalogue.draft("copiers", on=ON)

    assert all(words in text for words in said)


def test_each_asked_parameter_has_its_comment_above():
    lines = catalogue.draft("copiers", on=ON).splitlines()
    asked = [one for one in catalogue.method("copiers", on=ON).parameters if one.asked]

    for parameter in asked:
        where = lines.index(f"  - name: {parameter.name}")
        above = []
        while lines[where - 1].strip().startswith("#"):
            where -= 1
            above.insert(0, lines[where].strip(" #"))
        assert f"[{parameter.unit}]" in " ".join(above)
        assert "Evidence" in " ".join(above)


def test_each_method_says_who_uses_it_what_is_left_out_and_what_its_values_bind_to():
    for one in catalogue.methods():
        made = catalogue.method(one.id, on=ON)

        for text in (made.usage, made.left_out, made.clause.protocol):
            assert set(text) == {"fr", "en"}, one.id
        assert made.left_out == one.leaves_out
        for parameter in made.parameters:
            if parameter.asked:
                assert set(parameter.evidence) == set(parameter.check) == {"fr", "en"}, (one.id, parameter.name)
                assert parameter.evidence != parameter.check, (one.id, parameter.name)


def test_a_written_purchase_carries_the_clause_and_leaves_room_for_what_the_method_does_not_say():
    copied, general = catalogue.draft("copiers", on=ON), catalogue.draft(on=ON)

    assert lcc.loads(copied).method.clause == catalogue.method("copiers", on=ON).clause
    for text in (copied, general):
        assert "# What a variant offer may change" in text
        assert '\n  variants: ""\n' in text
    assert '\n  # clause: {protocol: "", months: 12' in general
    assert lcc.loads(general.replace("  # clause:", "  clause:")).method.clause == lcc.Clause()
    assert lcc.loads(general).method.clause is None


def test_without_a_method_a_general_purchase_is_written():
    purchase = lcc.loads(catalogue.draft(on=ON))

    assert [stream.stage for stream in purchase.method.costs] == ["acquisition", "use", "maintenance", "end_of_life"]


def test_a_drafted_purchase_is_not_of_a_year_gone_by():
    assert lcc.loads(catalogue.draft(on=date(2031, 5, 1), accept="expired")).method.base_year == 2031


def test_nothing_a_label_holds_can_leave_its_comment():
    from lcc.catalogue.comments import commented

    lines = list(commented("a\nb: 1\r\x85c\u2028d" + " long" * 60, 4))

    assert all(re.fullmatch(r" {4}# [^\n\r\x85\u2028]*", line) for line in lines)
