"""Charts can be read: labels apart, colours told apart in grey, whatever is compared and however it is shown."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

import lcc
from lcc.documents import charts
from lcc.documents.charts.ink import luminance
from lcc.documents.scene import Disc, Label, Rect, Stroke
from lcc.words import speaking
from tests.documents.pictures import LONG, answered, bars, compared, drawn_at_random, labels, purchase, troubles

OF_COMPARISON = ("stages", "price_or_cost", "cumulated", "visible_hidden", "budget_by_year")
LOOKS = ({}, {"width": 768.0, "height": 576.0, "scale": 1.8}, {"width": 1440.0, "height": 810.0, "scale": 2.4},
         {"width": 360.0, "height": 200.0}, {"heading": False})  # fmt: skip
RANGES = {"method › discount_rate": [0.0, 0.08], "method › resources › electricity › price": [0.05, 0.6]}
EXTREMES = {
    "one": [answered()],
    "all equal": [answered()] * 4,
    "all zero": [answered(price=0, kwh=0, service=0, takeback=0)] * 3,
    "all negative but the price": [answered(price=1, kwh=0, service=0, takeback=-5000)] * 2,
    "none ranked": [answered(price=None)] * 3,
    "none": [],
    "huge": [answered(price=1e12), answered(price=3e11, kwh=1e12)],
    "tiny": [answered(price=0.01, kwh=0.001, service=0, takeback=0)] * 2,
    "twelve": [answered(price=1000 + 50 * i) for i in range(12)],
}


@pytest.mark.parametrize("chart", OF_COMPARISON)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_label_touches_another_nor_sits_on_a_bar(chart, language):
    found = {}
    with speaking(language):
        for seed in range(24):
            look = LOOKS[seed % len(LOOKS)]
            found[seed] = troubles(getattr(charts, chart)(drawn_at_random(seed), **look))

    assert not {seed: trouble for seed, trouble in found.items() if trouble}


@pytest.mark.parametrize("chart", OF_COMPARISON)
@pytest.mark.parametrize("extreme", EXTREMES)
def test_extremes_are_drawn_and_read(chart, extreme):
    comparison = compared(EXTREMES[extreme], [f"{LONG} {i}" for i in range(len(EXTREMES[extreme]))])

    scene = getattr(charts, chart)(comparison)

    assert not troubles(scene)
    assert all(math.isfinite(value) for mark in scene.marks for value in _numbers(mark))
    assert scene.title
    assert scene.alt.endswith(".")


@pytest.mark.parametrize("look", LOOKS)
def test_analyses_are_read_at_every_size(look):
    answers = [answered(price=1000 * 1.4**i, kwh=6000 / (i + 1)) for i in range(5)]
    loaded = purchase(answers, ["A", LONG, "Pompe à chaleur", "D", "E"])
    found = lcc.breakevens(loaded, RANGES)

    scenes = {
        "rulers": charts.rulers(found, **look),
        "tornado": charts.tornado(lcc.tornado(loaded, ranges=RANGES), **look),
        "distribution": charts.distribution(lcc.simulate(loaded, 300, ranges=RANGES), **look),
        "territories": charts.territories(lcc.first_places(loaded, *RANGES.items()), **look),
    }

    assert {name: troubles(scene) for name, scene in scenes.items()} == {name: [] for name in scenes}


def _numbers(mark: Rect | Stroke | Disc | Label) -> list[float]:
    if isinstance(mark, Stroke):
        return [value for point in mark.points for value in point]
    return [mark.x, mark.y, *((mark.width, mark.height) if isinstance(mark, Rect) else ())]


def test_bars_never_have_a_negative_size():
    for seed in range(10):
        for chart in OF_COMPARISON:
            scene = getattr(charts, chart)(drawn_at_random(seed))

            assert all(bar.width >= 0 and bar.height >= 0 for bar in bars(scene))


def test_text_is_as_large_as_asked():
    small, large = (charts.stages(drawn_at_random(3), scale=scale) for scale in (1.0, 2.4))

    assert max(label.size for label in labels(large)) == pytest.approx(2.4 * max(label.size for label in labels(small)))
    assert min(label.size for label in labels(large)) >= 2.4 * 0.75 * 10
    assert large.tile == pytest.approx(2.4 * small.tile)


def test_a_text_cut_short_says_itself_in_full_when_pointed_at():
    scene = charts.stages(compared([answered(), answered()], [LONG, "B"]))

    (cut,) = [label for label in labels(scene) if label.text.endswith("…")]

    assert cut.about.label == LONG


def test_a_document_with_its_own_caption_does_without_the_heading():
    comparison = drawn_at_random(3)

    bare = charts.price_or_cost(comparison, heading=False)

    assert bare.title not in [label.text for label in labels(bare)]
    assert bare.height < charts.price_or_cost(comparison).height


# Colours


@pytest.mark.parametrize("ink", [charts.LIGHT, charts.DARK])
def test_two_styles_side_by_side_differ_in_grey_by_pattern_or_by_luminance(ink):
    offers = [ink.offer(place) for place in range(12)]

    for styles in (offers, list(ink.layers.values())):
        for one, other in combinations(styles, 2):
            assert one.pattern != other.pattern or _contrast(one.fill, other.fill) >= 1.25


@pytest.mark.parametrize("ink", [charts.LIGHT, charts.DARK])
def test_text_and_shapes_stand_out_from_the_paper(ink):
    assert _contrast(ink.text, ink.paper) >= 7
    assert _contrast(ink.muted, ink.paper) >= 4.5
    assert _contrast(ink.text, ink.zone) >= 7
    assert _contrast(ink.edge, ink.paper) >= 4.5
    assert all(_contrast(ink.offer(place).fill, ink.paper) >= 2.9 for place in range(7))


@pytest.mark.parametrize("ink", [charts.LIGHT, charts.DARK])
def test_a_pattern_can_be_seen_on_its_fill(ink):
    styles = [*ink.layers.values(), *(ink.offer(place) for place in range(12))]

    assert all(_contrast(style.fill, style.hatch) >= 2.5 for style in styles)


def test_twelve_offers_have_twelve_dashes_and_twelve_styles():
    styles = [charts.LIGHT.offer(place) for place in range(12)]

    assert len({style.dash for style in styles}) == 12
    assert len({(style.fill, style.pattern) for style in styles}) == 12


def _contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("chart", OF_COMPARISON)
def test_a_picture_fills_the_height_asked_and_no_more(chart):
    comparison = compared([answered(price=1000 * i) for i in (1, 2, 3)])

    for scale in (1.0, 2.0):
        assert (
            getattr(charts, chart)(comparison, width=900 * scale, height=600 * scale, scale=scale).height == 600 * scale
        )
