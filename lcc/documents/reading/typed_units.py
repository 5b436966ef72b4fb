"""A unit typed after a number, beside the one that was asked: the same, its beginning, or another."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Fit = Literal["same", "part", "other"]
_WORDS = {
    "€": "eur", "euro": "eur", "euros": "eur", "k€": "keur", "an": "year", "ans": "year", "annee": "year",
    "annees": "year", "yr": "year", "years": "year", "a": "year", "semaine": "week", "semaines": "week",
    "weeks": "week", "mois": "month", "months": "month", "jour": "day", "jours": "day", "days": "day", "j": "day",
    "heure": "h", "heures": "h", "hour": "h", "hours": "h", "hr": "h", "litre": "l", "litres": "l", "liter": "l",
    "liters": "l", "tonne": "t", "tonnes": "t", "pour": "/", "par": "/", "per": "/", "watt": "w", "watts": "w",
    "kilometre": "km", "kilometres": "km", "metre": "m", "metres": "m", "pourcent": "%",
}  # fmt: skip
_PART = re.compile(r"[^\W\d_]+[0-9²³]?|[0-9]+|[€%/]")
_WITHOUT_VAT = re.compile(
    r"\b(h\.?\s?t\.?|hors taxes?|excl(\.|uding)? ?vat|ex\.? ?vat|net of vat)(?=\W|$)", re.IGNORECASE
)
WITH_VAT = re.compile(r"\b(t\.?\s?t\.?\s?c\.?|toutes taxes|incl(\.|uding)? ?vat|inc\.? ?vat|vat incl)", re.IGNORECASE)


def fit(typed: str, asked: str) -> Fit:
    """Compare a unit as typed with the one asked; ``part`` when one says less than the other: kWh, kWh/week."""
    given, wanted = _parts(typed), _parts(asked)
    if not given or given == wanted:
        return "same"
    shorter, longer = sorted((given, wanted), key=len)
    return "part" if longer[: len(shorter)] == shorter else "other"


def _parts(unit: str) -> list[str]:
    """Cut a unit into words and signs, each written in one way."""
    bare = unicodedata.normalize("NFKD", _WITHOUT_VAT.sub(" ", unit).replace("²", "2").replace("³", "3").casefold())
    found = _PART.findall("".join(letter for letter in bare if not unicodedata.combining(letter)))
    words = [_WORDS.get(part, part) for part in found]
    return [word.removesuffix("s") if len(word) > 2 else word for word in words]
