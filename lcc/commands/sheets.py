"""One entry of the catalogue, told whole."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lcc.catalogue import current, dates
from lcc.catalogue.cards import worth
from lcc.catalogue.vocabulary import CONFIDENCE, COUNTRIES, FAMILIES, KINDS, word
from lcc.commands.layout import as_csv, as_markdown, paragraph
from lcc.commands.tools import told as told_tool
from lcc.terms import term
from lcc.words import choose, say

if TYPE_CHECKING:
    from datetime import date

    from lcc.catalogue.blueprints import Blueprint
    from lcc.catalogue.citations import Reference
    from lcc.catalogue.entries import Dated, Factor

Lines = list[tuple[str, str]]


def show(options: argparse.Namespace, shelf: str) -> None:
    """Print an entry as the options ask."""
    catalogue = current()
    if options.json:
        import json

        print(json.dumps(catalogue.layers.entry(shelf, options.id).data, ensure_ascii=False, indent=2))
        return
    lines: Lines = []
    if shelf == "factors":
        lines = list(factor_lines(catalogue.factor(options.id, on=options.on), options.on or dates.today()))
    elif shelf == "methods":
        lines = list(method_lines(catalogue.blueprint(options.id)))
    else:
        lines = told_tool(catalogue.tool(options.id))
    if options.csv:
        print(as_csv([say("key"), say("value")], lines), end="")
    elif options.markdown:
        print(as_markdown([say("key"), say("value")], lines), end="")
    else:
        for key, text in lines:
            print(paragraph(say("{key}: {text}", key=key, text=text) if key else text))


def factor_lines(factor: Factor, today: date) -> Iterator[tuple[str, str]]:
    """Say a factor: what it is, each of its values with its source, what to be careful with."""
    yield "", choose(factor.label)
    yield say("identifier"), factor.id
    yield say("kind"), word(KINDS, factor.kind)
    yield say("unit"), factor.unit
    yield say("country"), word(COUNTRIES, factor.geography)
    yield from _money(factor)
    if factor.replaces:
        yield say("takes the place of"), factor.replaces
    if factor.replaced_by:
        yield say("replaced by"), factor.replaced_by
    if factor.legacy:
        yield say("legacy"), say("its source is repealed or no longer the method: to redo old cases, never a default")
    if factor.review_by:
        passed = say("{day}, passed", day=factor.review_by.isoformat())
        yield say("best before"), passed if factor.review_by < today else factor.review_by.isoformat()
    if note := choose(factor.note):
        yield say("note"), note
    for dated in reversed(factor.values):
        day = dated.since.isoformat()
        since = say("since {day}, in force", day=day) if dated is factor.in_force else say("since {day}", day=day)
        yield since, _value(factor, dated)
        for reference in (dated.source, *dated.also):
            yield say("source"), _source(reference, dated)


def _money(factor: Factor) -> Iterator[tuple[str, str]]:
    if factor.nature:
        yield say("inflation"), str(term(factor.nature))
    if factor.vat:
        words = {
            "excluded": say("not in the price"),
            "included": say("in the price"),
            "unknown": say("not said by the source"),
        }
        yield say("VAT"), words[factor.vat]
    if factor.includes_carbon_price:
        yield say("carbon price"), say("already in the price")


def _value(factor: Factor, dated: Dated) -> str:
    plain: dict[str, Any] = {"value": dated.value, "growth": dated.growth, "from": dated.starts}
    if dated.points is not None:
        plain = {"points": dated.points}
    parts = [f"{worth(plain)} {factor.unit}"]
    if (year := factor.year_of(dated)) is not None:
        parts.append(say("{year} money", year=year))
    if dated.low is not None:
        parts.append(say("from {low:number} to {high:number}", low=dated.low, high=dated.high))
    if dated.until:
        parts.append(say("until {day}", day=dated.until.isoformat()))
    parts.append(say("confidence: {level}", level=word(CONFIDENCE, dated.confidence)))
    return ", ".join(parts)


def _source(reference: Reference, dated: Dated) -> str:
    said = [reference.title, reference.publisher, reference.year]
    if reference is dated.source and dated.place != "not recorded":
        said.append(dated.place)
    if read := dated.read or reference.read:
        said.append(say("read in {read}", read=read))
    if reference.url:
        said.append(reference.url if reference.url_checked else say("{url} (address not opened)", url=reference.url))
    said.append(say("licence {licence}", licence=reference.licence))
    return ", ".join(said)


def method_lines(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    """Say a reference method: what it counts, what it leaves out, what it asks."""
    yield "", choose(blueprint.label)
    yield say("identifier"), blueprint.id
    yield say("family"), word(FAMILIES, blueprint.family)
    yield "", choose(blueprint.summary)
    yield say("counts"), choose(blueprint.counts)
    yield say("leaves out"), choose(blueprint.leaves_out)
    asked = [
        choose(item.get("label")) or str(item.get("name"))
        for item in blueprint.method.get("parameters", [])
        if isinstance(item, dict) and "value" not in item and "formula" not in item
    ]
    yield say("asked of tenderers"), "; ".join(asked)
    if blueprint.example:
        yield say("example"), blueprint.example
    if blueprint.note:
        yield say("note"), blueprint.note
    yield say("to start"), f"lcc new --method {blueprint.id} {blueprint.id}.lcc.yaml"
