"""Whether the program that left something behind still runs. Numbers of programs are used again: it began then too."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

REFUSED, STILL_ACTIVE, QUERY = 5, 259, 0x1000
"""What Windows answers and is asked."""


def this_computer() -> str:
    """Return the name of this computer, as those who share a folder know it."""
    return platform.node()


def still_runs(pid: int, began: str) -> bool:
    """Tell whether the program of this computer that had a number and began then is still there."""
    now = when_began(pid)
    return now is not None and (not now or not began or now == began)


def when_began(pid: int) -> str | None:
    """Return when a program began, as the system counts; empty when it does not say, None when there is none."""
    return _on_windows(pid) if sys.platform == "win32" else _on_unix(pid)


def _on_unix(pid: int) -> str | None:
    try:
        os.kill(pid, 0)
    except PermissionError:
        pass  # it is another person's, and it runs
    except (OSError, OverflowError):
        return None
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return None if told[0] == "Z" else f"{boot} {told[19]}"


def _on_windows(pid: int) -> str | None:
    """Ask without a signal: there it would end the program asked about."""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]  # Windows only
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = wintypes.HANDLE(kernel.OpenProcess(QUERY, False, wintypes.DWORD(pid)))
    if not handle.value:
        refused = ctypes.get_last_error() == REFUSED  # type: ignore[attr-defined,unused-ignore]  # Windows only
        return "" if refused else None
    try:
        code, times = wintypes.DWORD(), [wintypes.FILETIME() for _ in range(4)]
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
    finally:
        kernel.CloseHandle(handle)
    return f"{times[0].dwHighDateTime} {times[0].dwLowDateTime}" if code.value == STILL_ACTIVE else None
