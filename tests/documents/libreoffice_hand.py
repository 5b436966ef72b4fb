"""LibreOffice as the hand of a tenderer: it opens a form, types in its cells, recalculates and saves it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.libreoffice import SOFFICE

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}
LIBRARIES = """\
<?xml version="1.0" encoding="UTF-8"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" \
library:link="false"/>
</library:libraries>
"""
LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" \
library:passwordprotected="false">
<library:element library:name="Hand"/>
</library:library>
"""
MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Hand" script:language="StarBasic">
{code}
</script:module>
"""
CODE = """\
Function Named(name As String, value) As Object
    Dim found As New com.sun.star.beans.PropertyValue
    found.Name = name
    found.Value = value
    Named = found
End Function

Sub Fill
{documents}
    StarDesktop.terminate()
End Sub
"""
Typed = Mapping[tuple[int, int, int], str]
"""What is typed, by sheet, row and column, all from 0: numbers with the marks of the language of the document."""


def typed_by_libreoffice(work: Sequence[tuple[Path, Typed, Path]], folder: Path) -> None:
    """Open each form, type in its cells as a person does, recalculate and save it under the name given."""
    basic = folder / "profile" / "user" / "basic"
    if not basic.exists():  # a first start fills the profile, over what would be there
        _libreoffice(folder, "--terminate_after_init")
    (basic / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    code = CODE.format(documents="\n".join(_document(*one) for one in work))
    (basic / "Standard" / "Hand.xba").write_text(MODULE.format(code=escape(code)), encoding="utf-8")
    said = _libreoffice(folder, "macro:///Standard.Hand.Fill")
    for _, _, saved in work:
        assert saved.exists(), f"LibreOffice did not save {saved.name}: {said}"


def _libreoffice(folder: Path, order: str) -> str:
    """Start LibreOffice with the profile of a test, and return what it says."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run = subprocess.run(
        [str(SOFFICE), profile, "--headless", "--norestore", order],
        capture_output=True, check=False, text=True, timeout=180,
    )  # fmt: skip
    return run.stdout + run.stderr


def _document(form: Path, typed: Typed, saved: Path) -> str:
    lines = [
        f'document = StarDesktop.loadComponentFromURL("{form.as_uri()}", "_blank", 0, Array(Named("Hidden", True)))'
    ]
    for (sheet, row, column), text in typed.items():
        quoted = text.replace('"', '""')
        lines.append(
            f'document.Sheets.getByIndex({sheet}).getCellByPosition({column}, {row}).FormulaLocal = "{quoted}"'
        )
    lines += [
        "document.calculateAll()",
        f'document.storeToURL("{saved.as_uri()}", Array(Named("FilterName", "{FILTERS[saved.suffix]}")))',
        "document.close(True)",
    ]
    return "\n".join(f"    {line}" for line in lines)
