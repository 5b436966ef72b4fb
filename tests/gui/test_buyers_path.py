"""The buyer's whole path, in French: from the first screen to the report after signature, and three offers on paper."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from lcc_gui.beginning import Beginning
from lcc_gui.look import dress
from lcc_gui.settings import Settings
from lcc_gui.window import Window
from lcc_gui.work import Work
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

import lcc
from lcc.documents.reading import read_form
from lcc.words import language, speak
from tests.documents.filled_forms import filled

TODAY = date.today()  # noqa: DTZ011  # the calendar on the buyer's wall, as the application reads it
KNOWN = {
    "A": {"price": 2400, "rent": 0, "mono_click": 5, "colour_click": 60, "upkeep": 0, "weekly_kwh": 4, "removal": 60},
    "B": {"price": 3100, "rent": 0, "mono_click": 3, "colour_click": 40, "upkeep": 0, "weekly_kwh": 2, "removal": 20},
    "C": {"price": 2900, "rent": 0, "mono_click": 4, "colour_click": 48, "upkeep": 0, "weekly_kwh": 3, "removal": 50},
}
"""Invented: what three tenderers answer."""
TENDERERS = {"A": "Aurore Bureautique", "B": "Boréal Copie", "C": "Coopérative des Cerisiers", "D": "Duplex"}


@pytest.fixture(autouse=True)
def french(qapp, settings):
    """Speak French, then as before."""
    before = language()
    settings.change(language="fr")
    yield
    speak(before)
    dress(qapp, Settings().choices)


@pytest.fixture
def window(settings, qtbot):
    """The first screen."""
    window = Window(settings)
    qtbot.addWidget(window, before_close_func=left)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def left(window: Window) -> None:
    """Leave without saving, and end what works in the background."""
    window.document = None
    for work in window.findChildren(Work):
        work.close()


class Hand:
    """Presses keys where the keyboard is and clicks where it is told, and counts both."""

    def __init__(self) -> None:
        self.acts = 0

    def type(self, text: str) -> None:
        for letter in text:
            self.acts += 1
            QTest.keyClicks(QApplication.focusWidget(), letter)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.acts += 1
        QTest.keyClick(QApplication.focusWidget(), key, held)
        QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.acts += 1
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at if at is not None else widget.rect().center())
        QApplication.processEvents()


def button(within: QWidget, words: str) -> QPushButton:
    """Find a button in sight by what is written on it."""
    QApplication.processEvents()
    return next(one for one in within.findChildren(QPushButton) if one.text() == words and one.isVisible())


def begin_with_copiers(window: Window, hand: Hand) -> None:
    """Go from the first screen to a purchase made from the reference method of the copiers."""
    hand.click(window.findChild(QPushButton, "prepare"))
    hand.type("copieur")
    assert "copieur" in window.findChild(Beginning).start().title.text().lower()
    hand.click(button(window, "Commencer"))


def fill_in(window: Window, hand: Hand, address: str, text: str) -> None:
    """Click in a field of the page in sight and type."""
    editor = window.stack.currentWidget().fields[(address,)].editor
    hand.click(editor)
    if text.isascii():
        hand.type(text)
    else:
        QGuiApplication.clipboard().setText(text)
        hand.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def row_of(view: QWidget, name: str) -> int:
    """Find a row by the name of what it asks, or by its kind."""
    return next(row for row, one in enumerate(view.sheet.answer_rows()) if name in (one.name, one.kind))


def cell(view: QWidget, name: str, column: int) -> QPoint:
    """Say where a cell is."""
    return view.table.visualRect(view.table.grid.index(row_of(view, name), column)).center()


# Three offers on paper


def test_three_offers_from_paper(window):
    hand = Hand()

    begin_with_copiers(window, hand)
    hand.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    view = window.stack.currentWidget()
    for column, answers in enumerate(KNOWN.values()):
        hand.click(view.table.viewport(), cell(view, "vat", column))
        hand.type("20")
        hand.press(Qt.Key.Key_Return)
        hand.press(Qt.Key.Key_Down)  # no ground of exemption
        for value in answers.values():
            hand.type(str(value))
            hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)

    document = window.document
    expected = lcc.compare(
        document.purchase.replace(offers=[lcc.Offer(name, vat=0.2, **answers) for name, answers in KNOWN.items()])
    )
    assert [(one.place, one.offer, one.total) for one in document.comparison.ranking] == [
        (one.place, one.offer, one.total) for one in expected.ranking
    ]
    assert not document.comparison.unranked
    assert not document.version.drafts
    assert f"1. {expected.ranking[0].offer}\u00a0:" in window.strip.text().replace("1.\u00a0", "1. ")
    assert window.stack.currentWidget().panel().view.isVisible()
    assert hand.acts < 150


# From the first screen to the report after signature


def test_the_whole_path_of_a_buyer(window, qtbot, tmp_path):
    hand = Hand()

    begin_with_copiers(window, hand)
    describe(window, hand)
    published = publish(window, hand, qtbot, tmp_path)
    receive(window, qtbot, answered(published, tmp_path))
    settle(window, hand)
    compare(window, hand)
    report(window, hand, qtbot, tmp_path)

    assert lcc.verify(window.document.purchase).holds
    assert window.save_to(tmp_path / "copieurs.lcc.yaml")
    assert lcc.load(tmp_path / "copieurs.lcc.yaml") == window.document.purchase


def describe(window: Window, hand: Hand) -> None:
    """Say what is bought, and when."""
    fill_in(window, hand, "title", "Copieurs des écoles")
    fill_in(window, hand, "buyer", "Ville de Fontanelle")
    fill_in(window, hand, "reference", "2027-014")
    fill_in(window, hand, "launch", f"{TODAY:%d/%m/%Y}")
    fill_in(window, hand, "deadline", f"{TODAY:%d/%m/%Y}")  # a whole procedure in a day

    purchase = window.document.purchase
    assert (purchase.launch, purchase.deadline) == (TODAY, TODAY)
    assert "Copieurs des écoles" in str(purchase.title)


def publish(window: Window, hand: Hand, qtbot, folder: Path) -> list[Path]:
    """Try the method on three offers, freeze it, write the annex and the form."""
    hand.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    view = window.stack.currentWidget()
    hand.click(button(view, "Créer trois offres d’essai"))
    assert len(window.document.trials.evaluated) == 3

    hand.click(button(view, "Figer et publier…"))
    hand.click(button(view, "Figer la méthode"))
    assert window.document.purchase.seal.version == 1

    hand.click(button(view, "Produire l’annexe et le cadre de réponse"))
    view.publishing.produce(folder)
    qtbot.waitUntil(lambda: bool(view.publishing.producing.made), timeout=30_000)
    assert [one.mistake for one in view.publishing.producing.made] == ["", "", ""]
    made = [one.path for one in view.publishing.producing.made]
    assert [path.suffix for path in made] == [".pdf", ".xlsx", ".ods"]
    assert made[0].read_bytes().startswith(b"%PDF-")
    return made


def answered(published: list[Path], folder: Path) -> list[Path]:
    """Fill the form as four tenderers do; the last one forgets the price of colour pages."""
    blank = published[1].read_bytes()
    files = []
    for name, tenderer in TENDERERS.items():
        answers = KNOWN.get(name, {**KNOWN["C"], "colour_click": None})
        about = {"offer.tenderer": tenderer, "offer.name": name, "offer.vat": 0.2}
        given = {f"answer:{key}": value for key, value in answers.items() if value is not None}
        files.append(folder / f"réponse {tenderer}.xlsx")
        files[-1].write_bytes(filled(blank, {**about, **given}))
    return files


def receive(window: Window, qtbot, forms: list[Path]) -> None:
    """Drop the filled forms on the page of the offers."""
    window.show_page("offers")
    view = window.stack.currentWidget()
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in forms])
    copy, left, bare = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, held, left, bare)
    assert view.viewport().acceptDrops()
    QApplication.sendEvent(view.viewport(), entering)
    assert entering.isAccepted()

    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(9, 9), copy, held, left, bare))
    qtbot.waitUntil(lambda: len(window.document.purchase.offers) == 4, timeout=30_000)

    assert [offer.tenderer for offer in window.document.purchase.offers] == list(TENDERERS.values())
    assert list(window.document.comparison.unranked) == ["D"]
    blank = window.document.purchase.replace(offers=())
    assert all(read_form(path, blank).refused is None for path in forms)


def settle(window: Window, hand: Hand) -> None:
    """Ask the last tenderer for what is missing, in a letter that says nothing of the others; type what it answers."""
    view = window.stack.currentWidget()
    view.questions.show_now()
    ask = button(view, "Demander la régularisation…")
    view.ensureWidgetVisible(ask)
    hand.click(ask)
    written = view.questions.findChild(QPlainTextEdit)
    view.ensureWidgetVisible(written)
    hand.click(button(view, "Copier le courrier"))

    letter = QGuiApplication.clipboard().text()
    assert letter == written.toPlainText()
    assert "R2152-2" in letter
    assert "couleur" in letter
    assert not any(tenderer in letter for tenderer in list(TENDERERS.values())[:3])
    view.ensureVisible(0, 0)
    hand.click(view.table.viewport(), cell(view, "colour_click", 3))
    hand.type("46,50")
    hand.press(Qt.Key.Key_Return)
    assert window.document.purchase.offers[3].answers["colour_click"] == 46.5
    assert not window.document.comparison.unranked


def compare(window: Window, hand: Hand) -> None:
    """See the price, then the cost; redo the sum of the first."""
    hand.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    view = window.stack.currentWidget()
    panel = view.panel()
    panel.view.setFocus()
    hand.press(Qt.Key.Key_Space)
    assert panel.shown == "price"
    hand.press(Qt.Key.Key_Space)
    assert panel.shown == "total"

    hand.click(button(view, "Refaire le calcul"))
    first = window.document.comparison.ranking[0]
    assert view.redo.offer.currentText() == first.offer == "B"
    assert f"{first.total:.2f}".split(".")[1] in view.redo.text.toPlainText()
    explained = str(lcc.explain(window.document.purchase, "B"))
    assert view.redo.text.toPlainText() == explained.replace("\u00a0", " ")  # Qt's text has no such space


def report(window: Window, hand: Hand, qtbot, folder: Path) -> None:
    """Write the internal report; once signed, the one after signature."""
    exports = opened_exports(window, hand)
    exports.producing.start(folder, exports.report_jobs())
    qtbot.waitUntil(lambda: bool(exports.producing.made), timeout=30_000)
    assert [one.mistake for one in exports.producing.made] == [""]
    exports.level.setCurrentIndex(2)
    assert "signature" in exports.problem.text()
    assert not exports.write.isEnabled()

    hand.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    fill_in(window, hand, "signature", f"{TODAY + timedelta(days=90):%d/%m/%Y}")
    exports = opened_exports(window, hand)
    assert not exports.write.isEnabled()  # to come
    hand.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    window.stack.currentWidget().fields[("signature",)].editor.selectAll()
    hand.type(f"{TODAY:%d/%m/%Y}")
    exports = opened_exports(window, hand)
    exports.level.setCurrentIndex(2)
    assert exports.problem.text() == ""
    exports.producing.start(folder, exports.report_jobs())
    qtbot.waitUntil(lambda: bool(exports.producing.made) and exports.producing.made[0].path.exists(), timeout=30_000)

    assert len(list(folder.glob("*.pdf"))) == 3  # the annex, and two reports
    assert not [one.text() for one in exports.findChildren(QLabel) if one.isVisible() and "✖" in one.text()]


def opened_exports(window: Window, hand: Hand) -> QWidget:
    """Turn to the exports of the report."""
    hand.press(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    view = window.stack.currentWidget()
    hand.click(button(view, "Exports"))
    return view.steps[view.switch.current()]
