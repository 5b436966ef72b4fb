"""The plain arithmetic of money through time, against equations, published figures and numpy-financial."""

import math

import numpy as np
import numpy_financial
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lcc.arithmetic import (
    Payback,
    annuity,
    benefit_cost,
    fisher,
    irr,
    mirr,
    payback,
    payment,
    present_value,
    rate,
)
from lcc.words import LccError

rates = st.floats(-0.3, 0.5)
amounts = st.floats(-1e6, 1e6)
flow_lists = st.lists(amounts, min_size=1, max_size=12)


def close(expected, rel=1e-10):
    return pytest.approx(expected, rel=rel, abs=1e-6)


# Present value


def test_a_present_value_is_the_sum_of_discounted_flows():
    assert present_value(0.1, [-100, 60, 60.5]) == close(-100 + 60 / 1.1 + 60.5 / 1.21)


def test_the_first_year_can_be_one_as_in_spreadsheets():
    assert present_value(0.1, [60, 60.5], first_year=1) == close(60 / 1.1 + 60.5 / 1.21)


def test_a_present_value_takes_a_timing():
    assert present_value(0.1, [0, 100], "mid_year") == close(100 / 1.1**0.5)
    assert present_value(0.1, [0, 100], "start_of_year") == close(100)
    assert present_value(0.1, [0, 100], "continuous") == close(100 * math.exp(-0.1))


def test_a_present_value_takes_a_rate_by_year():
    assert present_value([0.03, 0.05], [1, 1, 1]) == close(1 + 1 / 1.03 + 1 / 1.03 / 1.05)


def test_nothing_is_worth_nothing():
    assert present_value(0.05, []) == 0


def test_a_missing_flow_makes_the_present_value_missing():
    assert math.isnan(present_value(0.05, [1, math.nan]))


@given(flow_lists)
def test_at_rate_zero_a_present_value_is_a_plain_sum(flows):
    assert present_value(0, flows) == close(math.fsum(flows), rel=1e-9)


@given(rates, flow_lists)
def test_a_present_value_is_that_of_numpy_financial(discount_rate, flows):
    assert present_value(discount_rate, flows) == close(float(numpy_financial.npv(discount_rate, flows)), rel=1e-9)


@given(rates, st.lists(st.tuples(amounts, amounts), min_size=1, max_size=10), st.floats(-100, 100))
def test_a_present_value_is_linear(discount_rate, pairs, times):
    first, second = np.array(pairs).T
    scale = present_value(discount_rate, np.abs(first) + abs(times) * np.abs(second))

    together = present_value(discount_rate, first + times * second)
    apart = present_value(discount_rate, first) + times * present_value(discount_rate, second)

    assert together == pytest.approx(apart, abs=1e-12 * scale + 1e-9)


# Annuity and payment


@pytest.mark.parametrize("years", [0, 1, 15, 40])
def test_an_annuity_at_rate_zero_is_the_number_of_years(years):
    assert annuity(0, years) == years


@given(st.floats(0.001, 0.5), st.integers(1, 60))
def test_an_annuity_follows_its_closed_form(discount_rate, years):
    assert annuity(discount_rate, years) == close((1 - (1 + discount_rate) ** -years) / discount_rate)


def test_an_annuity_is_near_the_number_of_years_at_a_tiny_rate():
    assert annuity(1e-12, 20) == pytest.approx(20, rel=1e-10)


@given(st.floats(-0.2, 0.5), st.integers(1, 40), st.floats(1, 1e6))
def test_payments_repay_the_principal(discount_rate, periods, principal):
    paid = payment(discount_rate, periods, principal)

    assert present_value(discount_rate, [paid] * periods, first_year=1) == close(principal)


def test_a_payment_at_rate_zero_is_a_plain_share():
    assert payment(0, 12, 1200) == close(100)


def test_a_payment_needs_a_period():
    with pytest.raises(LccError, match=r"^A payment needs at least one period\.$"):
        payment(0.05, 0, 100)


# Rate


def test_a_rate_doubles_an_amount():
    assert rate(10, 100, 200) == close(2**0.1 - 1)
    assert rate(0.5, 100, 110) == close(0.21)
    assert rate(5, 100, 0) == -1


@given(st.floats(0.5, 40), st.floats(1, 1e6), st.floats(-0.5, 1))
def test_a_rate_finds_the_growth_again(periods, present, growth):
    assert rate(periods, present, present * (1 + growth) ** periods) == pytest.approx(growth, abs=1e-9)


