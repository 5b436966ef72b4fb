"""What every level may say of a purchase: what was published, what the ranking rests on, where values come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from lcc.canonical import short
from lcc.differences import before_and_after, place
from lcc.documents.blocks import Block, Bullets, Facts, Heading, Paragraph, Table, Text
from lcc.documents.report.award import Award
from lcc.figures import SYMBOLS
from lcc.frozen import standing
from lcc.numerals import write_number
from lcc.path import Source
from lcc.purchase import Purchase
from lcc.results import Results
from lcc.scoring.telling import conventions
from lcc.summary import basis, left_out
from lcc.terms import day as written
from lcc.trace import cited
from lcc.value import Value
from lcc.words import choose, language, message, say

TIES = {
    "acquisition": message("Equal totals to the cent: the lowest cost to buy comes first."),
    "none": message("Equal totals share their place."),
}


def capital(text: object) -> str:
    """Begin with a capital, as the head of a column does."""
    said = str(text)
    return said[:1].upper() + said[1:]


def unit_of(results: Results) -> str:
    """Return the sign of the currency."""
    return SYMBOLS.get(results.method.currency, results.method.currency)


def headed(text: object, unit: str) -> str:
    """Write the head of a column of amounts."""
    return f"{capital(text)} ({unit})"


def joined(parts: Iterable[object]) -> str:
    """Put semicolons between the parts of one cell."""
    return say("; ").join(map(str, parts))


def facts(purchase: Purchase, today: date, *, signature: bool = False) -> Facts:
    """Name the purchase, as its published documents do."""
    days = [(say("Launch"), purchase.launch), (say("Deadline for offers"), purchase.deadline)]
    days += [(say("Signature"), purchase.signature)] if signature else []
    rows: list[tuple[str, Text]] = [
        (say("Subject"), choose(purchase.title)), (say("Reference"), purchase.reference), (say("Lot"), purchase.lot),
        (say("Buyer"), purchase.buyer), ("SIRET", purchase.siret), ("CPV", purchase.cpv),
        (say("Procedure"), purchase.procedure),
        *((name, str(written(when))) for name, when in days if when is not None),
        (say("Date of this document"), str(written(today))),
    ]  # fmt: skip
    return Facts(tuple((name, value) for name, value in rows if value))


def rests_on(award: Award, *, inside: bool = False) -> Iterator[Block]:
    """Say what the ranking rests on: the frozen method, the basis of totals, the criteria, what separates equals.

    That nothing proves when the method was published is for the buyer (``inside``); the top of each page says the rest.
    """
    yield Heading(say("What the ranking rests on"))
    sentences = [*map(str, standing(award.purchase))]
    if inside and award.purchase.seal is None and not award.purchase.simulation:
        sentences.append(say(
            "The method is not frozen in this file: nothing in it proves that it was published before the offers came."
        ))  # fmt: skip
    sentences.append(basis(award.comparison))
    if award.score is None:
        outside = left_out(award.comparison)
        sentences += [str(TIES[award.purchase.method.tie_break]), *([str(outside)] if outside else [])]
        sentences.append(say("A single criterion: the cost. Offers are ranked by total, the lowest first (R2152-6)."))
    else:
        sentences += map(str, conventions(award.score))
    yield Bullets(tuple(sentences))
    if award.purchase.criteria:
        yield _criteria(award.purchase)


def _criteria(purchase: Purchase) -> Table:
    code = language()
    rows = []
    for one in purchase.criteria:
        rows.append((choose(one.label) or one.name, write_number(one.weight, code), write_number(one.out_of, code)))
        for sub in one.sub_criteria:
            name = f"– {choose(sub.label) or sub.name}"
            rows.append((name, write_number(sub.weight, code), write_number(sub.out_of, code)))
    heads = (say("Award criterion"), say("Weight"), say("Marked out of"))
    return Table(heads, tuple(rows), align="lrr", widths=(0.6, 0.2, 0.2))


def sources(purchase: Purchase) -> Iterator[Block]:
    """List where the published values come from."""
    found: dict[str, list[str]] = {}
    for name, source in _cited_in(purchase.method, ""):
        named = found.setdefault(cited(source), [])
        named += [name] if name not in named else []
    if not found:
        return
    yield Heading(say("Sources of the published values"))
    rows = tuple((capital(", ".join(names)), source) for source, names in found.items())
    yield Table((say("Value"), say("Source")), rows, widths=(0.38, 0.62))


_FIELDS = {
    "discount_rate": message("discount rate"),
    "inflation": message("inflation"),
    "emissions": message("emissions"),
    "escalation": message("escalation"),
    "contract": message("price revision"),
}


def _cited_in(value: object, name: str) -> Iterator[tuple[str, Source]]:
    """Go through a method, naming what each source supports."""
    if isinstance(value, Value):
        own = choose(getattr(value, "label", "")) or str(getattr(value, "name", "")) or name
        source = getattr(value, "source", None)
        if isinstance(source, Source):
            yield own, source
        for field in type(value).model_fields:
            if field != "source":
                said = str(_FIELDS.get(field, ""))
                yield from _cited_in(getattr(value, field), ", ".join(part for part in (own, said) if part))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _cited_in(item, name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _cited_in(item, name)


def journal(purchase: Purchase) -> Iterator[Block]:
    """List the versions of the method that were frozen, and what each changed."""
    if not purchase.journal:
        return
    yield Heading(say("Versions of the method"))
    heads = (say("Version"), say("Frozen on"), say("Fingerprint"), say("Deadline for offers that day"), say("Changes"))
    rows = tuple(
        (str(entry.version), str(written(entry.on)), short(entry.fingerprint),
         str(written(entry.deadline)) if entry.deadline else "–", str(len(entry.changes)))
        for entry in purchase.journal
    )  # fmt: skip
    yield Table(heads, rows, align="rlllr")
    changes: list[Text] = [
        say("Version {version}, {where}: {what}.", version=entry.version, where=place(change.address),
            what=before_and_after(change))
        for entry in purchase.journal
        for change in entry.changes
    ]  # fmt: skip
    if changes:
        yield Bullets(tuple(changes))
    if purchase.seal is not None:
        whole = say(
            "Whole fingerprint, to print on the documents: {fingerprint}", fingerprint=purchase.seal.fingerprint
        )
        yield Paragraph(whole, small=True)
