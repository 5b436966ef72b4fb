"""A figure taken from the catalogue: searched, looked at with its source and its picture, then put in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcc import LccError, catalogue
from lcc.catalogue import Dated, Factor
from lcc.documents.annex.wording import NOT_RECORDED
from lcc.documents.annex.wording import unit as written_unit
from lcc.documents.charts import trajectory
from lcc.numerals import read_number
from lcc.path import Path
from lcc.terms import day
from lcc.words import choose, language, say
from lcc_gui.document import Document
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.painter import SceneView, ink
from lcc_gui.settings import Settings
from lcc_gui.views.method.room import plain_label

PATIENCE = 150
"""Wait for a pause in typing before searching. [ms]"""
MOST = 40
SHOWN = 7
"""Results in sight."""
Fits = Callable[[Factor], bool]


class Insertion(QWidget):
    """The search field, what is found, and the button that takes it."""

    taken = Signal(str, dict)
    """A factor was chosen: its identifier, and the options of ``lcc.catalogue`` that take it."""

    def __init__(self, document: Document, settings: Settings, words: str, fits: Fits, *, taxed: bool = True) -> None:
        super().__init__()
        self.document, self.settings, self._fits, self._taxed = document, settings, fits, taxed
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(say("Search the catalogue: electricity, gas, water, carbon…"))
        self.search.setAccessibleName(say("Search the catalogue"))
        self.results = QListWidget()
        self.results.setAccessibleName(say("Figures found"))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setWordWrap(True)
        self.about = plain_label()
        self.picture = SceneView()
        self.rate = QLineEdit()
        self.rate.setPlaceholderText(say("20 %"))
        self.rate.setMaximumWidth(em(8))
        self.rate_label = QLabel(say("VAT rate invoiced on it"))
        self.rate_label.setBuddy(self.rate)
        self.problem = plain_label("", "warning")
        self.take = QPushButton(words)
        self.take.setProperty("role", "primary")
        self.anyway = QPushButton(say("Insert all the same"))
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PATIENCE)
        self._pause.timeout.connect(self.look_up)
        self.search.textEdited.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self.look_up)
        self.results.currentItemChanged.connect(lambda *_: self._look())
        self.results.itemActivated.connect(lambda _: self.insert())
        self.take.clicked.connect(lambda _=False: self.insert())
        self.anyway.clicked.connect(lambda _=False: self.insert(accept=("low", "legacy", "expired")))
        self._look()

    # Public methods

    def look_up(self) -> None:
        """Search the words typed; nothing is listed before two letters."""
        self._pause.stop()
        words = self.search.text().strip()
        try:
            found = catalogue.search(words) if len(words) > 1 else ()
            problem = ""
        except LccError as error:
            found, problem = (), str(error)
        fitting = [factor for factor in found if self._fits(factor)][:MOST]
        self.results.clear()
        for factor in fitting:
            item = QListWidgetItem(f"{choose(factor.label)}\n{worth(factor)}")
            item.setData(Qt.ItemDataRole.UserRole, factor.id)
            self.results.addItem(item)
        if not fitting and len(words) > 1 and not problem:
            problem = say("Nothing in the catalogue fits “{words}” here.", words=words)
        self.results.setVisible(bool(fitting))
        rows = min(len(fitting), SHOWN)
        self.results.setFixedHeight(rows * max(self.results.sizeHintForRow(0), 1) + 2 * self.results.frameWidth() + 2)
        if fitting:
            self.results.setCurrentRow(0)
        self._say(problem)

    def insert(self, **options: Any) -> None:
        """Hand the figure in sight over; what prevents it is said here, with the way out."""
        name = self.chosen()
        if not name:
            return
        try:
            rate = (
                read_number(self.rate.text().replace("%", ""), language()) / 100 if self.rate.text().strip() else None
            )
        except ValueError:
            self._say(say("Expected a rate such as 20 %."))
            return
        if rate is not None:
            options["vat"] = round(rate, 12)
        self.taken.emit(name, options)

    def chosen(self) -> str:
        """Return the identifier of the figure in sight."""
        item = self.results.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def refuse(self, error: LccError) -> None:
        """Say why a figure was not put in; a doubtful one can be, knowingly."""
        self._say(str(error))
        try:
            factor = catalogue.factor(self.chosen())
        except LccError:
            return
        flawed = factor.in_force is None or factor.legacy or factor.replaced_by or factor.confidence == "low"
        self.anyway.setVisible(bool(flawed))

    # Private

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.8), em(0.2), 0, em(0.4))
        column.setSpacing(em(0.3))
        rated = QWidget()
        row = QHBoxLayout(rated)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rate_label)
        row.addWidget(self.rate)
        self.foot = flowing(rated, self.take)
        rated.setVisible(self._taxed)
        for widget in (self.search, self.results, self.about, self.picture, self.foot, self.problem):
            column.addWidget(widget)
        column.addWidget(self.anyway, 0, Qt.AlignmentFlag.AlignLeft)
        self.results.hide()
        self.anyway.hide()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.anyway.hide()

    def _look(self) -> None:
        """Show the figure under the cursor: what it is, its source, its validity, its picture."""
        name = self.chosen()
        for widget in (self.about, self.picture, self.foot):
            widget.setVisible(bool(name))
        self._say("")
        if not name:
            return
        factor = catalogue.factor(name)
        dated = factor.in_force or factor.values[-1]
        self.about.setText("\n".join(described(factor, dated)))
        path = drawn(dated)
        method, unit = self.document.purchase.method, written_unit(factor.unit, "EUR")
        self.picture.setVisible(path.constant is None)
        if path.constant is None:
            self.picture.show_made(lambda width, scale: trajectory(
                path, choose(factor.label), unit, base_year=method.base_year, years=method.horizon,
                width=width, scale=scale, ink=ink(self.settings), heading=False,
            ))  # fmt: skip


def drawn(dated: Dated) -> Path:
    """Return a value of the catalogue as a path, to be drawn."""
    if dated.points is not None:
        return Path(points=dict(dated.points), join=dated.join, beyond=dated.beyond)
    return Path(dated.value, growth=dated.growth, **({"since": dated.starts} if dated.starts else {}))


def worth(factor: Factor) -> str:
    """Say the value in force in one line."""
    dated = factor.in_force or factor.values[-1]
    unit = written_unit(factor.unit, "EUR")
    if dated.value is None:
        years = sorted(dated.points or {0: 0})
        return say("year by year, {first}–{last}, {unit}", first=years[0], last=years[-1], unit=unit)
    if dated.growth:
        return say("{value:exact} {unit} in {year}, then {growth:percent} a year", value=dated.value, unit=unit,
                   year=dated.starts or "", growth=dated.growth)  # fmt: skip
    return say("{value:exact} {unit}", value=dated.value, unit=unit)


def described(factor: Factor, dated: Dated) -> list[str]:
    """Say where a figure comes from and how long it can be relied on."""
    source = dated.source
    place = "" if dated.place == NOT_RECORDED else dated.place
    named = [part for part in (source.title, source.publisher, source.year, place) if part]
    since = say("Since {day}", day=day(dated.since))
    if dated.until is not None:
        since = say("From {day} to {until}", day=day(dated.since), until=day(dated.until))
    lines = [say("Source: {source}", source=", ".join(named)), since]
    if factor.review_by is not None:
        lines[-1] = say("{since}; to be looked at again by {day}", since=lines[-1], day=day(factor.review_by))
    return [*lines, *filter(None, [choose(factor.note)])]
