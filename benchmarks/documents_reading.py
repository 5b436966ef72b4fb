"""Speed of reading forms back, as medians measured in one run: ``uv run benchmarks/documents_reading.py``.

Milliseconds are those of the machine that runs it; unpacking the same files and no more is the yardstick of the ratio.
"""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

import openpyxl

import lcc
from lcc.documents.form import form_bytes
from lcc.documents.form.layout import COLUMNS
from lcc.documents.reading import import_forms, read_form
from lcc.figures import Amount
from lcc.tables import table

EXAMPLES = Path(__file__).parent.parent / "examples"
ROWS: list[list[str]] = []


def timed(work: Callable[[], object], runs: int = 7) -> float:
    """Return the median duration of some work, after one warm-up. [s]"""
    work()
    spent = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return median(spent)


def note(what: str, figure: float, unit: str, held_to: str) -> None:
    """Keep a line for the table."""
    ROWS.append([what, str(Amount(figure, unit, 3 if figure < 1 else 1)), held_to])


def filled(purchase: lcc.Purchase, number: int) -> bytes:
    """Fill every cell of a form with a number of its own."""
    book = openpyxl.load_workbook(io.BytesIO(form_bytes(purchase, "xlsx", language="fr")))
    for sheet in book.worksheets:
        columns: dict[str, int] = {}
        for (key,) in sheet.iter_rows(min_col=1, max_col=1):
            if key.value == COLUMNS:
                columns = {str(cell.value): cell.column for cell in sheet[key.row] if cell.value}
            elif str(key.value).startswith("answer:"):
                sheet.cell(key.row, columns["value"]).value = 100.0 + number
            elif str(key.value).startswith("line:"):
                for column in (place for name, place in columns.items() if name.startswith("answer:")):
                    sheet.cell(key.row, column).value = 100.0 + number
            elif key.value in ("offer.tenderer", "offer.name"):
                sheet.cell(key.row, columns["value"]).value = f"T{number}"
            elif key.value == "offer.vat":
                sheet.cell(key.row, columns["value"]).value = 0.2
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def unpacked(forms: list[bytes]) -> None:
    """Unpack the files: no reading can be faster."""
    for form in forms:
        with zipfile.ZipFile(io.BytesIO(form)) as opened:
            for name in opened.namelist():
                opened.read(name)


def fifty(example: str, called: str, held_to: str) -> None:
    """Fifty forms of one purchase, imported together."""
    purchase = lcc.load(EXAMPLES / example).replace(offers=())
    forms = [filled(purchase, number) for number in range(50)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.xlsx" for number in range(50)]
        for path, form in zip(paths, forms, strict=True):
            path.write_bytes(form)
        imported, reports = import_forms(purchase, paths)
        assert len(imported.offers) == 50
        assert not any(report.refused for report in reports)
        spent = timed(lambda: import_forms(purchase, paths), 5)
    note(f"50 forms of {called} read", spent, "s", held_to)
    note("the same against unpacking them", spent / timed(lambda: unpacked(forms)), "×", "–")


def one() -> None:
    """One form, in either format."""
    for example, called in (("copiers", "5 questions"), ("led-framework", "25 lines")):
        purchase = lcc.load(EXAMPLES / f"{example}.lcc.yaml").replace(offers=())
        for kind in ("xlsx", "ods"):
            form = form_bytes(purchase, kind, language="fr")
            spent = timed(lambda form=form, purchase=purchase: read_form(form, purchase), 15)
            note(f"one blank form of {called}, {kind}", spent * 1e3, "ms", "–")


if __name__ == "__main__":
    one()
    fifty("copiers.lcc.yaml", "5 questions", "≤ 2 s")
    fifty("led-framework.lcc.yaml", "25 lines and 76 answers", "–")
    print(table(["what", "median", "held to"], ROWS))
