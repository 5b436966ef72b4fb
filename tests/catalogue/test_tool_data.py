"""The inventory of tools is what its README says it is: one test id per tool."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "catalogue" / "tools"
README = (FOLDER / "README.md").read_text(encoding="utf-8")

KEYS = {
    "id", "name", "publisher", "country", "year", "languages", "form", "licence", "price", "families",
    "costs", "functions", "address", "address_seen", "verified", "summary",
}  # fmt: skip
COSTS = {
    "acquisition", "energy", "maintenance", "consumables", "replacement", "end_of_life",
    "residual_value", "externalities",
}  # fmt: skip
FUNCTIONS = {"discounting", "escalation", "sensitivity", "offer_comparison", "scoring"}
ANSWERS = {"yes", "no", "unknown"}


class Strict(yaml.SafeLoader):
    """YAML that refuses the same key twice, where PyYAML keeps the last one in silence."""

    def construct_mapping(self, node, deep=False):
        """A mapping, or an error at the line of the repeated key."""
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=deep)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key!r} twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def vocabulary(title):
    """The {id: (French, English)} of one README table."""
    section = README.split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return {name: (french, english) for name, french, english in rows[2:]}


def entries(path):
    """The tools of one file, read strictly."""
    return yaml.load(path.read_text(encoding="utf-8"), Strict)


FILES = sorted(FOLDER.glob("*.yaml"))
TOOLS = [tool for path in FILES for tool in entries(path)]
each_tool = pytest.mark.parametrize("tool", TOOLS, ids=[tool.get("id", "no-id") for tool in TOOLS])
each_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def is_said_in_both_languages(text):
    """Whether a text has a French and an English version, and nothing else."""
    return set(text) == {"fr", "en"} and all(isinstance(said, str) and said.strip() for said in text.values())


def test_the_inventory_holds_at_least_eighty_tools():
    assert len(TOOLS) >= 80


def test_no_two_tools_share_an_id():
    ids = [tool["id"] for tool in TOOLS]

    assert sorted({name for name in ids if ids.count(name) > 1}) == []


def test_a_key_written_twice_is_refused():
    with pytest.raises(yaml.constructor.ConstructorError, match="'price' twice"):
        yaml.load("- {price: free, price: paid}", Strict)


@each_file
def test_a_file_is_a_list_of_entries_at_home_in_it(path):
    tools = entries(path)

    assert isinstance(tools, list)
    assert tools
    assert all(isinstance(tool, dict) for tool in tools)


@pytest.mark.parametrize("title", ["Families", "Forms", "Prices", "What the columns mean"])
def test_every_word_of_the_vocabulary_is_labelled_in_both_languages(title):
    words = vocabulary(title)

    assert words
    assert all(re.fullmatch(r"[a-z]+([-_][a-z]+)*", name) for name in words)
    assert all(french and english for french, english in words.values())


def test_the_columns_explained_are_the_columns_used():
    assert set(vocabulary("What the columns mean")) == COSTS | FUNCTIONS


def test_the_example_of_the_readme_is_a_valid_entry():
    example = yaml.load(README.split("```yaml\n")[1].split("```")[0], Strict)[0]

    assert set(example) == KEYS
    assert set(example["costs"]) == COSTS
    assert set(example["functions"]) == FUNCTIONS
    assert set(example["verified"]) == {"what", "on"}


@each_tool
def test_a_tool_has_every_key_and_no_other(tool):
    assert set(tool) == KEYS
    assert set(tool["costs"]) == COSTS
    assert set(tool["functions"]) == FUNCTIONS


@each_tool
def test_a_tool_is_named_and_published(tool):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", tool["id"])
    assert all(isinstance(tool[key], str) and tool[key].strip() for key in ("name", "publisher", "licence"))


@each_tool
def test_a_tool_comes_from_a_place_a_time_and_languages(tool):
    languages = tool["languages"]

    assert re.fullmatch(r"[A-Z]{2}|INT", str(tool["country"])), 'Norway is "NO", in quotes'
    assert tool["year"] == "unknown" or tool["year"] in range(1980, 2100)
    assert languages == "unknown" or (languages and all(re.fullmatch("[a-z]{2}", str(word)) for word in languages))


@each_tool
def test_a_tool_uses_only_words_of_the_vocabulary(tool):
    families = tool["families"]

    assert tool["form"] in vocabulary("Forms")
    assert tool["price"] in vocabulary("Prices")
    assert families
    assert len(families) == len(set(families))
    assert set(families) <= set(vocabulary("Families"))


@each_tool
def test_every_column_says_yes_no_or_unknown_in_so_many_words(tool):
    answers = tool["costs"] | tool["functions"]

    assert {key: said for key, said in answers.items() if said not in ANSWERS} == {}, "yes and no need their quotes"


@each_tool
def test_an_address_is_well_formed_or_unknown_and_never_seen_if_unknown(tool):
    address = tool["address"]
    parts = urlsplit(address)

    assert address == "unknown" or (parts.scheme in {"http", "https"} and "." in parts.netloc)
    assert not re.search(r"\s|\.\.\.|…", address)
    assert tool["address_seen"] in ({"no"} if address == "unknown" else {"yes", "no"})


@each_tool
def test_what_was_verified_is_told_in_both_languages_and_dated(tool):
    assert set(tool["verified"]) == {"what", "on"}, 'the key is "on", in quotes'
    assert is_said_in_both_languages(tool["verified"]["what"])
    assert type(tool["verified"]["on"]) is date


@each_tool
def test_a_summary_is_told_in_both_languages_and_stays_short(tool):
    assert is_said_in_both_languages(tool["summary"])
    assert all(30 <= len(said) <= 500 for said in tool["summary"].values())
