"""Comparisons to draw: a few of each kind that charts must bear, and any number drawn at random."""

from __future__ import annotations

import random
from itertools import combinations

import lcc
from lcc.documents.lettering import box
from lcc.documents.scene import Disc, Label, Rect, Scene, Stroke
from lcc.path import Source

LONG = "Groupement solidaire Énergies renouvelables du Haut-Bocage et Thermique Industrielle – variante n° 2"
SLACK = 0.75
"""Boxes hold accents and descenders that few letters have. [pt]"""


def purchase(answers: list[dict[str, float | None]], names: list[str] | None = None, years: int = 8) -> lcc.Purchase:
    """A purchase with a life, a resource, an impact that counts, and a take-back that may be a gain."""
    names = names or [f"Offer {place + 1}" for place in range(len(answers))]
    method = lcc.Method(
        base_year=2027, years=years, discount_rate=0.032, inflation=0.02,
        resources=[lcc.Resource(name="electricity", unit="kWh", price=0.2, vat=0.2, emissions={"CO2e": 0.05})],
        externalities=[lcc.Externality(name="CO2e", value=lcc.Path(200, source=Source(title="fictional")),
                                       unit="EUR/tCO2e", counts=True, perimeter="p", verification="v")],
        parameters=[lcc.Parameter(name=name) for name in ("price", "life", "kwh", "service", "takeback")],
        costs=[lcc.acquire("price", life="life"), lcc.consume("electricity", "kwh"), lcc.maintain("service"),
               lcc.dispose("takeback")],
    )  # fmt: skip
    offers = [
        lcc.Offer(name, vat=0.2, answers={key: value for key, value in one.items() if value is not None})
        for name, one in zip(names, answers, strict=True)
    ]
    return lcc.Purchase(title="A purchase", method=method, offers=offers)


def compared(*args: object, **kwargs: object) -> lcc.Comparison:
    return lcc.compare(purchase(*args, **kwargs))


def answered(price=1000.0, life=5, kwh=100.0, service=50.0, takeback=10.0):
    return {"price": price, "life": life, "kwh": kwh, "service": service, "takeback": takeback}


def drawn_at_random(seed: int) -> lcc.Comparison:
    """Two to twelve offers of any size, some incomplete, some all alike, names short or long."""
    draw = random.Random(seed)
    count, size = draw.randint(1, 12), 10.0 ** draw.uniform(0, 9)
    alike = draw.random() < 0.15
    one = _any(draw, size)
    answers = [dict(one) if alike else _any(draw, size) for _ in range(count)]
    for given in answers:
        if draw.random() < 0.12:
            given["price"] = None
    names = [
        draw.choice(["{}", "Offer {}", LONG + " {}", "Pompe à chaleur {}"]).format(place) for place in range(count)
    ]
    return compared(answers, names, years=draw.choice([1, 5, 20, 60]))


def _any(draw: random.Random, size: float) -> dict[str, float | None]:
    def amount(share: float) -> float:
        return 0.0 if draw.random() < 0.1 else size * share * draw.uniform(0.1, 1)

    return {"price": amount(1), "life": draw.randint(3, 25), "kwh": amount(2), "service": amount(0.2),
            "takeback": amount(0.5) * draw.choice([-1, 1, 1])}  # fmt: skip


def labels(scene: Scene) -> list[Label]:
    return [mark for mark in scene.marks if isinstance(mark, Label)]


def bars(scene: Scene) -> list[Rect]:
    return [mark for mark in scene.marks if isinstance(mark, Rect) and mark.about is not None]


def troubles(scene: Scene) -> list[str]:
    """Say which labels overlap one another, sit on a bar, on a curve or outside the paper."""
    found, boxes = [], [(label, box(label)) for label in labels(scene)]
    for (one, first), (other, second) in combinations(boxes, 2):
        if _meet(first, second):
            found.append(f"“{one.text}” and “{other.text}”")
    solid = [(m.x, m.y, m.x + m.width, m.y + m.height) for m in bars(scene)]
    areas = [_around(mark) for mark in scene.marks if isinstance(mark, Stroke) and mark.fill]
    for label, taken in boxes:
        found += [f"“{label.text}” on a bar" for bar in (*solid, *areas) if _meet(taken, bar)]
        found += [f"“{label.text}” on a curve" for m in scene.marks if isinstance(m, Stroke) and m.about and not m.fill
                  and any(_meet(taken, side) for side in _sides(m))]  # fmt: skip
        left, top, right, bottom = taken
        if left < -SLACK or top < -SLACK or right > scene.width + SLACK or bottom > scene.height + SLACK:
            found.append(f"“{label.text}” outside")
        found += [f"“{label.text}” on the edge of a badge" for m in scene.marks if isinstance(m, Disc)
                  and _meet(taken, (m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius))
                  and abs(label.x - m.x) > SLACK]  # fmt: skip
    return found


def _around(mark: Stroke) -> tuple[float, float, float, float]:
    across, down = zip(*mark.points, strict=True)
    return min(across), min(down), max(across), max(down)


def _sides(mark: Stroke) -> list[tuple[float, float, float, float]]:
    """Cut a line in short steps, each as a small box."""
    made = []
    for (ax, ay), (bx, by) in zip(mark.points, mark.points[1:], strict=False):
        steps = max(int(max(abs(bx - ax), abs(by - ay)) / 3), 1)
        for place in range(steps + 1):
            x, y = ax + (bx - ax) * place / steps, ay + (by - ay) * place / steps
            made.append((x - 1, y - 1, x + 1, y + 1))
    return made


def _meet(one, other) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > SLACK and min(one[3], other[3]) - max(one[1], other[1]) > SLACK
    )
