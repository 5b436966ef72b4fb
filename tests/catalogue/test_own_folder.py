"""A folder of one's own, laid over the catalogue: the same format, checked whole, never hiding anything silently."""

from datetime import date
from pathlib import Path

import pytest

import lcc
from lcc import catalogue
from lcc.words import speaking

ON = date(2026, 11, 23)
SOURCE = """\
our-bill:
  title: Electricity bill of the town hall
  publisher: Town of Example
  year: 2026
  licence: quotation
"""
FACTOR = """\
- id: our-electricity
  label: {fr: Notre électricité, en: Our electricity}
  kind: energy-price
  unit: EUR/kWh
  geography: FR
  nature: real
  price_year: 2026
  vat: excluded
  values:
  - since: 2026-01-01
    value: 0.21
    source: our-bill
    place: page 2
    confidence: high
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with one factor of one's own."""
    (tmp_path / "sources.yaml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "prices.yaml").write_text(FACTOR, encoding="utf-8")
    return tmp_path


def written(folder, text, name="prices.yaml"):
    """Write a file of the folder and read it laid over the catalogue."""
    (folder / name).write_text(text, encoding="utf-8")
    own = catalogue.Catalogue(folder)
    own.check()
    return own


def refusal(folder, text, name="prices.yaml"):
    """What is said of a folder that is wrong."""
    with pytest.raises(lcc.LccError) as caught:
        written(folder, text, name)
    return str(caught.value)


def test_ones_own_factors_stand_beside_the_catalogues(folder):
    own = catalogue.Catalogue(folder)

    assert own.resource("our-electricity", "electricity", vat=0.2, on=ON).price.source.title.startswith(
        "Electricity bill"
    )
    assert own.factor("fr-electricity", on=ON).in_force.value == 0.1534
    assert "our-electricity" in {factor.id for factor in own.search("electricité")}


def test_factors_may_stand_in_a_folder_of_that_name_and_use_our_sources(folder):
    (folder / "factors").mkdir()
    own = written(
        folder, FACTOR.replace("our-elec", "my-elec").replace("our-bill", "insee-heating-oil"), "factors/more.yaml"
    )

    assert own.factor("my-electricity").in_force.source.publisher


def test_a_source_may_be_written_in_place(folder):
    own = written(folder, FACTOR.replace("our-bill", "{title: Bill, publisher: Us, year: 2026, licence: quotation}"))

    assert own.path("our-electricity", on=ON).source.title == "Bill"


def test_the_same_identifier_is_refused_unless_it_says_that_it_replaces(folder):
    same = FACTOR.replace("our-electricity", "fr-electricity")

    said = refusal(folder, same)
    assert f"{folder / 'prices.yaml'}:1:7" in said
    assert "already in the catalogue" in said

    own = written(folder, same + "  replaces: fr-electricity\n")
    assert own.factor("fr-electricity", on=ON).in_force.value == 0.21


def test_a_factor_of_another_name_can_take_the_place_of_ours(folder):
    own = written(folder, FACTOR + "  replaces: fr-electricity\n")

    taken = own.path("fr-electricity", on=ON)
    assert (taken.value, taken.source.factor) == (0.21, "our-electricity")
    assert "fr-electricity" not in {factor.id for factor in own.factors()}
    assert own.method("copiers", on=ON).resources[0].price.value == 0.21
    assert catalogue.path("fr-electricity", on=ON).value == 0.1534


def test_a_replacement_keeps_the_unit_and_replaces_something(folder):
    assert "is in EUR/kWh: keep" in refusal(folder, FACTOR.replace("EUR/kWh", "EUR/L") + "  replaces: fr-electricity\n")
    said = refusal(folder, FACTOR + "  replaces: fr-electricty\n")
    assert "Nothing to replace is called “fr-electricty”. Did you mean “fr-electricity”" in said


def test_two_folders_are_laid_one_over_the_other(folder, tmp_path_factory):
    second = tmp_path_factory.mktemp("second")
    (second / "prices.yaml").write_text(FACTOR.replace("0.21", "0.22"), encoding="utf-8")

    with pytest.raises(lcc.LccError, match="already in the catalogue"):
        catalogue.Catalogue(folder, second).check()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    source: our-bill\n", "", "“source” is missing"),
        ("source: our-bill", "source: our-bil", "Unknown source “our-bil”: describe it.* Did you mean “our-bill”"),
        ("    place: page 2\n", "", "“place” is missing"),
        ("value: 0.21", "value: cheap", "yaml:11:12: our-electricity › values › 0 › value: Expected a number"),
        ("value: 0.21", "value: [1]", "Expected a number"),
        ("value: 0.21", "value: 0.21\n    points: {2026: 1}", "either a value or points"),
        ("value: 0.21", "valeu: 0.21", "Unknown key “valeu”. Did you mean “value”"),
        ("value: 0.21", "value: 0.21\n    value: 0.22", "already given at line 11"),
        ("value: 0.21", "value: .inf", "finite"),
        ("value: 0.21", "value: !!python/object:os.system x", "Tags"),
        ("value: 0.21", "value: &a 1", "Anchors"),
        ("value: 0.21", "value: 0.21\n    low: 0.3\n    high: 0.4", "outside its range"),
        ("value: 0.21", "value: 0.21\n    growth: 0.02", "from which year"),
        ("since: 2026-01-01", "since: 2026", "Expected a date"),
        ("since: 2026-01-01", "since: soon", "a date such as"),
        ("since: 2026-01-01", "since: 2026-01-01\n    until: 2025-01-01", "cannot end before it starts"),
        ("kind: energy-price", "kind: energy-prices", "Did you mean “energy-price”"),
        ("kind: energy-price", "kind: {}", "Expected a text"),
        ("id: our-electricity", "id: Our Electricity", "not an identifier"),
        ("id: our-electricity", "id: 12", "starts with “- id:”"),
        ("id: our-electricity", "id: our-electricity\n  day: 2026-01-01", "Unknown key “day”"),
        ("  nature: real\n", "", "whether inflation is in them"),
        ("  price_year: 2026\n", "", "the year of its prices"),
        ("price_year: 2026", "price_year: last", "a year such as 2025"),
        ("  vat: excluded\n", "", "whether VAT is in it"),
        ("confidence: high", "confidence: sure", "Expected one of high, medium, low"),
        ("- id: our", "id: our", "well-formed|“:”|Expected"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_line(folder, old, new, said):
    import re

    found = refusal(folder, FACTOR.replace(old, new))

    assert re.search(said, found), found
    assert re.search(r"prices\.yaml:\d+:\d+: ", found)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: &a [*a]",
        "- 1",
        "just words",
        "{a: b",
        "- id: x\n---\n- id: y",
        "\x00",
        "- {id: x, values: []}",
    ],
    ids=["deep", "circle", "number", "words", "open", "two", "nul", "empty"],
)
def test_a_hostile_file_is_refused_whole(folder, text):
    assert "prices.yaml" in refusal(folder, text)


