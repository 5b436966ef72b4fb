"""The window: the first screen, files in and out, undo, language and colours changed live, keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from lcc_gui.beginning import Beginning
from lcc_gui.document import Document
from lcc_gui.pages import PAGES
from lcc_gui.settings import Settings
from lcc_gui.welcome import Welcome
from lcc_gui.window import Window
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton

import lcc
from lcc.words import language, message, speak

ROOT = Path(__file__).parent.parent.parent
COPIERS = ROOT / "examples" / "copiers.lcc.yaml"
PRICE = ("offers", "A", "answers", "price")


@pytest.fixture(autouse=True)
def as_before(qapp):
    """Give back the language and the looks that a window puts in force."""
    before = language()
    yield
    from lcc_gui.look import dress

    speak(before)
    dress(qapp, Settings().choices)


@pytest.fixture
def show(qtbot, settings):
    """Show a window; nothing modified is left to ask about when the test ends."""
    made = []

    def shown(document: Document | None = None, **choices) -> Window:
        settings.change(**choices)
        window = Window(settings, document)
        qtbot.addWidget(window, before_close_func=lambda window: setattr(window, "document", None))
        made.append(window)
        window.show()
        return window

    return shown


@pytest.fixture
def file(tmp_path):
    """A purchase file one may write over."""
    path = tmp_path / "achat.lcc.yaml"
    path.write_bytes(COPIERS.read_bytes())
    return path


@pytest.fixture
def copiers(file):
    """The copiers in a file nobody else has open: a window locks what it shows."""
    return Document(lcc.load(file), file)


def button(widget, words):
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words)


def action(window, name):
    return window.menuBar().findChild(QAction, name)


def in_sight(window, kind):
    """The widget of a kind that is shown; what is being deleted is not."""
    QApplication.processEvents()  # a layout shows what it is given in the next turn
    return next(one for one in window.findChildren(kind) if one.isVisible())


def edit(document, value=2500):
    document.set(PRICE, value, message("change {what}", what="the price of A"))
    document.settle()


# The first screen


@pytest.mark.parametrize(
    ("language", "question", "ways"),
    [
        ("fr", "Où en êtes-vous\u00a0?", ["Je prépare ma consultation", "J’ai reçu les offres (méthode publiée)",
                                          "Je découvre, j’anime un atelier"]),
        ("en", "Where do you stand?", ["I am preparing my consultation",
                                       "I have received the offers (method published)",
                                       "I am discovering, or running a workshop"]),
    ],
)  # fmt: skip
def test_the_first_screen_asks_where_one_stands(show, language, question, ways):
    window = show(language=language)

    welcome = window.findChild(Welcome)

    assert question in [label.text() for label in welcome.findChildren(QLabel)]
    assert [one.accessibleName() for one in welcome.findChildren(QPushButton)] == ways
    assert all(one.accessibleDescription() for one in welcome.findChildren(QPushButton))
    assert window.windowTitle() == "lcc"


@pytest.mark.parametrize("way", ["prepare", "discover"])
def test_preparing_and_discovering_begin_in_place_and_lead_back(show, qtbot, way):
    window = show()

    window.findChild(QPushButton, way).click()

    beginning = in_sight(window, Beginning)
    button(beginning, "Back to the first screen").click()
    assert in_sight(window, Welcome)
    assert not beginning.isVisible()


def test_beginning_with_a_method_opens_an_unsaved_purchase(show):
    window = show()
    window.findChild(QPushButton, "prepare").click()
    window.findChild(Beginning).start().choose_key("copiers")

    window.findChild(QPushButton, "begin").click()

    assert window.document.purchase.method == lcc.catalogue.begin("copiers").method
    assert window.isWindowModified()
    assert window.windowTitle().startswith("Untitled[*]")
    assert window.rail.currentRow() == 0


def test_having_received_the_offers_asks_for_the_file_without_stopping_the_window(show, qtbot, file):
    window = show()

    window.findChild(QPushButton, "received").click()

    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.close()
    assert window.document.path == file


def test_recent_files_are_on_the_first_screen(show, file):
    window = show(recent=(str(file), "/nowhere/else.lcc.yaml"))
    recent = button(window.findChild(Welcome), file.name)
    assert recent.toolTip() == str(file)

    recent.click()

    assert window.document.path == file


# Files


def test_a_file_with_offers_opens_on_its_comparison_and_becomes_recent(show, file):
    window = show()

    window.open_path(file)

    assert window.rail.currentRow() == [page.key for page in PAGES].index("comparison")
    assert window.settings.choices.recent[0] == str(file)
    assert window.windowTitle() == "achat.lcc.yaml[*] – lcc"
    assert not window.isWindowModified()


def test_a_file_without_offers_opens_on_the_purchase(show, file):
    lcc.save(lcc.load(file).replace(offers=()), file)
    window = show()

    window.open_path(file)

    assert window.rail.currentRow() == 0
    assert "No offer yet." in window.strip.text()


@pytest.mark.parametrize("content", ["method: [", "title: 3\nmethod: {}\n", ""])
def test_an_unreadable_file_is_said_in_place_and_what_was_shown_stays(show, tmp_path, content):
    path = tmp_path / "broken.lcc.yaml"
    path.write_text(content)
    window = show()

    window.open_path(path)

    assert "broken.lcc.yaml" in window.banner.text()
    assert window.document is None
    assert in_sight(window, Welcome)
    button(window.banner, "Close").click()
    assert window.banner.text() == ""


def test_a_file_that_is_not_there_is_said_in_place(show, tmp_path):
    window = show()

    window.open_path(tmp_path / "gone.lcc.yaml")

    assert "gone.lcc.yaml" in window.banner.text()


def test_saving_writes_the_file_and_clears_the_mark(show, file):
    window = show()
    window.open_path(file)
    edit(window.document)
    assert window.isWindowModified()

    action(window, "save").trigger()

    assert lcc.load(file).offers[0].answers["price"] == 2500
    assert not window.isWindowModified()
    assert "achat.lcc.yaml" in window.statusBar().currentMessage()


def test_saving_the_first_time_asks_where_and_save_as_changes_the_name(show, copiers, tmp_path):
    window = show(Document(copiers.purchase, saved=False))

    action(window, "save").trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "new.lcc.yaml"))
    dialog.close()

    assert lcc.load(tmp_path / "new.lcc.yaml") == copiers.purchase
    assert window.windowTitle() == "new.lcc.yaml[*] – lcc"


def test_a_file_that_cannot_be_written_loses_nothing_and_offers_another_place(show, copiers, tmp_path):
    window = show(copiers)
    edit(copiers)

    assert not window.save_to(tmp_path / "no" / "such" / "folder.lcc.yaml")

    assert window.isWindowModified()
    assert copiers.purchase.offers[0].answers["price"] == 2500
    assert button(window.banner, "Save as…").isVisible()


# What is not saved


def test_closing_with_unsaved_changes_asks_in_place(show, file):
    window = show()
    window.open_path(file)
    edit(window.document)

    assert not window.close()

    assert window.isVisible()
    assert window.banner.text() == "Some changes are not saved."
    button(window.banner, "Save and go on").click()
    assert not window.isVisible()
    assert lcc.load(file).offers[0].answers["price"] == 2500


def test_going_on_without_saving_leaves_the_file_as_it_was(show, file):
    window = show()
    window.open_path(file)
    edit(window.document)
    action(window, "home").trigger()
    assert window.document is not None

    button(window.banner, "Go on without saving").click()

    assert window.document is None
    assert in_sight(window, Welcome)
    assert file.read_bytes() == COPIERS.read_bytes()


def test_closing_the_question_stays_where_one_is(show, file):
    window = show()
    window.open_path(file)
    edit(window.document)
    window.close()

    button(window.banner, "Close").click()

    assert window.isVisible()
    assert window.document.modified


# Undo


@pytest.mark.parametrize(("language", "undo", "redo"), [("fr", "Annuler\u00a0: ", "Rétablir\u00a0: "),
                                                       ("en", "Undo: ", "Redo: ")])  # fmt: skip
def test_the_menu_says_what_is_undone_and_redone(show, copiers, language, undo, redo):
    window = show(copiers, language=language)
    assert not window.undo_action.isEnabled()
    copiers.set(PRICE, 2500, message("remove {offer}", offer="A"))

    said = window.undo_action.text()

    assert said.startswith(undo)
    assert said != undo
    window.undo_action.trigger()
    assert copiers.purchase.offers[0].answers["price"] == 2300
    assert window.redo_action.text() == said.replace(undo, redo)
    assert not window.undo_action.isEnabled()
    window.redo_action.trigger()
    assert copiers.purchase.offers[0].answers["price"] == 2500


# Settings, live


@pytest.mark.parametrize("change", ["language fr", "theme dark", "text_size 150"])
def test_a_setting_changes_live_and_keeps_the_page_and_the_document(show, copiers, change):
    window = show(copiers)
    window.show_page("offers")
    edit(copiers)
    title = window.windowTitle()

    action(window, change).trigger()

    assert window.rail.currentRow() == 3
    assert window.document is copiers
    assert window.windowTitle() == title
    assert window.isWindowModified()
    assert str(getattr(window.settings.choices, change.split()[0])) == change.split()[1]
    assert action(window, change).isChecked()


def test_the_views_of_before_a_change_of_language_no_longer_follow_the_document(show, copiers, qtbot):
    window = show(copiers)
    for key in ("purchase", "offers", "comparison"):
        window.show_page(key)
    window.choose(language="fr")
    qtbot.wait(20)  # what was there is deleted by now

    edit(copiers)
    copiers.undo()

    assert window.rail.item(0).text().endswith("Achat")


def test_what_is_said_survives_a_change_of_colours(show, file):
    window = show()
    window.open_path(file)
    edit(window.document)
    window.close()

    window.choose(theme="dark")

    assert window.banner.text() == "Some changes are not saved."


# Keys


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_1, "purchase"), (Qt.Key.Key_4, "offers"),
                                           (Qt.Key.Key_5, "comparison")])  # fmt: skip
def test_a_page_is_a_key_away(show, copiers, qtbot, key, page):
    window = show(copiers)
    window.show_page("offers" if page != "offers" else "comparison")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(window.centralWidget(), key, Qt.KeyboardModifier.ControlModifier)

    assert PAGES[window.rail.currentRow()].key == page
    assert window.stack.currentWidget() is window.views[page]


def test_the_arrows_go_along_the_rail(show, copiers, qtbot):
    window = show(copiers)
    window.show_page("offers")
    window.rail.setFocus()

    qtbot.keyClick(window.rail, Qt.Key.Key_Down)

    assert PAGES[window.rail.currentRow()].key == "comparison"
    qtbot.keyClick(window.rail, Qt.Key.Key_Up)
    assert window.stack.currentWidget() is window.views["offers"]


def test_tab_goes_from_the_rail_into_the_page(show, copiers, qtbot):
    window = show(copiers)
    window.show_page("purchase")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.rail.setFocus()

    qtbot.keyClick(window.rail, Qt.Key.Key_Tab)

    view = window.views["purchase"]
    assert view.isAncestorOf(window.focusWidget()) or window.focusWidget() is view


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_menu_has_its_letter_and_no_two_actions_the_same_keys(show, language):
    window = show(language=language)
    menus = [one for one in window.menuBar().actions() if isinstance(one.menu(), QMenu)]

    letters = [one.text()[one.text().index("&") + 1].casefold() for one in menus]
    actions = window.menuBar().findChildren(QAction)
    keys = [one.shortcut().toString() for one in actions if not one.shortcut().isEmpty()]

    assert len(letters) == len(set(letters)) == 5
    assert len(keys) == len(set(keys))
    assert {"Ctrl+1", "Ctrl+6", "Ctrl+S", "F1", "F11"} <= set(keys)


@pytest.mark.parametrize("way", ["prepare", "received", "discover"])
def test_each_way_in_is_reached_by_tab_and_taken_by_space(show, qtbot, way):
    window = show()
    wanted = window.findChild(QPushButton, way)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    for _ in range(12):
        if window.focusWidget() is wanted:
            break
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)

    assert window.focusWidget() is wanted


# The ranking in sight


def test_the_ranking_is_said_provisional_while_an_offer_is_incomplete(show, copiers):
    four = tuple(offer for offer in copiers.purchase.offers if offer.name in "ABCD")
    window = show(Document(copiers.purchase.replace(offers=four)), language="fr")

    text = window.strip.text().replace("\u00a0", " ")

    assert "1. C : " in text
    assert "Classement provisoire : 3 offres évaluables sur 4." in text
    assert window.strip.accessibleDescription() == window.strip.text()


def test_the_ranking_follows_each_edit(show, copiers):
    window = show(copiers)
    before = window.strip.text()

    copiers.set(("offers", "C", "answers", "price"), 30_000, message("change"))

    assert window.strip.text() != before
    assert window.strip.text().replace("\u00a0", " ").startswith("1. B")


@pytest.mark.parametrize("choices", [{"language": one, "theme": two, "text_size": three}
                                     for one in ("fr", "en") for two in ("light", "dark") for three in (100, 200)],
                         ids=str)  # fmt: skip
def test_the_window_and_the_first_screen_are_made_in_all_their_looks(show, copiers, choices):
    window = show(**choices)
    window.resize(1024, 768)
    welcome = window.findChild(Welcome)
    QApplication.processEvents()
    assert not window.grab().isNull()
    words = [label for label in welcome.findChildren(QLabel) if label.wordWrap()]
    assert all(label.height() >= label.heightForWidth(label.width()) for label in words)
    assert welcome.horizontalScrollBar().maximum() == 0

    window.show_document(copiers, "purchase")
    QApplication.processEvents()

    assert not window.grab().isNull()
    assert window.rail.width() < window.width() // 2
    assert window.views["purchase"].horizontalScrollBar().maximum() == 0
