"""Marks by criterion, points out of each weight, and the ranking they make.

Marks are rounded on their scale, points to the decimals of the scoring, both half away from zero; a total is the sum
of the points as shown. The lowest and highest amounts are those of the admitted offers: complete, and not set aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcc.comparison import compare
from lcc.evaluation import half_away
from lcc.figures import Figures
from lcc.plan import Finding
from lcc.purchase import Purchase
from lcc.ranking import cents
from lcc.results import Results
from lcc.scoring.formulas import marking_formula, together
from lcc.scoring.notes import Place, criteria_findings, key_of, leaves, note, note_findings, stops
from lcc.scoring.order import ScoreRank, by_amount, by_points
from lcc.scoring.sums import amounts
from lcc.words import LccError, Message, counted

Array = NDArray[np.float64]


class Score:
    """The marks of a purchase by criterion: print it, read its figures, export it."""

    def __init__(self, results: Results, *, trials: bool = False) -> None:
        self.results, self.purchase, self.trials = results, results.purchase, trials
        self.criteria, self.names = self.purchase.criteria, results.names
        if not self.criteria:
            raise LccError("The purchase has no award criterion: there is nothing to mark.")
        self.findings: list[Finding] = criteria_findings(self.purchase)
        self.findings += [] if self.findings else self._impossible()
        self.sound = not any(found.severity == "error" for found in self.findings)
        self.findings += note_findings(self.purchase, trials=trials)

    def _impossible(self) -> Iterator[Finding]:
        """Find formulas that have no value for the amounts of the offers."""
        rows = [self.names.index(name) for name in self.admitted]
        for place in leaves(self.criteria):
            formula = marking_formula(place[-1].formula)
            if not (place[-1].computed and formula.marks and rows):
                continue
            try:
                formula(self.amounts[key_of(place)].values[rows], place[-1].out_of, place[-1].times)
            except LccError as error:
                yield Finding(("criteria", place[0].name, "formula"), error.message)

    @property
    def simulated(self) -> bool:
        """Tell whether real offers are in while trial offers are marked: then it is only a simulation."""
        return self.trials and bool(self.purchase.offers)

    @property
    def by_order(self) -> bool:
        """Tell whether the single criterion puts offers in order without marks."""
        return self.sound and marking_formula(self.criteria[0].formula).marks is None and self.criteria[0].computed

    @cached_property
    def admitted(self) -> list[str]:
        """Offers whose amounts count in the formulas: complete, and not set aside."""
        return list(self.results.evaluated)

    @cached_property
    def unscored(self) -> dict[str, list[Message]]:
        """Offers without a score, each with the reasons; a missing note is never zero."""
        reasons = dict(self.results.unranked)
        for name in self.admitted:
            wrong = [found.message for found in self.findings if found.offer == name and stops(found, self.criteria)]
            wrong += [found.message for found in self.findings if found.offer is None and found.severity == "error"]
            if wrong:
                reasons[name] = wrong
        return {name: reasons[name] for name in self.names if name in reasons}

    @cached_property
    def scored(self) -> list[str]:
        """Offers with a score, in the order of the file."""
        return [name for name in self.names if name not in self.unscored]

    @property
    def coverage(self) -> Message:
        """Say how many offers have a score."""
        return counted(
            "{count} of {all} offers scored", "{count} of {all} offers scored", len(self.scored), all=len(self.names)
        )

    @cached_property
    def amounts(self) -> dict[str, Figures]:
        """Amount of each admitted offer under each criterion of price or cost, by its name. [EUR]"""
        found = {}
        for place in leaves(self.criteria):
            if place[-1].computed:
                paid = cents(amounts(place[-1], self.results))
                paid[[name not in self.admitted for name in self.names]] = np.nan
                axes: dict[str, list[str | int]] = {"offer": list(self.names)}
                found[key_of(place)] = Figures(paid, axes, self.results.method.currency)
        return found

    @cached_property
    def marks(self) -> Figures:
        """Mark of each offer under each criterion and sub-criterion, on its scale; NaN where there is none."""
        keys: list[str | int] = []
        columns: list[Array] = []
        for criterion in self.criteria:
            subs = [(criterion, sub) for sub in criterion.sub_criteria]
            parts = [self._leaf(place) for place in subs]
            keys += [criterion.name, *(key_of(place) for place in subs)]
            columns += [together(criterion, parts) if subs else self._leaf((criterion,)), *parts]
        return Figures(np.stack(columns, axis=1), {"offer": list(self.names), "criterion": keys})

    def _leaf(self, place: Place) -> Array:
        criterion = place[-1]
        marks = np.full(len(self.names), np.nan)
        if not self.sound or self.by_order:
            return marks
        if not criterion.computed:
            offers = dict(zip(self.names, self.results.offers, strict=True))
            given = [note(offers[name], place) if name in self.admitted else None for name in self.names]
            marks = np.array(given, dtype=float)
            return np.asarray(
                half_away(np.where((marks < 0) | (marks > criterion.out_of), np.nan, marks), criterion.decimals)
            )
        rows = [self.names.index(name) for name in self.admitted]
        if rows:
            paid = self.amounts[key_of(place)].values[rows]
            marks[rows] = half_away(
                marking_formula(criterion.formula)(paid, criterion.out_of, criterion.times), criterion.decimals
            )
        return marks

    @cached_property
    def points(self) -> Figures:
        """Points of each offer by criterion: mark ÷ scale × weight, rounded."""
        columns = [self.marks.values[:, self.marks.axes["criterion"].index(one.name)] / one.out_of * one.weight
                   for one in self.criteria]  # fmt: skip
        rounded = half_away(np.stack(columns, axis=1), self.purchase.scoring.decimals)
        rounded[[name in self.unscored for name in self.names]] = np.nan
        return Figures(rounded, {"offer": list(self.names), "criterion": [one.name for one in self.criteria]})

    @cached_property
    def totals(self) -> Figures:
        """Total of the points of each offer, out of 100."""
        total = half_away(self.points.values.sum(axis=1), self.purchase.scoring.decimals)
        return Figures(total, {"offer": list(self.names)})

    @cached_property
    def ranking(self) -> tuple[ScoreRank, ...]:
        """The offers in order: by points, or by amount where the single criterion gives no marks."""
        rows = [self.names.index(name) for name in self.scored]
        paid = next(iter(self.amounts.values()), None)
        if self.by_order and paid is not None:
            breaks = self.results.method.tie_break == "acquisition"
            second = self.results.acquisition.values[rows] if breaks else np.zeros(len(rows))
            return by_amount(self.scored, paid.values[rows], second)
        return by_points(
            self.scored, self.totals.values[rows], self._separating()[rows], self.purchase.scoring.decimals
        )

    def _separating(self) -> Array:
        """What separates equal totals, the lowest first."""
        rule = self.purchase.scoring.tie_break
        if rule == "amount" and self.amounts:
            return next(iter(self.amounts.values())).values
        if rule == "heaviest":
            heaviest = max(self.criteria, key=lambda one: one.weight)
            return np.asarray(-self.points.values[:, self.criteria.index(heaviest)])
        return np.zeros(len(self.names))

    def to_dict(self) -> dict[str, Any]:
        """Return every mark as plain data, names as keys, None where there is none."""
        from lcc.scoring.telling import as_data

        return as_data(self)

    def __str__(self) -> str:
        from lcc.scoring.telling import as_text

        return as_text(self)


def score(purchase: Purchase, *, trials: bool = False) -> Score:
    """Mark the offers of a purchase (or its trial offers) under its award criteria, and rank them (CCP R2152-6).

    Offers without a total (incomplete, set aside) and offers without a note have no score: each is named with why.

    Raises
    ------
    LccError
        When the purchase has no criterion; when a formula has no value for an amount.

    """
    return Score(compare(purchase, trials=trials), trials=trials)
