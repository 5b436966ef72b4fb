"""Where the documents take the environment and society into account: three places, of which national data know two.

The working group of the Hauts-de-France observatory asked for the three to be told apart: technical specification,
execution clause, award criterion. The essential data of public contracts (DECP, schema 2.0.3) know the last two.
"""

from __future__ import annotations

from lcc.value import Text, Value

DECP = {
    "environment": ("Clause environnementale", "Critère environnemental", "Pas de considération environnementale"),
    "social": ("Clause sociale", "Critère social", "Pas de considération sociale"),
}
"""Exact values of considerationsEnvironnementales and considerationsSociales."""


class Considerations(Value):
    """What the documents say of it, in a few words or by the number of the article; empty when nowhere."""

    specification: Text = ""
    """Technical specification (CCP L2111-2)."""
    clause: Text = ""
    """Execution clause (CCP L2112-2)."""
    criterion: Text = ""
    """Award criterion (CCP L2152-7), where ``criteria`` do not say it already."""

    def decp(self, subject: str, *, criterion: bool = False) -> tuple[str, ...]:
        """Return the values of the essential data, in the order of the schema.

        ``subject`` is ``environment`` or ``social``; ``criterion`` tells that an award criterion takes it into account.
        """
        clause, award, none = DECP[subject]
        found = ((clause, self.clause), (award, criterion or self.criterion))
        return tuple(value for value, declared in found if declared) or (none,)
