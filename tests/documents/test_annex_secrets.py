"""What never appears in an annex, and what quantities that are masked do not let anyone guess."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace

import pytest

import lcc
from lcc.documents.annex import annex
from lcc.documents.writing import document_bytes
from tests.documents import annex_samples as samples

SECRETS = (
    "Zanzibar",
    "81726354",
    "81\u202f726\u202f354",
    "81,726,354",
    "Quetzalcoatl",
    "Xylophone",
    "Wombat",
    "Vercors",
)


def with_secrets() -> lcc.Purchase:
    """Return a purchase with a secret in each field that is not published."""
    purchase = samples.purchase("copiers")
    offers = tuple(
        offer.replace(
            name=f"Zanzibar {place}", tenderer="Quetzalcoatl SA", note="Xylophone", notes={"Wombat": 81726354.0},
            answers={**offer.answers, "price": 81726354.0}, evidence={"price": lcc.Evidence(note="Vercors")},
        )
        for place, offer in enumerate(purchase.offers)
    )  # fmt: skip
    address = "method.parameters.mono_pages.value"
    return lcc.Purchase.of({
        **{name: getattr(purchase, name) for name in type(purchase).model_fields},
        "offers": offers, "trials": offers, "estimate": 81726354.0, "note": "Wombat", "siret": "81726354",
        "ranges": {address: {"low": 81726353, "high": 81726354}},
        "scenarios": {"Vercors": {address: 81726354}},
        "followup": {"offer": "Zanzibar 0", "amount": 81726354.0},
    })  # fmt: skip


def contents(kind: str, made: bytes) -> str:
    """Return all that a file holds, compressed parts and metadata included."""
    parts = [made]
    if kind == "pdf":
        from pypdf import PdfReader

        reader = PdfReader(io.BytesIO(made))
        parts += [page.extract_text().encode() for page in reader.pages]
        parts.append(repr(reader.metadata).encode())
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
            try:
                parts.append(zlib.decompress(stream))
            except zlib.error:
                parts.append(stream)
    else:
        archive = zipfile.ZipFile(io.BytesIO(made))
        parts += [name.encode() + archive.read(name) for name in archive.namelist()]
    return "\n".join(part.decode("utf-8", "replace") for part in parts)


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_file_holds_anything_of_the_offers_nor_of_the_buyers_own_notes(kind: str, language: str) -> None:
    with lcc.speaking(language):
        held = contents(kind, document_bytes(annex(with_secrets()), kind))

    assert "EX-2027-03" in held
    for secret in SECRETS:
        assert secret not in held


def test_the_annex_is_the_same_whatever_the_offers() -> None:
    purchase = samples.purchase("copiers")

    alone = lcc.Purchase.of({
        name: getattr(purchase, name)
        for name in ("title", "reference", "buyer", "procedure", "launch", "deadline", "method")
    })  # fmt: skip

    assert annex(with_secrets()) == annex(alone) == annex(purchase)


def masked(times: float) -> lcc.Purchase:
    """Return the framework agreement with masked quantities, all multiplied."""
    purchase = samples.purchase("led-framework")
    lines = tuple(line.replace(quantity=line.quantity * times) for line in purchase.method.lines)
    return purchase.replace(method=purchase.method.replace(lines=lines, quantities="masked"))


def test_masked_quantities_change_nothing_of_what_is_printed() -> None:
    assert annex(masked(1.0)) == annex(masked(3.7))


def test_a_frozen_method_with_masked_quantities_differs_only_by_its_fingerprint() -> None:
    one, other = (annex(lcc.seal(masked(times))) for times in (1.0, 3.7))

    differing = [
        (before, after)
        for before, after in zip(samples.texts(one), samples.texts(other), strict=True)
        if before != after
    ]
    assert len(differing) == 2
    assert all(re.search("[0-9a-fA-F]{4}", before) and len(before) == len(after) for before, after in differing)


def test_the_annex_with_masked_quantities_says_so_and_counts_one_of_each_line() -> None:
    said = list(samples.texts(annex(masked(1.0))))

    assert any("quantity of each line is not published" in text for text in said)
    assert any("counts one unit of each line" in text for text in said)


def test_published_quantities_are_printed_line_by_line() -> None:
    purchase = samples.purchase("led-framework")

    table = samples.tables(annex(purchase), 5)[0]

    assert [samples.plain(row[2]) for row in table.rows] == [f"{line.quantity:g}" for line in purchase.method.lines]


HOSTILE = (
    '=CMD|"/c calc"!A1 #import "x": y <b>bold</b> <script>alert(1)</script> @SUM(1) *strong* $x$ \\evil{} \x00\x07'
)


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_what_people_typed_stays_what_it_is(kind: str) -> None:
    purchase = samples.purchase("copiers")
    parameters = tuple(one.replace(label=HOSTILE, definition=HOSTILE) for one in purchase.method.parameters)
    method = purchase.method.replace(parameters=parameters, usage=HOSTILE, left_out=HOSTILE, variants=HOSTILE)
    hostile = purchase.replace(title=HOSTILE, buyer="=1+1", questions=HOSTILE, method=method)

    made = document_bytes(annex(hostile), kind)

    if kind == "pdf":
        from pypdf import PdfReader

        words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
        assert "#import" in words
        assert "*strong*" in words
        return
    archive = zipfile.ZipFile(io.BytesIO(made))
    words = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "&lt;script&gt;" in words
    assert "<script" not in words
    assert not {"\x00", "\x07"} & set(words)


def test_the_same_purchase_gives_the_same_bytes() -> None:
    document = annex(samples.purchase("copiers"))

    for kind in ("pdf", "docx", "odt"):
        assert document_bytes(document, kind) == document_bytes(replace(document), kind)