@pytest.mark.parametrize(("periods", "present", "future"), [(0, 1, 1), (-1, 1, 1), (1, 0, 1), (1, -1, 1), (1, 1, -1)])
def test_a_rate_needs_a_duration_and_amounts_of_one_sign(periods, present, future):
    with pytest.raises(LccError, match="positive duration and amounts of the same sign"):
        rate(periods, present, future)


# Internal rate of return


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        ([-100, 110], 0.1),
        ([-100, 50], -0.5),
        ([-100, 100], 0.0),
        ([-100, 39, 59, 55, 20], 0.2809484211599611),
        ([-100, 0, 0, 133.1], 0.1),
        ([100, -110], 0.1),
        ([0, 0, -100, 110], 0.1),
        ([-100, 110, 0, 0], 0.1),
    ],
)
def test_an_internal_rate_of_return_brings_the_present_value_to_zero(flows, expected):
    assert irr(flows) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("flows", [[], [0, 0], [100, 50], [-100, -50], [-100, 0, 0]])
def test_flows_of_one_sign_have_no_rate_of_return(flows):
    assert irr(flows) is None


def test_flows_may_change_sign_and_have_no_rate_of_return():
    assert irr([100, -100, 100]) is None


@pytest.mark.parametrize(
    ("flows", "nearest"),
    [
        ([-1000, 2150, -1155], 0.05),  # and 0.10
        ([-100, 230, -132], 0.1),  # and 0.20
        ([-1000, 1750, -735], 0.05),  # and −0.30
        ([-1000, 3600, -4310, 1716], 0.1),  # and 0.20, 0.30
        ([-10000, 21000, -11025], 0.05),  # twice
    ],
)
def test_of_several_rates_of_return_the_nearest_to_zero_is_kept(flows, nearest):
    assert present_value(nearest, flows) == pytest.approx(0, abs=1e-9)
    assert irr(flows) == pytest.approx(nearest, abs=1e-7)


def test_flows_may_fall_in_half_years():
    found = irr([-100, 60, 60], [0, 0.5, 1.5])

    assert -100 + 60 / (1 + found) ** 0.5 + 60 / (1 + found) ** 1.5 == pytest.approx(0, abs=1e-10)


def test_flows_at_the_same_time_are_added():
    assert irr([-150, 50, 110], [0, 0, 1]) == pytest.approx(0.1, abs=1e-12)
    assert irr([-100, 100], [3, 3]) is None


@pytest.mark.parametrize("times", [[0, 0.3], [0, -1], [-0.5, 0]])
def test_flows_at_other_times_are_refused(times):
    with pytest.raises(LccError, match=r"^Times are whole or half years, from 0\.$"):
        irr([-100, 110], times)


def test_a_missing_flow_makes_the_rate_of_return_missing():
    assert math.isnan(irr([-100, math.nan, 110]))


@given(st.floats(-0.2, 0.6), st.lists(st.floats(1, 1e5), min_size=1, max_size=20))
def test_a_rate_of_return_finds_the_rate_again(discount_rate, receipts):
    outlay = present_value(discount_rate, receipts, first_year=1)

    assert irr([-outlay, *receipts]) == pytest.approx(discount_rate, abs=1e-8)


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=15))
def test_at_a_rate_of_return_the_present_value_is_nothing(flows):
    found = irr(flows)
    assume(found is not None and found > -0.9)

    assert present_value(found, flows) == pytest.approx(0, abs=1e-6 * present_value(found, np.abs(flows)))


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=10))
def test_the_side_one_looks_from_does_not_change_the_rate_of_return(flows):
    assert irr(flows) == irr([-flow for flow in flows])


# Modified rate of return


def test_a_modified_rate_reinvests_receipts_and_finances_outlays():
    flows = [-100, 50, -20, 100]
    received, spent = 50 * 1.08**2 + 100, 100 + 20 / 1.05**2

    assert mirr(flows, 0.05, 0.08) == close((received / spent) ** (1 / 3) - 1)


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=15), st.floats(0, 0.3), st.floats(0, 0.3))
def test_a_modified_rate_is_that_of_numpy_financial(flows, finance, reinvestment):
    theirs = numpy_financial.mirr(flows, finance, reinvestment)

    ours = mirr(flows, finance, reinvestment)

    assert ours is None if math.isnan(theirs) else ours == pytest.approx(float(theirs), abs=1e-10)


