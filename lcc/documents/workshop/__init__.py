"""The workshop: ready-made cases that reverse, what is said at each minute, and what is printed for the room."""

from lcc.documents.workshop.cases import CASES, Case, case_named
from lcc.documents.workshop.kit import write_kit
from lcc.documents.workshop.monday import Monday, write_monday
from lcc.documents.workshop.naming import anonymised, is_fictional
from lcc.documents.workshop.steps import Step, steps
from lcc.documents.workshop.story import Story, honest_of, story, told_of

__all__ = [
    "CASES", "Case", "Monday", "Step", "Story", "anonymised", "case_named", "honest_of", "is_fictional", "steps",
    "story", "told_of", "write_kit", "write_monday",
]  # fmt: skip
