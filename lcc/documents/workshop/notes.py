"""The facilitator's notes: minutes, what to say, what to expect, the keys."""

from __future__ import annotations

from datetime import date

from lcc.documents.blocks import Block, Bullets, Document, Facts, Heading, Table
from lcc.documents.workshop.cases import Case
from lcc.documents.workshop.papers import paper
from lcc.documents.workshop.script import PART_NAMES, cues, length
from lcc.documents.workshop.story import Story
from lcc.words import message, say

KEYS = (
    ("PageDown", message("next step (also →, space, click)")), ("PageUp", message("step before (also ←, right click)")),
    ("B", message("black screen, and back")), ("N", message("names of the offers, or letters")),
    ("R", message("back to the published values")), ("M, O", message("write the annex and the form; open both")),
    ("P", message("write everything to print")),
    ("1 … 4", message("take hold of a slider; the arrows move it")),
    ("Home", message("start again, votes kept")), ("C", message("choose another case")),
    ("Esc", message("leave the workshop; F11 comes back to the same step")),
)  # fmt: skip
WIDTHS = (0.09, 0.15, 0.36, 0.4)


def notes(told: Story, case: Case, honest: Story | None = None, *, day: date | None = None) -> Document:
    """Write the facilitator's notes of a case."""
    listed = ", ".join(str(message("{letter} {name}", letter=a, name=b)) for a, b in told.real.items())
    blocks: list[Block] = [
        Facts((
            (say("Length"), str(length(case))), (say("Offers"), listed), (say("Basis"), str(told.basis())),
            (say("Print"), say("Cards (one of each letter a person), answer sheet, blank form, hand-out.")),
        )),
        Heading(say("Minute by minute")), _minutes(told, case, honest), Heading(say("Before you start")),
        Bullets((
            say("Open the workshop (F11) on the projector; go through it once with the clicker, then press Home."),
            say("Choose who counts the votes and who reads the fingerprint aloud."),
            say("Never a real file: an anonymised copy at the most, and nothing of it is printed or frozen."),
        )),
        Heading(say("The keys")), Table(
            (say("Key"), say("What it does")), tuple((key, str(words)) for key, words in KEYS), widths=(0.2, 0.8),
        ),
    ]  # fmt: skip
    return paper(say("Facilitator’s notes"), told.purchase, blocks, day)


def _minutes(told: Story, case: Case, honest: Story | None) -> Table:
    rows = [
        (cue.when, str(PART_NAMES[cue.part]), "\n".join(map(str, cue.say)), "\n".join(map(str, cue.expect)))
        for cue in cues(told, case, honest)
    ]
    heads = (say("Minutes"), say("Part"), say("What to say"), say("What to expect"))
    return Table(heads, tuple(rows), widths=WIDTHS)
