"""Where a purchase begins: a reference method, an example, nearly nothing; and the cases to discover."""

from __future__ import annotations

import pytest
from lcc_gui.beginning import Beginning
from lcc_gui.starts.examples import ExampleStart
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

import lcc
from lcc import catalogue, speaking


def opened(qtbot, settings, way):
    beginning = Beginning(settings, way)
    qtbot.addWidget(beginning)
    beginning.resize(1000, 700)
    beginning.show()
    return beginning


def listed(start):
    return [start.list.item(row).text() for row in range(start.list.count())]


def begun(qtbot, beginning):
    with qtbot.waitSignal(beginning.chosen) as signal:
        beginning.findChild(QPushButton, "begin").click()
    return signal.args


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reference_method_is_listed_under_its_family(qtbot, settings, language):
    with speaking(language):
        start = opened(qtbot, settings, "prepare").start()

        methods = {one.id for one in catalogue.methods()}
        keys = [start.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(start.list.count())]
        families = [text for text, key in zip(listed(start), keys, strict=True) if not key]

    assert {key for key in keys if key} == methods
    assert {"fr": "Imprimantes et copieurs", "en": "Printers and copiers"}[language] in families


@pytest.mark.parametrize(("words", "first"), [("copieur", "copiers"), ("éclairage rue", ""), ("bus", "buses"),
                                              ("Chauffage", "heating"), ("zzz", "")])  # fmt: skip
def test_a_method_is_found_by_its_words(qtbot, settings, words, first):
    with speaking("fr"):
        start = opened(qtbot, settings, "prepare").start()

        start.search.setText(words)

        assert start.key() == first
        assert start._nothing.isHidden() is bool(first)


def test_a_method_says_what_it_counts_leaves_out_and_asks(qtbot, settings):
    start = opened(qtbot, settings, "prepare").start()

    start.choose_key("copiers")

    blueprint = catalogue.blueprint("copiers")
    assert start.title.text() == blueprint.label["en"]
    assert start.summary.text().startswith("Purchase or rents")
    assert "Paper" in start.left_out.text()
    asked = [one for one in catalogue.method("copiers").parameters if one.asked]
    assert start.asked.text().count("•") == len(asked)
    assert all(one.label["en"] in start.asked.text() for one in asked)


def test_beginning_with_a_method_makes_a_purchase_of_the_year_chosen(qtbot, settings):
    beginning = opened(qtbot, settings, "prepare")
    start = beginning.start()
    start.choose_key("heating")
    start.base_year.box.lineEdit().selectAll()
    qtbot.keyClicks(start.base_year.box.lineEdit(), "2031")
    start.choose_key("copiers")

    purchase, page = begun(qtbot, beginning)

    assert page == "purchase"
    assert purchase.method == catalogue.method("copiers", base_year=2031)
    assert purchase.title == catalogue.blueprint("copiers").label
    assert purchase.offers == ()


def test_the_base_year_is_never_before_that_of_the_method(qtbot, settings):
    start = opened(qtbot, settings, "prepare").start()

    start.choose_key("copiers")

    assert start.base_year.year() >= catalogue.method("copiers").base_year


def test_enter_on_a_method_begins_at_once(qtbot, settings):
    beginning = opened(qtbot, settings, "prepare")
    start = beginning.start()
    start.choose_key("monitors")

    with qtbot.waitSignal(beginning.chosen) as signal:
        qtbot.keyClick(start.list, Qt.Key.Key_Return)

    assert signal.args[0].method.years == catalogue.method("monitors").years


def test_a_blank_purchase_has_four_costs_and_no_title(qtbot, settings):
    beginning = opened(qtbot, settings, "prepare")
    beginning.switch.press(2)

    purchase, page = begun(qtbot, beginning)

    assert page == "purchase"
    assert len(purchase.method.costs) == 4
    assert purchase.title == ""
    assert not [one for one in lcc.findings(purchase) if one.severity == "error"]


def test_an_example_to_prepare_from_keeps_its_method_and_makes_its_offers_trials(qtbot, settings):
    beginning = opened(qtbot, settings, "prepare")
    beginning.switch.press(1)
    beginning.start().choose_key("copiers.lcc.yaml")

    purchase, page = begun(qtbot, beginning)

    model = lcc.load(catalogue.example("copiers"))
    assert page == "purchase"
    assert purchase.method == model.method
    assert (purchase.offers, purchase.buyer, purchase.deadline) == ((), "", None)
    assert [one.name for one in purchase.trials] == [f"Trial {one.name}" for one in model.offers]
    totals = [rank.total for rank in lcc.compare(purchase, trials=True).ranking]
    assert totals == [rank.total for rank in lcc.compare(model).ranking]


def test_nothing_found_is_said_and_nothing_begins(qtbot, settings):
    beginning = opened(qtbot, settings, "prepare")
    beginning.start().search.setText("zzz")

    with qtbot.assertNotEmitted(beginning.chosen):
        beginning.findChild(QPushButton, "begin").click()

    assert beginning._problem.text() == "Choose a method first."
    assert not beginning._problem.isHidden()


@pytest.mark.parametrize("path", catalogue.examples(), ids=lambda path: path.name)
def test_every_example_can_be_prepared_from_without_a_stray_finding(path):
    purchase = catalogue.begin_like(path.name)

    stray = [one for one in lcc.findings(purchase, trials=True) if one.address[0] in ("ranges", "scenarios")]

    assert stray == []
    assert purchase.trials


# Discovering


def test_the_cases_to_discover_say_what_they_show_those_that_reverse_first(qtbot, settings):
    start = opened(qtbot, settings, "discover").start()
    assert isinstance(start, ExampleStart)

    start.choose_key("copiers.lcc.yaml")

    texts = listed(start)
    assert texts[0] == "The cheapest to buy is not the cheapest over its life"
    assert "The cheapest to buy stays the cheapest" in texts
    assert len(texts) == len(catalogue.examples()) + 2
    assert "more to buy than" in start.shows.text()
    assert start.contents.text() == "5 offers, over 5 years"


def test_a_case_to_discover_opens_on_its_comparison(qtbot, settings):
    beginning = opened(qtbot, settings, "discover")
    beginning.start().search.setText("copiers twelve")

    purchase, page = begun(qtbot, beginning)

    assert page == "comparison"
    assert purchase == lcc.load(catalogue.example("copiers"))


def test_a_workshop_is_one_button_away(qtbot, settings):
    beginning = opened(qtbot, settings, "discover")

    with qtbot.waitSignal(beginning.workshop):
        next(one for one in beginning.findChildren(QPushButton) if one.text() == "Run a workshop…").click()


@pytest.mark.parametrize("way", ["prepare", "discover"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_the_ways_in_are_made_in_both_languages_both_colours_and_large_text(
    settings, qtbot, qapp, way, language, theme, size
):
    from lcc_gui.look import dress

    settings.change(language=language, theme=theme, text_size=size)
    with speaking(language):
        dress(qapp, settings.choices)
        beginning = opened(qtbot, settings, way)

        assert not beginning.grab().isNull()
        assert beginning.horizontalScrollBar().maximum() == 0
    settings.change(text_size=100)
    dress(qapp, settings.choices)
