"""A document as PDF: typst sets it, tagged for readers who listen (PDF/UA-1) and made to be kept (PDF/A-3a)."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lcc.documents.blocks import Document
from lcc.documents.lettering import FOLDER
from lcc.documents.packing import UNDATED
from lcc.documents.pdf_blocks import Blocks
from lcc.words import LccError

if TYPE_CHECKING:
    from typst import Compiler

STANDARDS: Final = ("ua-1", "a-3a")
_TEMPLATE = Path(__file__).parent / "typst" / "document.typ"
_ONE_AT_A_TIME = threading.Lock()


def pdf(document: Document) -> bytes:
    """Set a document as PDF; the same document gives the same bytes."""
    day = document.day or UNDATED
    seconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    given = json.dumps(Blocks(document).data(day), ensure_ascii=False)
    with _ONE_AT_A_TIME:
        made = _compiler().compile(
            sys_inputs={"document": given}, format="pdf", pdf_standards=[*STANDARDS], timestamp=seconds
        )
    assert isinstance(made, bytes)  # a list is given only for pictures of pages
    return made


@cache
def _compiler() -> Compiler:
    """Keep one compiler: it has read the fonts and the template."""
    try:
        import typst
    except ImportError as missing:
        raise LccError("PDF files need typst: {command}.", command="pip install lcc-tenders[documents]") from missing
    return typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=[FOLDER], ignore_system_fonts=True)
