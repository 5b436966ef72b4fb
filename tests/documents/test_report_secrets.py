"""Nothing leaves a level that its reader may not have: secrets are planted, and every produced file is searched."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject, TextStringObject

import lcc
from lcc.documents.report import attached, report
from lcc.documents.report.award import decided, identity
from lcc.documents.writing import document_bytes
from lcc.numerals import write_number
from lcc.purchase import Evidence

DAY, SIGNED = date(2027, 6, 1), date(2027, 5, 20)
FOLDER = Path(__file__).parents[2] / "examples"
LANGUAGES = ("fr", "en")


@cache
def _made(name, level, code):
    """Return the award planted in an example, the loser informed, and what is in each file of its document."""
    purchase = _planted(name)
    award = decided(purchase)
    own = award.offers[award.ranking[-1].offer]
    with lcc.speaking(code):
        document = report(purchase, level, tenderer=own.name if level == "unsuccessful" else None, day=DAY)
    return award, own, _files(document)


def _code(name, level):
    """Return the language of a document: each example is in both, each level in both."""
    return LANGUAGES[(EXAMPLES.index(name) + (level == "signed")) % 2]


def _with_offers():
    found = [path.name.removesuffix(".lcc.yaml") for path in sorted(FOLDER.glob("*.lcc.yaml"))]
    return [name for name in found if lcc.load(FOLDER / f"{name}.lcc.yaml").offers]


EXAMPLES = _with_offers()


def _planted(name):
    """Return an example whose offers declare values that nothing else has, with secrets wherever a text may stand."""
    purchase = lcc.load(FOLDER / f"{name}.lcc.yaml")
    required = {p.name for p in purchase.method.parameters if p.usual is not None and p.usual.required}
    offers = tuple(_marked(place, offer, required) for place, offer in enumerate(purchase.offers))
    trial = offers[0].replace(name="Zzsecrettrial", tenderer="Zzsecrettrialtenderer")
    planted = purchase.replace(
        offers=offers, trials=(trial,), note="Zzsecretpurchasenote", estimate=7_654_321.98, signature=SIGNED,
        ranges={"method › discount_rate": {"low": 0.0123457, "high": 0.0765432}},
        scenarios={"Zzsecretscenario": {"method › discount_rate": 0.0345678}}, followup=None,
    )  # fmt: skip
    waiting = set(lcc.compare(planted).unranked)
    aside = lcc.SetAside(reason="irregular", note="Zzsecretaside")
    return planted.replace(offers=tuple(o.replace(set_aside=aside) if o.name in waiting else o for o in offers))


def _marked(place, offer, required):
    answers = {
        key: _told(value, place, row) if key not in required else value
        for row, (key, value) in enumerate(offer.answers.items())
    }
    evidence = {key: Evidence(note=f"Zzsecretevidence{place}") for key in offer.answers}
    return offer.replace(
        name=f"Zzoffer{place}", tenderer=f"Zztenderer{place}", answers=answers, evidence=evidence,
        note=f"Zzsecretnote{place}",
    )  # fmt: skip


def _told(value, place, row):
    """Give a number digits that no other has."""
    if isinstance(value, tuple):
        return tuple(_told(item, place, row + line) for line, item in enumerate(value))
    return value * (1 + (place + 1) * 0.000_137 + (row + 1) * 0.000_0191) if isinstance(value, float) else value


def _files(document):
    """Return what each file says (pages, hidden texts, metadata, attachments), and all of its bytes as letters."""
    return {"pdf": _pdf(document_bytes(document, "pdf")), "docx": _docx(document_bytes(document, "docx"))}


def _pdf(content):
    pdf = PdfReader(io.BytesIO(content))
    said, raw = [page.extract_text() for page in pdf.pages], []
    for number in range(1, pdf.trailer["/Size"]):
        thing = pdf.get_object(IndirectObject(number, 0, pdf))
        said += _strings(thing)
        if isinstance(thing, StreamObject):
            data = thing.get_data()
            raw += [data.decode("latin-1"), data.decode("utf-16-be", "replace")]
            said += [data.decode("utf-8", "replace")] if thing.get("/Type") in ("/Metadata", "/EmbeddedFile") else []
    return "\n".join(said), "\n".join([*raw, *said])


def _strings(thing):
    """Go through the strings of an object of a PDF: alternative texts, titles, names of files."""
    if isinstance(thing, dict):
        return [text for item in thing.values() for text in _strings(item)]
    if isinstance(thing, list):
        return [text for item in thing for text in _strings(item)]
    return [str(thing)] if isinstance(thing, TextStringObject) else []


def _docx(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        raw = "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    hidden = re.findall(r'(?:descr|title|name)="([^"]*)"', raw)
    return "\n".join([re.sub(r"<[^>]+>", "  ", raw), *hidden]), raw


def _shown(text):
    """Return the numbers of a text without the spaces between thousands."""
    found = set(re.findall(r"\d+(?:[.,]\d+)*", text))
    for run in re.findall(r"\d{1,3}(?:[\u202f\u00a0 ]\d{3})+(?:,\d+)?", text):
        groups = re.split(r"\s", run)
        found |= {"".join(groups[start:]) for start in range(len(groups))}
    return found


def _written(value, code):
    """Write a figure in every way a document could: exact, to the cent, to the unit when it is long."""
    said = {write_number(value, code), write_number(value, code, 2), write_number(value, code, 8)}
    said |= {f"{value:.12g}", f"{value:.2f}"}
    if abs(value) >= 10_000:
        said.add(write_number(value, code, 0))
    return {re.sub(r"\s", "", text).lstrip("\u2212-") for text in said if len(re.sub(r"\D", "", text).strip("0")) >= 5}


def _numbers(comparison, offer):
    """List the figures of an offer: declared values, and all that is made of them."""
    place, found = comparison.names.index(offer.name), []
    for value in offer.answers.values():
        found += [item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, float)]
    for grid in (comparison.present, comparison.flows):
        found += [*grid.values[place].sum(axis=1), *grid.values[place].ravel(), grid.values[place].sum()]
    found += [*comparison.by_stage.values[place], comparison.total.values[place], comparison.direct.values[place]]
    found += [comparison.acquisition.values[place], comparison.annual.values[place]]
    for row in comparison.ledger.rows:
        amounts = np.broadcast_to(row.amount, np.broadcast_shapes(row.amount.shape, (1, len(comparison.names), 1, 1)))
        found += [*amounts[0, place].ravel()]
    return [float(value) for value in found if np.isfinite(value) and value]


def _published(comparison):
    """Return the numbers of the method, which any document may show."""
    return {item for one in comparison.method.parameters for item in _flat(one.value)}


def _flat(value):
    return [part for item in value for part in _flat(item)] if isinstance(value, tuple) else [value]


def _leaks(files, numbers, code, allowed=()):
    """Return the figures found in any file of a document."""
    kept = {text for value in allowed for text in _written(value, code)}
    needles = {text for value in numbers for text in _written(value, code)} - kept
    return {needle for text, _ in files.values() for needle in needles & _shown(text)}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_unsuccessful_tenderer_learns_no_figure_of_another(name):
    code = _code(name, "unsuccessful")

    award, own, files = _made(name, "unsuccessful", code)

    comparison, winner = award.comparison, award.winner
    others = [offer for offer in award.offers.values() if offer is not own]
    hidden = [value for offer in others for value in _numbers(comparison, offer)]
    hidden.append(float(comparison.total[own.name] - comparison.total[winner.name]))
    hidden += list(comparison.by_stage[own.name].values - comparison.by_stage[winner.name].values)
    allowed = {*_published(comparison), *_numbers(comparison, own)} - {None}
    assert not _leaks(files, hidden, code, allowed)


@pytest.mark.parametrize("name", EXAMPLES)
def test_after_signature_nobody_learns_a_declared_value_nor_a_figure_of_a_loser(name):
    code = _code(name, "signed")

    award, _, files = _made(name, "signed", code)

    comparison = award.comparison
    hidden = [value for offer in award.offers.values() for value in _numbers(comparison, offer)]
    allowed = {*_published(comparison), float(comparison.total[award.winner.name])} - {None}
    assert not _leaks(files, hidden, code, allowed)


@pytest.mark.parametrize("level", ["unsuccessful", "signed"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_what_the_buyer_wrote_for_itself_reaches_no_outside_document(name, level):
    award, own, files = _made(name, level, _code(name, level))

    named = {identity(award.winner)} | ({own.name, identity(own)} if level == "unsuccessful" else set())
    for text, inside in files.values():
        said = set(re.findall(r"Zz(?:offer|tenderer|secret)[a-z0-9]*", text + inside))
        assert said <= named, said - named
        assert (identity(own) if level == "unsuccessful" else identity(award.winner)) in text
        assert "7654321" not in {re.sub(r"\D", "", shown)[:7] for shown in _shown(text)}


@pytest.mark.parametrize("name", ["copiers", "heating"])
def test_the_internal_report_keeps_trials_ranges_and_the_purchase_file_out_unless_asked(name):
    purchase = _planted(name)

    bare = report(purchase, "internal", day=DAY)
    full = attached(report(purchase, "internal", analyses=True, day=DAY), purchase, "internal")

    for text, inside in _files(bare).values():
        assert not {"Zzsecrettrial", "Zzsecretscenario"} & set(re.findall(r"Zz[a-z]+", text + inside))
        assert "without effect on the ranking" not in text
    carried = PdfReader(io.BytesIO(document_bytes(full, "pdf"))).attachments
    assert not PdfReader(io.BytesIO(document_bytes(bare, "pdf"))).attachments
    assert lcc.loads(next(iter(carried.values()))[0].decode()) == purchase
    assert "Zzsecretscenario" in _files(full)["pdf"][0]


def test_the_search_finds_a_figure_that_is_there():
    purchase = _planted("copiers")
    award = decided(purchase)
    winner = award.winner

    for code in LANGUAGES:
        with lcc.speaking(code):
            document = report(purchase, "internal", day=DAY)
        found = _leaks(_files(document), _numbers(award.comparison, winner), code)
        for declared in winner.answers.values():
            assert _written(declared, code) & found, (code, declared)
        assert _written(float(award.comparison.total[winner.name]), code) & found
