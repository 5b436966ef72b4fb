"""Cost streams in one word each, for scripts: acquire, consume, maintain, dispose."""

from __future__ import annotations

from typing import Any

from lcc.model import CostStream, Stage


def _stream(stage: Stage, amount: str | float, name: str | None, fields: dict[str, Any]) -> CostStream:
    return CostStream(name=name or str(amount), amount=str(amount), stage=stage, **fields)


def acquire(amount: str | float, name: str | None = None, **fields: Any) -> CostStream:
    """Buy at the start, and again at each end of ``life`` before the horizon."""
    return _stream(Stage.ACQUISITION, amount, name, fields)


def consume(resource: str, amount: str | float, name: str | None = None, **fields: Any) -> CostStream:
    """Use a quantity of a resource each year."""
    return _stream(Stage.USE, amount, name or resource, {"resource": resource, **fields})


def maintain(amount: str | float, name: str | None = None, **fields: Any) -> CostStream:
    """Pay each year to keep it working."""
    return _stream(Stage.MAINTENANCE, amount, name, fields)


def dispose(amount: str | float, name: str | None = None, **fields: Any) -> CostStream:
    """Pay at the end of each ``life``, or once at the horizon."""
    return _stream(Stage.END_OF_LIFE, amount, name, fields)
