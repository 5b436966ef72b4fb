"""What each chart says: the figures of its bars, its table, its sentence, and what stays in place."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import lcc
from lcc.documents import charts
from lcc.documents.charts.axis import across, decimals_of, money, short_money, spanned, upright
from lcc.documents.charts.cells import gathered
from lcc.documents.charts.layers import layered
from lcc.documents.charts.placing import spread
from lcc.documents.scene import Rect, Scene, Stroke
from lcc.words import speaking
from tests.documents.pictures import answered, bars, compared, drawn_at_random, labels, purchase

RATE, POWER = "method › discount_rate", "method › resources › electricity › price"
RANGES = {RATE: [0.0, 0.08], POWER: [0.05, 0.6]}
CHEAP = answered(price=1000, life=10, kwh=3000)
SPARE = answered(price=2500, life=10, kwh=100)


@pytest.fixture
def two():
    """A cheap offer that consumes, a dear one that does not, and one without a price."""
    return compared([CHEAP, SPARE, answered(price=None)], ["Cheap", "Spare", "Blank"])


def texts(scene: Scene) -> list[str]:
    return [label.text for label in labels(scene)]


def of_offer(scene: Scene, offer: str) -> list[Rect]:
    return [bar for bar in bars(scene) if bar.about.offer == offer]


# Bars


@pytest.mark.parametrize("seed", range(12))
def test_the_layers_of_an_offer_add_up_to_its_total(seed):
    comparison = drawn_at_random(seed)

    shown = layered(comparison)

    for name in comparison.evaluated:
        assert shown.sums[comparison.names.index(name)] == pytest.approx(comparison.total[name], abs=0.005, rel=1e-12)


def test_the_first_layer_is_what_an_offer_costs_to_buy(two):
    shown = layered(two)

    for name in two.evaluated:
        assert shown.costs[two.names.index(name), 0] == pytest.approx(two.acquisition[name])


def test_bars_are_as_long_as_what_they_stand_for(two):
    scene = charts.stages(two)

    lengths = {
        name: sum(b.width for b in of_offer(scene, name) if b.about.part != "residual") for name in two.evaluated
    }
    costs = layered(two).costs.sum(axis=1)

    assert lengths["Cheap"] / lengths["Spare"] == pytest.approx(costs[0] / costs[1])


def test_what_comes_back_stands_on_the_other_side_of_zero(two):
    scene = charts.stages(two)

    zero = min(bar.x for bar in bars(scene) if bar.about.part == "price")
    residual = [bar for bar in bars(scene) if bar.about.part == "residual"]

    assert residual
    assert all(bar.x + bar.width == pytest.approx(zero) for bar in residual)


def test_the_place_of_each_offer_is_on_its_row_and_its_total_at_the_end_of_its_bar(two):
    said = texts(charts.stages(two))

    assert {"1", "2"} <= set(said)
    assert {money(rank.total, "EUR") for rank in two.ranking} <= set(said)


def test_an_offer_that_lacks_an_answer_is_hatched_not_ranked_and_says_why(two):
    scene = charts.stages(two)

    (hatched,) = of_offer(scene, "Blank")

    assert hatched.pattern == "rising"
    assert "Not answered" in hatched.about.value
    assert "not ranked" in texts(scene)


def test_an_offer_set_aside_is_hatched_too_and_does_not_stretch_the_axis():
    loaded = purchase([CHEAP, answered(price=900_000)], ["Cheap", "Dear"])
    aside = loaded.offers[1].replace(set_aside=lcc.SetAside(reason="unacceptable"))

    scene = charts.stages(lcc.compare(loaded.replace(offers=(loaded.offers[0], aside))))

    (hatched,) = of_offer(scene, "Dear")
    assert "unacceptable" in hatched.about.value
    assert max(b.width for b in of_offer(scene, "Cheap")) > scene.width / 4


def test_price_and_cost_are_drawn_on_the_same_axis_and_nothing_but_bars_moves(two):
    for look in ({}, {"width": 768, "height": 576, "scale": 1.8}, {"width": 300}):
        price, total = (charts.price_or_cost(two, show, **look) for show in ("price", "total"))

        bought = [[b for b in bars(s) if b.about.part == "price"] for s in (price, total)]

        assert (price.width, price.height) == (total.width, total.height)
        assert [(b.x, b.y, b.width, b.height) for b in bought[0]] == [(b.x, b.y, b.width, b.height) for b in bought[1]]


def test_a_title_on_two_lines_in_one_state_moves_nothing_either():
    loaded = purchase([CHEAP, SPARE])
    comparison = lcc.compare(loaded.replace(method=loaded.method.replace(externalities=())))

    price, total = (charts.price_or_cost(comparison, show, width=300) for show in ("price", "total"))

    titles = [sum(label.bold and label.size > 12 for label in labels(scene)) for scene in (price, total)]
    assert titles == [1, 2]
    assert price.height == total.height
    assert min(b.y for b in bars(price)) == min(b.y for b in bars(total))


@pytest.mark.parametrize("seed", range(15))
def test_no_comparison_makes_the_axis_of_price_and_cost_move(seed):
    comparison = drawn_at_random(seed)

    price, total = (charts.price_or_cost(comparison, show) for show in ("price", "total"))

    figures = [[(label.x, label.y) for label in labels(s) if label.anchor == "middle" and not label.bold]
               for s in (price, total)]  # fmt: skip
    assert figures[0] == figures[1]


def test_places_are_those_of_the_price_then_those_of_the_cost(two):
    price, total = (charts.price_or_cost(two, show) for show in ("price", "total"))

    places = [{row[1]: row[0] for row in scene.rows} for scene in (price, total)]

    assert (places[0]["Cheap"], places[0]["Spare"]) == ("1", "2")
    assert (places[1]["Cheap"], places[1]["Spare"]) == ("2", "1")


def test_the_difference_by_its_causes_is_written_under_the_cost(two):
    said = " ".join(texts(charts.price_or_cost(two, "total")))

    assert "more to buy than Cheap" in said
    assert "Without discounting" in said


def test_layers_revealed_one_by_one_keep_the_axis_they_are_given(two):
    scenes = [charts.stages(two, layers=kept, axis_to=5000) for kept in (["price"], ["price", "use"], charts.LAYERS)]

    prices = [[(b.x, b.width) for b in bars(scene) if b.about.part == "price" and b.about.offer == "Cheap"]
              for scene in scenes]  # fmt: skip

    assert prices[0] == prices[1]
    assert [scene.rows[0][1] for scene in scenes] == ["Cheap", "Spare", "Spare"]


def test_an_unknown_layer_is_refused_with_the_nearest(two):
    with pytest.raises(lcc.LccError, match="maintenance"):
        charts.stages(two, layers=["maintenence"])


def test_offers_are_in_the_order_asked(two):
    orders = [[row[1] for row in charts.stages(two, order=order).rows] for order in ("rank", "file", ["Blank"])]

    assert orders == [["Spare", "Cheap", "Blank"], ["Cheap", "Spare", "Blank"], ["Blank", "Cheap", "Spare"]]


# The waterline


def test_the_price_is_above_the_water_and_the_rest_below_on_one_scale(two):
    scene = charts.visible_hidden(two)

    above = {b.about.offer: b for b in bars(scene) if b.about.part == "price"}
    below = [b for b in of_offer(scene, "Cheap") if b.about.part in ("use", "maintenance", "end_of_life", "externality",
                                                                    "renewal")]  # fmt: skip
    water = above["Cheap"].y + above["Cheap"].height

    assert above["Spare"].y + above["Spare"].height == pytest.approx(water)
    assert min(b.y for b in below) == pytest.approx(water)
    hidden = sum(b.height for b in below)
    costs = layered(two).costs[0]
    assert hidden / above["Cheap"].height == pytest.approx(costs[1:].sum() / costs[0])


def test_letters_stand_for_names_too_wide_for_their_columns():
    comparison = compared(
        [answered(price=1000 + i) for i in range(12)], [f"Groupement solidaire n° {i}" for i in range(12)]
    )

    said = texts(charts.visible_hidden(comparison))

    assert "L" in said
    assert any(text.startswith("L (") and text.endswith("n° 11") for text in said)


def test_what_comes_back_is_taken_off_beside_the_column_from_its_foot():
    comparison = compared([answered(price=1000, life=5, service=300, takeback=-200)], ["A"])

    scene = charts.visible_hidden(comparison)

    costs = [b for b in bars(scene) if not b.about.value.startswith("−")]
    gains = [b for b in bars(scene) if b.about.value.startswith("−")]
    foot = max(b.y + b.height for b in costs)
    assert {b.about.part for b in gains} == {"residual", "end_of_life"}
    assert min(b.x for b in gains) == pytest.approx(costs[0].x + costs[0].width)
    assert max(b.y + b.height for b in gains) == pytest.approx(foot)
    scale = sum(b.height for b in costs) / layered(comparison).costs.sum()
    assert sum(b.height for b in gains) == pytest.approx(-layered(comparison).gains.sum() * scale)


# Curves


def test_curves_end_at_the_totals_of_the_ranking(two):
    scene = charts.cumulated(two)

    curves = {mark.about.label: mark.about.value for mark in scene.marks if isinstance(mark, Stroke) and mark.about}

    assert curves == {rank.offer: money(rank.total, "EUR") for rank in two.ranking}


def test_a_crossing_is_marked_with_its_year_and_told(two):
    scene = charts.cumulated(two)
    (moment,) = two.against("Cheap")["Spare"].discounted_crossings
    year = str(two.method.base_year + int(moment) + 1)

    assert year in texts(scene)
    assert f"From {year} on, Spare has cost less than Cheap" in scene.alt


def test_without_a_crossing_the_sentence_says_so():
    scene = charts.cumulated(compared([answered(price=100), answered(price=900)]))

    assert "the same throughout" in scene.alt


# Budget


def test_the_budget_of_each_year_is_the_buyers_cash(two):
    scene = charts.budget_by_year(two)

    (first,) = [b for b in of_offer(scene, "Cheap") if b.about.part == "investment" and "2027" in b.about.label]

    assert first.about.value == str(lcc.figures.Amount(two.budget["Cheap", "investment", 2027], "EUR"))
    assert len(scene.rows) == len(two.calendar)


def test_a_budget_without_inflation_says_what_to_give():
    bare = purchase([CHEAP])

    with pytest.raises(lcc.LccError, match="give the method an inflation"):
        charts.budget_by_year(lcc.compare(bare.replace(method=bare.method.replace(inflation=None))))


# What would change the ranking


def test_a_ruler_shows_where_another_offer_leads_in_its_pattern():
    loaded = purchase([CHEAP, SPARE], ["Cheap", "Spare"])
    found = lcc.breakevens(loaded, {POWER: [0.01, 0.6]})
    (crossing,) = found.items[0].crossings

    scene = charts.rulers(found, offers=["Cheap", "Spare"])

    zones = sorted(bars(scene), key=lambda bar: bar.x)
    share = zones[0].width / sum(zone.width for zone in zones)
    assert [zone.about.offer for zone in zones] == ["Cheap", "Spare"]
    assert share == pytest.approx((crossing.value - 0.01) / 0.59)
    assert (zones[0].fill, zones[0].pattern) == (charts.LIGHT.offer(0).fill, charts.LIGHT.offer(0).pattern)
    assert zones[1].fill == charts.LIGHT.zone


def test_five_rulers_at_most_the_most_sensitive_first_each_with_its_sentence():
    loaded = purchase([CHEAP, SPARE])
    many = {POWER: [0.01, 0.6], RATE: [0, 0.1]}
    many |= {f"offers › Offer {n} › answers › {what}": [1, 2000] for n in (1, 2) for what in ("kwh", "service")}
    found = lcc.breakevens(loaded, many)

    scene = charts.rulers(found)

    assert len(scene.rows) == 5
    assert [row[0] for row in scene.rows] == [str(item.assumption.quantity.label) for item in found.items[:5]]
    assert scene.rows[0][-1] == str(found.items[0].sentence)


def test_a_ranking_that_nothing_changes_has_one_calm_zone():
    found = lcc.breakevens(purchase([CHEAP, SPARE]), {RATE: [0.03, 0.04]})

    (zone,) = bars(charts.rulers(found))

    assert zone.fill == charts.LIGHT.zone
    assert charts.rulers(found).alt == "Ranking stable in all the assumptions tested."


# Draws, swings, territories


def test_each_offer_shows_how_often_it_is_first():
    drawn = lcc.simulate(purchase([CHEAP, SPARE], ["Cheap", "Spare"]), 500, ranges=RANGES)

    scene = charts.distribution(drawn)

    assert [row[0] for row in scene.rows] == ["Cheap", "Spare"]
    assert f"Spare first in {lcc.words.say('{x:percent}', x=round(drawn.probability['Spare'], 3))}" in scene.alt


def test_draws_all_alike_are_drawn_too():
    drawn = lcc.simulate(purchase([answered(kwh=0)]), 50, ranges={POWER: [0.1, 0.2]})

    assert charts.distribution(drawn).rows


def test_the_widest_swing_is_first_and_its_bars_end_where_its_figures_are():
    turned = lcc.tornado(purchase([CHEAP, SPARE]), ranges=RANGES)

    scene = charts.tornado(turned)

    widest = max(bars(scene), key=lambda bar: bar.width)
    assert widest.y == min(bar.y for bar in bars(scene))
    assert scene.rows[0][0] == str(turned.swings[0].assumption.quantity.label)
    assert {money(turned.swings[0].at_low, "EUR"), money(turned.swings[0].at_high, "EUR")} <= set(texts(scene))


def test_territories_cover_the_map_in_the_shares_computed():
    found = lcc.first_places(purchase([CHEAP, SPARE], ["Cheap", "Spare"]), (RATE, [0, 0.08]), (POWER, [0.01, 0.6]))

    scene = charts.territories(found)

    area = {name: sum(b.width * b.height for b in of_offer(scene, name)) for name in found.offers}
    share = area["Cheap"] / sum(area.values())
    assert 0 < found.shares["Cheap"] < 1
    assert share == pytest.approx(found.shares["Cheap"], abs=0.01)
    assert any(mark.about and mark.about.label == "published" for mark in scene.marks)


def test_cells_are_gathered_without_losing_or_doubling_any():
    cells = [[("A",), ("A",), ("B",)], [("A",), ("A",), ("B",)], [("A",), ("B",), ("B",)]]

    found = list(gathered(cells))

    back = {(row, column): who for who, (a, b), (c, d) in found for row in range(c, d) for column in range(a, b)}
    assert back == {(row, column): cells[row][column] for row in range(3) for column in range(3)}
    assert sum((b - a) * (d - c) for _, (a, b), (c, d) in found) == 9


# The room


def test_every_name_of_the_room_can_be_had_and_is_declared_to_type_checkers():
    declared = Path(charts.__file__).with_suffix(".pyi").read_text(encoding="utf-8")

    assert {name for name in charts.__all__ if getattr(charts, name) is not None} == set(
        re.findall(r" as (\w+)", declared)
    )


def test_a_chart_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="pie"):
        _ = charts.pie


# Amounts and places


def test_steps_of_an_axis_are_round_and_within_it():
    for high in (3.0, 17.0, 92_820.0, 1.3e6, 1e12):
        axis = across((-high / 7, high), "EUR", 0, 400, 8)

        steps = {round((b - a) / high, 9) for (a, _), (b, _) in pairwise(axis.ticks)}
        assert len(steps) == 1
        assert all(axis.low <= value <= axis.high for value, _ in axis.ticks)


def test_amounts_are_written_in_the_unit_that_keeps_them_short():
    with speaking("fr"):
        assert money(76_453.4, "EUR") == "76\u202f453\u00a0€"
        assert money(1e12, "EUR") == "1\u202f000\u202f000,0\u00a0M€"
        assert short_money(18_234, "EUR") == "18,2\u00a0k€"
        assert upright((0, 5e9), "EUR", 100, 0, 8).ticks[-1][1] == "5\u00a0Md€"


def test_cents_are_shown_where_euros_would_make_two_totals_look_equal():
    assert decimals_of([1000.2, 1000.4]) == 2
    assert decimals_of([1000.2, 1002.4]) == 0
    assert decimals_of([12.5, 80]) == 2


def test_a_span_of_equal_values_is_never_empty_without_zero():
    assert spanned([5.0, 5.0], zero=False) == (4.5, 5.5)
    assert spanned([float("nan"), 3.0]) == (0.0, 3.0)


def test_labels_that_want_the_same_place_are_moved_apart_as_little_as_can_be():
    placed = spread([50, 50, 10], 10, 0, 100)

    assert placed == [45, 55, 10]
    assert spread([99, 98, 97], 10, 0, 100) == [100, 90, 80]
