"""Is a heat pump worth its price for a school? Energy and carbon come from the catalogue, with their sources."""

import lcc

purchase = lcc.Purchase(
    title="Heating for a school",
    method=lcc.Method(
        base_year=2027, years=20, discount_rate=0.032,
        resources=[lcc.catalogue.resource(energy, vat=0.2) for energy in ("fr-electricity", "fr-natural-gas")],
        externalities=[lcc.catalogue.externality("fr-carbon-value")],
        costs=[
            lcc.acquire("price", life="life"),
            lcc.consume("electricity", "kwh"), lcc.consume("natural gas", "gas_kwh"),
            lcc.maintain("service"), lcc.dispose("removal", life="life"),
        ]),
    offers=[
        lcc.Offer("Gas boiler", vat=0.2, price=18_000, life=20, kwh=600, gas_kwh=92_000, service=450, removal=800),
        lcc.Offer("Heat pump", vat=0.2, price=41_000, life=17, kwh=27_000, gas_kwh=0, service=600, removal=900),
    ])  # fmt: skip
print(lcc.compare(purchase))
