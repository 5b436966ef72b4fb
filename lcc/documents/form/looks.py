"""How the cells of a form look: what is to fill in has a thick frame, never a colour alone."""

from __future__ import annotations

from dataclasses import replace

from lcc.documents.grid import Look

TITLE = Look(bold=True, size=15, wrap=False)
SECTION = Look(bold=True, size=11, wrap=False, fill="#e3e9ef")
HEAD = Look(bold=True, fill="#e3e9ef", border="thin", align="center")
LABEL = Look(bold=True, border="thin")
TEXT = Look(border="thin")
SMALL = Look(size=8, border="thin")
PROSE = Look(vertical="top")
NOTE = Look(italic=True, size=8, vertical="top")
STRONG = Look(bold=True, size=10)
NUMBER = Look(border="thin", align="center")
CONTROL = Look(bold=True, border="thin")
MONEY = Look(border="thin", align="right", number="money", wrap=False)
TOTAL = replace(MONEY, bold=True, size=11, border="thick")
INPUT = Look(border="thick", fill="#fffbe6", align="right", unlocked=True, wrap=False)
TYPED = Look(border="thick", fill="#fffbe6", number="text", unlocked=True)
RATE = replace(INPUT, number="percent")
KEY = Look(size=6, wrap=False)