def test_an_empty_file_holds_nothing(folder):
    assert written(folder, "# nothing yet\n").factor("fr-electricity")


def test_the_same_source_twice_is_refused(folder):
    assert "The source “insee-heating-oil” is already" in refusal(
        folder, SOURCE.replace("our-bill", "insee-heating-oil"), "sources.yaml"
    )


def test_the_same_identifier_in_two_files_is_refused(folder):
    assert "is already in" in refusal(folder, FACTOR, "zz.yaml")


def test_a_folder_that_is_not_there_is_said():
    with pytest.raises(lcc.LccError, match="There is no folder “nowhere”"):
        catalogue.Catalogue("nowhere")


def test_folders_come_from_the_environment_or_from_a_block(folder, monkeypatch):
    monkeypatch.setenv("LCC_FACTORS", str(folder))

    assert catalogue.path("our-electricity", on=ON).value == 0.21
    with catalogue.using(), pytest.raises(lcc.LccError, match="Unknown factor"):
        catalogue.factor("our-electricity")


def test_what_is_wrong_is_said_in_french(folder):
    with speaking("fr"):
        assert "est déjà dans le catalogue" in refusal(folder, FACTOR.replace("our-electricity", "fr-electricity"))


def test_a_check_of_a_purchase_says_a_folder_that_is_wrong_and_goes_on(folder, monkeypatch):
    purchase = lcc.load(Path(__file__).parents[2] / "examples" / "copiers.lcc.yaml")
    (folder / "prices.yaml").write_text("nothing good", encoding="utf-8")
    monkeypatch.setenv("LCC_FACTORS", str(folder))

    assert any("Expected a list" in str(found) for found in lcc.findings(purchase))


def test_ones_own_tools_and_methods_are_found(folder):
    root = Path(__file__).parents[2] / "catalogue"
    (folder / "methods").mkdir()
    (folder / "tools").mkdir()
    copiers = (root / "methods" / "copiers.yaml").read_text(encoding="utf-8")
    (folder / "methods" / "our-copiers.yaml").write_text(
        copiers.replace("id: copiers", "id: our-copiers"), encoding="utf-8"
    )
    tools = (root / "tools" / "README.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    (folder / "tools" / "ours.yaml").write_text(tools, encoding="utf-8")
    own = catalogue.Catalogue(folder)

    assert own.method("our-copiers", on=ON) == own.method("copiers", on=ON)
    assert own.tools("calculette copieurs")[0].id == "fr-example-copiers"
    assert {"copiers", "our-copiers"} <= {one.id for one in own.suggest("imaging-equipment").methods}
