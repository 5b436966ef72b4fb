"""The report page: marks, prices, exports by level, what follows the award."""

from __future__ import annotations

from pathlib import Path

import pytest
from lcc_gui.document import Document
from lcc_gui.views.report import ReportView

import lcc
from lcc import speaking

ROOT = Path(__file__).parent.parent.parent
STEPS = ["marks", "prices", "exports", "fingerprint", "followup"]


@pytest.fixture
def judged(copiers) -> Document:
    """Copiers judged on cost and technical value; D is set aside."""
    purchase = copiers.purchase
    offers = tuple(
        one.replace(set_aside={"reason": "irregular", "note": "incomplete"}) if one.name == "D" else one
        for one in purchase.offers
    )
    criteria = [{"name": "cost", "kind": "cost", "weight": 60}, {"name": "tech", "kind": "technical", "weight": 40}]
    return Document(lcc.seal(purchase.replace(offers=(), criteria=criteria), on=purchase.launch).replace(offers=offers))


@pytest.fixture
def view(judged, settings, qtbot):
    view = ReportView(judged, settings)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    yield view
    for name in ("exports", "followup"):
        view.steps[STEPS.index(name)].producing.work.close()


def turn(view, name):
    view.switch.press(STEPS.index(name))
    return view.steps[STEPS.index(name)]


def test_notes_typed_make_points_and_places_and_a_missing_one_makes_none(view):
    marks = turn(view, "marks")
    grid = marks.table.grid
    for column, note in enumerate(("20", "30", "35")):
        grid.setData(grid.index(1, column), note)

    points = [grid.data(grid.index(2, column)) for column in range(4)]

    assert points[3] == "–"
    assert "not scored" in grid.data(grid.index(4, 3))
    scored = lcc.score(view.document.purchase)
    assert points[0] == f"{scored.totals.values[0]:.2f}".rstrip("0").rstrip(".")


def test_a_note_that_is_no_number_stays_typed(view):
    grid = turn(view, "marks").table.grid

    grid.setData(grid.index(1, 0), "good")

    assert grid.data(grid.index(1, 0)) == "✖ good"
    assert view.document.purchase.offers[0].notes == {}


def test_a_computed_mark_cannot_be_typed_over(view):
    grid = turn(view, "marks").table.grid

    assert grid.cell(grid.index(0, 0)).edit is None


def test_prices_are_questions_with_their_articles(view):
    prices = turn(view, "prices")

    assert prices.table.grid.rowCount() == 4
    assert "L2152-6" in prices.ways.text() or prices.said.text() == "No price raises the question."


def test_the_version_after_signature_is_refused_in_place_until_the_date_is_entered(view):
    exports = turn(view, "exports")

    exports.level.setCurrentIndex(2)

    assert "signature" in exports.problem.text()
    assert not exports.write.isEnabled()


def test_each_unsuccessful_tenderer_gets_one_report_and_the_winner_none(view, tmp_path, qtbot):
    grid = turn(view, "marks").table.grid
    grid.enter([(1, column, "30") for column in range(4)])
    exports = turn(view, "exports")
    exports.level.setCurrentIndex(1)
    assert exports.problem.text() == ""

    exports.producing.start(tmp_path, exports.report_jobs())
    qtbot.waitUntil(lambda: bool(exports.producing.made), timeout=60_000)

    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 3  # Aurore, Boréal (both its offers in one), Duplex
    assert all(not made.mistake for made in exports.producing.made)


def test_the_method_alone_leaves_without_any_offer(view, tmp_path, qtbot):
    exports = turn(view, "exports")

    exports.producing.start(tmp_path, exports.method_jobs())
    qtbot.waitUntil(lambda: bool(exports.producing.made), timeout=20_000)

    text = next(tmp_path.iterdir()).read_text(encoding="utf-8")
    assert "Aurore" not in text
    assert lcc.load(next(tmp_path.iterdir())).offers == ()


def test_a_measure_beyond_the_tolerance_shows_the_penalty_of_the_library(view):
    step = turn(view, "followup")
    step.offer.setCurrentIndex(step.offer.findData("C"))
    step.offer.activated.emit(step.offer.currentIndex())
    view.refresh()
    step.show_now()
    grid = step.table.grid
    row = next(row for row, name in enumerate(step.table.grid._sheet.rows()) if "Electricity" in name)
    grid.setData(grid.index(row, 1), "4")
    step._amount.enter(50_000)
    step.show_now()

    result = lcc.follow_up(view.document.purchase)

    assert result.penalty > 0
    assert f"{result.penalty:,.2f}" in step.said.text()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_every_step_is_made_in_both_languages_both_colours_and_large_text(
    judged, settings, qtbot, qapp, language, theme, size
):
    from lcc_gui.look import dress

    settings.change(language=language, theme=theme, text_size=size)
    with speaking(language):
        dress(qapp, settings.choices)
        view = ReportView(judged, settings)
        qtbot.addWidget(view)
        view.resize(1000, 700)
        view.show()
        for name in STEPS:
            turn(view, name)
            assert not view.grab().isNull()
    settings.change(text_size=100)
    dress(qapp, settings.choices)
    for name in ("exports", "followup"):
        view.steps[STEPS.index(name)].producing.work.close()
