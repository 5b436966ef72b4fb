"""Lines of a schedule changed: each value stays on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

import lcc
from lcc.lines import with_lines

ROOT = Path(__file__).parent.parent


def framework():
    return lcc.load(ROOT / "examples" / "led-framework.lcc.yaml")


def asked(purchase):
    return next(one.name for one in purchase.method.parameters if one.per_line and one.asked)


def test_the_same_lines_in_the_same_order_change_nothing():
    purchase = framework()

    assert with_lines(purchase, purchase.method.lines, range(len(purchase.method.lines))) == purchase


def test_the_totals_do_not_depend_on_the_order_of_the_lines():
    purchase = framework()
    order = [*range(1, len(purchase.method.lines)), 0]

    turned = with_lines(purchase, [purchase.method.lines[place] for place in order], order)

    before, after = (lcc.compare(one).ranking for one in (purchase, turned))
    assert [(one.offer, round(one.total, 2)) for one in after] == [(one.offer, round(one.total, 2)) for one in before]
    assert turned.offers[0].answers[asked(purchase)][-1] == purchase.offers[0].answers[asked(purchase)][0]


def test_a_new_line_is_not_answered_and_never_zero():
    purchase = framework()
    count = len(purchase.method.lines)

    more = with_lines(purchase, (*purchase.method.lines, lcc.Line(id="new")), [*range(count), None])

    assert more.offers[0].answers[asked(purchase)][-1] is None
    assert not lcc.compare(more).ranking


def test_two_lines_of_one_identifier_are_refused():
    purchase = framework()
    first = purchase.method.lines[0]

    with pytest.raises(lcc.LccError, match="same name"):
        with_lines(purchase, (first, first), [0, 0])
