"""What one hears, what one reaches with the keyboard alone, what one can read: on every page, in French."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from lcc_gui.analyses import Analyses
from lcc_gui.catalogue import FACTORS, METHODS, TOOLS, CatalogueWindow
from lcc_gui.document import Document
from lcc_gui.look import DARK, LIGHT, dress
from lcc_gui.pages import PAGES
from lcc_gui.painter import SceneView
from lcc_gui.seen import box_of
from lcc_gui.settings import Settings
from lcc_gui.views.offers import OffersView
from lcc_gui.window import Window
from lcc_gui.workshop.stage import Stage
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTableView, QWidget

import lcc
from lcc.documents.charts import ink
from lcc.documents.charts.bars import stages
from lcc.documents.charts.ink import luminance
from lcc.documents.scene import About, Disc, Label, Rect, Scene
from lcc.words import language, speak
from tests.gui.spoken import Role, Spoken, cells, spoken

ROOT = Path(__file__).parents[2]
READ = 4.5
"""Contrast of text with its ground, at least (WCAG 2.2, 1.4.3)."""
KEYS = [page.key for page in PAGES]
TURNS = {"method": 7, "trial": 6, "comparison": 8, "report": 5}
"""Steps of the pages that have some."""
ABOUT = About("Une barre", "1 €")


@pytest.fixture(autouse=True)
def french(qapp, settings):
    """Speak French, then as before."""
    before = language()
    settings.change(language="fr")
    speak("fr")
    yield
    speak(before)
    dress(qapp, Settings().choices)


@pytest.fixture
def window(copiers, settings, qtbot):
    """The copiers, in a file nobody else has open."""
    window = Window(settings, Document(copiers.purchase))
    qtbot.addWidget(window, before_close_func=lambda window: setattr(window, "document", None))
    window.show()
    return window


def turned(window: Window, key: str, step: int) -> QWidget:
    """Show a page, and one of its steps."""
    window.show_page(key)
    view = window.views[key]
    if key in TURNS:
        view.switch.press(step)
    QApplication.processEvents()
    return view


def faults(widget: QWidget) -> list[str]:
    """List the controls in sight without a name, and those that another has."""
    controls = [one for one in spoken(widget) if one.focusable and one.role is not Role.StaticText]
    assert controls
    bare = [f"no name: {one.role.name} {one.path}" for one in controls if not one.name.strip()]
    return bare + [f"no role: {one.name}" for one in controls if one.role is Role.NoRole] + twice(controls)


def twice(controls: list[Spoken]) -> list[str]:
    """List the controls one cannot tell apart; marks of a picture also differ by their value."""
    named = Counter((one.role, one.name) for one in controls if one.name and one.role is not Role.Graphic)
    return [f"twice: {role.name} {name}" for (role, name), times in named.items() if times > 1]


# Heard


@pytest.mark.parametrize("key", KEYS)
def test_every_control_of_every_step_has_a_name_and_a_role_and_no_two_the_same(window, key, qtbot):
    for step in range(TURNS.get(key, 1)):
        view = turned(window, key, step)
        assert faults(view) == []

    assert [one.name for one in spoken(window) if one.role is Role.List][:1] == ["Étapes"]
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == str(PAGES[KEYS.index(key)].name)


@pytest.mark.parametrize("way", ["", "prepare", "discover"])
def test_every_control_of_the_ways_in_has_a_name(settings, qtbot, way):
    window = Window(settings)
    qtbot.addWidget(window)
    window.show()
    if way:
        window.findChild(QWidget, way).click()

    assert faults(window) == []


def test_every_control_of_the_analyses_and_of_the_workshop_has_a_name(copiers, settings, qtbot, tmp_path):
    analyses, stage = Analyses(copiers, settings), Stage(None, None, tmp_path)
    for window in (analyses, stage):
        qtbot.addWidget(window)
        window.show()
    found = []

    for step, panel in enumerate(analyses.panels):
        analyses.switch.press(step)
        found += faults(analyses)
        if hasattr(panel, "work"):
            panel.work.close()
    stage.choose()

    assert found == []
    assert faults(stage) == []


@pytest.mark.parametrize("part", [FACTORS, METHODS, TOOLS])
def test_every_control_of_the_catalogue_has_a_name(window, qtbot, part):
    catalogue = CatalogueWindow(window)
    qtbot.addWidget(catalogue)
    catalogue.show()

    catalogue.switch.press(part)

    assert faults(catalogue) == []


@pytest.mark.parametrize("example", ["copiers", "led-framework"])
def test_every_cell_says_its_row_its_column_and_what_it_holds(settings, qtbot, example):
    window = Window(settings, Document(lcc.load(ROOT / "examples" / f"{example}.lcc.yaml")))
    qtbot.addWidget(window, before_close_func=lambda window: setattr(window, "document", None))
    window.show()
    window.show_page("offers")
    tables = [table for table in window.views["offers"].findChildren(QTableView) if not table.isHidden()]

    for table in tables:
        said = cells(table)
        model = table.model()
        assert table.accessibleName()
        assert len(said) == model.rowCount() * model.columnCount()
        first = model.headerData(0, Qt.Orientation.Vertical), model.headerData(0, Qt.Orientation.Horizontal)
        assert said[0].startswith(f"{first[0]}, {first[1]}: ")
        assert all(", " in one and ": " in one for one in said)
    assert len(tables) == (2 if example == "led-framework" else 1)


def test_a_missing_value_is_heard_as_such(window):
    view = turned(window, "offers", 0)
    said = next(
        view.table.grid.data(view.table.grid.index(row, column), Qt.ItemDataRole.AccessibleDescriptionRole)
        for row, name in enumerate(view.sheet.rows()) if "couleur" in name
        for column, offer in enumerate(view.sheet.offers) if offer.name == "D"
    )  # fmt: skip

    assert said.startswith("Non renseigné")


# Pictures heard


@pytest.fixture
def picture(copiers, qtbot):
    """The stages of the copiers, shown."""
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show_made(lambda width, scale: stages(copiers.comparison, width=width, scale=scale))
    view.show()
    return view


def test_a_picture_is_a_chart_whose_marks_have_a_name_and_a_value(picture):
    chart = QAccessible.queryAccessibleInterface(picture)
    assert picture.scene is not None

    heard = [chart.child(place) for place in range(chart.childCount())]

    assert chart.role() is Role.Chart
    assert chart.text(QAccessible.Text.Name) == picture.scene.title
    assert chart.text(QAccessible.Text.Description) == picture.scene.alt
    assert [(one.text(QAccessible.Text.Name), one.text(QAccessible.Text.Value)) for one in heard] == [
        (mark.about.label, mark.about.value) for mark in picture.pointable()
    ]
    assert any("€" in one.text(QAccessible.Text.Value) for one in heard)
    assert all(one.role() is Role.Graphic and one.isValid() for one in heard)
    assert all(one.parent().role() is Role.Chart and one.childCount() == 0 for one in heard)


def test_a_mark_is_found_where_it_is_drawn(picture):
    chart = QAccessible.queryAccessibleInterface(picture)
    place, bar = next(
        (place, mark) for place, mark in enumerate(picture.pointable())
        if isinstance(mark, Rect) and min(mark.width, mark.height) > 8
    )  # fmt: skip
    there = picture.mapToGlobal(QPoint(round(bar.x + bar.width / 2), round(bar.y + bar.height / 2)))

    found = chart.childAt(there.x(), there.y())

    assert chart.indexOfChild(found) == place
    assert found.rect().contains(there)
    assert chart.childAt(-10_000, -10_000) is None


def test_the_arrows_tell_which_mark_is_spoken(picture, qtbot):
    picture.activateWindow()
    picture.setFocus()
    qtbot.waitUntil(picture.hasFocus)
    chart = QAccessible.queryAccessibleInterface(picture)
    before = chart.focusChild()

    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.keyClick(picture, Qt.Key.Key_Right)

    assert before is None
    assert chart.indexOfChild(chart.focusChild()) == 1
    assert [bool(chart.child(place).state().focused) for place in range(3)] == [False, True, False]
    assert picture.pointable()[1].about.value in picture.accessibleDescription()


def test_what_is_heard_follows_the_picture_and_goes_with_it(picture, copiers):
    chart = QAccessible.queryAccessibleInterface(picture)
    last = chart.child(chart.childCount() - 1)

    picture.show_made(lambda width, scale: Scene(width, 20.0, (), "Rien", "Aucune barre"))

    assert chart.childCount() == 0
    assert not last.isValid()
    assert last.text(QAccessible.Text.Name) == ""
    assert last.state().invalid
    assert last.rect().isEmpty()


def test_pictures_come_and_go_without_leaving_anything_behind(qapp):
    from lcc_gui import seen

    for _ in range(300):
        view = SceneView()
        view.show_made(lambda width, _: Scene(width, 20.0, (Rect(0, 0, 9, 9, about=ABOUT),), "Un", "Une barre"))
        chart = QAccessible.queryAccessibleInterface(view)
        QAccessible.uniqueId(chart.child(0))
        view.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert len(seen._KEPT) < 10


# By keyboard alone


def stops(start: QWidget) -> list[QWidget]:
    """Press Tab until one is back where one was."""
    start.setFocus()
    found: list[QWidget] = []
    for _ in range(300):
        here = QApplication.focusWidget()
        assert here is not None
        if found and here is found[0]:
            return found
        assert here not in found, f"the focus goes round without {found[0]}: {here} {here.accessibleName()}"
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError("no end to the round")


def expected(window: QWidget) -> list[QWidget]:
    """List what Tab should stop at: all that is in sight and takes the keyboard."""
    return [
        one for one in window.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None and not _pressed_elsewhere(one)
    ]  # fmt: skip


def _pressed_elsewhere(one: QWidget) -> bool:
    """Tell the buttons that the arrows reach from the one pressed."""
    if isinstance(one, QLineEdit) and isinstance(one.parentWidget(), QComboBox):
        return True
    group = one.group() if isinstance(one, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() is not one


@pytest.mark.parametrize("key", KEYS)
def test_tab_goes_round_all_the_controls_of_every_step_without_a_trap(window, key, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    for step in range(TURNS.get(key, 1)):
        turned(window, key, step)
        reached, wanted = stops(window.rail), expected(window)
        assert len(wanted) > 2
        assert {_named(one) for one in wanted} - {_named(one) for one in reached} == set()


def _named(one: QWidget) -> tuple[str, str, int]:
    return type(one).__name__, one.accessibleName(), id(one)


class Windows(QObject):
    """Notes the windows that are shown, were it for an instant."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("key", KEYS)
