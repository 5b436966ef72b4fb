"""Monte Carlo: against analytic means and variances, reproducible, in blocks that can be watched and stopped."""

from __future__ import annotations

import numpy as np
import pytest

import lcc
from lcc import LccError, Uncertainty, simulate
from lcc.sensitivity import Cancelled

PRICE = ("method", "resources", "electricity", "price")
RATE = ("method", "discount_rate")
YEARS = ("method", "years")
SOBER, HUNGRY = ("trials", "Sober", "answers", "kwh"), ("trials", "Hungry", "answers", "kwh")
Z = 1.6448536269514722
MOMENTS = {
    "uniform": (0.25, 0.3**2 / 12),
    "triangular": ((0.1 + 0.2 + 0.4) / 3, (0.1**2 + 0.2**2 + 0.4**2 - 0.1 * 0.2 - 0.1 * 0.4 - 0.2 * 0.4) / 18),
    "pert": ((0.1 + 4 * 0.2 + 0.4) / 6, ((0.1 + 0.8 + 0.4) / 6 - 0.1) * (0.4 - (0.1 + 0.8 + 0.4) / 6) / 7),
    "normal": (0.25, (0.3 / (2 * Z)) ** 2),
    "lognormal": (0.2 * np.exp((np.log(4) / (2 * Z)) ** 2 / 2),
                  0.04 * np.exp((np.log(4) / (2 * Z)) ** 2) * (np.exp((np.log(4) / (2 * Z)) ** 2) - 1)),
}  # fmt: skip
"""Mean and variance of each distribution from 0.1 to 0.4, most likely at 0.2."""


@pytest.mark.parametrize("kind", MOMENTS)
@pytest.mark.parametrize("sampling", ["latin_hypercube", "sobol", "random"])
def test_the_total_has_the_mean_and_variance_of_the_distribution(kettles, kind, sampling):
    mean, variance = MOMENTS[kind]
    ranges = {PRICE: Uncertainty(low=0.1, high=0.4, distribution=kind)}

    found = simulate(kettles(), 2**15, ranges=ranges, sampling=sampling)

    loose = 30 if sampling == "random" else 1
    assert found.mean["Sober"] == pytest.approx(500 + 1500 * mean, rel=2e-4 * loose)
    assert found.deviation["Sober"] ** 2 == pytest.approx(1500**2 * variance, rel=3e-3 * loose)


def test_draws_of_a_pert_lie_as_scipy_says(kettles):
    from scipy.stats import beta

    found = simulate(kettles(), 5000, ranges={PRICE: Uncertainty(low=0.1, high=0.4, distribution="pert")})

    prices = np.sort(found.drawn[:, 0])
    ranks = beta(1 + 4 / 3, 5 - 4 / 3, 0.1, 0.3).cdf(prices)
    np.testing.assert_array_less(np.abs(ranks - (np.arange(5000) + 0.5) / 5000), 1.2e-4)


def test_the_probability_of_being_first_is_that_of_the_price_above_its_break_even(kettles):
    ranges = {PRICE: Uncertainty(low=0.1, high=0.4, distribution="uniform")}

    found = simulate(kettles(), 10_000, ranges=ranges)

    share = (0.4 - 400 / 3000) / 0.3
    assert found.probability["Sober"] == pytest.approx(share, abs=2e-4)
    assert found.probability["Hungry"] == pytest.approx(1 - share, abs=2e-4)


def test_quantiles_are_those_of_the_distribution(kettles):
    found = simulate(kettles(), 10_000, ranges={PRICE: Uncertainty(low=0.1, high=0.4, distribution="uniform")})

    spread = found.quantiles((0.05, 0.5, 0.95))

    assert spread["Sober", "0.5"] == pytest.approx(500 + 1500 * 0.25, rel=1e-4)
    assert spread["Sober", "0.95"] == pytest.approx(500 + 1500 * 0.385, rel=1e-4)


def test_what_explains_the_variance_of_a_sum_is_the_variance_of_each_term(kettles):
    ranges = {SOBER: Uncertainty(low=200, high=400, distribution="uniform"),
              HUNGRY: Uncertainty(low=700, high=1100, distribution="uniform")}  # fmt: skip

    found = simulate(kettles(), 20_000, ranges=ranges)

    texts = [item.text for item in found.assumptions]
    assert found.explained[texts[0], "gap"] == pytest.approx(0.2, abs=0.02)
    assert found.explained[texts[1], "gap"] == pytest.approx(0.8, abs=0.02)
    assert found.explained[texts[1], "Sober"] == pytest.approx(0.0, abs=0.01)


def test_a_total_that_nothing_moves_has_no_variance_to_explain(kettles):
    found = simulate(kettles(), 500, ranges={HUNGRY: (700, 1100)})

    assert found.explained[found.assumptions[0].text, "Sober"] == 0.0


@pytest.mark.parametrize("wanted", [-0.8, 0.0, 0.5, 0.95])
def test_draws_are_in_the_rank_correlation_asked_and_keep_their_distributions(kettles, wanted):
    from scipy.stats import spearmanr

    ranges = {SOBER: (200, 400), HUNGRY: (700, 1100), PRICE: (0.1, 0.4)}
    pairs = {(SOBER, HUNGRY): wanted} if wanted else None

    free = simulate(kettles(), 20_000, ranges=ranges)
    found = simulate(kettles(), 20_000, ranges=ranges, correlations=pairs)

    assert spearmanr(found.drawn[:, 0], found.drawn[:, 1]).statistic == pytest.approx(wanted, abs=0.02)
    assert spearmanr(found.drawn[:, 0], found.drawn[:, 2]).statistic == pytest.approx(0.0, abs=0.02)
    np.testing.assert_array_equal(np.sort(found.drawn, axis=0), np.sort(free.drawn, axis=0))


