"""Everything to print for one case, written into one folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lcc.documents.blocks import Document
from lcc.documents.workshop.answer_sheet import answer_sheet
from lcc.documents.workshop.blank_form import blank_form
from lcc.documents.workshop.cards import cards
from lcc.documents.workshop.cases import Case
from lcc.documents.workshop.folders import made_ready
from lcc.documents.workshop.handout import handout
from lcc.documents.workshop.monday import frozen
from lcc.documents.workshop.notes import notes
from lcc.documents.workshop.story import Story, honest_of, told_of
from lcc.words import say


def write_kit(case: Case, folder: str | os.PathLike[str], *, day: date | None = None) -> list[Path]:
    """Write the notes, the cards, the forms, the answer sheet and the hand-out of a case, in the language in force.

    Parameters
    ----------
    case : Case
        A ready-made case.
    folder : path
        Made when it is not there.
    day : date, optional
        The day written on them; today by default.

    Raises
    ------
    LccError
        When a library is not installed, or a file cannot be written.

    """
    from lcc.documents.form import write_form
    from lcc.documents.writing import write_document

    today = day or date.today()  # noqa: DTZ011  # the calendar on the facilitator's wall is the one meant
    place, told = made_ready(folder), told_of(case)
    written = []
    for number, (name, document) in enumerate(_papers(told, case, today), 1):
        path = place / f"{number} {name}.pdf"
        write_document(document, path)
        written.append(path)
    name = say("tenderer’s form")
    sheet = place / f"{len(written) + 1} {name}.xlsx"
    write_form(frozen(case.purchase(), today), sheet, day=today)
    return [*written, sheet]


def _papers(told: Story, case: Case, day: date) -> Iterator[tuple[str, Document]]:
    yield say("facilitator’s notes"), notes(told, case, honest_of(case), day=day)
    yield say("voting cards A4"), cards(told, "A4", day=day)
    yield say("voting cards A5"), cards(told, "A5", day=day)
    yield say("blank form"), blank_form(told, day=day)
    yield say("answer sheet"), answer_sheet(told, day=day)
    yield say("hand-out"), handout(told, case, day=day)
