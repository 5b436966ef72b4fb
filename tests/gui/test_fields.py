"""Fields: typed in any common way, kept when half-typed, said in place."""

from __future__ import annotations

import pytest
from lcc_gui.fields import ChoiceField, DayField, NumberField, ShareField, TextField, WholeField
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

PRICE = ("offers", "A", "answers", "price")


@pytest.fixture
def show(qtbot):
    def shown(field):
        qtbot.addWidget(field)
        field.show()
        return field

    return shown


def typed(qtbot, field, text):
    field.editor.setFocus()
    field.editor.selectAll()
    if text.isascii():
        qtbot.keyClicks(field.editor, text)
    else:  # no key of the test's keyboard: pasted
        QGuiApplication.clipboard().setText(text)
        field.editor.paste()


@pytest.mark.parametrize("text", ["2 345,60", "2345.6", "2\u202f345,60 €", "2.345,60"])
def test_a_number_is_understood_in_any_common_way(copiers, show, qtbot, text):
    from lcc import speaking

    with speaking("fr"):
        field = show(NumberField(copiers, PRICE, "Prix"))

        typed(qtbot, field, text)

    assert copiers.purchase.offers[0].answers["price"] == 2345.6
    assert field.editor.text() == text


def test_a_field_follows_undo(copiers, show, qtbot):
    field = show(NumberField(copiers, PRICE, "Price"))
    typed(qtbot, field, "99")

    copiers.undo()

    assert field.editor.text() == "2,300"


def test_a_half_typed_number_is_kept_and_said_beside_the_field(copiers, show, qtbot):
    field = show(WholeField(copiers, ("method", "years"), "Study period"))

    typed(qtbot, field, "5 or 6")

    assert field.editor.text() == "5 or 6"
    assert field.editor.property("state") == "error"
    assert "5 or 6" in field.editor.accessibleDescription()


def test_a_rate_is_typed_in_per_cent(copiers, show, qtbot):
    field = show(ShareField(copiers, ("method", "discount_rate"), "Discount rate"))
    assert field.editor.text() == "3.2"

    typed(qtbot, field, "4")

    assert copiers.purchase.method.discount_rate.value == 0.04
    assert copiers.purchase.method.discount_rate.kind == "real"


def test_a_day_is_typed_as_french_people_write_it(copiers, show, qtbot):
    from lcc import speaking

    with speaking("fr"):
        field = show(DayField(copiers, ("deadline",), "Date limite"))
        assert field.editor.text() == "12/02/2027"

        typed(qtbot, field, "15/3/2027")

    assert copiers.purchase.deadline.isoformat() == "2027-03-15"


def test_a_text_in_two_languages_is_edited_in_the_one_in_force(copiers, show, qtbot):
    field = show(TextField(copiers, ("title",), "Title"))

    typed(qtbot, field, "Copiers")

    assert copiers.purchase.title["en"] == "Copiers"
    assert copiers.purchase.title["fr"].startswith("Douze")


def test_the_wheel_never_changes_a_choice(copiers, show, qtbot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    field = show(ChoiceField(copiers, ("method", "tax"), "VAT", [("including", "incl."), ("excluding", "excl.")]))
    nothing = Qt.MouseButton.NoButton
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), nothing,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip

    QApplication.sendEvent(field.editor, wheel)

    assert copiers.purchase.method.tax == "including"
