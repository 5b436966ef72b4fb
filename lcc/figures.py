"""Numbers with named axes: what a comparison gives, to read, to print, to export."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcc.numerals import NO_BREAK_SPACE, write_number
from lcc.tables import table
from lcc.terms import term
from lcc.words import LccError, language, nearest

Array = NDArray[np.float64]
Label = str | int
SYMBOLS = {"EUR": "€"}
EURO = re.compile(r"EUR(?![A-Za-z])")
WORD = re.compile(r"[^\W\d_A-Z]{4,}(?<![sxz])(?=$|[/ ])")
"""A unit that is a word and not a symbol, and takes a plural: page, copieur, véhicule."""


def unit_after(value: float, unit: str) -> str:
    """Write a unit after a value: the sign of the euro, and a word in the plural where the reader puts one."""
    plural = abs(value) >= 2 if language() == "fr" else abs(value) != 1
    written = EURO.sub(SYMBOLS["EUR"], unit)
    found = WORD.match(written) if plural else None
    return f"{found[0]}s{written[found.end() :]}" if found else written


@dataclass(frozen=True)
class Amount:
    """A figure with its unit, written as the reader writes it."""

    value: float
    unit: str = ""
    decimals: int | None = 2
    signed: bool = False

    def __str__(self) -> str:
        text = write_number(self.value, language(), self.decimals)
        plus = "+" if self.signed and self.value > 0 else ""
        unit = unit_after(self.value, self.unit)
        return f"{plus}{text}{NO_BREAK_SPACE}{unit}" if unit else f"{plus}{text}"


@dataclass(frozen=True, eq=False)
class Figures:
    """An array whose axes and labels have names: ``figures["Heat pump", "electricity"]``.

    A figure that could not be computed is NaN here, ``None`` in dict and JSON, and a dash on paper.
    """

    values: Array
    axes: dict[str, list[Label]]
    unit: str = ""

    def __getitem__(self, labels: Label | tuple[Label, ...]) -> Any:
        """Take the figures of one label of each of the first axes: a number when none is left."""
        labels = labels if isinstance(labels, tuple) else (labels,)
        if len(labels) > len(self.axes):
            raise LccError("These figures have {count} axes: {axes}.", count=len(self.axes), axes=list(self.axes))
        place = tuple(self._place(name, label) for name, label in zip(self.axes, labels, strict=False))
        rest = dict(list(self.axes.items())[len(labels) :])
        return Figures(self.values[place], rest, self.unit) if rest else float(self.values[place])

    def _place(self, axis: str, label: Label) -> int:
        known = self.axes[axis]
        if label not in known:
            near = nearest(str(label), [str(item) for item in known])
            raise LccError("No {axis} “{label}”.{near}", axis=term(axis), label=label, near=near)
        return known.index(label)

    def sum(self, *axes: str) -> Figures:
        """Add up along some axes (all but the first by default)."""
        names = list(self.axes)
        gone = axes or tuple(names[1:])
        for axis in gone:
            if axis not in names:
                raise LccError("No axis “{axis}”: {axes}.", axis=axis, axes=names)
        values = self.values.sum(axis=tuple(names.index(axis) for axis in gone))
        return Figures(values, {name: labels for name, labels in self.axes.items() if name not in gone}, self.unit)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """List every figure with its labels: ``(label, …, value)``."""
        for place in product(*(range(len(labels)) for labels in self.axes.values())):
            labels = (known[index] for known, index in zip(self.axes.values(), place, strict=True))
            yield (*labels, float(self.values[place]))

    def to_dict(self) -> dict[Label, Any]:
        """Return nested dictionaries, an axis a level."""
        finite = np.isfinite(self.values)
        values = self.values if finite.all() else np.array(np.where(finite, self.values, 0.0), dtype=object)
        if not finite.all():
            values[~finite] = None
        return _nested(list(self.axes.values()), values.tolist())

    def to_csv(self, separator: str = ",", decimal: str = ".") -> str:
        """Return one line a figure, its labels first; user text cannot become a spreadsheet formula."""
        written = io.StringIO()
        writer = csv.writer(written, delimiter=separator, lineterminator="\n")
        writer.writerow([*self.axes, f"value [{self.unit}]" if self.unit else "value"])
        for *labels, value in self:
            shown = "" if not math.isfinite(value) else repr(value).replace(".", decimal)
            writer.writerow([*(inert(str(label)) for label in labels), shown])
        return written.getvalue()

    def __str__(self) -> str:
        """Write a table, the last axis across."""
        names = list(self.axes)
        *down, across = names if len(names) > 1 else [*names, ""]
        heads = [str(label) for label in self.axes[across]] if across else [self.unit]
        rows = []
        for place in product(*(range(len(self.axes[name])) for name in down)):
            labels = [str(self.axes[name][index]) for name, index in zip(down, place, strict=True)]
            rows.append([*labels, *(str(Amount(value)) for value in np.atleast_1d(self.values[place]))])
        return table([*(str(term(name)) for name in down), *heads], rows, left=len(down))


def _nested(axes: list[list[Label]], values: list[Any]) -> dict[Label, Any]:
    """Name the items of nested lists, an axis a level."""
    labels, *rest = axes
    return dict(zip(labels, (_nested(rest, item) for item in values) if rest else values, strict=True))


def inert(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def plain(value: float) -> float | None:
    """Return a number JSON can hold: None where there is none."""
    return value if math.isfinite(value) else None
