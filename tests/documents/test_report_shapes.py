"""The report stands whatever the purchase: many offers or one, long or hostile names, lines, ties, nothing ranked."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader

import lcc
from lcc.documents.report import attached, report
from lcc.documents.writing import document_bytes

DAY = date(2027, 6, 1)
HOSTILE = '=CMD|"/C calc"!A1 #import "x" *b* <b>&amp;</b> \u0007 \\ $x$ [l](u) 中文'


def _method(**more):
    costs = [lcc.acquire("price", life="life"), lcc.maintain("service"), lcc.dispose("removal")]
    return lcc.Method(**{"base_year": 2027, "years": 12, "discount_rate": 0.03, "costs": costs, **more})


def _offers(count, **more):
    return [
        lcc.Offer(f"Offer {n}", vat=0.2, tenderer=f"Company number {n} and associates of the great valley",
                  price=9_000 + 137 * n, life=4 + n, service=400 - 11 * n, removal=0 if n % 2 else -60, **more)
        for n in range(count)
    ]  # fmt: skip


def _lined(count):
    lines = [lcc.Line(id=f"L{n:02}", label=f"Line {n}", quantity=n + 1) for n in range(count)]
    asked = [lcc.Parameter(name=name, per_line=True) for name in ("price", "yearly")]
    costs = [lcc.CostStream(name="bought", stage="acquisition", amount="quantity * price", per_line=True),
             lcc.CostStream(name="kept", stage="maintenance", amount="quantity * yearly", per_line=True)]  # fmt: skip
    method = _method(lines=lines, parameters=asked, costs=costs)
    offers = [lcc.Offer(f"O{k}", vat=0.2, price=[50.0 + k + n for n in range(count)], yearly=[3.0 + k] * count)
              for k in range(3)]  # fmt: skip
    return lcc.Purchase(title="Lines", method=method, offers=offers)


def _criteria(kind):
    return {"criteria": [lcc.Criterion(name="only", kind=kind, weight=100)]}


SHAPES = {
    "two offers": lambda: lcc.Purchase(title="T", method=_method(), offers=_offers(2)),
    "twelve offers": lambda: lcc.Purchase(title="T", method=_method(inflation=0.02), offers=_offers(12)),
    "one offer": lambda: lcc.Purchase(title="T", method=_method(), offers=_offers(1)),
    "sixty lines": lambda: _lined(60),
    "all unranked": lambda: lcc.Purchase(title="T", method=_method(), offers=[
        offer.replace(answers={**offer.answers, "price": None}) for offer in _offers(3)]),
    "a tie": lambda: lcc.Purchase(title="T", method=_method(tie_break="none"), offers=[
        _offers(1)[0], _offers(1)[0].replace(name="Twin")]),
    "a variant and one set aside": lambda: lcc.Purchase(title="T", method=_method(), offers=[
        *_offers(2), lcc.Offer("V", vat=0.2, kind="variant", price=1, life=9, service=1, removal=1),
        lcc.Offer("S", vat=0.2, set_aside=lcc.SetAside(reason="irregular"), price=1, life=9, service=1, removal=1)]),
    "a criterion of price only": lambda: lcc.Purchase(
        title="T", method=_method(), offers=_offers(3), **_criteria("price")),
    "all zero": lambda: lcc.Purchase(title="T", method=_method(), offers=[
        lcc.Offer(name, vat=0.2, price=0, life=5, service=0, removal=0) for name in ("A", "B")]),
    "names too long": lambda: lcc.Purchase(title="T" * 300, buyer="B" * 200, method=_method(), offers=[
        _offers(1)[0].replace(name="A" * 80, tenderer="Wide " * 60), _offers(2)[1]]),
    "hostile texts": lambda: lcc.Purchase(title=HOSTILE, reference=HOSTILE, buyer=HOSTILE, method=_method(), offers=[
        _offers(1)[0].replace(name=HOSTILE, tenderer=HOSTILE), _offers(2)[1]]),
}  # fmt: skip


@pytest.mark.parametrize(("shape", "code"), [(shape, ("en", "fr")[n % 2]) for n, shape in enumerate(SHAPES)])
def test_the_internal_report_is_written_whatever_the_purchase(shape, code):
    purchase = SHAPES[shape]()

    with lcc.speaking(code):
        document = report(purchase, "internal", analyses=True, day=DAY)
        pdf, docx = document_bytes(document, "pdf"), document_bytes(document, "docx")

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert all(("interne" if code == "fr" else "Internal") in page for page in pages)
    assert zipfile.ZipFile(io.BytesIO(docx)).testzip() is None
    for offer in purchase.offers:
        assert offer.name.split()[0][:20] in "".join(pages).replace("\n", "")


@pytest.mark.parametrize("shape", ["twelve offers", "sixty lines", "a variant and one set aside",
                                   "a criterion of price only", "names too long", "hostile texts"])  # fmt: skip
def test_the_outside_documents_are_written_whatever_the_purchase(shape):
    purchase = SHAPES[shape]().replace(signature=DAY)
    loser = (lcc.score(purchase).ranking if purchase.criteria else lcc.compare(purchase).ranking)[-1].offer

    for level, tenderer in (("unsuccessful", loser), ("signed", None)):
        document = report(purchase, level, tenderer=tenderer, day=DAY)
        assert PdfReader(io.BytesIO(document_bytes(document, "pdf"))).pages
        assert document_bytes(document, "docx")


def test_bytes_are_the_same_for_the_same_day_and_the_file_carried_is_the_purchase():
    purchase = SHAPES["two offers"]()
    document = attached(report(purchase, "internal", day=DAY), purchase, "internal")

    first, second = (document_bytes(document, "pdf") for _ in range(2))

    assert first == second
    carried = PdfReader(io.BytesIO(first)).attachments
    assert lcc.loads(carried["purchase.lcc.yaml"][0].decode()) == purchase
    assert document_bytes(document, "docx") == document_bytes(document, "docx")


def test_sixty_lines_stay_one_row_each():
    purchase = _lined(60)

    pages = len(PdfReader(io.BytesIO(document_bytes(report(purchase, "internal", day=DAY), "pdf"))).pages)

    assert pages < 30
