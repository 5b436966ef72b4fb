"""What every test shares: one language, and no test skipped in silence where all can run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from lcc.words import speaking

# A slow machine is no failure; CI draws the same examples each time, a person new ones.
settings.register_profile("person", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "person")

SKIPPED: list[str] = []


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English whatever the machine speaks."""
    with speaking("en"):
        yield


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep the name of each test that did not run."""
    if report.skipped and not hasattr(report, "wasxfail"):
        SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that has all it needs (CI) when a test that should run was skipped."""
    if os.environ.get("CI") and SKIPPED:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why such a run failed."""
    if os.environ.get("CI") and SKIPPED:
        terminalreporter.line(f"failed: {len(SKIPPED)} tests were skipped, and CI skips none", red=True)
