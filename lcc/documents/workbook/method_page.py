"""The sheet of the method: each number once, with its unit, the value published, its name and its source."""

from __future__ import annotations

from lcc.documents.grid import text_cell
from lcc.documents.workbook.draft import Draft
from lcc.documents.workbook.pages import Page, a1
from lcc.path import Path, Source
from lcc.words import choose, say


def cited(source: Source | None) -> str:
    """Name a source as a reader can find it again."""
    if source is None:
        return ""
    parts = (choose(source.title), source.publisher, source.dated, source.place, source.url)
    return ", ".join(part for part in parts if part)


class Inputs:
    """Numbers of the method, one a row: column B a year, C the value used, E the value published."""

    HEADS = 3

    def __init__(self, draft: Draft) -> None:
        self.draft, self.page = draft, draft.pages["method"]
        self.row = self.HEADS + 1
        self.others: list[str] = []
        self.changed = text_cell(say("changed"))
        self.frame = "fixed" if draft.purchase.seal is not None else "input"
        self.page.texts(self.HEADS, 0, [say("value"), say("year"), say("used"), say("unit"), say("published"),
                                        say("changed"), say("name in formulas"), say("in words"),
                                        say("source")])  # fmt: skip

    @property
    def changes(self) -> str:
        """Count the values that are no longer those published."""
        own = f"SUMPRODUCT(--(LEN({self.page.block(None, self.HEADS + 1, 5, self.row, 5)})>0))"
        return "+".join([own, *self.others])

    def twin(self, page: Page, row: int, value: float) -> None:
        """Write a published value beside the one used, in column C of a sheet of lines."""
        page.number(row, 3, value, "general")
        page.formula(row, 4, f'IF({a1(row, 2, "")}={a1(row, 3, "")},"",{self.changed})', "", "alert")
        self.others.append(f"LEN({page.seen_from(None, row, 4)})")

    def section(self, title: str) -> None:
        """Start a part of the sheet."""
        self.row += 1
        self.page.text(self.row, 0, title, "section")
        self.row += 1

    def add(  # noqa: PLR0913  # each is a column of the row
        self, label: str, value: float, unit: str = "", style: str = "general", *, year: int | None = None,
        name: str = "", words: str = "", source: str = "",
    ) -> str:  # fmt: skip
        """Write a number that can be changed to see, beside the published one; return how formulas call it."""
        page, row = self.page, self.row
        page.text(row, 0, label, "label")
        page.number(row, 1, None if year is None else float(year), "whole")
        page.number(row, 2, value, f"{style} {self.frame}")
        page.text(row, 3, unit, "label")
        page.number(row, 4, value, style)
        page.formula(row, 5, f'IF({a1(row, 2, "")}={a1(row, 4, "")},"",{self.changed})', "", "alert")
        page.text(row, 6, name, "code")
        page.text(row, 7, words, "note")
        page.text(row, 8, source, "note")
        self.row += 1
        if name:
            return self.draft.paper.named(name, page, (row, 2))
        return page.seen_from(None, row, 2)

    def told(self, label: str, value: str, words: str = "", source: str = "") -> None:
        """Write something that is no number: a convention, a formula, a question."""
        self.page.text(self.row, 0, label, "label")
        self.page.text(self.row, 2, value, "label")
        self.page.text(self.row, 7, words, "note")
        self.page.text(self.row, 8, source, "note")
        self.row += 1

    def whole(self, label: str, value: int, name: str, formula: str = "") -> None:
        """Write a number that gives the sheets their shape: it is not to be changed."""
        self.page.text(self.row, 0, label, "label")
        if formula:
            self.page.formula(self.row, 2, formula, float(value), "whole")
        else:
            self.page.number(self.row, 2, float(value), "whole")
        self.page.text(self.row, 6, name, "code")
        self.draft.paper.named(name, self.page, (self.row, 2))
        self.row += 1

    def cited(self, path: Path | None) -> str:
        """Name the source of a path."""
        return cited(path.source) if path is not None else ""
