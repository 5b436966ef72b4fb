"""Forms that tenderers filled in, read back: hostile files refused, what people do tolerated, nothing read as zero.

A form is refused whole when it is not ours, not of this method, or altered. Anything else is imported and flagged with
its cell: no range and no doubt rejects an offer.
"""

from __future__ import annotations

from lcc.documents.reading.one_form import read_form
from lcc.documents.reading.report import FormReport, Remark
from lcc.documents.reading.several_forms import import_forms

__all__ = ["FormReport", "Remark", "import_forms", "read_form"]
