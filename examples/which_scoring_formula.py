"""Before publication: which formula should turn euros into points, and what would a judge say of it?"""

from pathlib import Path

import lcc

purchase = lcc.load(Path(__file__).with_name("copiers.lcc.yaml"))
criteria = [
    lcc.Criterion(name="cost", label="Life-cycle cost", kind="cost", weight=60, formula="F2"),
    lcc.Criterion(name="environment", label="Environment", kind="environmental", weight=25, scale=10),
    lcc.Criterion(name="delay", label="Delay", kind="delay", weight=15, scale=10),
]
notes = [{"environment": 5, "delay": 8}, {"environment": 7, "delay": 6}, {"environment": 8, "delay": 5}]
trials = [offer.replace(notes=given) for offer, given in zip(purchase.offers, notes, strict=False)]
print(lcc.simulate_scoring(purchase.replace(criteria=criteria, trials=trials, offers=[])))
