"""What does one kilowatt-hour a year, declared by a tenderer, cost over the study period?"""

from pathlib import Path

import lcc

purchase = lcc.load(Path(__file__).with_name("copiers.lcc.yaml"))
for found in lcc.multipliers(purchase):
    if found.parameter == "weekly_kwh":
        print(f"{found.offer}: {found.sentence('EUR')}")
