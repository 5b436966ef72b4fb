"""What a file is when it is not a workbook: said by name, with what to do."""

from __future__ import annotations

from lcc.words import Message, message

SAVE_AGAIN = message("Ask for the form itself, saved as .xlsx or .ods.")
_STARTS = (
    (b"%PDF", message("This is a PDF: its cells cannot be read.")),
    (b"{\\rtf", message("This is a text document (.rtf), not a workbook.")),
    (b"\x89PNG", message("This is a picture, not a workbook.")),
    (b"\xff\xd8\xff", message("This is a picture, not a workbook.")),
    (b"GIF8", message("This is a picture, not a workbook.")),
    (b"BM", message("This is a picture, not a workbook.")),
    (b"II*\x00", message("This is a picture, not a workbook.")),
    (b"MM\x00*", message("This is a picture, not a workbook.")),
    (b"7z\xbc\xaf", message("This is an archive (.7z): take the form out of it.")),
    (b"Rar!", message("This is an archive (.rar): take the form out of it.")),
    (b"\x1f\x8b", message("This is an archive (.gz): take the form out of it.")),
    (b"MZ", message("This is a program, not a workbook: do not open it.")),
    (b"\x7fELF", message("This is a program, not a workbook: do not open it.")),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSIDE = (
    ("EncryptedPackage", message("This workbook is protected by a password.")),
    ("WordDocument", message("This is a text document (.doc), not a workbook.")),
    ("__substg1.0", message("This is a message (.msg): take the form out of it.")),
    ("PowerPoint Document", message("This is a presentation (.ppt), not a workbook.")),
    ("Workbook", message("This is a workbook of the old format (.xls).")),
    ("Book", message("This is a workbook of the old format (.xls).")),
)
_LOOKED_AT = 4096


def disguise(content: bytes) -> Message:
    """Say what a file is, from its first bytes, when it is not a workbook in .xlsx or .ods."""
    if not content.strip(b"\x00 \t\r\n"):
        return message("The file is empty.")
    if content.startswith(_OLD_OFFICE):
        return _of_old_office(content)
    for start, what in _STARTS:
        if content.startswith(start):
            return what
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1") or content[:4] + content[8:12] == b"RIFFWEBP":
        return message("This is a picture, not a workbook.")
    return _of_text(content)


def _of_old_office(content: bytes) -> Message:
    """Tell the files of old Office apart by the names of the streams they hold."""
    for name, what in _INSIDE:
        if name.encode("utf-16-le") in content:
            return what
    return message("This is a file of an old Office format, not a workbook in .xlsx or .ods.")


def _of_text(content: bytes) -> Message:
    start = content[:_LOOKED_AT]
    coding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = start.decode(coding, "replace").lstrip().casefold()
    if text.startswith("<") and ("<html" in text or "<!doctype html" in text or "<table" in text):
        return message("This is a web page under the name of a workbook.")
    if text.startswith("<?xml") and ("urn:schemas-microsoft-com:office" in text or "office:document" in text):
        return message("This is a workbook written as one XML text.")
    if text.startswith(("from:", "received:", "return-path:", "mime-version:", "delivered-to:")):
        return message("This is a message (.eml): take the form out of it.")
    if _is_text(start):
        return message("This is a text (.csv or another), not a workbook.")
    return message("This is not a workbook in .xlsx or .ods.")


def _is_text(start: bytes) -> bool:
    """Tell a text from other bytes: no control character but those of lines."""
    return not any(byte < 32 and byte not in b"\t\r\n\x0c" for byte in start)
