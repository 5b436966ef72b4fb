"""The decisions and the advice that say what a marking method may not do: each with what it holds, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lcc.words import Message, message


@dataclass(frozen=True)
class Case:
    """A court's decision, or advice of the State: who, when, which number, what it holds."""

    body: str
    day: date | None
    number: str
    holding: Message
    url: str

    @property
    def reference(self) -> str:
        """Cite it as lawyers do: ``CE 18/12/2012 n° 362532``."""
        day = "" if self.day is None else f" {self.day:%d/%m/%Y}"
        return f"{self.body}{day}{f' n° {self.number}' if self.number else ''}"

    def __str__(self) -> str:
        return str(message("{reference}: {holding}", reference=self.reference, holding=self.holding))


NEGATIVE = Case(
    "CE", date(2012, 12, 18), "362532",
    message("a negative mark takes points from the other criteria, which changes their weight"),
    "https://www.jurisconsulte.net/fr/articles/id-5413-un-pouvoir-adjudicateur-peut-il-attribuer-a-un-candidat-a-un-"
    "marche-public-lors-de-l-evaluation-de-son-offre-des-notes-negatives-",
)  # fmt: skip
NEUTRALISED = Case(
    "CE", date(2014, 11, 3), "373362",
    message("a method may not deprive criteria of their scope or neutralise their weighting, so that the best mark "
            "does not go to the best offer"),
    "https://www.revuegeneraledudroit.eu/blog/2014/11/17/le-critere-prix-et-les-mathematiques-elementaires/",
)  # fmt: skip
CHEAPEST = Case(
    "CE", date(2013, 10, 29), "370789", message("the lowest price gets the best mark for price"),
    "https://www.weka.fr/marches-publics/dossier-pratique/optimiser-vos-achats-publics-dt85/maitriser-les-avantages-"
    "et-inconvenients-des-methodes-utilisables-pour-la-notation-du-critere-prix-7916/",
)  # fmt: skip
ZEROS = Case(
    "TA Paris", date(2010, 5, 14), "1007774", message("a method that gave zero to three of four tenders was set aside"),
    "https://code-commande-publique.com/?p=25906",
)  # fmt: skip
NOT_STRICT = Case(
    "TA Paris", date(2022, 11, 25), "2222966", message("marks need not be strictly proportional to prices"),
    "https://code-commande-publique.com/?p=25906",
)  # fmt: skip
TRY_FIRST = Case(
    "DAJ", None, "",
    message("simulate before publishing, do not always use the same method, state it clearly (scoring workbook)"),
    "https://www.economie.gouv.fr/daj/methodes-notation-critere-prix-outil-pratique",
)  # fmt: skip
CASES = (NEGATIVE, NEUTRALISED, CHEAPEST, ZEROS, NOT_STRICT, TRY_FIRST)
