"""The comparison page: what convinces, and how each figure is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from lcc_gui.document import Document
from lcc_gui.views.comparison import ComparisonView
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

import lcc
from lcc import speaking
from lcc.documents.scene import Rect
from lcc.words import message

ROOT = Path(__file__).parent.parent.parent
NAMES = ["price", "changes", "redo", "stages", "waterline", "time", "budget", "tables"]


@pytest.fixture
def view(copiers, settings, qtbot):
    view = ComparisonView(copiers, settings)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    yield view
    view.panels[1].work.close()


def turn(view, name):
    view.switch.press(NAMES.index(name))
    return view.panel()


def ends(scene):
    """Where the longest bar of a ranked offer ends."""
    bars = [mark for mark in scene.marks if isinstance(mark, Rect) and mark.about and mark.about.offer != "D"]
    return max(mark.x + mark.width for mark in bars)


def test_the_space_bar_goes_from_the_price_to_the_cost_on_one_axis(view, qtbot):
    panel = view.panel()
    whole = panel.view.scene

    view.activateWindow()
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)

    assert panel.shown == "price"
    ticks = [[mark.text for mark in scene.marks if hasattr(mark, "text") and "k€" in mark.text]
             for scene in (whole, panel.view.scene)]  # fmt: skip
    assert ticks[0] == ticks[1]
    assert ends(panel.view.scene) < ends(whole)


def test_the_difference_is_explained_by_its_causes_and_without_discounting(view):
    texts = " ".join(mark.text for mark in view.panel().view.scene.marks if hasattr(mark, "text"))

    assert str(view.document.comparison.reversal.sentence())[:40] in texts
    assert "ndiscounted" in texts or "discount" in texts


def test_what_would_change_the_ranking_is_found_in_the_background_and_marked_simulation(view, qtbot):
    panel = turn(view, "changes")

    qtbot.waitUntil(lambda: panel.view.scene is not None, timeout=20_000)

    assert "imulation" in " ".join(mark.text for mark in panel.view.scene.marks if hasattr(mark, "text"))


def test_a_bar_opens_how_its_figure_is_made(view, qtbot):
    panel = turn(view, "stages")
    qtbot.waitUntil(lambda: panel.view.scene is not None)
    bar = next(mark for mark in panel.view.scene.marks if isinstance(mark, Rect) and mark.about and mark.about.offer)
    middle = QPointF(bar.x + bar.width / 2, bar.y + bar.height / 2)

    panel.view.setFocus()
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=middle.toPoint())

    assert view.panel() is view.redo
    assert view.redo.offer.currentText() == bar.about.offer


def test_the_sum_of_the_page_redo_is_the_total_of_the_ranking(view):
    panel = turn(view, "redo")

    first = view.document.comparison.ranking[0]
    panel.show_figure(first.offer, "")

    assert f"{first.total:,.2f}" in panel.text.toPlainText()


def test_tables_are_copied_with_their_names(view, qtbot):
    table = turn(view, "tables")._tables[0][1]
    table.selectAll()

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[1:] == [offer.name for offer in view.document.purchase.offers]
    assert any(line.startswith("Life-cycle cost") for line in lines)


def test_enter_in_a_table_opens_the_figure(view, qtbot):
    tables = turn(view, "tables")
    table = tables._tables[0][1]
    row = next(row for row in range(table.grid.rowCount()) if table.grid.cell(table.grid.index(row, 0)).key[1])
    table.setCurrentIndex(table.grid.index(row, 0))

    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert view.panel() is view.redo
    assert view.redo.part.currentData()


def test_pictures_follow_an_edit_when_they_are_in_sight(view):
    before = view.panel().view.scene

    view.document.set(("offers", "A", "answers", "price"), 9000, message("change"))

    assert view.panel().view.scene is not before


def test_a_budget_that_cannot_be_drawn_says_why_in_place(settings, qtbot):
    purchase = lcc.load(ROOT / "examples" / "copiers.lcc.yaml")
    method = purchase.method.replace(inflation=None)
    costs = tuple(cost.replace(contract={"price": "revisable"}) for cost in method.costs)
    document = Document(purchase.replace(method=method.replace(costs=costs)))
    view = ComparisonView(document, settings)
    qtbot.addWidget(view)
    view.show()

    panel = turn(view, "budget")

    assert "inflation" in panel.problem.text()
    view.panels[1].work.close()


def test_without_a_complete_offer_the_page_says_what_is_awaited(settings, qtbot):
    document = Document(lcc.load(ROOT / "examples" / "copiers.lcc.yaml").replace(offers=()))
    view = ComparisonView(document, settings)
    qtbot.addWidget(view)
    view.show()

    assert view.empty.isVisible()
    assert not view.switch.isVisible()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_every_answer_is_made_in_both_languages_both_colours_and_large_text(
    copiers, settings, qtbot, qapp, language, theme, size
):
    from lcc_gui.look import dress

    settings.change(language=language, theme=theme, text_size=size)
    with speaking(language):
        dress(qapp, settings.choices)
        view = ComparisonView(copiers, settings)
        qtbot.addWidget(view)
        view.resize(1000, 700)
        view.show()
        for name in NAMES:
            if name != "changes":
                turn(view, name)
                assert not view.grab().isNull()
    settings.change(text_size=100)
    dress(qapp, settings.choices)
    view.panels[1].work.close()
