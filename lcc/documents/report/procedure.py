"""Which regime of information applies: that of formalised procedures, or that of adapted ones (CCP L2120-1)."""

from __future__ import annotations

import re

from lcc.formula import fold
from lcc.purchase import Purchase

_FORMALISED = re.compile(
    r"appel d.offres|\bao[or]?\b|formalise|avec negociation|dialogue competitif|open procedure|restricted procedure"
    r"|competitive dialogue|with negotiation"
)


def formalised(purchase: Purchase) -> bool:
    """Tell whether the file names a formalised procedure; one it does not name is held to be adapted."""
    said = fold(purchase.procedure)
    if re.search(r"\bmapa\b|adapte", said):
        return False
    return _FORMALISED.search(said) is not None
