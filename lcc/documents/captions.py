"""How tables and figures are numbered, and what a document says in its own language whoever writes it."""

from __future__ import annotations

from lcc.documents.blocks import Document, Notice
from lcc.words import say, speaking


def table_word(document: Document) -> str:
    """Return the word before the number of a table."""
    with speaking(document.language):
        return say("Table")


def figure_word(document: Document) -> str:
    """Return the word before the number of a figure."""
    with speaking(document.language):
        return say("Figure")


def separator(document: Document) -> str:
    """Return what stands between the number and the caption: French typography wants a dash."""
    return ". – " if document.language == "fr" else ". "


def notice_title(notice: Notice, document: Document) -> str:
    """Return the title of a notice; a warning has one, so that its colour is not alone to say it."""
    with speaking(document.language):
        return notice.title or (say("Warning") if notice.kind == "warning" else "")
