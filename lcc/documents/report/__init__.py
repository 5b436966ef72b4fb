"""The report on the comparison of offers, at three levels: internal, for an unsuccessful tenderer, after signature.

Each level is a document of its own, built from what it may say: nothing is taken out of a fuller one.
"""

from __future__ import annotations

from lcc.documents.report.assembly import report
from lcc.documents.report.levels import LEVELS, Level
from lcc.documents.report.naming import attached, report_name

__all__ = ["LEVELS", "Level", "attached", "report", "report_name"]
