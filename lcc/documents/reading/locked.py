"""The cells that tenderers may not change, held to what the form of this purchase says in its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lcc.documents.form.layout import DEFINITION, EVIDENCE_ASKED, LABEL, UNIT, VALUE, Field, shown
from lcc.documents.reading.keys import NONE_ASKED, Row, Spot
from lcc.documents.reading.report import RefusalError, Remark
from lcc.documents.reading.texts import holds, same
from lcc.words import Message, choose, message

MOST_SAID = 60


def refuse_altered(
    rows: Mapping[str, Row], fields: Mapping[str, Field], tables: Iterable[Mapping[str, Sequence[Spot]]]
) -> None:
    """Refuse a form whose labels, definitions or units are not those that were published.

    Raises
    ------
    RefusalError
        Naming each cell, what it says and what it should say.

    """
    found = [
        remark
        for key, row in rows.items()
        for remark in (_of_row(row, fields[key]) if key in fields else _unknown(row))
    ]  # fmt: skip
    found += [remark for table in tables for remark in _of_table(table, fields)]
    if found:
        raise RefusalError(message(
            "Labels, definitions or units of the form were altered: all tenderers answer the same questions. "
            "Ask the tenderer to fill in the form that was published."), tuple(found))  # fmt: skip


def _of_row(row: Row, asked: Field) -> Iterator[Remark]:
    """Compare the cells of a row with what they should say."""
    for name, expected in _texts(asked).items():
        spot = row.spots.get(name)
        if spot is None:
            continue
        if spot.cell is not None and spot.cell.formula is not None:
            yield _altered(
                spot, row.key, message("a formula stands in place of “{expected}”.", expected=_cut(expected))
            )
        elif not same("" if spot.cell is None else spot.cell.typed, expected):
            seen = "" if spot.cell is None else spot.cell.typed
            what = message("says “{seen}” in place of “{expected}”.", seen=_cut(seen), expected=_cut(expected))
            yield _altered(spot, row.key, what)


def _texts(asked: Field) -> dict[str, str]:
    """Say what the locked cells of a question hold."""
    texts = {LABEL: asked.label, DEFINITION: asked.definition, UNIT: asked.unit}
    if asked.parameter is not None:
        proof = "" if asked.variant else shown(choose(asked.parameter.evidence))
        texts[EVIDENCE_ASKED] = proof or NONE_ASKED
    return texts


def _of_table(table: Mapping[str, Sequence[Spot]], fields: Mapping[str, Field]) -> Iterator[Remark]:
    """Look for the label and the unit of each question above its column in the table of lines."""
    for key, heads in table.items():
        said = " ".join(spot.cell.typed for spot in heads if spot.cell is not None)
        asked = fields.get(key)
        if asked is not None and not (holds(said, asked.label) and holds(said, asked.unit)):
            expected = f"{asked.label} {asked.unit}".strip()
            what = message("says “{seen}” in place of “{expected}”.", seen=_cut(said), expected=_cut(expected))
            yield _altered(heads[0], key, what)


def _unknown(row: Row) -> Iterator[Remark]:
    """Say that the method asks nothing of that name."""
    spot = row.spots.get(LABEL) or row.spots.get(VALUE) or next(iter(row.spots.values()), None)
    if spot is not None:
        yield _altered(spot, row.key, message("a question that the method does not ask."))


def _altered(spot: Spot, key: str, what: Message) -> Remark:
    return Remark(what, "error", "altered", spot.sheet, spot.address, key.partition(":")[2])


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SAID else f"{text[: MOST_SAID - 1]}…"