@pytest.mark.parametrize("flows", [[], [-100], [100, 50], [-100, -50]])
def test_flows_of_one_sign_have_no_modified_rate(flows):
    assert mirr(flows, 0.05, 0.05) is None


# Benefit-cost ratio


def test_a_benefit_cost_ratio_divides_present_values():
    assert benefit_cost(150, 100) == 1.5
    assert benefit_cost(150, 0) == math.inf
    assert math.isnan(benefit_cost(0, 0))


# Payback


@pytest.mark.parametrize(
    ("flows", "year", "interpolated"),
    [
        ([-20_000, 5_000, 8_000, 10_000], 3, 2.7),
        ([-100, 50, 50], 2, 2.0),
        ([-100, 400], 1, 0.25),
        ([-100, 0, 0, 200], 3, 2.5),
        ([10, 20], 0, 0.0),
        ([0, 20], 0, 0.0),
        ([-100, 110, -50, 60], 1, 100 / 110),
        ([-0.3, 0.1, 0.1, 0.1], 3, 3.0),
    ],
)
def test_payback_is_the_first_whole_year_and_within_it(flows, year, interpolated):
    assert payback(flows) == Payback(year, pytest.approx(interpolated))


@pytest.mark.parametrize("flows", [[], [-100], [-100, 20, 30], [-100, -1]])
def test_what_is_never_paid_back_has_no_payback(flows):
    assert payback(flows) == Payback(None, None)


def test_payback_is_discounted_at_a_rate():
    assert payback([-100, 60, 60], 0.1) == Payback(2, pytest.approx(1 + (100 - 60 / 1.1) / (60 / 1.21)))
    assert payback([-100, 55, 55], 0.1) == Payback(None, None)


def test_payback_takes_a_rate_by_year():
    assert payback([-100, 110, 110], [0.0, 0.5]) == payback([-100, 110])
    assert payback([-100, 110, 110], [0.5, 0.0]).year == 2


@given(st.floats(1, 1e6), st.floats(1, 1e5), st.integers(1, 60))
def test_payback_of_equal_receipts_is_the_outlay_over_one_of_them(outlay, receipt, years):
    found = payback([-outlay] + [receipt] * years)

    assume(abs(outlay / receipt - years) > 1e-6)
    assert found.interpolated == (pytest.approx(outlay / receipt, abs=1e-6) if outlay / receipt < years else None)


@given(st.lists(amounts, min_size=1, max_size=10), st.floats(0.01, 1))
def test_payback_interpolated_falls_in_its_year(flows, discount_rate):
    found = payback(flows, discount_rate)

    assert found == Payback(None, None) or max(found.year - 1, 0) <= found.interpolated <= found.year + 1e-6


# Fisher


def test_fisher_completes_the_third_rate():
    assert fisher(real=0.03, inflation=0.02).nominal == close(0.0506)
    assert fisher(nominal=0.0506, inflation=0.02).real == close(0.03)
    assert fisher(nominal=0.0506, real=0.03).inflation == close(0.02)


@given(rates, rates)
def test_the_three_rates_are_tied_whichever_is_found(real, inflation):
    nominal = fisher(real=real, inflation=inflation).nominal

    for found in (fisher(nominal=nominal, inflation=inflation), fisher(nominal=nominal, real=real)):
        assert (1 + found.real) * (1 + found.inflation) == pytest.approx(1 + found.nominal, rel=1e-12)
        assert found.real == pytest.approx(real, abs=1e-12)


@pytest.mark.parametrize("given_rates", [{}, {"real": 0.03}, {"real": 0.03, "nominal": 0.05, "inflation": 0.02}])
def test_fisher_needs_exactly_two_rates(given_rates):
    with pytest.raises(LccError, match=r"^Give two of the three: nominal, real, inflation\.$"):
        fisher(**given_rates)


@pytest.mark.parametrize("given_rates", [{"nominal": 0.05, "inflation": -1}, {"nominal": -2, "real": 0.05}])
def test_a_rate_of_fisher_is_above_minus_one_hundred_percent(given_rates):
    with pytest.raises(LccError, match=r"^A rate is above −100 %\.$"):
        fisher(**given_rates)