@pytest.mark.parametrize("sampling", ["latin_hypercube", "sobol", "random"])
def test_the_same_seed_gives_the_same_draws_and_another_does_not(kettles, sampling):
    ranges = {PRICE: (0.1, 0.4), RATE: (0.0, 0.05)}

    one, same, other = (simulate(kettles(), 512, ranges=ranges, sampling=sampling, seed=seed) for seed in (3, 3, 4))

    np.testing.assert_array_equal(one.totals, same.totals)
    assert not np.array_equal(one.totals, other.totals)


def test_a_latin_hypercube_has_one_draw_in_each_slice(kettles):
    found = simulate(kettles(), 100, ranges={PRICE: Uncertainty(low=0.0, high=1.0, distribution="uniform")})

    np.testing.assert_array_equal(np.sort((found.drawn[:, 0] * 100).astype(int)), np.arange(100))


def test_sobol_draws_are_rounded_up_to_a_power_of_two(kettles):
    assert simulate(kettles(), 1000, ranges={PRICE: (0.1, 0.4)}, sampling="sobol").draws == 1024


def test_totals_are_those_of_each_draw_computed_alone(kettles):
    ranges = {PRICE: (0.1, 0.4), RATE: (0.0, 0.05), YEARS: (3, 9), SOBER: (200, 400)}
    purchase = kettles(price=lcc.Path(0.2, growth=0.02), rate=0.03)

    found = simulate(purchase, 3000, ranges=ranges)

    for draw in (0, 2047, 2048, 2999):
        changes = {item.text: float(found.drawn[draw, place]) for place, item in enumerate(found.assumptions)}
        alone = lcc.what_if(purchase, changes).scenarios[0].totals
        assert dict(zip(found.offers, found.totals[draw], strict=True)) == pytest.approx(alone, abs=0.006)


def test_years_are_drawn_whole(kettles):
    found = simulate(kettles(), 500, ranges={YEARS: (3, 9)})

    assert set(found.drawn[:, 0]) == set(range(3, 10))


def test_equal_offers_are_both_first_in_every_draw(kettles):
    found = simulate(kettles(offers=((100.0, 300.0), (100.0, 300.0))), 50, ranges={PRICE: (0.1, 0.4)})

    assert found.probability == {"Hungry": 1.0, "Sober": 1.0}


def test_progress_is_told_after_each_block(kettles):
    told = []

    simulate(kettles(), 5000, ranges={PRICE: (0.1, 0.4)}, progress=lambda done, every: told.append((done, every)))

    assert told == [(2048, 5000), (4096, 5000), (5000, 5000)]


def test_a_simulation_stopped_keeps_nothing_and_says_so(kettles):
    asked = []

    with pytest.raises(Cancelled, match="The simulation was stopped"):
        simulate(kettles(), 50_000, ranges={PRICE: (0.1, 0.4)}, cancelled=lambda: asked.append(1) or len(asked) == 2)

    assert len(asked) == 2


def test_a_simulation_prints_its_mark_how_it_was_drawn_and_what_explains_it(kettles, plain):
    text = plain(simulate(kettles(trials=False), 1000, ranges={PRICE: (0.1, 0.4)}))

    assert text.startswith("Simulation: without effect on the ranking.\n1,000 sets of assumptions drawn at random")
    assert "share of the variance of the gap between the first two" in text
    with lcc.speaking("fr"):
        french = plain(simulate(kettles(trials=False), 1000, ranges={PRICE: (0.1, 0.4)}))
        assert french.startswith("Simulation : sans effet sur le classement.\n1 000 jeux d’hypothèses tirés au hasard")


@pytest.mark.parametrize("draws", [0, 1, -5, 10**9, True])
def test_too_few_or_too_many_draws_are_refused(kettles, draws):
    with pytest.raises(LccError, match="Expected from 2 to"):
        simulate(kettles(), draws, ranges={PRICE: (0.1, 0.4)})


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"sampling": "latin"}, "Expected one of"),
        ({"correlations": {(PRICE, RATE): 1.5}}, "between −1 and 1"),
        ({"correlations": {(PRICE, PRICE): 0.5}}, "links two assumptions"),
        ({"correlations": {(PRICE, "method › yers"): 0.5}}, "No range is known for method › yers"),
        ({"correlations": {(PRICE, RATE): 0.9, (PRICE, YEARS): 0.9, (RATE, YEARS): -0.9}}, "contradict one another"),
    ],
)
def test_options_that_make_no_sense_are_refused_with_the_reason(kettles, options, said):
    ranges = {PRICE: (0.1, 0.4), RATE: (0.0, 0.05), YEARS: (3, 9)}

    with pytest.raises(LccError, match=said):
        simulate(kettles(), 100, ranges=ranges, **options)


def test_importing_the_package_and_looking_for_break_evens_needs_no_scipy():
    import subprocess
    import sys

    code = "import sys, lcc.sensitivity.crossings, lcc.sensitivity.draws; print('scipy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
