"""Page 1: what is bought, when, on which criteria, and what never leaves the buyer."""

from __future__ import annotations

from datetime import date

import pytest
from lcc_gui.document import Document
from lcc_gui.views.purchase import PurchaseView
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton

import lcc
from lcc import Criterion, Offer, speaking

COST = Criterion(name="Cost", kind="cost", weight=60)
QUALITY = Criterion(name="Quality", kind="technical", weight=40)


@pytest.fixture
def weighed(copiers) -> Document:
    """The copiers, judged on cost and quality, with notes."""
    purchase = copiers.purchase
    offers = tuple(offer.replace(notes={"Quality": 30}) for offer in purchase.offers)
    return Document(purchase.replace(criteria=(COST, QUALITY), offers=offers))


def opened(qtbot, document, settings):
    view = PurchaseView(document, settings)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    return view


def typed(qtbot, field, text):
    field.editor.setFocus()
    if text.isascii():
        field.editor.selectAll()
        qtbot.keyClicks(field.editor, text)
    else:
        QGuiApplication.clipboard().setText(text)
        field.editor.selectAll()
        field.editor.paste()


def button(view, words, place=0):
    return [one for one in view.findChildren(QPushButton) if one.text() == words][place]


def said(view):
    return [label.text() for label in view.findChildren(QLabel) if label.text() and not label.isHidden()]


# Who, what, when


def test_each_field_of_the_purchase_is_typed_and_undone(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    for key, text in (("buyer", "Lyon"), ("siret", "21690123100011"), ("cpv", "30121200-5"), ("lot", "2"),
                      ("reference", "R-9"), ("software", "https://example.org"), ("note", "inside")):  # fmt: skip
        typed(qtbot, view.fields[(key,)], text)
        copiers.settle()

        assert getattr(copiers.purchase, key) == text

    copiers.undo()
    assert copiers.purchase.note == ""
    assert view.fields[("note",)].editor.toPlainText() == ""


def test_a_siret_of_another_length_is_said_at_its_field(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)

    typed(qtbot, view.fields[("siret",)], "123")

    assert "14 digits" in view.fields[("siret",)].editor.accessibleDescription()
    assert view.fields[("siret",)].editor.property("state") == "warning"


def test_a_procedure_is_chosen_or_typed_freely(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    box = view.fields[("procedure",)].editor
    assert isinstance(box, QComboBox)
    assert box.currentText() == "MAPA"

    box.setCurrentIndex(1)
    assert copiers.purchase.procedure == "AOO (open procedure)"
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), "Concours")

    assert copiers.purchase.procedure == "Concours"
    copiers.undo()
    assert box.currentText() == copiers.purchase.procedure


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_procedures_offered_are_understood_by_the_reports(language):
    from lcc_gui.views.purchase import PROCEDURES

    from lcc.documents.report.procedure import formalised

    with speaking(language):
        names = [str(name) for name in PROCEDURES]
    method = lcc.catalogue.begin().method

    found = [formalised(lcc.Purchase(procedure=name, method=method)) for name in names]

    assert found == [False, True, True, True, True, False]


def test_a_date_says_what_it_implies_as_it_is_typed(copiers, settings, qtbot):
    with speaking("fr"):
        view = opened(qtbot, copiers, settings)
        assert any("21/08/2026" in text and "en vigueur" in text for text in said(view))

        typed(qtbot, view.fields[("launch",)], "20/8/2026")

        assert copiers.purchase.launch == date(2026, 8, 20)
        assert any("textes antérieurs" in text for text in said(view))
        typed(qtbot, view.fields[("deadline",)], "1/9/2026")
        assert any("La date limite est atteinte" in text for text in said(view))
        typed(qtbot, view.fields[("signature",)], "1/10/2026")
        assert any("rapport « après signature » est possible" in text.replace("\u00a0", " ") for text in said(view))


