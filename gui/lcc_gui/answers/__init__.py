"""Answers as tables: offers as columns, what is asked as rows, and the lines of a price schedule."""

from lcc_gui.answers.lines import LinesSheet
from lcc_gui.answers.sheet import AnswersSheet

__all__ = ["AnswersSheet", "LinesSheet"]
