"""LibreOffice recalculates our workbooks and finds what the engine finds, as written and after they are changed."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import lcc
from lcc import catalogue
from lcc.documents.workbook import write_workbook
from lcc.words import speaking
from lcc.worked_example import worked_example
from tests.documents.invented_purchases import drawn, everything
from tests.documents.reading_workbooks import Seen, Typing, column, differences, expected_of, found_in
from tests.libreoffice import needs_libreoffice, recalculated_files

pytestmark = needs_libreoffice

ROOT = Path(__file__).parents[2]
EXAMPLES = [path.name.removesuffix(".lcc.yaml") for path in sorted((ROOT / "examples").glob("*.lcc.yaml"))]
METHODS = [blueprint.id for blueprint in catalogue.methods()]
DRAWN = [f"drawn {seed}" for seed in range(30)]
ON = date(2026, 11, 23)


@dataclass
class Case:
    """A purchase and its workbook, recalculated."""

    purchase: lcc.Purchase
    path: Path
    seen: Seen = None  # type: ignore[assignment]


# Purchases and what is changed in them


def example(name: str) -> lcc.Purchase:
    return lcc.load(ROOT / "examples" / f"{name}.lcc.yaml")


def referenced(name: str) -> lcc.Purchase:
    """A reference method with one fictional offer."""
    method = catalogue.method(name, on=ON)
    made = worked_example(method)
    return lcc.Purchase(
        method=method, offers=[lcc.Offer("One", vat=made.vat, vat_ground="-", answers=dict(made.answers))]
    )


def moved(value, by: float):
    """An answer a little different, whatever its form."""
    if isinstance(value, tuple):
        return tuple(moved(item, by) for item in value)
    return round(value * by, 4) if isinstance(value, float) else value


def changed(purchase: lcc.Purchase, path: Path, to: Path) -> Case:
    """Change answers of the first offers, the discount rate and fixed values, in the purchase and in its workbook."""
    typing, method = Typing(path), purchase.method
    asked = {p.name for p in method.parameters if p.asked}
    offers = list(purchase.offers)
    for o, by in ((0, 1.13), (1, 0.9)):
        if o >= len(offers):
            continue
        answers = {name: moved(value, by) for name, value in offers[o].answers.items() if name in asked}
        for name, value in answers.items():
            if isinstance(value, float | tuple):
                typing.answer(purchase, o, name, value)
        offers[o] = offers[o].replace(answers={**offers[o].answers, **answers})
    if method.discount_rate.constant is not None:
        typing.named("m_discount_rate", 0.0475)
        method = method.replace(discount_rate=method.discount_rate.replace(value=0.0475))
    parameters = []
    for parameter in method.parameters:
        if isinstance(parameter.value, float) and not parameter.per_line:
            typing.named(f"v_{parameter.name.lower()}", moved(parameter.value, 1.04))
            parameter = parameter.replace(value=moved(parameter.value, 1.04))  # noqa: PLW2901  # the same one, changed
        parameters.append(parameter)
    typing.save(to)
    return Case(purchase.replace(method=method.replace(parameters=parameters), offers=offers), to)


def joined(purchase: lcc.Purchase, path: Path, to: Path) -> Case:
    """Type a second offer into an empty column."""
    typing, first = Typing(path), purchase.offers[0]
    answers = {name: moved(value, 1.21) for name, value in first.answers.items()}
    typing.who(1, "Two", 0.1)
    for name, value in answers.items():
        typing.answer(purchase, 1, name, value)
    typing.save(to)
    return Case(purchase.replace(offers=(first, first.replace(name="Two", vat=0.1, answers=answers))), to)


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> dict[str, Case]:
    """Every workbook, recalculated in one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("parity")
    made: dict[str, Case] = {}
    purchases = {name: example(name) for name in EXAMPLES}
    purchases |= {f"method {name}": referenced(name) for name in METHODS}
    purchases |= {"everything": everything()} | {name: drawn(seed) for seed, name in enumerate(DRAWN)}
    with speaking("en"):
        for number, (name, purchase) in enumerate(purchases.items()):
            path = folder / f"w{number}.xlsx"
            write_workbook(purchase, path)
            made[name] = Case(purchase, path)
            if name.startswith("method "):
                made[f"{name}, changed"] = joined(purchase, path, folder / f"c{number}.xlsx")
            elif name in EXAMPLES or name == "everything":
                made[f"{name}, changed"] = changed(purchase, path, folder / f"c{number}.xlsx")
        cleared(made, folder)
    listed = list(made.values())
    halves = [(listed[start::2], folder / f"half{start}") for start in (0, 1)]
    with ThreadPoolExecutor(2) as pool:  # two starts of LibreOffice side by side, each with its own profile
        computed = pool.map(lambda half: recalculated_files([case.path for case in half[0]], half[1]), halves)
        for (half, _), files in zip(halves, computed, strict=True):
            for case, file in zip(half, files, strict=True):
                case.seen = Seen(file, case.path)
    return made


