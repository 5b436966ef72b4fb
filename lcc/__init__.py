"""Compare tender offers on life-cycle cost, with every figure explained.

Costs are positive, rates are decimal and yearly, money is without VAT at base-year prices.
Public names are loaded on first use (Scientific Python's SPEC 1), so that ``import lcc`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

_ROOMS = {
    "address": ("read", "rename", "replace"),
    "arithmetic": (
        "annuity", "benefit_cost", "fisher", "irr", "mirr", "payback", "payment", "present_value", "rate",
    ),
    "comparison": ("Comparison", "compare"),
    "costs": ("acquire", "consume", "dispose", "maintain"),
    "discounting": ("Timing", "discount_factors"),
    "whatif": ("Multiplier", "multipliers"),
    "files": ("dumps", "load", "loads", "save"),
    "figures": ("Figures",),
    "checks": ("findings",),
    "formula": ("FormulaError", "parse"),
    "ledger": ("Ledger", "lay_out", "lay_out_arrays", "totals"),
    "measures": ("airr", "sir"),
    "model": (
        "Clause", "Contract", "CostStream", "Externality", "FunctionalUnit", "Line", "Method", "Parameter", "Range",
        "Resource", "Schedule", "Stage",
    ),
    "purchase": ("Criterion", "Evidence", "FollowUp", "Measure", "Offer", "Purchase", "Scoring", "SetAside"),
    "path": ("Path", "Source"),
    "ranges": ("Change", "Uncertainty"),
    "sensitivity": (
        "Scenario", "around", "assumptions", "breakevens", "first_places", "scenarios", "simulate", "tornado",
        "what_if",
    ),
    "plan": ("Finding",),
    "scoring.detection": ("abnormally_low", "double_mean", "mean_less_deviation"),
    "scoring.formulas": ("add_formula", "marking_formula", "marking_formulas"),
    "scoring.marking": ("Score", "score"),
    "scoring.plausibility": ("implausible",),
    "scoring.screening": ("Screen", "screen"),
    "scoring.simulation": ("ScoringSimulation", "simulate_scoring"),
    "considerations": ("Considerations",),
    "followup.measured": ("MeasuredValue",),
    "followup.recomputing": ("follow_up",),
    "followup.shortfall": ("FollowUpResult",),
    "compliance.review": ("LegalReview", "check_law"),
    "frozen": ("changes_since", "fingerprint", "frozen_text", "standing"),
    "sealing": ("publish", "reminder", "seal", "simulation_copy"),
    "seals": ("Amendment", "JournalEntry", "Seal", "WorkedExample"),
    "verification": ("Verification", "verify"),
    "telling": ("Trace",),
    "trace": ("explain",),
    "trials": ("trial_offers",),
    "words": ("LccError", "speaking"),
}  # fmt: skip
_HOME = {name: room for room, names in _ROOMS.items() for name in names}
_WHOLE = ("catalogue",)
"""Rooms that are public as they are."""

__all__ = [*_HOME, *_WHOLE, "__version__"]  # noqa: PLE0604  # the names are in the table above


def __getattr__(name: str) -> object:
    """Load a public name from the room it lives in, once."""
    if name in _WHOLE:
        return import_module(f"lcc.{name}")
    room = _HOME.get(name)
    if room is None:
        raise AttributeError(f"module 'lcc' has no attribute {name!r}")
    value = getattr(import_module(f"lcc.{room}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return __all__
