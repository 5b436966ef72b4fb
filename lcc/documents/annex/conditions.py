"""Points 1, 3, 17 and 18 of the annex: what it is about, the texts, how to do the sum again, where to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lcc.compliance.rules import GREEN
from lcc.documents.annex.wording import runs, stated, unspecified
from lcc.documents.blocks import Block, Bullets, Facts, Heading, Notice, Paragraph, Run, Text
from lcc.purchase import Purchase
from lcc.terms import day as written
from lcc.words import message, say


def subject(public: Purchase, day: date | None) -> Iterator[Block]:
    """Name the purchase and the version of the method."""
    yield Heading(say("1. Purchase and version of the method"))
    yield Facts((
        (say("Buyer"), stated(public.buyer)), (say("Subject"), stated(public.title)),
        (say("Reference"), stated(public.reference)), (say("Lot"), stated(public.lot)),
        (say("Procedure"), stated(public.procedure)),
        (say("Launch"), _day(public.launch)), (say("Deadline for offers"), _day(public.deadline)),
        *_version(public, day),
    ))  # fmt: skip
    if public.seal is None:
        yield Notice((say("The method is not frozen yet: it may still change before it is published."),),
                     title=say("Draft"))  # fmt: skip
    yield Paragraph(say(
        "This annex states the data that tenderers supply and the method that turns them into a life-cycle cost (CCP "
        "R2152-10). The same method applies to every offer."
    ))  # fmt: skip


def _version(public: Purchase, day: date | None) -> Iterator[tuple[str, Text]]:
    seal = public.seal
    if seal is None:
        yield say("Version"), say("draft, method not frozen")
        yield say("Date"), _day(day)
        return
    yield say("Version"), str(seal.version)
    yield say("Frozen on"), str(written(seal.on))
    yield say("Fingerprint"), (Run(seal.fingerprint, code=True),)


def _day(given: date | None) -> Text:
    return str(written(given)) if given is not None else unspecified()


_ARTICLES = {
    "L2152-7": message(
        "the contract is awarded on the criterion of price or of cost. It may also be awarded on several criteria that "
        "do not discriminate and are linked to its subject-matter, price or cost among them. Offers are assessed lot "
        "by "
        "lot."
    ),
    "R2152-7": message(
        "the buyer relies on the single criterion of cost, determined by a global approach that may be based on the "
        "life-cycle cost and takes the environmental characteristics of the offer into account; or on several "
        "criteria, "
        "price or cost among them, at least one of which takes these characteristics into account."
    ),
    "R2152-7 before": message(
        "(version before 21 August 2026) the buyer relies on several criteria, price or cost among them, or on a "
        "single "
        "criterion: cost; or price, for standard supplies or services alone."
    ),
    "R2152-9": message(
        "the life-cycle cost covers, so far as relevant, all or part of the costs borne by the buyer or other users: "
        "acquisition, use (such as energy and other resources), maintenance, end of life (such as collection and "
        "recycling). It also covers costs of environmental externalities, provided that their monetary value can be "
        "determined and verified."
    ),
    "R2152-10": message(
        "the documents state the data that tenderers supply and the method the buyer applies to them. The method that "
        "values externalities is accessible to all, rests on criteria that can be verified objectively and do not "
        "discriminate, and on data that can be supplied with reasonable effort."
    ),
}


def texts(public: Purchase) -> Iterator[Block]:
    """Cite the texts, summed up."""
    yield Heading(say("3. Texts"))
    old = public.launch is not None and public.launch < GREEN
    keys = ("L2152-7", "R2152-7 before" if old else "R2152-7", "R2152-9", "R2152-10")
    articles = [(key.split()[0], _ARTICLES[key]) for key in keys]
    yield Paragraph(say("Code de la commande publique (CCP):"))
    yield Bullets(tuple((Run(f"{name} ", strong=True), Run(str(text))) for name, text in articles))
    if not old:
        yield Paragraph(say(
            "R2152-7 is given as it applies to consultations launched, or notices sent for publication, from 21 August "
            "2026 (décret 2022-767)."
        ), small=True)  # fmt: skip
    yield Paragraph(say("These articles are summed up; only the official text is authentic."), small=True)


def again(public: Purchase) -> Iterator[Block]:
    """Say how anyone does the sum again."""
    yield Heading(say("17. Doing the sum again"))
    yield Bullets((
        say("By hand: section 14 is enough. Put your values in place of the fictional ones."),
        say("With the bidder’s form: a spreadsheet file (.xlsx or .ods), free, without macros, sent with the "
            "documents. "
            "It states the same data."),
        say("With the workbook, when the buyer supplies it: the same formulas, in cells that anyone can read."),
        (Run(say("With the program lcc, free of charge. Where it can be had:") + " "), *runs(stated(public.software))),
    ))  # fmt: skip
    if public.seal is not None:
        yield Paragraph(say(
            "The fingerprint at the foot of each page proves which version of the method is applied: changing one "
            "value "
            "changes the fingerprint."
        ))  # fmt: skip


def questions(public: Purchase) -> Iterator[Block]:
    """Say where questions are put, and until when."""
    yield Heading(say("18. Questions"))
    where = runs(stated(public.questions))
    yield Paragraph((Run(say("Where and until when to put questions on this method:") + " "), *where))