def test_a_half_typed_date_stays_and_says_why(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)

    typed(qtbot, view.fields[("launch",)], "in March")

    assert view.fields[("launch",)].editor.text() == "in March"
    assert "date" in view.fields[("launch",)].editor.accessibleDescription()
    assert view.fields[("launch",)].editor.property("state") == "error"
    assert copiers.purchase.launch == date(2027, 1, 11)


def test_a_keystroke_elsewhere_leaves_the_criteria_as_they_are(weighed, settings, qtbot, monkeypatch):
    view = opened(qtbot, weighed, settings)
    looked = []
    monkeypatch.setattr(view.criteria._law, "refresh", lambda: looked.append(1))

    typed(qtbot, view.fields[("buyer",)], "abc")
    assert looked == []
    typed(qtbot, view.fields[("launch",)], "20/8/2026")

    assert looked


def test_the_estimate_is_said_to_be_never_published_and_is_not(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)

    typed(qtbot, view.fields[("estimate",)], "87654.32")

    field = view.fields[("estimate",)]
    assert "Never published" in field.editor.accessibleDescription()
    assert copiers.purchase.estimate == 87654.32
    frozen = lcc.seal(copiers.purchase, on=date(2027, 1, 4))
    assert "87654" not in lcc.dumps(lcc.publish(frozen))


