"""``lcc tools``: search, set side by side, suggest."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from lcc.catalogue import current
from lcc.catalogue.tool_search import find, nothing_found
from lcc.catalogue.vocabulary import ANSWERS, COSTS, COUNTRIES, FAMILIES, FORMS, FUNCTIONS, PRICES, word
from lcc.commands.layout import show as show_rows
from lcc.words import LccError, Message, choose, counted, say

if TYPE_CHECKING:
    from lcc.catalogue.inventory import Tool

Lines = list[tuple[str, str]]


def run(options: argparse.Namespace) -> int:
    """Search, unless the first word asks for something else."""
    action = options.words[0] if options.words else ""
    if action == "compare":
        return _compare(options, options.words[1:])
    if action == "suggest":
        return _suggest(options, " ".join(options.words[1:]) or options.family)
    return _search(options)


def _search(options: argparse.Namespace) -> int:
    layers, query = current().layers, " ".join(options.words)
    found = find(layers, query, options.family, options.country, options.free)
    if not found:
        elsewhere = find(layers, query, None, None, free=False)
        if query and not elsewhere:
            raise nothing_found(layers, query)
        what = counted(
            "No tool fits these words and filters; without the filters, {count} does.",
            "No tool fits these words and filters; without the filters, {count} do.",
            len(elsewhere),
        )
        raise LccError(what)
    rows = [_row(entry.data) for entry in found]
    show_rows(options, _heads(), rows, lambda: [entry.data for entry in found], (1, 2, 3, 5))
    if _for_people(options):
        counting = counted("{count} tool", "{count} tools", len(rows))
        more = say("lcc catalogue show ID tells all; unknown means unknown, never no.")
        print(f"\n{counting}", more, sep=" · ")
    return 0


def _for_people(options: argparse.Namespace) -> bool:
    return not (options.json or options.csv or options.markdown)


def _heads() -> list[str]:
    return [say("identifier"), say("name"), say("country"), say("kind of tool"), say("price"), say("families")]


def _row(data: Mapping[str, Any]) -> list[str]:
    families = ", ".join(word(FAMILIES, family) for family in data["families"])
    return [data["id"], data["name"], word(COUNTRIES, data["country"]), word(FORMS, data["form"]),
            word(PRICES, data["price"]), families]  # fmt: skip


def _compare(options: argparse.Namespace, names: list[str]) -> int:
    if len(names) < 2:
        raise LccError("Name two tools or more to compare: lcc tools compare ID ID.")
    tools = [current().tool(name) for name in names]
    sheets = [told(tool) for tool in tools]
    heads = ["", *(tool.id for tool in tools)]
    rows = [[lines[0][0], *(text for _, text in lines)] for lines in zip(*sheets, strict=True)]
    show_rows(options, heads, rows, _dumped(tools), range(len(heads)))
    return 0


def _dumped(tools: list[Tool]) -> Callable[[], Any]:
    return lambda: [tool.model_dump(mode="json", exclude_none=True) for tool in tools]


def told(tool: Tool) -> Lines:
    """Say a tool whole, the same lines for all."""
    seen = {"yes": tool.address, "no": say("{url} (address not opened)", url=tool.address)}[tool.address_seen]
    unknown = word(ANSWERS, "unknown")
    return [
        (say("name"), tool.name),
        (say("publisher"), tool.publisher),
        (say("country"), word(COUNTRIES, tool.country)),
        (say("year"), unknown if tool.year == "unknown" else tool.year),
        (say("languages"), ", ".join(tool.languages) or unknown),
        (say("kind of tool"), word(FORMS, tool.form)),
        (say("licence"), unknown if tool.licence == "unknown" else tool.licence),
        (say("price"), word(PRICES, tool.price)),
        (say("families"), ", ".join(word(FAMILIES, family) for family in tool.families)),
        *_answers(COSTS, tool.costs),
        *_answers(FUNCTIONS, tool.functions),
        (say("address"), unknown if tool.address == "unknown" else seen),
        (
            say("what was verified"),
            say("{what} ({day})", what=choose(tool.verified.what), day=tool.verified.on.isoformat()),
        ),
        (say("summary"), choose(tool.summary)),
    ]


def _answers(table: Mapping[str, Message], given: Mapping[str, str]) -> Lines:
    return [(str(text), word(ANSWERS, given.get(key, "unknown"))) for key, text in table.items()]


def _suggest(options: argparse.Namespace, family: str | None) -> int:
    if not family:
        raise LccError("Name a family: {families}.", families=list(FAMILIES))
    found = current().suggest(family)
    rows = [[say("our method"), one.id, choose(one.label), choose(one.summary)] for one in found.methods]
    rows += [_suggested(say("tool"), tool) for tool in found.tools]
    rows += [_suggested(say("tool for any purchase"), tool) for tool in found.general[:5]]

    def data() -> dict[str, Any]:
        return {"family": found.family, "methods": [one.id for one in found.methods],
                "tools": [one.id for one in found.tools], "any": [one.id for one in found.general]}  # fmt: skip

    heads = [say("what"), say("identifier"), say("name"), say("in a sentence")]
    show_rows(options, heads, rows, data, (0, 2, 3))
    if not found.methods and _for_people(options):
        none = say("No reference method of ours is made for this family yet: lcc new FILE starts a general one.")
        print(f"\n{none}")
    return 0


def _suggested(what: str, tool: Tool) -> list[str]:
    return [what, tool.id, tool.name, f"{word(PRICES, tool.price)}. {choose(tool.summary)}"]
