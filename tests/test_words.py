"""Both languages are complete: each sentence of the code is in the French catalogue, and the catalogue is compiled."""

from __future__ import annotations

import io
import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import lcc
from lcc.words import Message, counted, message, nearest, say, speaking

ROOT = Path(__file__).parent.parent
FRENCH = ROOT / "lcc" / "locale" / "fr" / "LC_MESSAGES"
KEYWORDS = {"message": None, "say": None, "counted": (1, 2), "LccError": None, "FormulaError": None}


HOUSES = (ROOT / "lcc", ROOT / "gui" / "lcc_gui")
"""The library and the application speak from one catalogue."""


def extracted() -> set[str | tuple[str, ...]]:
    return {
        text
        for house in HOUSES
        for _, _, text, _, _ in extract_from_dir(str(house), method_map=[("**.py", "python")], keywords=KEYWORDS)
        if text
    }


def french():
    with (FRENCH / "lcc.po").open("rb") as opened:
        return read_po(opened, locale="fr")


def said(text: str | list[str] | tuple[str, ...]) -> str | tuple[str, ...]:
    return text if isinstance(text, str) else tuple(text)


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name} | set(re.findall(r"%\(\w+\)\w|%s", text))


def test_every_sentence_of_the_code_has_its_french_and_no_french_is_left_over():
    assert {entry.id for entry in french() if entry.id} == extracted()


@pytest.mark.parametrize("entry", [entry for entry in french() if entry.id], ids=lambda entry: str(entry.id)[:60])
def test_a_translation_is_whole_and_fills_the_same_holes(entry):
    originals = entry.id if isinstance(entry.id, tuple) else (entry.id,)
    translations = entry.string if isinstance(entry.string, tuple) else (entry.string,)

    assert not entry.fuzzy
    assert all(translations)
    for original, translation in zip(originals, translations, strict=True):
        assert holes(original) == holes(translation)


@pytest.mark.parametrize("entry", [entry for entry in french() if entry.id], ids=lambda entry: str(entry.id)[:60])
def test_french_typography_is_kept(entry):
    for text in entry.string if isinstance(entry.string, tuple) else (entry.string,):
        bare = re.sub(r"\{[^}]*\}|%\(\w+\)\w|format: |key: |clé: |beyond: ", "", text)
        assert "\u00a0\u00a0" not in text, text
        assert not re.search(r"[^\u00a0\s(«][;?!»]| [:;?!»%]|« |'", bare.replace("argument", "")), text


def test_the_compiled_catalogue_says_what_the_readable_one_says():
    with (FRENCH / "lcc.mo").open("rb") as opened:
        compiled = {said(entry.id): said(entry.string) for entry in read_mo(opened) if entry.id}

    assert compiled == {said(entry.id): said(entry.string) for entry in french() if entry.id}


def test_a_message_is_rendered_in_the_language_of_its_reader():
    kept = counted("{count} of {all} offers evaluated", "{count} of {all} offers evaluated", 1, all=4)

    with speaking("fr"):
        assert str(kept) == "1 offre évaluée sur 4"
    assert str(kept) == "1 of 4 offers evaluated"


def test_french_says_zero_in_the_singular():
    with speaking("fr"):
        assert str(counted("{count} of {all} offers evaluated", "{count} of {all} offers evaluated", 0, all=4)) == (
            "0 offre évaluée sur 4"
        )


def test_an_unknown_language_is_refused_with_those_known():
    with pytest.raises(lcc.LccError, match="fr / en"), speaking("de"):
        pass


@pytest.mark.parametrize(
    ("variable", "value", "said"), [("LANG", "fr_FR.UTF-8", "fr"), ("LC_ALL", "en_GB", "en"), ("LANG", "C", "en")]
)
def test_the_language_is_that_of_the_machine(monkeypatch, variable, value, said):
    from lcc.words import _language_of_the_machine

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)

    assert _language_of_the_machine() == said


def test_the_nearest_name_is_proposed_without_regard_to_case():
    assert str(nearest("Electrcity", ["electricity", "gas"])) == " Did you mean “electricity”?"
    assert str(nearest("xyz", ["electricity", "gas"])) == ""


def test_a_text_in_two_languages_is_shown_in_the_reader_s():
    label = {"fr": "chauffage", "en": "heating"}

    with speaking("fr"):
        assert say("{label}", label=label) == "chauffage"
    assert say("{label}", label=label) == "heating"


def test_messages_that_say_the_same_are_the_same():
    assert message("a {b}", b=1) == message("a {b}", b=1) != message("a {b}", b=2)
    assert len({message("a {b}", b=1), message("a {b}", b=1)}) == 1
    assert repr(Message("x")) == "Message('x')"
    assert io.StringIO(str(message("x"))).read() == "x"


def test_no_sentence_hides_in_an_f_string_where_it_would_not_be_extracted():
    hidden = re.compile(r"""f(["'])(?:(?!\1).)*\{(?:say|message|counted)\(""")

    found = [
        str(path) for house in HOUSES for path in house.rglob("*.py") if hidden.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []
