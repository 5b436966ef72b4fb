"""The offers page: typed, pasted, settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from lcc_gui.document import Document
from lcc_gui.views.offers import OffersView
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

import lcc
from lcc import speaking

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def bare() -> Document:
    """The method of the copiers, without any offer."""
    return Document(lcc.load(ROOT / "examples" / "copiers.lcc.yaml").replace(offers=()))


def opened(qtbot, document, settings):
    view = OffersView(document, settings)
    view.tester = QAbstractItemModelTester(view.table.grid, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    return view


def row_of(view, label):
    return next(row for row, name in enumerate(view.sheet.rows()) if name.startswith(label))


def button(view, words):
    return next(one for one in view.findChildren(QPushButton) if one.text() == words)


PAPER = (
    "Aurore\tBoréal\tCerisiers\n"
    "Aurore Bureautique\tBoréal Copie\tCoopérative des Cerisiers\n"
    "base\tbase\tbase\n"
    "20\t20 %\t0\n"
    "\t\tArticle 293 B du CGI\n"
    "2 300,00 €\t3\u202f150\t2890\n"
    "5,10\t3,45\t4,65\n"
    "59,20\t43,35\t48,5\n"
    "3,4\t1,7\t2,6\n"
    "80\t20\t60"
)


def test_three_offers_pasted_from_a_spreadsheet_make_three_ranked_offers_in_one_edit(bare, settings, qtbot):
    with speaking("fr"):
        view = opened(qtbot, bare, settings)
        QGuiApplication.clipboard().setText(PAPER)
        view.table.setCurrentIndex(view.table.grid.index(0, 0))

        qtbot.keyClick(view.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

        assert [one.offer for one in bare.comparison.ranking] == ["Cerisiers", "Boréal", "Aurore"]
        known = lcc.compare(lcc.load(ROOT / "examples" / "copiers.lcc.yaml"))
        assert [one.total for one in bare.comparison.ranking] == [
            one.total for one in known.ranking if one.offer in ("A", "B", "C")
        ]
        bare.undo()
        assert bare.purchase.offers == ()


def test_typing_in_the_last_column_makes_an_offer(bare, settings, qtbot):
    view = opened(qtbot, bare, settings)
    row = row_of(view, "Price of a copier")

    view.table.grid.setData(view.table.grid.index(row, 0), "2,000")

    assert [offer.name for offer in bare.purchase.offers] == ["A"]
    assert bare.purchase.offers[0].answers["price"] == 2000
    assert view.table.grid.columnCount() == 2


def test_what_is_missing_or_unlikely_is_marked_in_its_cell_with_the_reason(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    grid = view.table.grid
    column = [offer.name for offer in copiers.purchase.offers].index("D")

    missing = grid.index(row_of(view, "Price of a thousand colour"), column)
    unlikely = grid.index(row_of(view, "Electricity of one copier"), column)

    assert grid.data(missing).startswith("✖")
    assert "Not answered" in grid.data(missing, Qt.ItemDataRole.ToolTipRole)
    assert grid.data(unlikely) == "⚠ 14"
    assert "clarify" in grid.data(unlikely, Qt.ItemDataRole.ToolTipRole)


def test_half_typed_answers_stay_and_say_why(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    index = view.table.grid.index(row_of(view, "Price of a copier"), 0)

    view.table.grid.setData(index, "2300 ou 2400")

    assert view.table.grid.data(index) == "✖ 2300 ou 2400"
    assert "A" in copiers.comparison.unranked


def test_a_vat_rate_nobody_can_read_stays_typed_too(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    index = view.table.grid.index(row_of(view, "VAT invoiced"), 0)

    view.table.grid.setData(index, "vingt")

    assert view.table.grid.data(index) == "✖ vingt"
    assert copiers.purchase.offers[0].vat == 0.2


def test_a_letter_says_only_what_concerns_its_offer(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)

    button(view, "Ask to regularise…").click()

    text = view.questions.findChild(QPlainTextEdit).toPlainText()
    assert "R2152-2" in text
    assert "colour" in text
    assert "Aurore" not in text


def test_an_offer_is_set_aside_with_its_legal_reason_and_taken_back(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    button(view, "Set aside…").click()
    button(view, "Set aside D").click()
    view.questions.show_now()

    aside = copiers.purchase.offers[-1].set_aside

    assert aside.reason == "irregular"
    button(view, "Take back").click()
    assert copiers.purchase.offers[-1].set_aside is None


def test_an_offer_is_duplicated_as_a_variant_moved_and_removed(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    view.table.setCurrentIndex(view.table.grid.index(5, 0))

    button(view, "Duplicate as a variant").click()
    copied = copiers.purchase.offers[1]
    assert (copied.name, copied.kind) == ("A, variant", "variant")
    view.table.setCurrentIndex(view.table.grid.index(5, 1))
    button(view, "→").click()
    assert [offer.name for offer in copiers.purchase.offers][:3] == ["A", "B", "A, variant"]

    button(view, "Remove").click()

    assert "A, variant" not in [offer.name for offer in copiers.purchase.offers]


def test_a_price_schedule_is_a_table_of_lines(settings, qtbot):
    document = Document(lcc.load(ROOT / "examples" / "led-framework.lcc.yaml"))
    view = opened(qtbot, document, settings)
    lines = view.lines.grid
    parameter = next(one for one in document.purchase.method.parameters if one.per_line and one.asked)
    before = document.purchase.offers[0].answers[parameter.name]

    lines.setData(lines.index(1, 1), "99.5")

    after = document.purchase.offers[0].answers[parameter.name]
    assert view.lines.isVisibleTo(view)
    assert after[1] == 99.5
    assert after[0] == before[0]
    assert after[2:] == before[2:]


def test_the_proof_of_an_answer_is_kept(copiers, settings, qtbot):
    view = opened(qtbot, copiers, settings)
    view.table.setCurrentIndex(view.table.grid.index(row_of(view, "Electricity of one copier"), 0))

    view.detail._note.setText("sheet 3, page 2")
    view.detail._note.editingFinished.emit()
    view.detail._proof.setCurrentIndex(1)
    view.detail._proof.activated.emit(1)

    proof = copiers.purchase.offers[0].evidence["weekly_kwh"]
    assert (proof.note, proof.proven) == ("sheet 3, page 2", True)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_the_page_is_made_in_both_languages_both_colours_and_large_text(
    copiers, settings, qtbot, qapp, language, theme, size
):
    from lcc_gui.look import dress

    settings.change(language=language, theme=theme, text_size=size)
    with speaking(language):
        dress(qapp, settings.choices)
        view = opened(qtbot, copiers, settings)

        assert not view.grab().isNull()
        assert view.horizontalScrollBar().maximum() == 0
    settings.change(text_size=100)
    dress(qapp, settings.choices)
