"""Where a value comes from: what the catalogue noted, or what the buyer says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from lcc.path import Path, Source
from lcc.plan import Finding
from lcc.terms import day
from lcc.words import choose, language, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document, Version
from lcc_gui.fields import TextField
from lcc_gui.views.method.fold import Fold
from lcc_gui.views.method.part import Part, value_at
from lcc_gui.views.method.room import plain_label


@lru_cache(maxsize=4)
def gaps(version: Version) -> tuple[Finding, ...]:
    """List what the annex would have to leave unsaid about the method; once for each version."""
    from lcc.documents.annex import remaining

    return tuple(found for found in remaining(version.purchase) if found.address[0] == "method")


def own(path: Path) -> Path:
    """Return a path that a person changed: the catalogue's source does not speak for it any more."""
    copied = path.source is not None and path.source.factor
    return path.replace(source=None) if copied else path


class SourceField(TextField):
    """The title of a source; a value without one is asked for it."""

    def written(self, value: Any) -> str:
        """Write the title."""
        return choose(value.title) if isinstance(value, Source) else ""

    def given(self, text: str) -> Any:
        """Keep what else is known of the source."""
        value = self.value()
        if not text.strip():
            return None
        if not isinstance(value, Source):
            return {"title": text}
        title = {**value.title, language(): text} if isinstance(value.title, Mapping) else text
        return value.replace(title=title)


class SourcePart(Part):
    """The source of what lives at ``owner``: its title, then the rest once there is one."""

    def __init__(self, document: Document, address: Address, owner: Address) -> None:
        super().__init__(document, address)
        self.owner = owner
        self.title = SourceField(document, address, say("Source"))
        self.title.editor.setPlaceholderText(say("Bill, contract, meter reading, publication…"))  # type: ignore[attr-defined]
        self.asked = plain_label(say("Look: own value, name its source."), "warning")
        self.copied = plain_label("", "quiet")
        details = in_columns(
            TextField(document, (*address, "publisher"), say("Publisher")),
            TextField(document, (*address, "dated"), say("Date of the source")),
            TextField(document, (*address, "place"), say("Page, table or line")),
            TextField(document, (*address, "url"), say("Web address")),
        )
        self.details = Fold(say("Details of the source"), details)
        for widget in (self.title, self.asked, self.copied, self.details):
            self.column.addWidget(widget)

    def arrange(self) -> None:
        """Ask for a source where the annex would have none to print."""
        source = self.value()
        owner = (*self.address[: len(self.owner)],)
        held = value_at(self.document, owner)
        self.setVisible(held is not None)
        self.details.setVisible(source is not None)
        here = (owner, self.address)
        self.asked.setVisible(held is not None and source is None and any(
            found.address in here for found in gaps(self.document.version)
        ))  # fmt: skip
        copied = isinstance(source, Source) and bool(source.factor)
        self.copied.setVisible(copied)
        if isinstance(source, Source) and copied:
            on = say("on {day}", day=day(source.copied)) if source.copied else ""
            self.copied.setText(say("Copied from the catalogue ({factor}) {on}", factor=source.factor, on=on).strip())
