"""Published tables, as the paths, parameters and externalities a method copies from them."""

from __future__ import annotations

import numpy as np

import lcc

from .building import Case, golden


@golden("desnz-carbon-values-2023")
def test_a_table_of_carbon_values_is_a_path_of_calendar_years(case: Case) -> None:
    table = case.inputs["table"]
    paths = {
        name: lcc.Path(
            points={year: row[name] for year, row in table.items()},
            kind="real",
            price_year=case.inputs["price_base"],
            source=lcc.Source(title="Carbon values, table 3", publisher="DESNZ", dated="2023-11"),
        )
        for name in ("low", "central", "high")
    }

    found = [float(paths[name].at(np.array(float(year)), base_year=0)) for year, name in case.inputs["lookups"]]

    assert found == case.near(case.expected["values"])
    for name, path in paths.items():
        assert tonne_by_year(path) == case.near({year: row[name] for year, row in table.items()})


def tonne_by_year(path: lcc.Path) -> dict[int, float]:
    """Value one tonne emitted in each year."""
    first, last = min(path.points), max(path.points)
    method = lcc.Method(
        base_year=first, years=last - first, discount_rate=0, tax="excluding", currency="GBP",
        costs=[
            lcc.CostStream(
                name="boiler", amount="0", schedule=lcc.Schedule(every=1, first=0), emissions={"co2e": "1000"}
            )
        ],
        externalities=[
            lcc.Externality(
                name="co2e", value=path, unit="GBP/tCO2e", counts=True,
                perimeter="Direct emissions", verification="Declared consumption",
            )
        ],
    )  # fmt: skip
    comparison = lcc.compare(lcc.Purchase(method=method, offers=[lcc.Offer("one")]))
    return dict(zip(comparison.calendar, comparison.present["one", "co2e"].values, strict=True))


@golden("eu-cvd-annex-tables")
def test_the_annex_of_the_clean_vehicles_directive_is_plain_parameters(case: Case) -> None:
    tables = ("energy_content_mj", "emission_cost", "lifetime_km")
    values = {name: value for table in tables for name, value in case.inputs[table].items()}
    single = {name: value for name, value in values.items() if not isinstance(value, list)}
    ranges = {name: value for name, value in values.items() if isinstance(value, list)}
    parameters = [lcc.Parameter(name=name, value=value) for name, value in single.items()]
    parameters += [
        lcc.Parameter(name=name, usual=lcc.Range(low=low, high=high, required=True))
        for name, (low, high) in ranges.items()
    ]
    method = lcc.Method(base_year=2009, years=10, discount_rate=0, parameters=parameters)

    known = {parameter.name: parameter for parameter in method.parameters}

    for name, value in case.expected["lookups"]:
        assert known[name].value == case.near(value)
    assert {name: [known[name].usual.low, known[name].usual.high] for name in ranges} == ranges


@golden("greenbook-optimism-bias-metb")
def test_an_uplift_is_a_formula_over_parameters(case: Case) -> None:
    given, expected = case.inputs, case.expected
    formula = "cost * (1 + bias * (1 - mitigation))"

    applied = [
        [uplifted(formula, cost=cost, bias=item["ob"], mitigation=item.get("mitigation", 0)) for cost in item["costs"]]
        for item in given["apply"]
    ]
    taxed = [uplifted("cost * (1 + burden)", cost=cost, burden=burden) for cost, burden in given["metb"]]

    for found, published in zip(applied, expected["apply"], strict=True):
        assert found == case.near(published)
    assert taxed == case.near(expected["metb"])
    for name, bound in expected["upper_bounds_capex"].items():
        assert uplifted("cost * (1 + bias)", cost=100, bias=bound) == case.near(100 * (1 + bound)), name


def uplifted(formula: str, **fixed: float) -> float:
    """Return what an offer costs when the method computes its uplifted cost."""
    parameters = [lcc.Parameter(name=name, value=value) for name, value in fixed.items()]
    parameters.append(lcc.Parameter(name="uplifted_cost", formula=formula))
    method = lcc.Method(
        base_year=2026, years=1, discount_rate=0.035, tax="excluding",
        parameters=parameters, costs=[lcc.acquire("uplifted_cost")],
    )  # fmt: skip
    return lcc.compare(lcc.Purchase(method=method, offers=[lcc.Offer("one")])).total["one"]
