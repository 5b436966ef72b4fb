"""A case on the screen: the title of the step, the picture, what the room does, the votes at the foot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcc.words import say
from lcc_gui.workshop.attack import Attack, order_line
from lcc_gui.workshop.labels import label, put
from lcc_gui.workshop.monday import MondayPanel
from lcc_gui.workshop.picture import Picture
from lcc_gui.workshop.showing import Showing
from lcc_gui.workshop.takeaway import Takeaway
from lcc_gui.workshop.voting import Voting

MARGINS = (28, 18, 28, 12)
"""Left, top, right and bottom: what a projector cuts. [px]"""
WITHOUT_BARS = ("monday", "handout")


class Demonstration(QWidget):
    """One step at a time."""

    shown = Signal(int)
    """The place of the step in sight."""

    def __init__(self, showing: Showing, folder: Path) -> None:
        super().__init__()
        self.showing, self.folder = showing, folder
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panel: QWidget | None = None
        self.named = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*MARGINS)
        self.title, self.notes, self.names = label("", "title"), label(), label("", "quiet")
        self.picture = Picture()
        for shown in (self.title, self.notes, self.names):
            self._column.addWidget(shown)
        self._column.addWidget(self.picture, 1)
        self._column.addLayout(self._foot())

    # Public methods

    def go(self, by: int) -> None:
        """Go to another step; the first and the last are ends."""
        place = min(max(self.showing.place + by, 0), len(self.showing.steps) - 1)
        if place != self.showing.place:
            self.showing.place = place
            self.show_step()

    def do(self, what: str) -> None:
        """Do what a key asks, where it makes sense."""
        match what, self.panel:
            case "restart", _:
                self.go(-len(self.showing.steps))
            case "name", _:
                self.named = not self.named
                self._name()
            case "put_back", Attack() as attack:
                attack.put_back()
            case "write", MondayPanel() as monday:
                monday.write()
            case "open", MondayPanel() as monday:
                monday.open()
            case "print", Takeaway() as takeaway:
                takeaway.write()

    def take(self, number: int) -> None:
        """Take hold of a slider."""
        if isinstance(self.panel, Attack):
            self.panel.take(number)

    def show_step(self) -> None:
        """Show the step in sight."""
        showing, step = self.showing, self.showing.step
        put(self.title, str(step.title))
        self._note()
        self._name()
        self._replace(self._panel())
        self.picture.setVisible(step.kind not in WITHOUT_BARS)
        self.picture.show_step(showing.in_sight, step)
        self._follow_votes()
        self.place.setText(say("{place} / {count}", place=showing.place + 1, count=len(showing.steps)))
        self.back.setEnabled(showing.place > 0)
        self.on.setEnabled(showing.place + 1 < len(showing.steps))
        self.window().setFocus()
        if isinstance(self.panel, Voting):
            self.panel.begin()
        self.shown.emit(showing.place)

    # Private

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back, self.on = self._turn("◀", say("Step before"), -1), self._turn("▶", say("Next step"), 1)
        self.votes, self.mark, self.place = label("", "section"), label(str(self.showing.mark), "quiet"), label()
        self.place.setWordWrap(False)
        row.addWidget(self.back)
        row.addWidget(self.votes, 1)
        self.mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.mark, 1)
        row.addSpacing(24)
        row.addWidget(self.place)
        row.addWidget(self.on)
        return row

    def _turn(self, sign: str, words: str, by: int) -> QPushButton:
        button = QPushButton(sign)
        button.setProperty("role", "turn")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda _=False: self.go(by))
        return button

    def _panel(self) -> QWidget | None:
        """Make what the room does at this step."""
        showing = self.showing
        match showing.step.kind:
            case "vote":
                voting = Voting(showing.told.offers, showing.votes)
                voting.changed.connect(self._vote)
                return voting
            case "attack":
                attack = Attack(showing.told)
                attack.moved.connect(self._moved)
                return attack
            case "monday" if showing.case is not None:
                return MondayPanel(showing.case, self.folder)
            case "handout" if showing.case is not None:
                return Takeaway(showing.case, self.folder)
            case "paid":
                return label("\n".join(map(str, showing.verdicts())), "section")
        return None

    def _replace(self, panel: QWidget | None) -> None:
        """Put what the room does under the picture."""
        if self.panel is not None:
            self._column.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = panel
        if panel is not None:
            fills = self.showing.step.kind in WITHOUT_BARS
            self._column.insertWidget(self._column.indexOf(self.picture) + 1, panel, 1 if fills else 0)

    def _note(self, order: str = "") -> None:
        """Say what goes with the picture; over sliders, the ranking and that it decides nothing."""
        notes = [str(note) for note in self.showing.step.notes]
        if self.showing.step.kind == "attack":
            notes = [order or order_line(self.showing.told)]
            notes += [say("Simulation: without effect on the ranking")] if self.showing.fictional else []
        put(self.notes, "\n".join(notes))

    def _name(self) -> None:
        put(self.names, str(self.showing.names()) if self.named else "")

    def _vote(self, votes: dict[str, int]) -> None:
        self.showing.votes = votes
        self._follow_votes()

    def _follow_votes(self) -> None:
        self.votes.setText(str(self.showing.voted or ""))

    def _moved(self) -> None:
        """Draw the bars again under the values of the room."""
        assert isinstance(self.panel, Attack)
        results = self.panel.results()
        self._note(order_line(self.showing.told, results))
        self.picture.show_step(self.showing.told, self.showing.step, results)
