"""Write a document as a file: PDF, DOCX or ODT, by the end of its name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from lcc.documents.blocks import Document
from lcc.files import put_bytes
from lcc.words import LccError


def write_document(document: Document, path: str | os.PathLike[str]) -> None:
    """Write a document whole or not at all.

    Raises
    ------
    LccError
        When the end of the name is not known, when a library is not installed, or when the file cannot be written.

    """
    put_bytes(path, document_bytes(document, Path(path).suffix))


def document_bytes(document: Document, kind: str) -> bytes:
    """Return the content of the file, of kind ``pdf``, ``docx`` or ``odt``; the same document gives the same bytes."""
    writer = WRITERS.get(kind.removeprefix(".").lower())
    if writer is None:
        raise LccError("A document is written as {known}, not as “{given}”.",
                       known=", ".join(f".{name}" for name in WRITERS), given=kind)  # fmt: skip
    return writer(document)


def _pdf(document: Document) -> bytes:
    from lcc.documents.pdf import pdf

    return pdf(document)


def _docx(document: Document) -> bytes:
    from lcc.documents.docx import docx

    return docx(document)


def _odt(document: Document) -> bytes:
    from lcc.documents.odt import odt

    return odt(document)


WRITERS: Mapping[str, Callable[[Document], bytes]] = MappingProxyType({"pdf": _pdf, "docx": _docx, "odt": _odt})
