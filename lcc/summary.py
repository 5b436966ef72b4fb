"""A comparison as text for a terminal and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from lcc.figures import SYMBOLS, Amount, plain
from lcc.frozen import standing, standing_data
from lcc.measures import against
from lcc.results import Results
from lcc.reversal import reversal
from lcc.tables import table
from lcc.terms import term
from lcc.words import LccError, Message, choose, counted, message, say


def as_text(results: Results) -> str:
    """Write the decision's facts: ranking, reversal with its causes, what each stage costs."""
    blocks = [
        _title(results),
        "\n".join(map(str, standing(results.purchase))),
        _ranking(results),
        _unranked(results),
        _reversal(results),
        _stages(results),
        _for_information(results),
    ]
    return "\n\n".join(block for block in blocks if block)


def _title(results: Results) -> str:
    title = choose(results.purchase.title)
    return f"{title}\n{basis(results)}" if title else basis(results)


def basis(results: Results) -> str:
    """Say what totals are: over how long, in which money, discounted at which rate."""
    method = results.method
    counting = any(results.stage_of(part) == "externality" for part in results.parts)
    name = say("Life-cycle cost") if counting else say("Life-cycle cost, direct costs only")
    return str(counted(
        "{name} over {count} year, {tax}, {money} {currency} of {base_year}, discounted at {rate}.",
        "{name} over {count} years, {tax}, {money} {currency} of {base_year}, discounted at {rate}.",
        method.years, name=name, tax=term(method.tax), money=term(method.money),
        currency=SYMBOLS.get(method.currency, method.currency), base_year=method.base_year, rate=_rate(results),
    ))  # fmt: skip


def _rate(results: Results) -> Message:
    method = results.method
    kind = term(method.discount_rate.kind or ("real" if method.money == "constant" else "nominal"))
    constant = method.discount_rate.constant
    if constant is None:
        return message("a stepped rate, {kind}", kind=kind)
    return message("{rate:percent} {kind}", rate=constant, kind=kind)


def _ranking(results: Results) -> str:
    unit = SYMBOLS.get(results.method.currency, results.method.currency)
    heads = [say("place"), say("offer"), say("to buy"), say("total"), say("gap"), say("a year")]
    heads = [*heads[:2], *(f"{head} ({unit})" for head in heads[2:])]
    rows = []
    for rank in results.ranking:
        place = say("{place} (tie)", place=rank.place) if rank.tied else str(rank.place)
        amounts = [results.acquisition[rank.offer], rank.total, rank.gap, results.annual[rank.offer]]
        rows.append([place, rank.offer, *(str(Amount(amount)) for amount in amounts)])
    if results.method.functional_unit is not None and rows:
        heads.append(say("per {unit}", unit=results.method.functional_unit.label))
        for row, rank in zip(rows, results.ranking, strict=True):
            row.append(str(Amount(results.per_unit[rank.offer], decimals=5)))
    lines = [table(heads, rows, left=2)] if rows else []
    outside = left_out(results)
    return "\n".join([*lines, f"{results.coverage}.", *([str(outside)] if outside else [])])


def left_out(results: Results) -> Message | None:
    """Name the optional supplements, which are in no total: offers are ranked without them."""
    streams = [
        message("{label}", label=stream.label or stream.name) for stream in results.method.costs if not stream.summed
    ]
    if not streams:
        return None
    return message("Optional supplements, outside every sum: {list}. Offers are ranked on the base.", list=streams)


def _unranked(results: Results) -> str:
    lines = []
    for offer, reasons in results.unranked.items():
        lines.append(say("{offer} is not ranked:", offer=offer))
        lines += [f"  – {reason}" for reason in reasons]
    return "\n".join(lines)


def _reversal(results: Results) -> str:
    found = reversal(results)
    return f"{found}\n{beside(results)}" if found is not None else ""


def beside(results: Results) -> str:
    """Say the ranking without discounting, without externalities, and without either."""
    published = _order(results.ranking)
    heads = {"undiscounted": message("Without discounting")}
    if any(results.stage_of(part) == "externality" for part in results.parts):
        heads["without_externalities"] = message("Without externalities")
        heads["neither"] = message("Without either")
    said = []
    for key, head in heads.items():
        order = _order(results.other_rankings[key])
        if order == published:
            said.append(say("{head}: same ranking.", head=head))
        else:
            named = " > ".join(" = ".join(names) for names in order)
            said.append(say("{head}: {order}.", head=head, order=named))
    return " ".join(said)


def _order(ranking: Any) -> list[list[str]]:
    places: dict[int, list[str]] = {}
    for rank in ranking:
        places.setdefault(rank.place, []).append(rank.offer)
    return list(places.values())


