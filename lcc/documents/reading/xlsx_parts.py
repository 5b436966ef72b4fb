"""Parts of a workbook in Office Open XML (ECMA-376) besides its sheets: relations, shared texts, formats of cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import join, normpath

from lcc.documents.reading.cells import MOST_SHEETS, Typed, too_many_cells
from lcc.documents.reading.container import Container, macros
from lcc.documents.reading.events import attribute, read_events
from lcc.words import LccError

_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""Number formats of the standard that show a day or an hour (ECMA-376 part 1, 18.8.30)."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')

_RELATION = (attribute("r:id"), attribute("strict:id"))
MOST_TEXTS, MOST_FORMATS = 200_000, 70_000

Relations = Mapping[str, tuple[str, str]]
"""Kind and target of each relation of a part, by its identifier."""


def links() -> LccError:
    """Say that a workbook that takes data from elsewhere is not read."""
    return LccError(
        "This workbook takes data from another file or address: paste values in place of links, and save it again."
    )


def main_part(container: Container) -> str:
    """Find the workbook by the package's own relations; refuse what is not a plain workbook."""
    kinds: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name in ("Override", "Default"):
            kinds.append(attributes.get("ContentType", ""))

    read_events(container.chunks("[Content_Types].xml"), start, _nothing, _nothing)
    if any("macroEnabled" in kind for kind in kinds):
        raise macros()
    main = target(relations(container, ""), "/officeDocument")
    if main.endswith(".bin") or any("sheet.binary" in kind for kind in kinds):
        raise LccError("This is a binary workbook (.xlsb). Ask for the form itself, saved as .xlsx or .ods.")
    if "word/" in main or "ppt/" in main:
        raise LccError("This is a text document or a presentation, not a workbook. "
                       "Ask for the form itself, saved as .xlsx or .ods.")  # fmt: skip
    if main not in container:
        raise LccError("The file is cut or damaged: ask for it again.")
    return main


def relations(container: Container, part: str) -> Relations:
    """Read the relations of a part; those that lead out of the file are refused, but the address of a text."""
    folder, _, name = part.rpartition("/")
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element != "Relationship":
            return
        kind, leads = attributes.get("Type", ""), attributes.get("Target", "")
        if attributes.get("TargetMode") == "External":
            if not kind.endswith("/hyperlink"):
                raise links()
            return
        inside = leads.lstrip("/") if leads.startswith("/") else normpath(join(folder, leads))
        found[attributes.get("Id", "")] = (kind, inside)

    written = f"{folder}/_rels/{name}.rels".lstrip("/")
    if written in container:
        read_events(container.chunks(written), start, _nothing, _nothing)
    return found


def target(found: Relations, kind: str) -> str:
    """Return the part a kind of relation leads to, nothing when there is none."""
    return next((part for named, part in found.values() if named.endswith(kind)), "")


def listed(container: Container, book: str) -> list[tuple[str, str]]:
    """List the sheets in their order: name and relation."""
    found: list[tuple[str, str]] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet" and len(found) <= MOST_SHEETS:
            found.append((attributes.get("name", ""), _relation(attributes)))

    read_events(container.chunks(book), start, _nothing, _nothing)
    return found


def _relation(attributes: Mapping[str, str]) -> str:
    return next((attributes[name] for name in _RELATION if name in attributes), "")


def strings(container: Container, name: str) -> list[str]:
    """Read the shared texts, without the readings printed above characters."""
    found: list[str] = []
    text, inside, above = Typed(), False, False

    def start(element: str, _: Mapping[str, str]) -> None:
        nonlocal inside, above
        above = above or element == "rPh"
        inside = element == "t" and not above

    def end(element: str) -> None:
        nonlocal inside, above
        inside = False
        if element == "rPh":
            above = False
        elif element == "si":
            found.append(text.take())
            if len(found) > MOST_TEXTS:
                raise too_many_cells()

    def add(part: str) -> None:
        if inside:
            text.add(part)

    if name in container:
        read_events(container.chunks(name), start, end, add)
    return found


def formats(container: Container, name: str) -> list[str]:
    """Tell for each cell format whether it shows a date, a percentage or anything else."""
    own: dict[str, str] = {}
    found: list[str] = []
    used = False

    def start(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal used
        if element == "numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element == "cellXfs":
            used = True
        elif element == "xf" and used:
            code = attributes.get("numFmtId", "0")
            found.append(_shows(code, own.get(code)))
            if len(found) > MOST_FORMATS:
                raise too_many_cells()

    def end(element: str) -> None:
        nonlocal used
        if element == "cellXfs":
            used = False

    if name in container:
        read_events(container.chunks(name), start, end, _nothing)
    return found


def _shows(code: str, pattern: str | None) -> str:
    if pattern is None:
        return "date" if code.isdigit() and int(code) in _DATES else "percent" if code in ("9", "10") else ""
    bare = _QUOTED.sub("", pattern).casefold()
    if "general" in bare or "standard" in bare:
        return ""
    if any(letter in bare for letter in "dmyhsj"):
        return "date"
    return "percent" if "%" in bare else ""


def _nothing(*_: object) -> None:
    """Pass over."""
