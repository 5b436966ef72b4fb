"""A follow-up for a terminal."""

from __future__ import annotations

from lcc.figures import Amount
from lcc.followup import wording
from lcc.followup.shortfall import Difference, FollowUpResult
from lcc.frozen import seal_sentence
from lcc.tables import table
from lcc.words import say


def as_text(result: FollowUpResult) -> str:
    """Write the follow-up for a terminal."""
    blocks = [
        "\n".join(
            [
                wording.title(),
                *(say("{name}: {value}", name=name, value=value) for name, value in wording.facts(result)),
            ]
        )
    ]
    if result.purchase.seal is not None:
        blocks[0] += f"\n{seal_sentence(result.purchase.seal)}"
    if protocol := wording.protocol(result):
        blocks[0] += f"\n{protocol}"
    if result.values:
        blocks.append(table(wording.heads(), wording.rows(result), left=2))
    blocks += map(_redone, result.differences)
    blocks.append("\n".join([*wording.conclusion(result), wording.basis(result)]))
    if result.clause is not None:
        blocks.append(
            "\n".join([*wording.next_steps(result), *wording.conventions(result.clause), *wording.reminders(result)])
        )
    if result.findings:
        blocks.append("\n".join(map(str, result.findings)))
    return "\n\n".join(blocks)


def _redone(item: Difference) -> str:
    """Write a line of the total both ways."""
    return "\n".join([
        wording.cost(item),
        say("  declared: {calculation}", calculation=wording.calculation(item.declared)),
        say("  measured: {calculation}", calculation=wording.calculation(item.measured)),
        say("  difference: {amount}", amount=Amount(item.amount, item.declared.unit, signed=True)),
    ])  # fmt: skip
