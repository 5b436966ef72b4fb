"""Discount factors in every timing, stepped rates, real and nominal."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.discounting import Timing, discount_factors, factors, growth_index, to_nominal, to_real
from lcc.path import Path
from lcc.words import LccError

rates = st.floats(-0.5, 1.0)
rate_lists = st.lists(rates, min_size=1, max_size=6)
timings = st.sampled_from(list(Timing))

GREEN_BOOK = Path(points={0: 0.035, 31: 0.03, 76: 0.025}, join="step", beyond="hold")


def close(expected, rel=1e-12):
    return pytest.approx(expected, rel=rel)


# Timings


def test_a_flow_at_the_end_of_year_t_is_discounted_t_times():
    assert discount_factors(0.04, 3).tolist() == close([1, 1.04**-1, 1.04**-2, 1.04**-3])


def test_a_flow_in_mid_year_is_discounted_half_a_year_less():
    assert discount_factors(0.04, 3, "mid_year").tolist() == close([1, 1.04**-0.5, 1.04**-1.5, 1.04**-2.5])


def test_a_flow_at_the_start_of_a_year_has_the_factor_of_the_year_before():
    assert discount_factors(0.04, 3, "start_of_year").tolist() == close([1, 1, 1.04**-1, 1.04**-2])


def test_continuous_discounting_is_an_exponential():
    assert discount_factors(0.04, 3, "continuous").tolist() == close([1, *(math.exp(-0.04 * t) for t in (1, 2, 3))])


@given(rate_lists, timings)
def test_year_zero_is_never_discounted(listed, timing):
    assert discount_factors(listed, len(listed), timing)[0] == 1


@given(st.integers(0, 50), timings)
def test_nothing_is_discounted_at_rate_zero(years, timing):
    assert discount_factors(0, years, timing).tolist() == [1] * (years + 1)


@given(st.floats(0.001, 1.0), st.integers(1, 50))
def test_earlier_payments_weigh_more(rate, years):
    start, middle, end = (
        discount_factors(rate, years, timing)[1:] for timing in ("start_of_year", "mid_year", "end_of_year")
    )

    assert (start > middle).all()
    assert (middle > end).all()


@given(rate_lists)
def test_mid_year_is_the_geometric_middle_of_start_and_end(listed):
    start, middle, end = (
        discount_factors(listed, len(listed), timing) for timing in ("start_of_year", "mid_year", "end_of_year")
    )

    assert middle.tolist() == close(np.sqrt(start * end).tolist())


@given(rate_lists)
def test_continuous_factors_are_end_of_year_factors_of_the_compounded_rates(listed):
    compounded = [math.expm1(rate) for rate in listed]

    assert discount_factors(listed, len(listed), "continuous").tolist() == close(
        discount_factors(compounded, len(listed)).tolist(), rel=1e-9
    )


def test_an_unknown_timing_is_answered_with_the_nearest():
    with pytest.raises(LccError) as caught:
        discount_factors(0.03, 5, "mid-year")

    assert str(caught.value) == (
        "Expected one of end_of_year, mid_year, start_of_year, continuous, not “mid-year”. Did you mean “mid_year”?"
    )


# Rates that change


def test_the_rate_of_a_year_discounts_from_it_to_the_year_before():
    assert discount_factors([0.03, 0.05], 2).tolist() == close([1, 1 / 1.03, 1 / 1.03 / 1.05])


@given(rate_lists, timings)
def test_the_rate_of_year_zero_is_not_used(listed, timing):
    one, other = (factors(np.array([unused, *listed]), timing) for unused in (0.0, 0.9))

    assert np.array_equal(one, other)


@given(rates, st.integers(1, 30), timings)
def test_a_list_of_equal_rates_is_one_rate(rate, years, timing):
    assert discount_factors([rate] * years, years, timing).tolist() == close(
        discount_factors(rate, years, timing).tolist()
    )


@pytest.mark.parametrize(
    ("year", "factor"),
    [
        (30, 1.035**-30),
        (31, 1.035**-30 / 1.03),
        (75, 1.035**-30 * 1.03**-45),
        (76, 1.035**-30 * 1.03**-45 / 1.025),
        (100, 1.035**-30 * 1.03**-45 * 1.025**-25),
    ],
)
def test_the_green_book_rates_step_down_in_years_31_and_76(year, factor):
    assert discount_factors(GREEN_BOOK, 100)[year] == close(factor)


@pytest.mark.parametrize(
    ("year", "published"),
    [(1, 0.9662), (10, 0.7089), (30, 0.3563), (31, 0.3459), (50, 0.1973), (75, 0.0942), (100, 0.0508)],
)
def test_the_green_book_table_is_found_again(year, published):
    assert discount_factors(GREEN_BOOK, 125)[year] == pytest.approx(published, abs=5e-5)


def test_a_rate_by_calendar_year_counts_from_the_base_year():
    path = Path(points={2027: 0.03, 2029: 0.01}, join="step", beyond="hold")

    assert discount_factors(path, 3, base_year=2027).tolist() == close(
        [1, 1 / 1.03, 1 / 1.03 / 1.01, 1 / 1.03 / 1.01**2]
    )


def test_a_rate_missing_for_some_years_is_an_error():
    with pytest.raises(LccError, match=r"^The discount rate has no value for some years: its years are 1–2\.$"):
        discount_factors([0.03, 0.04], 3)


@pytest.mark.parametrize("rate", [-1, -1.5, [0.03, -1.0]])
def test_a_rate_is_above_minus_one_hundred_percent(rate):
    with pytest.raises(LccError, match=r"^A discount rate is above −100 %\.$"):
        discount_factors(rate, 2)


def test_a_negative_rate_makes_the_future_weigh_more():
    assert discount_factors(-0.5, 2).tolist() == [1, 2, 4]


def test_factors_keep_the_draws_in_front():
    draws = np.full((4, 1, 1, 6), 0.03)

    assert factors(draws).shape == (4, 1, 1, 6)
    assert factors(draws)[2, 0, 0].tolist() == close(discount_factors(0.03, 5).tolist())


# Growth, real and nominal


def test_an_index_multiplies_the_growths_from_year_one():
    assert growth_index(np.array([0.9, 0.02, 0.03])).tolist() == close([1, 1.02, 1.02 * 1.03])


@given(rate_lists)
def test_an_index_is_the_inverse_of_the_discount_factors(listed):
    growth = np.array([0.0, *listed])

    assert (growth_index(growth) * factors(growth)).tolist() == close([1] * (len(listed) + 1))


def test_fisher_ties_real_and_nominal_rates():
    assert float(to_real(0.05, 0.02)) == close(1.05 / 1.02 - 1)
    assert float(to_nominal(0.03, 0.02)) == close(0.0506)


@given(rates, rates)
def test_real_and_nominal_undo_each_other(rate, inflation):
    assert float(to_real(to_nominal(rate, inflation), inflation)) == pytest.approx(rate, rel=1e-12, abs=1e-15)


@given(rates)
def test_without_inflation_real_is_nominal(rate):
    assert float(to_real(rate, 0)) == pytest.approx(rate, abs=1e-15)


@given(st.floats(-0.2, 0.2), st.floats(-0.1, 0.1), st.integers(1, 40))
def test_current_money_at_the_nominal_rate_is_constant_money_at_the_real_rate(real, inflation, years):
    nominal = float(to_nominal(real, inflation))
    prices = growth_index(np.full(years + 1, inflation))

    assert (prices * discount_factors(nominal, years)).tolist() == close(
        discount_factors(real, years).tolist(), rel=1e-11
    )
