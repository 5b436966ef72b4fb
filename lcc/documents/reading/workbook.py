"""A workbook of unknown origin, opened with care: its sheets, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Collection

from lcc.documents.reading.cells import Sheet
from lcc.documents.reading.container import Container
from lcc.documents.reading.ods import read_ods
from lcc.documents.reading.xlsx import read_xlsx
from lcc.words import LccError


def sheets_of(content: bytes, wanted: Collection[str]) -> list[Sheet]:
    """Read the sheets of a workbook, ``.xlsx`` or ``.ods``; those without any wanted text may be left out.

    Raises
    ------
    LccError
        When it is none, when it is hostile, or when it is far larger than a form.

    """
    container = Container(content)
    if "[Content_Types].xml" in container:
        return list(read_xlsx(container, wanted))
    if "mimetype" in container or "content.xml" in container:
        return list(read_ods(container))
    raise LccError("This is an archive (.zip), not a workbook: take the form out of it.")
