"""Advanced analyses: out of the way, off the window's thread, without effect on the ranking."""

from __future__ import annotations

import pytest
from lcc_gui.analyses import Analyses

import lcc

NAMES = ["ranges", "scenarios", "tornado", "draws", "map", "returns"]


@pytest.fixture
def analyses(copiers, settings, qtbot):
    window = Analyses(copiers, settings)
    qtbot.addWidget(window)
    window.show()
    yield window
    for panel in window.panels:
        if hasattr(panel, "work"):
            panel.work.close()


def turn(analyses, name):
    analyses.switch.press(NAMES.index(name))
    return analyses.panels[NAMES.index(name)]


def settled(qtbot, panel):
    qtbot.waitUntil(lambda: not panel.work.busy, timeout=60_000)
    return panel


@pytest.mark.parametrize("name", ["tornado", "draws", "map"])
def test_an_analysis_is_found_in_the_background_and_drawn(analyses, qtbot, name):
    panel = settled(qtbot, turn(analyses, name))

    assert panel.view.scene is not None
    assert panel.view.isVisible()


def test_figures_that_rest_on_other_assumptions_are_marked_simulation(analyses, qtbot):
    panel = settled(qtbot, turn(analyses, "tornado"))

    assert "imulation" in panel.said.text()


def test_scenarios_are_beside_each_other_with_the_ranking_at_zero(analyses, qtbot):
    panel = settled(qtbot, turn(analyses, "scenarios"))

    text = panel.said.text()
    assert text.index("low") < text.index("published") < text.index("high")
    assert "stable" in text or "sensitive" in text


def test_a_stopped_analysis_says_so_and_gives_no_picture(analyses, qtbot):
    panel = turn(analyses, "draws")
    panel.count.setValue(100_000)
    panel.show_now()

    panel.stop()
    qtbot.wait(50)

    assert panel.said.text() == "Stopped."
    assert panel.view.scene is None


def test_the_answer_of_an_older_version_is_dropped(analyses, copiers, qtbot):
    panel = turn(analyses, "draws")
    panel.count.setValue(50_000)
    panel.show_now()
    panel.count.setValue(200)

    panel.show_now()
    settled(qtbot, panel)

    assert "200" in panel.said.text() or panel.view.scene is not None
    assert not panel.work.busy


def test_a_range_typed_is_kept_in_the_purchase_and_undone(analyses, copiers):
    grid = turn(analyses, "ranges").table.grid
    row = next(row for row, name in enumerate(grid._sheet.rows()) if "iscount" in name)

    grid.setData(grid.index(row, 0), "0.01")

    assert next(iter(copiers.purchase.ranges.values())).low == 0.01
    copiers.undo()
    assert not copiers.purchase.ranges


def test_returns_are_those_of_the_library(analyses, copiers):
    panel = turn(analyses, "returns")

    found = copiers.comparison.against()

    assert panel.table.grid.columnCount() == len(found)
    first = next(iter(found.values()))
    assert f"{first.net_savings:,.2f}".lstrip("-") in panel.table.grid.data(panel.table.grid.index(0, 0)).replace(
        "−", "-"
    )


def test_nothing_of_it_changes_the_purchase(analyses, copiers, qtbot):
    before = copiers.purchase

    for name in ("tornado", "draws", "map", "returns"):
        panel = turn(analyses, name)
        if hasattr(panel, "work"):
            settled(qtbot, panel)

    assert copiers.purchase is before
    assert lcc.compare(before).ranking == copiers.comparison.ranking
