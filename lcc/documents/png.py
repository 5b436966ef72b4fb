"""A scene as PNG, set by typst with the shipped fonts: the same picture on every machine."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lcc.documents.lettering import FOLDER
from lcc.documents.scene import Scene
from lcc.documents.svg import svg
from lcc.words import LccError

if TYPE_CHECKING:
    from typst import Fonts

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)
"""


def png(scene: Scene, scale: float = 3.0) -> bytes:
    """Draw a scene as PNG, ``scale`` pixels a point.

    Raises
    ------
    LccError
        When typst is not installed.

    """
    fonts = _fonts()
    import typst

    given = {"svg": svg(scene), "width": str(scene.width)}
    return typst.compile(_PAGE, format="png", ppi=72.0 * scale, font_paths=fonts, sys_inputs=given)


@cache
def _fonts() -> Fonts:
    try:
        import typst
    except ImportError as missing:
        raise LccError("Pictures need typst: {command}.", command="pip install lcc-tenders[documents]") from missing
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