def test_why_is_asked_and_answered_in_place(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    why = button(view.fields[("estimate",)], "Why?")
    assert not any("abnormally low" in text for text in said(view.fields[("estimate",)]))

    qtbot.keyClick(why, Qt.Key.Key_Space)

    assert any("abnormally low" in text for text in said(view.fields[("estimate",)]))
    assert "Estimate" in why.accessibleName()


def test_considerations_say_what_to_declare_and_what_lacks(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    assert any("No environmental clause is declared" in text for text in said(view))
    assert any("Pas de considération environnementale" in text for text in said(view))

    typed(qtbot, view.fields["environment", "clause"], "CCAP 7")
    typed(qtbot, view.fields["social", "criterion"], "RC 5")

    assert copiers.purchase.environment.clause == "CCAP 7"
    assert not any("No environmental clause is declared" in text for text in said(view))
    assert any("considerationsEnvironnementales: Clause environnementale" in text for text in said(view))
    assert any("considerationsSociales: Critère social" in text for text in said(view))


def test_a_frozen_method_is_said_before_criteria_are_changed(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    assert not any("frozen: changed here" in text for text in said(view))

    copiers.do(lcc.seal(copiers.purchase, on=date(2027, 1, 4)), lcc.words.message("freeze"))

    assert any("frozen: changed here" in text for text in said(view))


# Award criteria


def test_cost_alone_is_one_click(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)

    button(view, "Cost as the only criterion").click()

    (criterion,) = copiers.purchase.criteria
    assert (criterion.kind, criterion.weight, criterion.formula) == ("cost", 100, "proportional")
    assert view.criteria.sum.text() == "✓ Sum of the weights: 100%."
    assert button(view, "Cost as the only criterion").isHidden()


def test_the_sum_of_the_weights_follows_each_keystroke(weighed, settings, qtbot):
    view = opened(qtbot, weighed, settings)

    typed(qtbot, view.criteria.rows[0]._fields["weight"], "70")

    assert view.criteria.sum.text() == "✖ Sum of the weights: 110%, 10% too many."
    assert view.criteria.sum.property("role") == "error"
    typed(qtbot, view.criteria.rows[0]._fields["weight"], "45 %")
    assert weighed.purchase.criteria[0].weight == 45
    assert view.criteria.sum.text() == "✖ Sum of the weights: 85%, 15% to share out."


def test_a_new_criterion_takes_the_weight_that_is_left(weighed, settings, qtbot):
    view = opened(qtbot, weighed, settings)
    typed(qtbot, view.criteria.rows[0]._fields["weight"], "50")

    button(view, "Add a criterion").click()

    assert [one.weight for one in weighed.purchase.criteria] == [50, 40, 10]
    assert view.criteria.sum.property("role") == "good"
    assert len(view.criteria.rows) == 3


def test_a_criterion_is_renamed_with_the_notes_that_refer_to_it(weighed, settings, qtbot):
    view = opened(qtbot, weighed, settings)
    name = view.criteria.rows[1]._fields["name"]

    typed(qtbot, name, "Valeur technique")
    qtbot.keyClick(name.editor, Qt.Key.Key_Return)

    assert weighed.purchase.criteria[1].name == "Valeur technique"
    assert dict(weighed.purchase.offers[0].notes) == {"Valeur technique": 30}
    typed(qtbot, view.criteria.rows[1]._fields["weight"], "41")
    assert weighed.purchase.criteria[1].weight == 41


def test_a_name_that_is_taken_stays_typed_and_says_why(weighed, settings, qtbot):
    view = opened(qtbot, weighed, settings)
    name = view.criteria.rows[1]._fields["name"]

    typed(qtbot, name, "Cost")
    qtbot.keyClick(name.editor, Qt.Key.Key_Return)

    assert name.editor.text() == "Cost"
    assert name.editor.property("state") == "error"
    assert weighed.purchase.criteria[1].name == "Quality"
    typed(qtbot, name, "Service")
    qtbot.keyClick(name.editor, Qt.Key.Key_Return)
    assert weighed.purchase.criteria[1].name == "Service"
    assert not weighed.version.drafts


def test_a_label_in_two_languages_is_changed_in_the_one_in_force(weighed, settings, qtbot):
    label = {"fr": "Coût", "en": "Cost"}
    criteria = (COST.replace(label=label), QUALITY)
    weighed.do(weighed.purchase.replace(criteria=criteria), lcc.words.message("label"))
    view = opened(qtbot, weighed, settings)
    name = view.criteria.rows[0]._fields["name"]

    typed(qtbot, name, "Whole cost")
    qtbot.keyClick(name.editor, Qt.Key.Key_Return)

    assert dict(weighed.purchase.criteria[0].label) == {"fr": "Coût", "en": "Whole cost"}
    assert weighed.purchase.criteria[0].name == "Cost"


def test_a_half_typed_weight_follows_its_criterion_and_goes_with_it(weighed, settings, qtbot):
    view = opened(qtbot, weighed, settings)
    typed(qtbot, view.criteria.rows[1]._fields["weight"], "forty")

    weighed.rename(("criteria", "Quality"), "Service", lcc.words.message("rename"))

    assert view.criteria.rows[1]._fields["weight"].editor.text() == "forty"
    view.criteria.rows[1].acted.emit("remove")
    assert [one.name for one in weighed.purchase.criteria] == ["Cost"]
    assert not weighed.version.drafts


def test_criteria_are_moved_and_their_fields_follow(weighed, settings, qtbot):
    view = opened(qtbot, weighed, settings)
    first = view.criteria.rows[0]

    first.acted.emit("down")

    assert [one.name for one in weighed.purchase.criteria] == ["Quality", "Cost"]
    assert first._fields["name"].editor.text() == "Quality"
    assert first._fields["weight"].editor.text() == "40"
    weighed.undo()
    assert first._fields["name"].editor.text() == "Cost"


def test_a_criterion_shows_only_what_goes_with_its_kind(weighed, settings, qtbot):
    view = opened(qtbot, weighed, settings)
    cost, quality = view.criteria.rows
    assert not cost._fields["formula"].isHidden()
    assert quality._fields["formula"].isHidden()
    assert cost._fields["times"].isHidden()

    formulas = cost._fields["formula"].editor
    formulas.activated.emit([formulas.itemText(n)[:2] for n in range(formulas.count())].index("F4"))

    assert weighed.purchase.criteria[0].formula == "linear_from_minimum"
    assert not cost._fields["times"].isHidden()
    assert any("Pmin" in text for text in said(cost))


def test_a_formula_given_by_its_code_in_a_file_is_shown(weighed, settings, qtbot):
    weighed.set(("criteria", "Cost", "formula"), "f2", lcc.words.message("formula"))

    view = opened(qtbot, weighed, settings)

    assert view.criteria.rows[0]._fields["formula"].editor.currentText().startswith("F2")


def test_sub_criteria_have_their_own_sum(weighed, settings, qtbot):
    view = opened(qtbot, weighed, settings)
    row = view.criteria.rows[1]

    button(row, "Add a sub-criterion").click()
    assert weighed.purchase.criteria[1].sub_criteria[0].weight == 100
    typed(qtbot, row._subs[0]._fields["weight"], "70")

    assert row._weighed.text() == "✖ Sum of the weights: 70%, 30% to share out."
    button(row, "Add a sub-criterion").click()
    assert [sub.weight for sub in weighed.purchase.criteria[1].sub_criteria] == [70, 30]
    assert row._weighed.property("role") == "good"
    row._subs[0].acted.emit("remove")
    assert len(row._subs) == 1


def test_the_costs_a_price_adds_up_are_ticked(weighed, settings, qtbot):
    weighed.set(("criteria", "Cost", "kind"), "price", lcc.words.message("kind"))
    view = opened(qtbot, weighed, settings)
    row = view.criteria.rows[0]
    button(row, "Details").click()
    boxes = row._costs.findChildren(QCheckBox)
    assert len(boxes) == len(weighed.purchase.method.costs)

    boxes[0].click()

    assert weighed.purchase.criteria[0].sums == (weighed.purchase.method.costs[0].name,)


def test_price_alone_is_said_to_be_forbidden(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    alone = (Criterion(name="Price", kind="price", weight=100),)

    copiers.set(("criteria",), alone, lcc.words.message("price"))

    assert any("The price is the only criterion" in text and "BLOCKING" in text for text in said(view.criteria))


def test_an_address_puts_the_cursor_in_its_field(weighed, settings, qtbot):
    sub = Criterion(name="Upkeep", kind="service", weight=100)
    weighed.set(("criteria", "Quality", "sub_criteria"), (sub,), lcc.words.message("sub"))
    view = opened(qtbot, weighed, settings)
    view.activateWindow()

    view.show_address(("criteria", "Quality", "sub_criteria", "Upkeep", "weight"))
    assert view.focusWidget() is view.criteria.rows[1]._subs[0]._fields["weight"].editor
    view.show_address(("deadline",))

    assert view.focusWidget() is view.fields[("deadline",)].editor


def test_hostile_words_stay_plain_text(copiers, settings, qtbot):
    name = "<b>&Fast</b>=1+1"
    copiers.set(("criteria",), (COST.replace(name=name, weight=100),), lcc.words.message("name"))
    copiers.do(copiers.purchase.replace(trials=(Offer("<i>x</i>"),)), lcc.words.message("offer"))

    view = opened(qtbot, copiers, settings)

    assert view.criteria.rows[0]._fields["name"].editor.text() == name
    labels = view.criteria.findChildren(QLabel)
    assert {label.textFormat() for label in labels if name in label.text()} <= {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_the_page_is_made_in_both_languages_both_colours_and_large_text(
    weighed, settings, qtbot, qapp, language, theme, size
):
    from lcc_gui.look import dress

    settings.change(language=language, theme=theme, text_size=size)
    with speaking(language):
        dress(qapp, settings.choices)
        view = opened(qtbot, weighed, settings)
        view.resize(720, 600)

        assert not view.grab().isNull()
        assert view.horizontalScrollBar().maximum() == 0
        assert all(one.editor.accessibleName() for one in view.fields.values())
    settings.change(text_size=100)
    dress(qapp, settings.choices)
