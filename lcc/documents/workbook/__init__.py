"""The workbook: the whole life-cycle cost recalculated by live formulas, alone on a PC where nothing is installed.

Imported only by what writes a workbook; XlsxWriter itself is loaded when a file is made.
"""

from __future__ import annotations

from lcc.documents.workbook.writing import workbook_bytes, write_workbook

__all__ = ["workbook_bytes", "write_workbook"]
