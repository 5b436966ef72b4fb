"""Speed of the charts, measured in one run: ``uv run benchmarks/charts.py``.

The same purchase as ``engine.py``: 5 offers × 12 streams × 20 years. A scene is the picture computed from results that
are there already; the SVG is the scene written; a slider moved is both after the comparison is made again.
"""

from __future__ import annotations

from collections.abc import Callable

from engine import ROWS, note, purchase, timed

import lcc
from lcc.documents import charts
from lcc.documents.lettering import font
from lcc.documents.png import png
from lcc.documents.scene import Scene, hit
from lcc.documents.svg import svg
from lcc.tables import table

RANGES = {"method › discount_rate": [0.0, 0.08], "method › resources › electricity › price": [0.1, 0.4]}


def pictures(loaded: lcc.Purchase) -> dict[str, Callable[[], Scene]]:
    """Every chart, its results computed beforehand."""
    seen = lcc.compare(loaded)
    found, turned = lcc.breakevens(loaded, RANGES), lcc.tornado(loaded, ranges=RANGES)
    drawn = lcc.simulate(loaded, ranges=RANGES)
    mapped = lcc.first_places(loaded, *RANGES.items())
    return {
        "visible_hidden": lambda: charts.visible_hidden(seen),
        "stages": lambda: charts.stages(seen),
        "price_or_cost": lambda: charts.price_or_cost(seen),
        "cumulated": lambda: charts.cumulated(seen),
        "budget_by_year": lambda: charts.budget_by_year(seen),
        "rulers": lambda: charts.rulers(found, offers=seen.names),
        "tornado": lambda: charts.tornado(turned),
        "distribution, 10,000 draws": lambda: charts.distribution(drawn),
        "territories, 21 × 21": lambda: charts.territories(mapped, offers=seen.names),
    }


def all_charts() -> None:
    """Scene and SVG of each."""
    for name, picture in pictures(purchase()).items():
        scene = picture()
        note(f"{name}: scene", timed(picture, 21) * 1e3, "ms", "–")
        note(f"{name}: SVG, {len(svg(scene).encode()) // 1000} KB", timed(lambda: svg(scene), 51) * 1e3, "ms", "≤ 1 ms")  # noqa: B023  # timed at once


def around() -> None:
    """What goes with them: a slider, a pointer, letters, a PNG."""
    loaded = purchase()
    note("a slider moved, drawn again", timed(lambda: charts.stages(lcc.compare(loaded)), 21) * 1e3, "ms", "≤ 16 ms")
    scene = charts.stages(lcc.compare(loaded))
    note("what is pointed at", timed(lambda: hit(scene, 300, 120), 51) * 1e3, "ms", "–")
    note("advances of a face read", timed(font.__wrapped__, 21) * 1e3, "ms", "≤ 10 ms")
    note("PNG, 3 pixels a point", timed(lambda: png(scene), 7) * 1e3, "ms", "–")


if __name__ == "__main__":
    for part in (all_charts, around):
        part()
    print(table(["what", "median", "held to"], ROWS))
