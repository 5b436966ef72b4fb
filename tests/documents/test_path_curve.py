"""A path drawn through the years."""

from __future__ import annotations

import pytest

from lcc import Path, speaking
from lcc.documents.charts import trajectory
from lcc.documents.scene import Disc, Stroke


def drawn(path, unit="€/kWh", years=4, **look):
    return trajectory(path, "Price", unit, base_year=2027, years=years, width=500.0, **look)


def test_each_year_is_a_point_and_a_row():
    with speaking("en"):
        scene = drawn(Path(0.2, growth=0.1))

    assert [row[0] for row in scene.rows] == ["2027", "2028", "2029", "2030", "2031"]
    assert len([mark for mark in scene.marks if isinstance(mark, Disc)]) == 5
    assert scene.rows[1][1] == "0.22\u00a0€/kWh"


def test_a_year_without_a_value_is_a_gap_and_is_said():
    scene = drawn(Path(points={2027: 1.0, 2029: 2.0}))

    assert len([mark for mark in scene.marks if isinstance(mark, Disc)]) == 3
    assert scene.rows[-1] == ("2031", "–")
    assert any("2030–2031" in getattr(mark, "text", "") for mark in scene.marks)


def test_steps_are_drawn_as_steps():
    with speaking("en"):
        scene = drawn(Path(points={0: 0.035, 2: 0.03}, join="step", beyond="hold"), "%")

    strokes = [mark for mark in scene.marks if isinstance(mark, Stroke) and mark.width > 2]
    assert len(strokes) == 4
    assert all(len(mark.points) == 3 for mark in strokes)
    assert scene.rows[0][1] == "3.5\u00a0%"


def test_the_picture_is_said_in_a_sentence():
    with speaking("fr"):
        assert "0,2\u00a0€/kWh en 2027" in drawn(Path(0.2, growth=0.1)).alt


@pytest.mark.parametrize("scale", [1.0, 2.4])
def test_lines_stay_on_the_paper(scale):
    scene = drawn(Path(123456.0, growth=0.3), years=30, scale=scale)

    strokes = [mark for mark in scene.marks if isinstance(mark, Stroke)]
    assert len(strokes) > 30
    for x, y in (point for mark in strokes for point in mark.points):
        assert -1 <= x <= scene.width + 1
        assert -1 <= y <= scene.height + 1
