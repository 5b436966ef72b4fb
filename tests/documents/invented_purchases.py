"""Purchases invented to try everything the engine knows: one that has it all, and many drawn at random."""

from __future__ import annotations

import random

import lcc
from lcc.model import Contract, CostStream, Externality, FunctionalUnit, Line, Parameter, Range, Resource, Schedule
from lcc.purchase import Evidence, SetAside


def everything() -> lcc.Purchase:
    """A purchase that uses every feature together."""
    source = "invented"
    method = lcc.Method(
        base_year=2027, years=11, service_start=1, tax="including", deductible=0.25,
        discount_rate=lcc.Path(points={0: 0.045, 5: 0.04, 9: 0.03}, join="step", beyond="hold", kind="nominal"),
        inflation=lcc.Path(points={2027: 0.01, 2030: 0.025, 2034: 0.02}, beyond="hold"),
        timing="mid_year",
        lines=[Line(id="L1", quantity=3), Line(id="L2", label="second", quantity=5), Line(id="L3", quantity=2)],
        parameters=[
            Parameter(name="price", per_line=True, unit="EUR"),
            Parameter(name="life", per_line=True, unit="year"),
            Parameter(name="whole_life", unit="year"),
            Parameter(name="kwh", unit="kWh", usual=Range(low=0, high=1e6, required=True)),
            Parameter(name="upkeep", default=40.0),
            Parameter(name="loss", fallback=0.05),
            Parameter(name="profile", unit="h"),
            Parameter(name="extra", per_line=True, default=(1.0, 2.0, 3.0)),
            Parameter(name="removal", fallback=30.0, per_line=True, unit="kg"),
            Parameter(name="staff", value=4.0, variants=True),
            Parameter(name="use", value=lcc.Path(100.0, growth=0.03, since=2026)),
            Parameter(name="fee", value=lcc.Path(12.0, kind="nominal")),
            Parameter(name="share", value=(0.5, lcc.Path.of([0.3, 0.4, 0.5, 0.6] + [0.7] * 9), 0.2), per_line=True),
            Parameter(name="weight", value=(1.5, 2.5, 3.5), per_line=True),
            Parameter(name="twice", formula="2 * staff + base_year - 2027"),
            Parameter(name="ageing", formula="kwh * (1 + loss * year) / max(years, 1)"),
            Parameter(name="cost_of_line", formula="price * if(price > 100, 0.9, 1) + extra", per_line=True),
            Parameter(name="all_lines", formula="sum(cost_of_line * quantity) + sum(min(price, 120))"),
        ],
        resources=[
            Resource(name="electricity", unit="kWh", vat=0.2,
                     price=lcc.Path(points={2027: 0.2, 2031: 0.24, 2040: 0.3}, kind="nominal"),
                     emissions={"CO2e": lcc.Path(points={0: 0.06, 6: 0.04}, beyond="hold"), "NOx": 0.001}),
            Resource(name="natural gas", unit="kWh", vat=0.055, price=lcc.Path(0.09, growth=0.02),
                     emissions={"CO2e": 0.2}),
            Resource(name="water", unit="m3", vat=0.1, price=4.1),
        ],
        costs=[
            CostStream(name="machines", stage="acquisition", amount="cost_of_line * quantity",
                       life="life", per_line=True,
                       contract=Contract(price="firm"), emissions={"CO2e": "weight * quantity * 20"}),
            CostStream(name="building", stage="acquisition", amount="all_lines", life="whole_life",
                       timing="start_of_year",
                       schedule=Schedule(when="start", first=1), escalation=0.012),
            CostStream(name="once", stage="acquisition", amount="1000 * staff", life="whole_life / 3",
                       renew=False, residual="none"),
            CostStream(name="electricity", amount="ageing * profile", resource="electricity", escalation=0.01),
            CostStream(name="gas", amount="kwh / 2", resource="natural gas", timing="continuous",
                       contract=Contract(firm_years=3)),
            CostStream(name="water", amount="staff * 30 * use / 100", resource="water", per="quarter",
                       borne_by="users"),
            CostStream(name="upkeep", stage="maintenance", amount="upkeep * twice", per="month",
                       escalation=lcc.Path(0.03, kind="nominal"), contract=Contract(firm_years=2)),
            CostStream(name="check", stage="maintenance", amount="fee * 100", invoiced_by="third_party", vat=0.1,
                       schedule=Schedule(every=3, first=2, last=2036)),
            CostStream(name="visits", stage="maintenance", amount="250", schedule=Schedule(at=(2, 2031, 7)),
                       invoiced_by="internal"),
            CostStream(name="indexed", amount="share * quantity * 60", per_line=True, section="investment",
                       contract=Contract(index=lcc.Path(points={2027: 104.0, 2033: 120.0, 2045: 130.0}))),
            CostStream(name="imposed", amount="extra", per_line=True, part="supplement_imposed"),
            CostStream(name="wished", amount="5000", part="supplement_optional"),
            CostStream(name="removal", stage="end_of_life", amount="removal * weight", life="life", per_line=True),
            CostStream(name="demolition", stage="end_of_life", amount="700", life="whole_life", residual="none"),
        ],
        externalities=[
            Externality(name="CO2e", unit="EUR/tCO2e", counts=True, perimeter="all", verification="sheets",
                        value=lcc.Path(200, growth=0.03, since=2025, kind="real", source=source)),
            Externality(name="NOx", unit="EUR/kg", value=lcc.Path(14.0, source=source), counts=False),
        ],
        functional_unit=FunctionalUnit(label="hour", amount="profile * use"),
    )  # fmt: skip
    answers = {"price": (90.0, 140.0, 210.0), "life": (4.0, 2.5, 0.75), "whole_life": 6.5, "kwh": 3000.0, "loss": 0.02,
               "profile": 1.2, "removal": (3.0, 4.0, 5.0)}  # fmt: skip
    path = lcc.Path(points={0: 1.0, 12: 1.6})
    offers = [
        lcc.Offer("A", vat=0.2, answers={**answers, "upkeep": 55.0, "extra": (9.0, None, 7.0)}),
        lcc.Offer("B", vat=0.055, vat_by_cost={"upkeep": 0.2}, kind="variant",
                  answers={**answers, "staff": 3.0, "profile": path, "whole_life": 40.0, "life": (11.0, 12.0, 3.0)}),
        lcc.Offer("C", vat=0.0, vat_ground="exempt",
                  answers={**answers, "staff": 9.0, "profile": lcc.Path(1.3, kind="nominal")},
                  evidence={"loss": Evidence(proven=False), "removal": Evidence(proven=False)}),
        lcc.Offer("D", vat=0.2, answers={**answers, "kwh": -5.0}),
        lcc.Offer("E", vat=0.2, answers={**answers, "whole_life": 0.0}),
        lcc.Offer("F", answers=answers),
        lcc.Offer("G", vat=0.2, answers={**answers, "kwh": "about 20"}),
        lcc.Offer("H", vat=0.2, answers={**answers, "price": (1.0, None, 2.0)}),
        lcc.Offer("I", vat=0.2, answers=answers, set_aside=SetAside(reason="irregular")),
        lcc.Offer("J", vat=0.2, answers={**answers, "profile": lcc.Path(points={0: 1.0, 5: 1.0})}),
    ]  # fmt: skip
    return lcc.Purchase(title="Everything", method=method, offers=offers)