def cleared(made: dict[str, Case], folder: Path) -> None:
    """The copiers, one cell of B emptied."""
    copiers = made["copiers"]
    typing = Typing(copiers.path)
    typing.answer(copiers.purchase, 1, "price", None)
    offers = list(copiers.purchase.offers)
    offers[1] = offers[1].replace(answers={**offers[1].answers, "price": None})
    made["copiers, cleared"] = Case(copiers.purchase.replace(offers=offers), typing.save(folder / "cleared.xlsx"))


def same_as_engine(case: Case) -> list[str]:
    return differences(found_in(case.seen, len(case.purchase.offers)), expected_of(case.purchase))


# What agrees

AS_WRITTEN = [*EXAMPLES, *(f"method {name}" for name in METHODS), "everything", *DRAWN]
CHANGED = [f"{name}, changed" for name in [*EXAMPLES, *(f"method {name}" for name in METHODS), "everything"]]


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_totals_stages_and_places_are_those_of_the_engine(cases, name):
    assert same_as_engine(cases[name]) == []


@pytest.mark.parametrize("name", CHANGED)
def test_they_still_are_when_answers_values_and_rate_have_changed(cases, name):
    before = cases[name.removesuffix(", changed")]

    assert expected_of(cases[name].purchase)["total"] != expected_of(before.purchase)["total"], "nothing was changed"
    assert same_as_engine(cases[name]) == []


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_every_cell_shows_before_recalculation_what_it_shows_after(cases, name):
    """A viewer, a phone or Excel's protected view shows the values kept in the file."""
    case = cases[name]
    kept = Seen(case.path)

    different = [
        f"{sheet} row {r} column {c}: {mine!r} kept, {case.seen.cell(sheet, r, c)!r} computed"
        for sheet, rows in kept.sheets.items()
        for r, row in enumerate(rows, start=1)
        for c, mine in enumerate(row, start=1)
        if unlike(mine, case.seen.cell(sheet, r, c))
    ]

    assert different == []
    assert sum(value != "" for rows in kept.sheets.values() for row in rows for value in row) > 500


def unlike(mine, theirs) -> bool:
    if isinstance(mine, int | float) and isinstance(theirs, int | float):
        return not math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-7)
    return mine != theirs


@pytest.mark.parametrize("name", ["everything", *DRAWN[:5], "led-framework", "copiers"])
def test_every_control_agrees(cases, name):
    control = cases[name].seen.sheets["Control"]

    said = [row[2] for row in control if row[2] in ("agrees", "DIFFERENT")]

    assert said
    assert set(said) == {"agrees"}


# What a person sees


def test_an_empty_column_that_is_typed_into_is_ranked(cases):
    case = cases["method copiers, changed"]

    assert case.seen.at("Offers", f"{column(1)}10") == "ranked"
    assert {case.seen.at("Offers", f"{column(o)}11") for o in (0, 1)} == {1, 2}
    assert case.seen.at("Comparison", "B3") == 2


def test_an_emptied_cell_leaves_the_offer_without_a_place_and_is_named(cases):
    case = cases["copiers, cleared"]
    state = case.seen.at("Offers", f"{column(1)}10")

    assert state == "incomplete, not ranked. Missing: Price of a copier delivered and installed"
    assert same_as_engine(case) == []


def test_changed_values_of_the_method_make_a_simulation(cases):
    said = "Values of the method were changed: simulation, without effect on the ranking."

    assert cases["copiers, changed"].seen.at("Comparison", "A2") == said
    assert not cases["copiers"].seen.at("Comparison", "A2")


def test_the_sum_redone_is_the_total(cases):
    for name in [*EXAMPLES, "everything"]:
        redo = cases[name].seen.sheets["Redo the sum"]
        gap = next(row[6] for row in redo if row[0] == "difference with the comparison")

        assert abs(gap) < 0.005, name
