"""Tools searched, filtered and suggested; the words of the code are those of the README tables."""

from pathlib import Path

import pytest

import lcc
from lcc import catalogue
from lcc.catalogue import vocabulary
from lcc.words import speaking

FOLDER = Path(__file__).parents[2] / "catalogue"
TABLES = {
    "Families": vocabulary.FAMILIES,
    "Forms": vocabulary.FORMS,
    "Prices": vocabulary.PRICES,
}


def table(title, readme):
    """The rows of one README table."""
    section = readme.split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return rows[2:]


@pytest.mark.parametrize("title", TABLES)
def test_the_words_are_those_of_the_readme_in_both_languages(title):
    readme = (FOLDER / "tools" / "README.md").read_text(encoding="utf-8")

    written = {key: {"fr": french, "en": english} for key, french, english in table(title, readme)}

    assert {key: vocabulary.both(text) for key, text in TABLES[title].items()} == written


def test_the_kinds_are_those_of_the_readme():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert list(vocabulary.KINDS) == [row[0] for row in table("Kinds", readme)]


def test_every_country_has_a_name():
    countries = {tool.country for tool in catalogue.tools()} | {factor.geography for factor in catalogue.factors()}

    assert countries <= set(vocabulary.COUNTRIES)


@pytest.mark.parametrize("query", ["éclairage public", "Eclairage PUBLIC", "street lighting"])
def test_a_family_is_found_by_its_name(query):
    assert "ec-lcc-outdoor-lighting" in {tool.id for tool in catalogue.tools(query)}


def test_tools_are_filtered_by_country_family_and_price():
    found = catalogue.tools(country="France", free=True)

    assert found
    assert {(tool.country, tool.price) for tool in found} == {("FR", "free")}
    assert all("buildings" in tool.families for tool in catalogue.tools(family="Bâtiments"))


def test_an_unknown_family_is_refused_with_the_nearest():
    with speaking("fr"), pytest.raises(lcc.LccError, match=r"famille.*Imprimantes"):
        catalogue.tools(family="Imprimante et copieur")


def test_a_suggestion_names_tools_of_the_family_then_general_ones_and_our_methods():
    found = catalogue.suggest("imaging-equipment")

    assert [method.id for method in found.methods] == ["copiers"]
    assert all("imaging-equipment" in tool.families for tool in found.tools)
    assert all("any" in tool.families and tool not in found.tools for tool in found.general)
    assert catalogue.suggest("imprimantes") == found


def test_unknown_stays_unknown():
    tool = catalogue.tool("ec-lcc-imaging-equipment")

    assert tool.costs["energy"] == "unknown"
    assert set(tool.costs) == set(vocabulary.COSTS)


def test_an_unknown_tool_is_refused_with_the_nearest():
    with pytest.raises(lcc.LccError, match="Did you mean “ec-lcc-imaging-equipment”"):
        catalogue.tool("ec-lcc-imaging-equipement")