def test_no_page_flashes_a_window_while_it_is_made(window, key, qapp):
    window.show_page("purchase" if key != "purchase" else "offers")
    windows = Windows()
    qapp.installEventFilter(windows)

    for step in range(TURNS.get(key, 1)):
        turned(window, key, step)
    window.rebuild()

    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_every_page_is_a_key_away(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown = []

    for number in range(1, 7):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        shown.append(window.stack.currentWidget())

    assert shown == [window.views[key] for key in KEYS]


def test_a_whole_offer_is_typed_with_the_keyboard_alone(copiers, settings, qtbot):
    known = next(offer for offer in copiers.purchase.offers if offer.name == "C")
    document = Document(copiers.purchase.replace(offers=()))
    view = OffersView(document, settings)
    qtbot.addWidget(view)
    view.show()
    typed = {"name": "C", "tenderer": "Cerisiers", "kind": "base", "vat": "0", "vat_ground": "Article 293 B du CGI"}

    for row in view.sheet.answer_rows():
        if row.kind in ("total", "place", "state"):
            break
        text = typed.get(row.kind) or f"{known.answers[row.name]:g}".replace(".", ",")
        qtbot.keyClicks(view.table, text[0])
        editor = next(one for one in view.table.findChildren(QLineEdit) if one.isVisible())
        qtbot.keyClicks(editor, text[1:])
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()

    offer = document.purchase.offers[0]
    assert offer.answers == known.answers
    assert (offer.vat, offer.vat_ground) == (0.0, "Article 293 B du CGI")
    assert [one.total for one in document.comparison.ranking] == [
        one.total for one in copiers.comparison.ranking if one.offer == "C"
    ]


# Read


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_of_the_window_stands_out_from_every_ground(colours):
    texts = (colours.text, colours.quiet, colours.error, colours.warning, colours.good, colours.accent)
    pairs = [*product(texts, (colours.ground, colours.paper, colours.tint)), (colours.accent_text, colours.accent)]

    assert [(one, other) for one, other in pairs if contrast(one, other) < READ] == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_and_the_focus_are_seen(colours):
    grounds = (colours.ground, colours.paper)

    assert min(contrast(edge, ground) for edge in (colours.edge, colours.accent) for ground in grounds) >= 3
    assert contrast(colours.text, colours.accent) >= 1.5  # the ring around a focused main button


@pytest.mark.parametrize("colours", [ink.LIGHT, ink.DARK], ids=["light", "dark"])
def test_every_label_of_a_picture_stands_out_from_what_is_behind(copiers, colours):
    scene = stages(copiers.comparison, width=900, scale=1.0, ink=colours)
    bars = [mark for mark in scene.marks if isinstance(mark, Rect | Disc) and mark.fill]
    labels = [mark for mark in scene.marks if isinstance(mark, Label)]

    faint = []
    for label in labels:
        behind = [bar for bar in bars if _under(bar, label)]
        ground = behind[-1].fill if behind else colours.paper
        if contrast(label.fill, ground) < READ:
            faint.append((label.text, label.fill, ground))

    assert labels
    assert faint == []
    for text, ground in product((colours.text, colours.muted, colours.accent), (colours.paper, colours.zone)):
        assert contrast(text, ground) >= READ


def _under(shape: Rect | Disc, label: Label) -> bool:
    return box_of(shape).contains(label.x, label.y - label.size / 3)
