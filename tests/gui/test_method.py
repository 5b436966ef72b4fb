"""The method page: a whole method typed from a blank purchase, and each way it helps a buyer who is no engineer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lcc_gui.document import Document
from lcc_gui.fields import Field
from lcc_gui.views.method import ROOMS, MethodView
from lcc_gui.views.method.costs import ResourceField
from lcc_gui.views.method.naming import NameField
from lcc_gui.views.method.schedule import YearsField
from lcc_gui.views.method.schedule_sheet import ScheduleSheet
from lcc_gui.views.method.values import LimitField
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from shiboken6 import delete

import lcc
from lcc import catalogue, speaking
from lcc.words import choose, message

ROOT = Path(__file__).parent.parent.parent
CONVENTIONS, DATA, LINES, RESOURCES, COSTS, CARBON, SERVICE = range(len(ROOMS))


@pytest.fixture
def blank() -> Document:
    """A purchase to fill in, with nothing in its method but the conventions."""
    begun = catalogue.begin(base_year=2027)
    nothing = {"parameters": (), "resources": (), "costs": (), "externalities": ()}
    return Document(begun.replace(method=begun.method.replace(**nothing)), saved=False)


POPUP = pytest.mark.qt_log_ignore("This plugin does not support")
"""A list that pops up says this where there is no screen."""


def opened(qtbot, document, settings, room=CONVENTIONS):
    view = MethodView(document, settings)
    qtbot.addWidget(view)
    view.resize(980, 760)
    view.show()
    view.switch.press(room)
    return view


def button(view, words):
    return next(one for one in view.room().findChildren(QPushButton) if words in (one.text(), one.accessibleName()))


def field(view, *end, kind=Field):
    found = [one for one in view.room().findChildren(kind) if one.address[-len(end) :] == end]
    return next(iter(found))


def write(one, text):
    """Type in a field as a person does, and leave it."""
    editor = one.editor
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    else:
        assert isinstance(editor, QLineEdit)
        editor.setText(text)
        editor.textEdited.emit(text)
        editor.editingFinished.emit()
    one.document.settle()
    one.left()


def pick(one, value):
    """Choose in a list as a person does."""
    place = [option for option, _ in one._options].index(value)
    assert isinstance(one.editor, QComboBox)
    one.editor.setCurrentIndex(place)
    one.editor.activated.emit(place)


def add_parameter(view, name, label, unit, state="asked", content=""):
    button(view, "Add").click()
    write(field(view, "label"), label)
    write(field(view, "unit"), unit)
    write(field(view, "name", kind=NameField), name)
    if state != "asked":
        pick(view.room().state, state)
        write(view.room().value if state == "fixed" else view.room().formula, content)


def add_cost(view, name, stage, amount, resource=None, life=""):
    button(view, "Add").click()
    write(field(view, "name", kind=NameField), name)
    pick(field(view, "stage"), stage)
    if resource:
        pick(field(view, "resource", kind=ResourceField), resource)
    write(view.room().amount, amount)
    if life:
        write(view.room().life, life)


def known_method(document):
    """The same method written with the library."""
    price = lcc.Path(0.25)
    return document.replace(
        years=8, discount_rate=0.0,
        parameters=[
            lcc.Parameter(name="price", label="Price", unit="EUR"),
            lcc.Parameter(name="life", label="Life", unit="year"),
            lcc.Parameter(name="kwh", label="Electricity a day", unit="kWh"),
            lcc.Parameter(name="number", label="Number", unit="machine", value=4.0),
            lcc.Parameter(name="days", label="Electricity a year", unit="kWh/year", formula="number * kwh * 220"),
        ],
        resources=[lcc.Resource(name="power", unit="kWh", price=price, vat=0.2)],
        costs=[
            lcc.CostStream(name="machines", stage="acquisition", amount="number * price", life="life"),
            lcc.CostStream(name="electricity", amount="days", resource="power"),
            lcc.CostStream(name="cleaning", stage="maintenance", amount="100 * number", schedule={"every": 2}),
        ],
    )  # fmt: skip


def test_a_whole_method_typed_from_a_blank_purchase_computes_what_the_library_computes(blank, settings, qtbot):
    view = opened(qtbot, blank, settings)
    typed_from = blank.purchase.method
    write(field(view, "years"), "8")
    button(view, "0 %: simple sum").click()

    view.switch.press(DATA)
    add_parameter(view, "price", "Price", "EUR")
    add_parameter(view, "life", "Life", "year")
    add_parameter(view, "kwh", "Electricity a day", "kWh")
    add_parameter(view, "number", "Number", "machine", "fixed", "4")
    add_parameter(view, "days", "Electricity a year", "kWh/year", "computed", "number * kwh * 220")
    view.switch.press(RESOURCES)
    button(view, "Add").click()
    write(field(view, "name", kind=NameField), "power")
    write(field(view, "unit"), "kWh")
    write(field(view, "vat"), "20 %")
    write(view.room().price.level, "0.25")
    view.switch.press(COSTS)
    add_cost(view, "machines", "acquisition", "number * price", life="life")
    add_cost(view, "electricity", "use", "days", resource="power")
    add_cost(view, "cleaning", "maintenance", "100 * number")
    pick(field(view, "schedule"), "every")
    write(field(view, "schedule", "every"), "2")

    offers = [
        lcc.Offer("A", vat=0.2, answers={"price": 900, "life": 4, "kwh": 3}),
        lcc.Offer("B", vat=0.2, answers={"price": 1500, "life": 9, "kwh": 2}),
    ]
    typed = lcc.compare(blank.purchase.replace(offers=offers))
    known = lcc.compare(lcc.Purchase(method=known_method(typed_from), offers=offers))
    assert blank.purchase.method == known_method(typed_from)
    assert [(one.offer, one.total) for one in typed.ranking] == [(one.offer, one.total) for one in known.ranking]
    assert len(typed.ranking) == 2


def test_what_was_typed_is_undone_thing_by_thing(blank, settings, qtbot):
    view = opened(qtbot, blank, settings, DATA)
    add_parameter(view, "price", "Price", "EUR")
    button(view, "Duplicate").click()
    assert [one.name for one in blank.purchase.method.parameters] == ["price", "price_2"]

    blank.undo()
    assert [one.name for one in blank.purchase.method.parameters] == ["price"]
    assert str(blank.undo_text) == "rename value"
    blank.undo()
    assert [one.name for one in blank.purchase.method.parameters] == ["value"]


def test_renaming_follows_into_formulas_and_answers(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, DATA)
    before = {one.offer: one.total for one in copiers.comparison.ranking}
    view.show_address(("method", "parameters", "weekly_kwh", "name"))

    write(field(view, "name", kind=NameField), "kwh_a_week")

    method = copiers.purchase.method
    assert "kwh_a_week" in next(one.amount for one in method.costs if one.name == "electricity")
    assert all("weekly_kwh" not in offer.answers for offer in copiers.purchase.offers)
    assert {one.offer: one.total for one in copiers.comparison.ranking} == before


def test_a_name_that_is_taken_stays_typed_and_says_why(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, DATA)
    view.show_address(("method", "parameters", "removal", "name"))
    name = field(view, "name", kind=NameField)

    write(name, "price")

    assert name.editor.text() == "price"
    assert "same name" in name.editor.accessibleDescription()
    assert copiers.purchase.method.parameters[-1].name == "removal"


@POPUP
def test_names_are_completed_by_name_and_by_label(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, COSTS)
    amount = view.room().amount.editor
    amount.setPlainText("")

    qtbot.keyClicks(amount, "weekly")
    offered = amount._model.stringList()
    assert offered[0].startswith("weekly_kwh")
    amount.complete(offered[0])
    assert amount.toPlainText() == "weekly_kwh"

    qtbot.keyClicks(amount, " * colour")
    assert {text.split()[0] for text in amount._model.stringList()} == {"colour_pages", "colour_click"}
    qtbot.keyClick(amount, Qt.Key.Key_Escape)
    qtbot.keyClicks(amount, "_pages * roun")
    amount.complete(amount._model.stringList()[0])

    assert amount.toPlainText().startswith("weekly_kwh * colour_pages * round(")
    assert copiers.purchase.method.costs[0].amount == amount.toPlainText()


def test_a_half_typed_formula_is_kept_checked_and_never_refused(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, COSTS)
    amount = view.room().amount

    write(amount, "machines * (price")
    assert copiers.purchase.method.costs[0].amount == "machines * (price"
    assert "stops too early" in amount.editor.accessibleDescription()
    assert not copiers.comparison.ranking
    assert len(amount.editor.extraSelections()) == 1

    write(amount, "machines * prise")
    assert "price" in amount.editor.accessibleDescription()
    assert amount.editor.extraSelections()[0].cursor.selectedText() == "prise"

    write(amount, "machines * price")
    assert amount.editor.extraSelections() == []
    assert copiers.comparison.ranking


def test_a_formula_is_said_in_words_with_what_it_gives(copiers, settings, qtbot):
    with speaking("fr"):
        view = opened(qtbot, copiers, settings, COSTS)
        amount = view.room().amount

        write(amount, "machines * price + 2,5")
        assert "point" in amount.editor.accessibleDescription()
        write(amount, "machines * price + 2.5")

        assert amount.words.text() == "Nombre de copieurs × Prix d’un copieur livré et installé + 2,5"
        assert amount.worth.text() == "= 27\u202f602,5 € (A)"


@POPUP
def test_spaces_at_the_end_of_a_formula_do_not_move_the_cursor(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, COSTS)
    amount = view.room().amount.editor
    amount.selectAll()

    qtbot.keyClicks(amount, "machines * ")

    assert amount.toPlainText() == "machines * "
    assert amount.textCursor().position() == len("machines * ")


SIXTY = "\n".join(f"L{n:02}\tLuminaire n° {n}\t{n * 1000}" for n in range(1, 61))


def test_sixty_lines_are_pasted_from_a_spreadsheet_in_one_edit(blank, settings, qtbot):
    view = opened(qtbot, blank, settings, LINES)
    tester = QAbstractItemModelTester(view.room().table.grid, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QGuiApplication.clipboard().setText(SIXTY)

    button(view, "Paste from a spreadsheet").click()

    lines = blank.purchase.method.lines
    assert len(lines) == 60
    assert (lines[59].id, lines[59].label, lines[59].quantity) == ("L60", "Luminaire n° 60", 60_000)
    blank.undo()
    assert blank.purchase.method.lines == ()
    assert tester.model() is view.room().table.grid


def test_lines_pasted_without_numbers_are_numbered_and_a_wrong_quantity_stays_typed(blank, settings, qtbot):
    view = opened(qtbot, blank, settings, LINES)
    table = view.room().table
    table.setCurrentIndex(table.grid.index(0, 1))

    table.paste("Poste A\t12\nPoste B\tune dizaine")

    assert [line.id for line in blank.purchase.method.lines] == ["1", "2"]
    assert blank.purchase.method.lines[0].quantity == 12
    assert table.grid.data(table.grid.index(1, 2)) == "✖ une dizaine"


def test_prices_stay_on_their_lines_when_lines_move_or_go(settings, qtbot):
    document = Document(lcc.load(ROOT / "examples" / "led-framework.lcc.yaml"))
    name = next(one.name for one in document.purchase.method.parameters if one.per_line and one.asked)
    before = document.purchase.offers[0].answers[name]
    first = document.purchase.method.lines[0].id
    sheet = ScheduleSheet(document)

    sheet.move(0, 1)
    assert document.purchase.offers[0].answers[name][:2] == (before[1], before[0])
    sheet.remove([0])
    assert document.purchase.method.lines[0].id == first
    assert document.purchase.offers[0].answers[name] == (before[0], *before[2:])
    sheet.enter([(len(sheet.lines), 1, "A new line")])
    assert document.purchase.offers[0].answers[name][-1] is None

    document.undo()
    document.undo()
    document.undo()
    assert document.purchase.offers[0].answers[name] == before


def test_a_resource_comes_from_the_catalogue_with_its_source(blank, settings, qtbot):
    with speaking("fr"):
        view = opened(qtbot, blank, settings, RESOURCES)
        room = view.room()
        button(view, "Insérer depuis le catalogue…").click()
        room.insertion.search.setText("électricité")
        room.insertion.look_up()
        assert "Eurostat" in room.insertion.about.text()
        room.insertion.rate.setText("20 %")

        room.insertion.take.click()

        made = blank.purchase.method.resources[0]
        known = catalogue.resource("fr-electricity", vat=0.2)
        assert (made.price, made.vat, made.emissions) == (known.price, known.vat, known.emissions)
        assert made.price.source.copied == known.price.source.copied
        assert "fr-electricity" in room.price.source.copied.text()


def test_a_price_that_includes_vat_is_refused_in_place_until_its_rate_is_given(blank, settings, qtbot):
    view = opened(qtbot, blank, settings, RESOURCES)
    room = view.room()
    name = next(one.id for one in catalogue.factors(kind="water-price") if one.vat == "included" and one.in_force)
    room.insertion.search.setText(name)
    room.insertion.look_up()
    rows = [
        room.insertion.results.item(row).data(Qt.ItemDataRole.UserRole) for row in range(room.insertion.results.count())
    ]
    room.insertion.results.setCurrentRow(rows.index(name))

    room.insertion.insert(accept=("low", "legacy", "expired"))
    assert "VAT" in room.insertion.problem.text()
    assert blank.purchase.method.resources == ()
    room.insertion.rate.setText("5.5")
    room.insertion.insert(accept=("low", "legacy", "expired"))

    assert blank.purchase.method.resources[0].vat == 0.055


def test_an_own_value_is_asked_for_its_source_until_it_is_given(blank, settings, qtbot):
    view = opened(qtbot, blank, settings, RESOURCES)
    view.room().take("fr-electricity", {"vat": 0.2})
    price = view.room().price
    assert not price.source.asked.isVisibleTo(view)

    write(price.level, "0.27")
    view.refresh()
    assert blank.purchase.method.resources[0].price.source is None
    assert price.source.asked.isVisibleTo(view)
    view.todo.more.setChecked(True)
    assert any("Give the source" in sentence for sentence in view.todo.sentences())

    write(price.source.title, "Our bill of March 2027")
    assert choose(blank.purchase.method.resources[0].price.source.title) == "Our bill of March 2027"
    assert blank.purchase.method.resources[0].price.value == 0.27
    assert not price.source.asked.isVisibleTo(view)


def test_a_stepped_rate_is_typed_as_a_table(blank, settings, qtbot):
    view = opened(qtbot, blank, settings)
    rate = view.room().rate
    pick(rate.how, "years")

    rate.points.setCurrentIndex(rate.points.grid.index(0, 0))
    rate.points.paste("2027\t3,5 %\n2058\t3 %\n2103\t2,5")

    path = blank.purchase.method.discount_rate
    assert dict(path.points) == {2027: 0.035, 2058: 0.03, 2103: 0.025}
    assert path.join == "step"
    assert rate.picture.scene is not None

    rate.points.grid.setData(rate.points.grid.index(1, 1), "trois")
    assert rate.points.grid.data(rate.points.grid.index(1, 1)) == "✖ trois"
    assert dict(blank.purchase.method.discount_rate.points)[2058] == 0.03
    rate.points.grid.setData(rate.points.grid.index(1, 1), "3.1")
    assert dict(blank.purchase.method.discount_rate.points)[2058] == 0.031
    assert blank.typed(("method", "discount_rate", "points")) is None


def test_the_two_rates_of_the_default_are_one_click_each(blank, settings, qtbot):
    view = opened(qtbot, blank, settings)

    button(view, "0 %: simple sum").click()
    assert blank.purchase.method.discount_rate.constant == 0
    view.room().public.click()

    assert blank.purchase.method.discount_rate.constant == 0.032
    assert blank.purchase.method.discount_rate.source.publisher == "France Stratégie"


def test_carbon_counts_by_one_switch_that_says_what_it_implies(settings, qtbot):
    document = Document(catalogue.begin(base_year=2027))
    view = opened(qtbot, document, settings, CARBON)
    room = view.room()
    document.set(("method", "externalities", "CO2e", "perimeter"), "", message("empty"))
    assert "✖ perimeter" in room.implied.text()
    assert "already carries a carbon price" in room.twice.text()

    room.switch.editor.click()

    assert document.purchase.method.externalities[0].counts
    assert any("lacks" in str(found.message) for found in document.findings)
    document.undo()
    assert not document.purchase.method.externalities[0].counts


def test_the_value_for_climate_action_is_inserted_complete(blank, settings, qtbot):
    view = opened(qtbot, blank, settings, CARBON)

    view.room().climate.click()

    made = blank.purchase.method.externalities[0]
    assert (made.name, made.value, made.counts) == ("CO2e", catalogue.path("fr-carbon-value"), False)
    assert "✖" not in view.room().implied.text()
    assert not view.room().climate.isVisibleTo(view)


def test_a_finding_leads_to_its_field(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    copiers.do(
        lcc.replace(copiers.purchase, ("method", "costs", "clicks", "amount"), "mono_click +"),
        message("break a formula"),
    )
    view.refresh()
    assert view.todo.sentences()[0].startswith("✖ Amount of Clicks") or "stops too early" in view.todo.sentences()[0]

    view.todo._rows[0][1].click()

    assert view.switch.current() == COSTS
    assert view.room().amount.address == ("method", "costs", "clicks", "amount")
    assert view.focusWidget() is view.room().amount.editor


@pytest.mark.parametrize(
    ("address", "room"),
    [
        (("method", "years"), CONVENTIONS), (("method", "parameters", "price", "evidence"), DATA),
        (("method", "resources", "electricity", "price"), RESOURCES), (("method", "costs", "clicks", "part"), COSTS),
        (("method", "externalities", "CO2e", "verification"), CARBON), (("method", "clause", "protocol"), SERVICE),
        (("method", "costs", "clicks", "nothing"), COSTS), (("method", "lines"), LINES),
    ],
)  # fmt: skip
def test_an_address_is_brought_into_view_in_its_room(copiers, settings, qtbot, address, room):
    view = opened(qtbot, copiers, settings)

    view.show_address(address)

    assert view.switch.current() == room
    focused = view.focusWidget()
    assert focused is not None
    assert focused.isVisibleTo(view)
    owner = focused.parentWidget()
    if isinstance(owner, Field):
        assert address[: len(owner.address)] == owner.address


def test_a_parameter_changes_state_and_waits_for_its_value(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, DATA)
    view.show_address(("method", "parameters", "removal", "label"))
    room = view.room()

    pick(room.state, "fixed")
    assert copiers.purchase.method.parameters[-1].asked
    assert room.waiting.isVisibleTo(view)
    write(room.value, "12; 14")
    assert copiers.purchase.method.parameters[-1].value == (12.0, 14.0)
    write(room.value, "80")
    assert not room.waiting.isVisibleTo(view)
    pick(room.state, "computed")

    assert copiers.purchase.method.parameters[-1].formula == ""
    assert room.formula.isVisibleTo(view)
    copiers.undo()
    assert copiers.purchase.method.parameters[-1].value == 80.0


def test_a_fallback_for_a_price_is_refused_by_the_model_and_said_at_the_field(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, DATA)
    view.show_address(("method", "parameters", "price", "label"))

    write(view.room().fallback, "1000")

    assert "A price has no fallback" in view.room().fallback.editor.accessibleDescription()


def test_a_range_comes_and_goes_with_its_ends(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, DATA)
    view.show_address(("method", "parameters", "removal", "label"))
    low, high = (one for one in view.room().findChildren(LimitField))

    write(low, "")
    write(high, "")
    assert copiers.purchase.method.parameters[-1].usual is None
    write(high, "250")

    assert copiers.purchase.method.parameters[-1].usual == lcc.Range(high=250)


def test_schedules_contracts_and_years_are_chosen_in_words(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings, COSTS)
    view.show_address(("method", "costs", "clicks", "schedule"))
    pick(field(view, "schedule"), "at")
    write(field(view, "at", kind=YearsField), "2028; 2030")
    pick(field(view, "contract"), "firm_years")
    write(field(view, "firm_years"), "2")

    cost = next(one for one in copiers.purchase.method.costs if one.name == "clicks")
    assert cost.schedule == lcc.Schedule(at=(2028, 2030))
    assert cost.contract == lcc.Contract(firm_years=2)

    pick(field(view, "contract"), "index")
    index = next(one for one in copiers.purchase.method.costs if one.name == "clicks").contract.index
    assert dict(index.points) == {2027: 1.0}


def test_the_clause_is_previewed_as_the_annex_prints_it(copiers, settings, qtbot):
    with speaking("fr"):
        view = opened(qtbot, copiers, settings, SERVICE)

        write(field(view, "clause", "months"), "18")
        assert "dans les 18 mois" in view.room().text.text()
        button(view, "Retirer la clause").click()

        assert copiers.purchase.method.clause is None
        assert view.room().with_clause.isVisibleTo(view)
        copiers.undo()
        assert copiers.purchase.method.clause.months == 18


def test_a_frozen_method_lists_its_changes_and_is_restored(copiers, settings, qtbot):
    copiers.reload(lcc.seal(copiers.purchase.replace(offers=()), on=date(2026, 3, 12)), None)
    view = opened(qtbot, copiers, settings)
    assert "frozen on 2026-03-12" in view.frozen.words.text()
    assert not view.frozen.back.isVisibleTo(view)

    write(field(view, "years"), "7")
    assert "Study period: 5 → 7" in view.frozen.changes.text()
    view.frozen.back.click()

    assert copiers.purchase.method.years == 5
    assert lcc.changes_since(copiers.purchase) == []
    assert str(copiers.undo_text) == "restore the published assumptions"


def test_each_convention_explains_itself_in_place(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)

    asked = [one for one in view.room().findChildren(QPushButton) if one.text() == "Why?"]
    asked[0].click()

    assert len(asked) >= 9
    assert asked[0].parentWidget().answer.isVisibleTo(view)
    assert "same for all offers" in asked[0].parentWidget().answer.text()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_every_room_is_made_in_both_languages_both_colours_and_large_text(
    copiers, settings, qapp, language, theme, size
):
    from lcc_gui.look import dress

    settings.change(language=language, theme=theme, text_size=size)
    with speaking(language):
        dress(qapp, settings.choices)
        view = MethodView(copiers, settings)
        view.resize(980, 760)
        view.show()
        for place in range(len(ROOMS)):
            view.switch.press(place)

            assert not view.grab().isNull()
            assert view.horizontalScrollBar().maximum() == 0
        delete(view)
    settings.change(text_size=100)
    dress(qapp, settings.choices)