def _stages(results: Results) -> str:
    """Show what each part of the total costs, stage by stage; parts that are zero for all are left out."""
    names = [rank.offer for rank in results.ranking]
    if not names:
        return ""
    present = results.present.values.sum(axis=2)
    rows: list[list[str]] = []
    for stage in results.by_stage.axes["stage"]:
        parts = [part for part in results.parts if results.stage_of(part) == stage]
        places = [list(results.parts).index(part) for part in parts]
        if not np.nan_to_num(present[:, places]).any():
            continue
        rows.append([str(term(str(stage))), *(str(Amount(results.by_stage[name, stage])) for name in names)])
        for part, place in zip(parts, places, strict=True):
            if len(parts) > 1 and np.nan_to_num(present[:, place]).any():
                amounts = (str(Amount(present[results.names.index(name), place])) for name in names)
                rows.append([f"  {results.label(part)}", *amounts])
    rows.append([say("total"), *(str(Amount(results.total[name])) for name in names)])
    return table([say("present value"), *names], rows)


def _for_information(results: Results) -> str:
    """Show emissions, and impacts that are valued without counting."""
    lines = []
    names = [rank.offer for rank in results.ranking]
    for impact in results.emissions.axes["impact"]:
        kilograms = {name: float(results.emissions[name, impact].values.sum()) for name in names}
        heavy = max(map(abs, kilograms.values()), default=0.0) >= 1000
        said = ", ".join(
            f"{name} {Amount(value / 1000, 't', 1) if heavy else Amount(value, 'kg', 1)}"
            for name, value in kilograms.items()
        )
        if names:
            lines.append(say("{impact} emitted: {list}.", impact=impact, list=said))
    for item in results.method.externalities:
        if not item.counts and item.value is not None and names:
            rows = [row for row in results.ledger.rows if row.impact == item.name]
            values = sum((results.ledger.present(row)[0] for row in rows), start=np.zeros(len(results.names)))
            said = ", ".join(
                f"{name} {Amount(float(values[results.names.index(name)]), results.method.currency, 0)}"
                for name in names
            )
            lines.append(say("{impact}, for information, outside the total: {list}.", impact=item.name, list=said))
    return "\n".join(lines)


def measured(results: Results, baseline: str) -> str:
    """Write the measures of each offer against a baseline."""
    heads = [say("against {offer}", offer=baseline), say("net savings"), "SIR", "AIRR", say("IRR"), say("payback"),
             say("discounted payback"), say("cumulated costs cross")]  # fmt: skip
    rows = []
    for name, found in against(results, baseline).items():
        rates = [
            message("{rate:percent}", rate=round(rate, 4)) if rate is not None else "–"
            for rate in (found.airr, found.irr)
        ]
        years = [_years(found.payback.interpolated), _years(found.discounted_payback.interpolated)]
        crossed = ", ".join(map(_years, found.crossings)) or "–"
        savings, ratio = Amount(found.net_savings, results.method.currency), Amount(found.sir)
        rows.append([name, str(savings), str(ratio), *map(str, rates), *years, crossed])
    return table(heads, rows)


def _years(year: float | None) -> str:
    return "–" if year is None else say("{year:tenth} years", year=year)


def as_data(results: Results, baseline: str | None = None) -> dict[str, Any]:
    """Return every result as plain data, measures against the baseline asked or the cheapest to buy."""
    baseline = baseline or results.baseline
    data: dict[str, Any] = {
        "title": choose(results.purchase.title),
        "currency": results.method.currency,
        "standing": standing_data(results.purchase),
        "evaluated": results.evaluated,
        "unranked": {offer: [str(reason) for reason in reasons] for offer, reasons in results.unranked.items()},
        "ranking": [asdict(rank) for rank in results.ranking],
        "other_rankings": {key: [asdict(rank) for rank in ranks] for key, ranks in results.other_rankings.items()},
        "reversal": _reversal_data(results),
        "findings": [
            {"address": list(f.address), "severity": f.severity, "offer": f.offer, "message": str(f.message)}
            for f in results.findings
        ],
    }
    for name in ("total", "direct", "annual", "acquisition", "by_stage", "present", "flows", "emissions", "quantities"):
        data[name] = getattr(results, name).to_dict()
    for name in ("budget", "per_unit"):
        try:
            data[name] = getattr(results, name).to_dict()
        except LccError:
            data[name] = None
    data["baseline"] = baseline
    data["against_baseline"] = {
        name: {key: _plain(value) for key, value in asdict(found).items()}
        for name, found in (against(results, baseline) if baseline else {}).items()
    }
    return data


def _reversal_data(results: Results) -> dict[str, Any] | None:
    found = reversal(results)
    if found is None:
        return None
    return {
        "first": found.first, "cheapest_to_buy": found.cheapest, "reverses": found.reverses,
        "to_buy": found.to_buy, "in_all": found.in_all, "causes": dict(found.causes), "sentence": str(found),
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return plain(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value
