"""Letters measured without Qt are as wide as Qt says."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QRawFont

from lcc.documents.lettering import FOLDER, font


@pytest.mark.parametrize("bold", [False, True])
def test_letters_are_as_wide_as_qt_says(bold):
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    raw = QRawFont(str(FOLDER / name), 2048, QFont.HintingPreference.PreferNoHinting)

    for letter in "AbçÉœ€ –…1\u202f\u00a0₂→":
        (width,) = raw.advancesForGlyphIndexes(raw.glyphIndexesForString(letter))
        assert font(bold).advance(letter) == pytest.approx(width.x(), abs=1)
