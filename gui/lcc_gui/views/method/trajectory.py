"""A number through the years: the same, growing, or year by year; with its source and its picture."""

from __future__ import annotations

from typing import Any, Literal

from lcc.documents.charts import trajectory
from lcc.path import Path
from lcc.plan import Finding
from lcc.words import message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document
from lcc_gui.fields import ChoiceField, Field, NumberField, ShareField, WholeField
from lcc_gui.grid import GridModel, GridView
from lcc_gui.look import em, shades
from lcc_gui.painter import SceneView, ink
from lcc_gui.settings import Settings
from lcc_gui.views.method.fold import Fold
from lcc_gui.views.method.part import Part
from lcc_gui.views.method.points import PointsSheet
from lcc_gui.views.method.source import SourcePart, own

How = Literal["same", "grows", "years"]
MOST_ROWS = 8
SMALL_STEP = 0.01
"""Growth proposed at first. [1/year]"""


class LevelField(NumberField):
    """The number of a path; once changed, it is the buyer's own."""

    def given(self, text: str) -> Any:
        """Read a number; the catalogue's source goes with the catalogue's value."""
        read, value = super().given(text), self.value()
        return own(read) if isinstance(read, Path) and read != value else read


class ShareLevelField(ShareField):
    """The same, in per cent."""

    def given(self, text: str) -> Any:
        """Read per cents; as above."""
        read, value = super().given(text), self.value()
        return own(read) if isinstance(read, Path) and read != value else read


class HowField(ChoiceField):
    """How the number moves; years can be chosen before any is typed."""

    wanted: tuple[Address, How] | None = None

    def value(self) -> How:
        """Say how the path in force moves."""
        path = super().value()
        if isinstance(path, Path) and path.points is not None:
            return "years"
        if isinstance(path, Path) and path.growth:
            return "grows"
        asked = self.wanted is not None and self.wanted[0] == self.address and not isinstance(path, Path)
        return self.wanted[1] if asked and self.wanted else "same"

    def found(self) -> list[Finding]:
        """Leave the number to say what is wrong."""
        return []

    def enter(self, given: How) -> None:
        """Change the form of the path, its number kept."""
        path = super().value()
        self.wanted = (self.address, given)
        if isinstance(path, Path) and given != self.value():
            what = message("change {what}", what=say("how the value moves"))
            self.document.set(self.address, moved(path, given, self.document.purchase.method.base_year), what)
        else:
            self.refresh()
            arranged(self)


def arranged(field: ChoiceField) -> None:
    """Arrange the part a field is in."""
    parent = field.parentWidget()
    while parent is not None and not isinstance(parent, Part):
        parent = parent.parentWidget()
    if parent is not None:
        parent.arrange()


def moved(path: Path, how: How, base_year: int) -> dict[str, Any]:
    """Return the path in another form, from the same first number."""
    kept = own(path)
    fields = {name: getattr(kept, name) for name in ("kind", "price_year", "source")}
    given = {name: value for name, value in fields.items() if value is not None}
    level = path.value if path.value is not None else next(iter(dict(sorted((path.points or {}).items())).values()))
    match how:
        case "same":
            return {**given, "value": level}
        case "grows":
            return {**given, "value": level, "growth": SMALL_STEP}
        case "years":
            return {**given, "points": {base_year: level}, "join": "step", "beyond": "hold"}


class PathPart(Part):
    """The number, how it moves, its source, what it looks like."""

    def __init__(
        self, document: Document, address: Address, label: str, settings: Settings, *, unit: str = "",
        why: str = "", hint: str = "", sourced: bool = True, priced: bool = True, grows: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(document, address)
        self.settings, self.label, self.unit = settings, label, unit
        self.share = unit == "%"
        kind = ShareLevelField if self.share else LevelField
        self.level = kind(document, address, label, why=why, hint=hint)
        hows = [("same", say("the same every year")), ("years", say("year by year"))]
        hows[1:1] = [("grows", say("rises or falls by so much a year"))] if grows else []
        self.how = HowField(document, address, say("Through the years"), hows)
        self.growth = ShareField(document, (*address, "growth"), say("Change a year"))
        self.since = WholeField(document, (*address, "since"), say("From year"), hint=say("Base year if empty."))
        self.sheet = PointsSheet(document, address, share=self.share, unit=unit)
        self.points = GridView(GridModel(self.sheet, shades(settings.choices)), say("{label}, by year", label=label))
        self.points.horizontalHeader().setDefaultSectionSize(em(8))
        self.join = ChoiceField(document, (*address, "join"), say("Between two years"), (
            ("step", say("the value holds until the next")), ("line", say("a straight line")),
        ))  # fmt: skip
        self.beyond = ChoiceField(document, (*address, "beyond"), say("Outside these years"), (
            ("hold", say("the first and last values hold")), ("error", say("no value: said as an error")),
        ))  # fmt: skip
        self.source = SourcePart(document, (*address, "source"), address) if sourced else None
        self.money = in_columns(
            ChoiceField(document, (*address, "kind"), say("Inflation"), (
                (None, say("as the money of the method")), ("real", say("not in the figures (real)")),
                ("nominal", say("in the figures (nominal)")),
            )),
            WholeField(document, (*address, "price_year"), say("Year of the prices")),
        )  # fmt: skip
        self.more = Fold(say("Inflation and year of the prices"), self.money)
        self.more.setProperty("priced", priced)
        self.picture = SceneView()
        self._lay_out()

    def arrange(self) -> None:
        """Show the fields of the form in force; draw what moves."""
        path, how = self.value(), self.how.value()
        moving = isinstance(path, Path)
        years, grows = how == "years", how == "grows" and moving
        self.level.setVisible(not years)
        self.how.refresh()
        self.how.setVisible(moving)
        self.grown.setVisible(grows)
        self.held.setVisible(years and moving)
        self.points.setVisible(years)
        self.sheet.address = self.address
        if years:
            self.points.grid.refresh()
            self.points.fit(em(3), MOST_ROWS)
        self.more.setVisible(moving and bool(self.more.property("priced")))
        self.picture.setVisible(moving and how != "same")
        if isinstance(path, Path) and how != "same":
            self._draw(path)

    # Private

    def _lay_out(self) -> None:
        self.column.addWidget(in_columns(self.level, self.how))
        self.grown = in_columns(self.growth, self.since)
        self.held = in_columns(self.join, self.beyond)
        for widget in (self.grown, self.points, self.held, self.picture):
            self.column.addWidget(widget)
        if self.source is not None:
            self.column.addWidget(self.source)
        self.column.addWidget(self.more)
        self._name()

    def _name(self) -> None:
        """Tell these fields from those of another value beside them, for who hears them only."""
        editors = [field.editor for field in self.findChildren(Field) if field is not self.level]
        for control in (*editors, *(fold.button for fold in self.findChildren(Fold))):
            control.setAccessibleName(say("{label} ({part})", label=control.accessibleName(), part=self.label))

    def _draw(self, path: Path) -> None:
        method = self.document.purchase.method
        self.picture.show_made(lambda width, scale: trajectory(
            path, self.label, self.unit, base_year=method.base_year, years=method.horizon,
            width=width, scale=scale, ink=ink(self.settings), heading=False,
        ))  # fmt: skip
