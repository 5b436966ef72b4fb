"""The catalogue as one reads it: ours, with folders of one's own laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

from lcc.catalogue.shelf import Shelf

if TYPE_CHECKING:
    from lcc.catalogue.blueprints import Blueprint
    from lcc.catalogue.inventory import Suggestion, Tool
    from lcc.catalogue.upkeep import Newer, Overdue
    from lcc.catalogue.wanted import Options
    from lcc.model import Externality, Method, Resource
    from lcc.path import Path
    from lcc.plan import Finding
    from lcc.purchase import Purchase


class Catalogue(Shelf):
    """Factors, reference methods and tools, each file read when something in it is wanted.

    Parameters
    ----------
    folders : path
        Folders of one's own in the form of the catalogue, each laid over those before it. An entry of the same
        identifier is refused unless it says ``replaces``.

    """

    def path(self, name: str, **options: Unpack[Options]) -> Path:
        """Return any factor as a path, in its own unit, without VAT, with its source.

        Raises
        ------
        LccError
            When its confidence is low, it is legacy or has ended, and that is not accepted; when VAT cannot be taken
            out; when ``base_year`` is asked and its money cannot be restated.

        """
        from lcc.catalogue import supply, wanted

        return supply.taken(self, name, wanted.Wanted(**options))

    def discount_rate(self, name: str = "fr-public-discount-rate", **options: Unpack[Options]) -> Path:
        """Return a discount rate, real or nominal as its source says. [1/year]

        Raises
        ------
        LccError
            When the factor is not a discount rate, and as ``path``.

        """
        from lcc.catalogue import supply, wanted

        return supply.discount_rate(self, name, wanted.Wanted(**options))

    def resource(
        self, price: str, name: str | None = None, *,
        emissions: str | Mapping[str, Any] | None = None, **options: Unpack[Options],
    ) -> Resource:  # fmt: skip
        """Return a resource ready for a method: its price without VAT [EUR/unit] and its emissions. [kg/unit]

        Parameters
        ----------
        price : str
            Factor of the price, such as ``fr-electricity``.
        name : str, optional
            What streams call it; by default the identifier without its country: ``electricity``.
        emissions : str or mapping, optional
            An emission factor, or one an impact (factor, number or path). By default the one named after the price,
            if there is one in the same unit; ``{}`` for none.
        **options
            See ``Options``. ``vat`` is the rate invoiced: without it the resource has none, and ``findings`` asks
            for it where VAT counts.

        Raises
        ------
        LccError
            As ``path``; when the factor is not a price per unit; when an emission factor is in another unit.

        """
        from lcc.catalogue import supply, wanted

        return supply.resource(self, price, name, emissions, wanted.Wanted(**options))

    def externality(
        self, value: str, name: str | None = None, *, counts: bool = False, perimeter: Any = None,
        verification: Any = None, **options: Unpack[Options],
    ) -> Externality:  # fmt: skip
        """Return the value of an impact, complete as CCP R2152-9 asks. [EUR/t or EUR/kg]

        Parameters
        ----------
        value : str
            Factor of the value, such as ``fr-carbon-value``.
        name : str, optional
            The impact: by default that of the unit, ``CO2e`` for ``EUR/tCO2e``.
        counts : bool
            Whether it counts in the total that ranks; shown beside it by default.
        perimeter, verification : str or {fr, en}, optional
            What is counted and how it is verified; general sentences by default.

        Raises
        ------
        LccError
            As ``path``; when the factor is not a value per tonne or kilogram.

        """
        from lcc.catalogue import supply, wanted

        given = {"name": name, "counts": counts, "perimeter": perimeter, "verification": verification}
        return supply.externality(self, value, given, wanted.Wanted(**options))

    def blueprint(self, name: str) -> Blueprint:
        """Return a reference method as written in the catalogue: family, what it counts and leaves out."""
        from lcc.catalogue import blueprints

        return blueprints.blueprint(self, name)

    def methods(self, family: str | None = None, words: str = "") -> tuple[Blueprint, ...]:
        """List the reference methods, all or those of a family; those that hold the words, best first."""
        from lcc.catalogue import blueprints

        return blueprints.blueprints(self, family, words)

    def method(self, name: str, *, years: int | None = None, **options: Unpack[Options]) -> Method:
        """Return a reference method ready to adapt, its factors copied in with their sources.

        Parameters
        ----------
        name : str
            A reference method, such as ``copiers``.
        years : int, optional
            Study period; the method's own by default. [year]
        **options
            ``base_year`` is the method's year 0. Money is restated to it only when ``deflator`` or ``inflation`` is
            given: as published otherwise, which ``findings`` says.

        Raises
        ------
        LccError
            When there is no such method, with the nearest; when a factor it takes cannot be a default.

        """
        from lcc.catalogue import blueprints

        return blueprints.method(self, name, years, options)

    def tool(self, name: str) -> Tool:
        """Return a tool of the inventory."""
        from lcc.catalogue import inventory

        return inventory.tool(self, name)

    def tools(
        self, words: str = "", *, family: str | None = None, country: str | None = None, free: bool = False
    ) -> tuple[Tool, ...]:
        """Find tools by words, family, country or price, best first; all of them by default."""
        from lcc.catalogue import inventory

        entries = inventory.find(self.layers, words, family, country, free)
        return tuple(inventory.valid(entry) for entry in entries)

    def suggest(self, family: str) -> Suggestion:
        """Say which tools and which of our reference methods fit a family."""
        from lcc.catalogue import inventory

        return inventory.suggest(self, family)

    def review(self, *, on: date | None = None, within: int = 90) -> tuple[Overdue, ...]:
        """List the factors whose best-before date is passed, or near (``within`` so many days)."""
        from lcc.catalogue import upkeep

        return upkeep.review(self, on, within)

    def newer(self, purchase: Purchase, *, on: date | None = None) -> tuple[Newer, ...]:
        """List the values copied into a purchase for which the catalogue has a newer one."""
        from lcc.catalogue import upkeep

        return upkeep.newer(self, purchase, on)

    def warnings(self, purchase: Purchase) -> list[Finding]:
        """List what does not go together among the values copied into a purchase."""
        from lcc.catalogue import conflicts

        return conflicts.warnings(self, purchase)
