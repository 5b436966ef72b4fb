"""At which electricity price does NIST's heat pump start to cost less than what it replaces?"""

from pathlib import Path

import numpy as np

import lcc

purchase = lcc.load(Path(__file__).with_name("heat-pump.lcc.yaml"))
prices = np.linspace(0.005, 0.15, 30)
totals = lcc.totals(purchase, {("method", "resources", "electricity", "price"): prices})
first = totals.argmin(axis=1)
for place in np.flatnonzero(np.diff(first, prepend=-1)):
    print(f"from {prices[place]:.3f} USD/kWh: {purchase.offers[first[place]].name} is first")
