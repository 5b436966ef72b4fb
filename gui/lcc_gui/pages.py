"""The pages of the rail, in the buyer's order; each is loaded when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from lcc.words import Message, message

if TYPE_CHECKING:
    from lcc_gui.document import Document
    from lcc_gui.settings import Settings
    from lcc_gui.views.view import View


@dataclass(frozen=True)
class Page:
    """One page of the rail."""

    key: str
    name: Message
    icon: str
    view: str
    """Name of the class, in the module of ``lcc_gui.views`` named after the key."""

    def make(self, document: Document, settings: Settings) -> View:
        """Load the page and make it."""
        made: View = getattr(import_module(f"lcc_gui.views.{self.key}"), self.view)(document, settings)
        return made


PAGES = (
    Page("purchase", message("Purchase"), "purchase", "PurchaseView"),
    Page("method", message("Method"), "method", "MethodView"),
    Page("trial", message("Trial and publication"), "trial", "TrialView"),
    Page("offers", message("Offers"), "offers", "OffersView"),
    Page("comparison", message("Comparison"), "comparison", "ComparisonView"),
    Page("report", message("Report"), "report", "ReportView"),
)
