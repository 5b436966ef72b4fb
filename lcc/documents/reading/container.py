"""The zip that a workbook is, inspected before any parser: its members, their true sizes, what must not be there.

Sizes are counted while unpacking, never believed: one budget for the whole file.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lcc.documents.reading.disguises import SAVE_AGAIN, disguise
from lcc.words import LccError, Message, message

MOST_MEMBERS = 1000
MOST_UNPACKED = 48_000_000
"""Bytes unpacked in all: a form of two thousand lines takes four million."""
MOST_OF_INDEX = 400 * MOST_MEMBERS
_CHUNK = 1 << 16
_HEAD = 1024
_END = b"PK\x05\x06"
_END_SIZE = 22
_ARCHIVES = re.compile(
    r"\.(zip|7z|rar|gz|tgz|jar|docx?|docm|xlsx?|xlsm|xlsb|pptx?|od[stpg]|msg|exe|dll)$", re.IGNORECASE
)
_MACROS = re.compile(
    r"(^|/)(vbaProject[^/]*\.bin|vbaData\.xml|macrosheets/.*|dialogsheets/.*)$"
    r"|^(Basic|Scripts|Configurations2/scripts)/.+",
    re.IGNORECASE,
)
_ACTIVE = re.compile(r"(^|/)(activeX|ctrlProps)/|\.(vbs|js|bat|cmd|ps1|hta|lnk|scr)$", re.IGNORECASE)
_STARTS_OF_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"MZ\x90")
_DOCTYPE = re.compile(rb"<\s*!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, struct.error, ValueError,
    KeyError, OverflowError,
)  # fmt: skip
"""What zipfile raises on a file cut or altered; ValueError is LccError's base, let through first."""


@contextmanager
def _readably() -> Iterator[None]:
    """Say in one sentence whatever a cut or altered zip makes the library raise."""
    try:
        yield
    except LccError:
        raise
    except _BROKEN:
        raise LccError("The file is cut or damaged: ask for it again.") from None


class Container:
    """A zip whose members are few, honest about their size, and neither encrypted, active nor nested."""

    def __init__(self, content: bytes) -> None:
        """Inspect the index and the first bytes of each member.

        Raises
        ------
        LccError
            Saying what the file is, or what in it is not accepted.

        """
        _is_zip(content)
        with _readably():
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._members = {member.filename: member for member in self._zip.infolist()}
        self._left = MOST_UNPACKED
        self._inspect()

    @property
    def names(self) -> list[str]:
        """List the members."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a member piece by piece, each counted against what is left to unpack."""
        with _readably(), self._zip.open(self._members[name]) as opened:
            while chunk := opened.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise _swollen()
                yield chunk

    def _inspect(self) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise _too_many()
        if len(self._members) < len(members):
            raise LccError("Two parts of this file have the same name: it was not made by a spreadsheet program.")
        for member in members:
            _inspect_name(member)
        if sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels"))) > MOST_UNPACKED:
            raise _swollen()
        if "EncryptedPackage" in self or "encryption-data" in self._start("META-INF/manifest.xml", MOST_OF_INDEX):
            raise LccError(_and_ask(message("This workbook is protected by a password.")))
        for member in members:
            self._inspect_start(member)

    def _start(self, name: str, size: int) -> str:
        if name not in self._members:
            return ""
        with _readably(), self._zip.open(self._members[name]) as opened:
            return opened.read(size).decode("utf-8", "replace")

    def _inspect_start(self, member: zipfile.ZipInfo) -> None:
        """Look at the first bytes of a member: an archive in the archive, or a declaration of entities."""
        if member.is_dir():
            return
        with _readably(), self._zip.open(member) as opened:
            start = opened.read(_HEAD)
        if start.startswith(_STARTS_OF_ARCHIVES):
            raise _nested(member.filename)
        if member.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(start.replace(b"\x00", b"")):
            raise entities()


def _is_zip(content: bytes) -> None:
    """Refuse what is not a zip by naming it, and an index too large before it is read."""
    if not content.startswith(b"PK\x03\x04"):
        raise LccError(_and_ask(disguise(content)))
    place = content.rfind(_END, max(0, len(content) - _END_SIZE - 0xFFFF))
    if place < 0 or place + _END_SIZE > len(content):
        raise LccError("The file is cut: it was not sent or received whole. Ask for it again.")
    count, size = struct.unpack_from("<HI", content, place + 10)
    if count > MOST_MEMBERS or size > MOST_OF_INDEX or b"PK\x06\x07" in content[max(0, place - 20) : place]:
        raise _too_many()


def _inspect_name(member: zipfile.ZipInfo) -> None:
    """Refuse a member by its name or by its flags."""
    name = member.filename
    if name.startswith(("/", "\\")) or "\\" in name or ":" in name or "\x00" in name or ".." in name.split("/"):
        raise LccError("A part of this file has a name that leads out of it: it was not made by a spreadsheet program.")
    if member.flag_bits & 0x1:
        raise LccError(_and_ask(message("This workbook is protected by a password.")))
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise LccError("A part of this file is packed in a way no spreadsheet program uses.")
    if _MACROS.search(name) and not member.is_dir():
        raise macros()
    if _ACTIVE.search(name):
        raise LccError(_and_ask(message("This workbook holds controls or programs.")))
    if _ARCHIVES.search(name):
        raise _nested(name)


def macros() -> LccError:
    """Say that a workbook with macros is not read."""
    return LccError(_and_ask(message("This workbook holds macros; the form has none.")))


def entities() -> LccError:
    """Say that a document type or entities are not read."""
    return LccError("This file declares XML entities, which no spreadsheet program writes: it is not read.")


def _swollen() -> LccError:
    return LccError(
        "Unpacked, this file is larger than {most:whole} MB, far more than a form: it is not read.",
        most=MOST_UNPACKED / 1e6,
    )  # fmt: skip


def _too_many() -> LccError:
    return LccError("This file has more than {most:whole} parts: it was not made by a spreadsheet program.",
                    most=MOST_MEMBERS)  # fmt: skip


def _nested(name: str) -> LccError:
    return LccError(
        "Another file is hidden in this workbook ({name}): take it out and send it beside.", name=name[-60:]
    )


def _and_ask(what: Message) -> Message:
    return message("{what} {ask}", what=what, ask=SAVE_AGAIN)
