"""Workbooks that no tenderer fills in by accident, made from an honest form."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in zip("abcdefgh", "bcdefghi", strict=True))
    + f']><worksheet xmlns="{MAIN}"><sheetData><row><c t="str">'
    + "<v>columns &i;</v></c></row></sheetData></worksheet>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>columns &e;</v></c></row></sheetData></worksheet>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def members(workbook: bytes) -> dict[str, bytes]:
    """Unpack a workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Pack parts as a zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as opened:
        for name, part in parts.items():
            opened.writestr(name, part)
    return held.getvalue()


def with_part(workbook: bytes, name: str, part: bytes | str) -> bytes:
    """Put a part in a workbook, in place of the one of that name."""
    return packed({**members(workbook), name: part})


def sheet(rows: str) -> str:
    """Write a sheet of Office Open XML; a sheet without what a form holds is not even parsed."""
    ours = '<row><c t="str"><v>columns</v></c></row>'
    return f'<worksheet xmlns="{MAIN}"><sheetData>{ours}{rows}</sheetData></worksheet>'


def content(rows: str) -> str:
    """Write a document of OpenDocument."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    return (
        f'<office:document-content xmlns:office="{space}office:1.0" xmlns:table="{space}table:1.0" '
        f'xmlns:text="{space}text:1.0" xmlns:script="{space}script:1.0" xmlns:draw="{space}drawing:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:spreadsheet><table:table table:name="A">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def ods(rows: str) -> bytes:
    """Write a workbook of OpenDocument."""
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content(rows)})


def lying(workbook: bytes, name: str) -> bytes:
    """Say of a part that it is small, in the index of the zip and before the part."""
    changed = bytearray(workbook)
    for mark, size_at, name_at in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        place = changed.find(mark)
        while place >= 0:
            if changed[place + name_at : place + name_at + len(name)] == name.encode():
                struct.pack_into("<I", changed, place + size_at, 1000)
            place = changed.find(mark, place + 4)
    return bytes(changed)


def encrypted(workbook: bytes) -> bytes:
    """Say of the parts of a zip that they are encrypted."""
    changed = bytearray(workbook)
    for mark, flags_at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + flags_at] |= 1
            place = changed.find(mark, place + 4)
    return bytes(changed)


def greedy(form: bytes, shared: bytes) -> dict[str, bytes]:
    """List the files that would take all the time or all the memory of a program that believes them.

    ``shared`` is a form that keeps its texts in one part.
    """
    swollen = with_part(form, SHEET, sheet("<row/>" * 20_000_000))
    return {
        "a zip bomb": swollen,
        "a zip bomb that lies about its size": lying(swollen, SHEET),
        "many bombs": packed({**members(form), **{f"xl/{n}.xml": bytes(5_000_000) for n in range(12)}}),
        "entities that multiply": with_part(form, SHEET, ENTITIES),
        "a million rows": with_part(form, SHEET, sheet("<row><c><v>1</v></c></row>" * 1_000_000)),
        "a cell at the end of the sheet": with_part(form, SHEET, sheet('<row><c r="XFD1048576"><v>1</v></c></row>')),
        "elements inside elements": with_part(form, SHEET, sheet("<row>" * 2_000_000)),
        "an attribute without end": with_part(form, SHEET, f'<worksheet b="columns" a="{"x" * 30_000_000}"/>'),
        "a comment without end": with_part(form, SHEET, sheet(f"<!--{'x' * 40_000_000}-->")),
        "a text without end": with_part(form, SHEET, sheet(f"<row><c><v>{'1' * 40_000_000}</v></c></row>")),
        "formats alone, without end": with_part(form, SHEET, sheet("<row>" + "<c/>" * 10_000_000 + "</row>")),
        "shared texts without end": with_part(shared, "xl/sharedStrings.xml", f"<sst>{'<si/>' * 8_000_000}</sst>"),
        "what the search of a text looks for, without end": with_part(
            shared, SHEET, "<worksheet>" + "t='s' " * 2_000_000 + " t='s'>" * 2_000_000 + " " * 10_000_000
        ),
        "the same text shared without end": with_part(
            shared, "xl/sharedStrings.xml", f"<sst>{'<si><t>columns</t></si>' * 150_000}</sst>"
        ),
        "names without end": with_part(form, SHEET, sheet("".join(f"<n{n}/>" for n in range(100_000)))),
        "a cell repeated without end": ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'table:number-columns-repeated="1000" office:value="1" office:value-type="float"/></table:table-row>'
        ),
        "spaces repeated without end": ods(
            "<table:table-row>"
            + "<table:table-cell><text:p><text:s text:c='9999999'/></text:p></table:table-cell>" * 300
            + "</table:table-row>"
        ),
        "parts without end": packed({f"part{n}.xml": "" for n in range(50_000)}),
        "more bytes than a form": form + bytes(100_000_000),
    }