TIMINGS = ("end_of_year", "mid_year", "start_of_year", "continuous")


class Draw:
    """Choices drawn one after the other, the same at every run."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self, *among):
        return self.random.choice(among)

    def number(self, low: float, high: float) -> float:
        return round(self.random.uniform(low, high), 3)

    def path(self, low: float, high: float, kinds=(None,)):
        """A number through the years, of any form."""
        a, b, c = (self.number(low, high) for _ in range(3))
        kind = self.one(*kinds)
        return self.one(
            lcc.Path(a, kind=kind),
            lcc.Path(a, growth=self.number(-0.02, 0.05), kind=kind),
            lcc.Path(a, growth=0.01, since=2025, kind=kind),
            lcc.Path(points={0: a, 4: b, 9: c}, join="step", beyond="hold", kind=kind),
            lcc.Path(points={2026: a, 2031: b, 2060: c}, kind=kind),
            lcc.Path(points={2: a, 3: b}, beyond="hold", kind=kind),
        )


def drawn(seed: int) -> lcc.Purchase:
    """A purchase drawn at random."""
    draw = Draw(seed)
    money = draw.one("constant", "current")
    kinds = (None, "real", "nominal")
    lines = draw.one(0, 0, 3)
    years = draw.one(3, 5, 8, 13)
    per_line = bool(lines)
    asked = [Parameter(name=name) for name in ("life", "kwh", "fee", "removal")]
    asked += [Parameter(name="price", per_line=per_line), Parameter(name="service", default=draw.number(1, 50))]
    fixed = [
        Parameter(name="hours", value=draw.path(1, 3)),
        Parameter(name="n", value=draw.number(1, 9), variants=True),
    ]
    computed = [
        Parameter(name="worn", formula="kwh * (1 + 0.01 * year)"),
        Parameter(name="round_price", formula="round(price, 0)" if not per_line else "sum(round(price, 0) * quantity)"),
    ]
    first = draw.one(None, 0, 1, 2)
    amount = "price * quantity" if per_line else "price * n"
    costs = [
        CostStream(name="buy", stage="acquisition", amount=amount, per_line=per_line,
                   life=draw.one(None, "life", "life / 3", "2.5"),
                   schedule=Schedule(when="start", first=first), renew=draw.one(True, True, False),
                   residual=draw.one("straight_line", "none"), timing=draw.one(None, *TIMINGS),
                   contract=draw.one(Contract(), Contract(price="firm"), Contract(firm_years=2))),
        CostStream(name="power", amount="worn * hours", resource="power",
                   escalation=draw.one(None, 0.01, lcc.Path(0.03, kind="nominal"))),
        CostStream(name="fee", amount="fee + round_price / 100", per=draw.one("year", "quarter", "month"),
                   escalation=draw.one(None, draw.path(0, 0.04, kinds)),
                   contract=draw.one(Contract(), Contract(firm_years=3), Contract(index=draw.path(1, 1.3)))),
        CostStream(name="service", stage="maintenance", amount="service * n", schedule=draw.one(
            None, Schedule(every=2), Schedule(every=3, first=1, last=2031), Schedule(at=(1, 2029)))),
        CostStream(name="removal", stage="end_of_life", amount="removal", life=draw.one(None, "life"),
                   renew=draw.one(True, False),
                   residual=draw.one("straight_line", "none"), invoiced_by=draw.one(None, "internal")),
    ]  # fmt: skip
    costs[0] = costs[0].replace(emissions={"CO2e": "n * 10"})
    method = lcc.Method(
        base_year=2027, years=years, service_start=draw.one(0, 0, 2), money=money, inflation=draw.path(0.0, 0.03),
        discount_rate=draw.path(0.0, 0.06, kinds), timing=draw.one(*TIMINGS), tax=draw.one("including", "excluding"),
        deductible=draw.one(0.0, 0.3), tie_break=draw.one("acquisition", "none"),
        lines=[Line(id=f"L{i}", quantity=draw.number(1, 5)) for i in range(lines)],
        parameters=[*asked, *fixed, *computed], costs=costs,
        resources=[Resource(name="power", unit="kWh", price=draw.path(0.1, 0.4, kinds), vat=0.2,
                            emissions={"CO2e": draw.path(0.01, 0.3)})],
        externalities=[Externality(name="CO2e", unit="EUR/tCO2e", counts=draw.one(True, False), perimeter="p",
                                   verification="v",
                                   value=draw.path(50, 400, kinds).replace(source="invented"))],
    )  # fmt: skip
    return lcc.Purchase(title=f"Drawn {seed}", method=method, offers=[_offer(draw, name, lines) for name in "ABC"])


def _offer(draw: Draw, name: str, lines: int) -> lcc.Offer:
    price = [draw.number(100, 900) for _ in range(max(lines, 1))]
    answers = {
        "life": draw.one(2.0, 3.0, 4.5, 0.8, 30.0), "kwh": draw.one(draw.number(10, 999), draw.path(10, 99)),
        "fee": draw.number(1, 99), "removal": draw.number(1, 99), "price": price if lines else price[0],
    }  # fmt: skip
    kind = draw.one("base", "variant")
    if kind == "variant":
        answers["n"] = draw.number(1, 9)
    return lcc.Offer(name, vat=draw.one(0.2, 0.055, 0.0), vat_ground="-", kind=kind, answers=answers)
