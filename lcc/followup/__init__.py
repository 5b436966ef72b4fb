"""After award: measured against declared values, the life-cycle cost computed again, the penalty of the clause.

The clause published with the method says: beyond the tolerance the contractor has so many days to put it right;
failing that, a penalty equal to the extra life-cycle cost computed with the measured value, all other data being as
published, within a share of the amount of the contract without VAT. A more favourable value opens no payment.

Conventions, printed with the result:

- a value within the tolerance, at its limit included, counts as declared; beyond, it counts in full;
- each value more favourable than declared counts as declared: it pays nothing, and makes up for no other;
- everything else is as published: the frozen method, whatever changed since, and the other answers of the offer;
- extra cost = total with the measured values that count − total as ranked, each to the cent, on the VAT basis of the
  method, present value, externalities that count included; penalty = min(extra cost, cap × amount without VAT), and
  no VAT is added to it.
"""

from lcc.followup.measured import MeasuredValue
from lcc.followup.recomputing import follow_up
from lcc.followup.shortfall import FollowUpResult

__all__ = ["FollowUpResult", "MeasuredValue", "follow_up"]
