"""The award criteria: named, weighted, with the formula that turns amounts into marks."""

from lcc_gui.criteria.panel import CriteriaPanel

__all__ = ["CriteriaPanel"]
