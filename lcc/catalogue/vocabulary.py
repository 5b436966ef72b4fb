"""The closed lists of the catalogue and how people call each item: the same words as the tables of its README files."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from lcc.words import LccError, Message, message, nearest, speaking

KINDS: Mapping[str, Message] = {
    "carbon-value": message("carbon value"),
    "carbon-price": message("carbon price paid"),
    "pollutant-cost": message("cost of a pollutant"),
    "discount-rate": message("discount rate"),
    "method-parameter": message("parameter of a method"),
    "energy-price": message("price of energy"),
    "energy-tax": message("tax on energy"),
    "energy-content": message("energy content"),
    "water-price": message("price of water"),
    "escalation": message("yearly change of a price"),
    "deflator": message("price index"),
    "emission-factor": message("emission factor"),
    "manufacturing-footprint": message("manufacturing footprint"),
    "service-life": message("service life"),
    "accounting-life": message("depreciation period"),
    "usage": message("usage"),
    "purchase-price": message("purchase price"),
    "maintenance-cost": message("maintenance cost"),
    "maintenance-rate": message("maintenance rate"),
    "running-cost": message("running cost"),
    "end-of-life-cost": message("end-of-life cost"),
    "residual-value": message("residual value"),
}
FAMILIES: Mapping[str, Message] = {
    "any": message("Any purchase"),
    "computers": message("Computers"),
    "monitors": message("Monitors"),
    "servers": message("Servers and storage"),
    "imaging-equipment": message("Printers and copiers"),
    "indoor-lighting": message("Indoor lighting"),
    "street-lighting": message("Street lighting and traffic signals"),
    "cars-vans": message("Cars and vans"),
    "heavy-vehicles": message("Heavy vehicles, buses and machines"),
    "rail": message("Rolling stock and track"),
    "vending-machines": message("Vending machines"),
    "kitchen-refrigeration": message("Professional refrigeration and kitchen"),
    "appliances": message("Household appliances"),
    "heating-cooling": message("Heating and cooling"),
    "buildings": message("Buildings"),
    "works-infrastructure": message("Works and infrastructure"),
    "energy-systems": message("Energy projects and savings"),
    "transformers-motors": message("Transformers, motors and pumps"),
    "cleaning": message("Cleaning, services and machines"),
    "textiles": message("Textiles and workwear"),
    "water-using": message("Water-using equipment"),
    "medical": message("Medical equipment"),
    "furniture": message("Furniture"),
    "food": message("Catering and food"),
}
FORMS: Mapping[str, Message] = {
    "spreadsheet": message("Spreadsheet"),
    "web": message("Website or online calculator"),
    "desktop": message("Software to install"),
    "library": message("Programming library"),
    "guide": message("Guide, report or course"),
    "standard": message("Standard"),
    "method": message("Published method or rule"),
    "unknown": message("Unknown"),
}
PRICES: Mapping[str, Message] = {
    "free": message("Free"),
    "paid": message("Paid"),
    "registration": message("On registration or membership"),
    "unknown": message("Unknown"),
}
COSTS: Mapping[str, Message] = {
    "acquisition": message("acquisition"),
    "energy": message("energy"),
    "maintenance": message("maintenance"),
    "consumables": message("consumables"),
    "replacement": message("replacement"),
    "end_of_life": message("end of life"),
    "residual_value": message("residual value"),
    "externalities": message("externalities in money"),
}
FUNCTIONS: Mapping[str, Message] = {
    "discounting": message("discounting"),
    "escalation": message("escalation"),
    "sensitivity": message("sensitivity analysis"),
    "offer_comparison": message("comparison of offers"),
    "scoring": message("scoring"),
}
ANSWERS: Mapping[str, Message] = {"yes": message("yes"), "no": message("no"), "unknown": message("unknown")}
CONFIDENCE: Mapping[str, Message] = {"high": message("high"), "medium": message("medium"), "low": message("low")}
COUNTRIES: Mapping[str, Message] = {
    "FR": message("France"), "EU": message("European Union"), "INT": message("International"),
    "WORLD": message("World"), "AT": message("Austria"), "BE": message("Belgium"), "CA": message("Canada"),
    "CH": message("Switzerland"), "CZ": message("Czechia"), "DE": message("Germany"),
    "DE-BW": message("Baden-Württemberg"), "DK": message("Denmark"), "ES": message("Spain"),
    "FI": message("Finland"), "GB": message("United Kingdom"), "HU": message("Hungary"), "IE": message("Ireland"),
    "IN": message("India"), "IT": message("Italy"), "LT": message("Lithuania"), "LU": message("Luxembourg"),
    "NL": message("Netherlands"), "NO": message("Norway"), "NZ": message("New Zealand"), "PL": message("Poland"),
    "PT": message("Portugal"), "SE": message("Sweden"), "US": message("United States"),
}  # fmt: skip


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return a text without case or accents."""
    if text.isascii():
        return text.casefold()
    plain = text.replace("’", "'").replace("–", "-").replace("œ", "oe")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().casefold()


def word(table: Mapping[str, Message], key: str) -> str:
    """Return what people call an item, or its code when it has no other name."""
    return str(table.get(key, key))


def both(text: Message) -> dict[str, str]:
    """Write a sentence in both languages, as the texts of a method are kept."""
    found = {}
    for code in ("fr", "en"):
        with speaking(code):
            found[code] = str(text)
    return found


def known(table: Mapping[str, Message], given: str | None, what: Message) -> str | None:
    """Find the code of an item from its code, its name in either language, or the beginning of a word of one name.

    Raises
    ------
    LccError
        When there is none, with the nearest.

    """
    if given is None or given in table:
        return given
    names = {folded(name): key for key, text in table.items() for name in (*both(text).values(), key)}
    wanted = folded(given)
    close = {key for name, key in names.items() if wanted and name.startswith(wanted)}
    close = close or {key for name, key in names.items() if wanted and f" {wanted}" in name}
    if wanted in names or len(close) == 1:
        return names.get(wanted) or close.pop()
    written = [name for key, text in table.items() for name in (*both(text).values(), key)]
    raise LccError("Unknown {what}: “{given}”.{near}", what=what, given=given[:60], near=nearest(given, written))


def place(given: str | None) -> str | None:
    """Find the code of a country or region; a code of two letters is taken as it is."""
    if given is not None and len(given.split("-")[0]) == 2:  # a code, listed here or not
        return given.upper()
    return known(COUNTRIES, given, message("country or region"))
