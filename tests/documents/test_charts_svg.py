"""Scenes written as SVG and PNG, letters measured, marks pointed at."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

import lcc
from lcc.documents import charts
from lcc.documents.lettering import advance, box, fitted, one_line, wrapped
from lcc.documents.png import png
from lcc.documents.scene import MOTIFS, About, Disc, Label, Rect, Scene, Stroke, hit
from lcc.documents.svg import svg
from tests.documents.pictures import answered, compared, labels

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>", '"/><image href="http://x"/>', "&lt;&amp;]]>", "=CMD|' /C calc'!A1", "#import \"x\"",
    "a\x00b\x1bc\ud800d\ufffee", "one\ntwo\u2028three", "\u202eesrever", "{x}", "$x$ *b* _i_ `c`",
    "A\u0301\u0302\u0303",
]  # fmt: skip


def scene(*marks: Rect | Stroke | Disc | Label) -> Scene:
    return Scene(100, 50, marks, "Title", "What it says.")


# SVG


def test_a_picture_is_an_image_with_its_title_and_its_sentence():
    root = ET.fromstring(svg(scene(Label(1, 10, "text"))))

    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Title"
    assert root.find(f"{SVG}desc").text == "What it says."
    assert root.get("font-family") == "DejaVu Sans"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_never_markup_and_never_breaks_the_file(text):
    mark = Rect(0, 0, 5, 5, "#123456", about=About(text, text, text))
    drawn = svg(Scene(100, 50, (Label(1, 10, text), mark), text, text))

    root = ET.fromstring(drawn)

    assert {element.tag for element in root.iter()} == {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "text", "rect")
    }
    assert root.find(f"{SVG}text").text == one_line(text)


@pytest.mark.parametrize("chart", ["stages", "price_or_cost", "cumulated", "visible_hidden", "budget_by_year"])
def test_hostile_names_stay_names_in_every_chart(chart):
    names = ["<b>A</b>", "=1+1", '"&<!--', "B\u202eC"]
    try:
        comparison = compared([answered(price=100 + i) for i in range(4)], names)
    except lcc.LccError:
        names = names[:3]
        comparison = compared([answered(price=100 + i) for i in range(3)], names)

    root = ET.fromstring(svg(getattr(charts, chart)(comparison)))

    assert not root.findall(f".//{SVG}b")
    assert "<b>A</b>" in "".join(root.itertext())


def test_the_same_scene_gives_the_same_bytes():
    pictures = [svg(charts.stages(compared([answered(), answered(price=5000)]))) for _ in range(2)]

    assert pictures[0] == pictures[1]


def test_each_pattern_is_defined_once_and_named_by_what_it_is():
    root = ET.fromstring(svg(scene(*(Rect(0, 0, 5, 5, "#0072b2", name) for name in (*MOTIFS, "dots")))))

    defined = [pattern.get("id") for pattern in root.iter(f"{SVG}pattern")]

    assert len(defined) == len(set(defined)) == len(MOTIFS) - 2
    assert {rect.get("fill") for rect in root.findall(f"{SVG}rect")} == {
        "#0072b2", "none", *(f"url(#{name})" for name in defined)}  # fmt: skip


def test_lines_have_their_dashes_and_areas_their_fill():
    dashed = Stroke(((0, 0), (5, 5)), "#000000", dash=(4, 2))
    filled = Stroke(((0, 0), (5, 5), (5, 0)), "", fill="#ff0000")

    root = ET.fromstring(svg(scene(dashed, filled)))

    assert root.find(f"{SVG}polyline").get("stroke-dasharray") == "4 2"
    assert root.find(f"{SVG}polygon").get("fill") == "#ff0000"
    assert root.find(f"{SVG}polygon").get("stroke") is None


# PNG


def test_a_png_has_the_size_asked_and_shows_letters_of_the_shipped_font():
    written = png(scene(Rect(0, 0, 100, 50, "#ffffff"), Label(5, 30, "MMMM", 20)), scale=2)
    blank = png(scene(Rect(0, 0, 100, 50, "#ffffff")), scale=2)

    assert written[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(written[16:20]), int.from_bytes(written[20:24])) == (200, 100)
    assert written != blank


def test_without_typst_a_sentence_says_what_to_install(monkeypatch):
    import sys

    from lcc.documents import png as room

    monkeypatch.setitem(sys.modules, "typst", None)
    room._fonts.cache_clear()

    with pytest.raises(lcc.LccError, match=r"lcc-tenders\[documents\]"):
        png(scene(Rect(0, 0, 1, 1, "#ffffff")))


# Letters


def test_a_letter_the_font_lacks_takes_the_room_of_the_box_drawn_for_it():
    assert advance("\U0001f9a9", 10) == advance("\ue123", 10) > 5


def test_a_text_too_wide_is_cut_with_an_ellipsis_within_its_room():
    cut = fitted("Groupement solidaire", 60, 10)

    assert cut.endswith("…")
    assert advance(cut, 10) <= 60
    assert fitted("Short", 60, 10) == "Short"


def test_lines_are_broken_at_spaces_and_long_words_where_they_must():
    lines = wrapped("Chaudière à condensation électromagnétothermique", 90, 10)

    assert "".join(lines).replace(" ", "") == "Chaudièreàcondensationélectromagnétothermique"
    assert all(advance(line, 10) <= 90 for line in lines)
    assert lines[0] == "Chaudière à"


def test_the_last_of_a_few_lines_is_cut():
    lines = wrapped("one two three four five six seven", 45, 10, lines=2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_room_too_narrow_for_a_letter_still_ends():
    assert wrapped("abc", 1, 10) == ("a", "b", "c")
    assert fitted("abc", 1, 10) == "…"


def test_a_turned_label_takes_the_room_of_the_turned_text():
    flat, turned = (box(Label(50, 50, "Long text", 10, angle=angle)) for angle in (0, -90))

    assert turned[3] - turned[1] == pytest.approx(flat[2] - flat[0])
    assert turned[1] < 50 - 30


# Pointing


def test_what_is_pointed_at_is_the_topmost_mark_that_stands_for_something():
    below, above = About("below"), About("above")
    drawn = scene(Rect(0, 0, 40, 40, "#000000", about=below), Rect(10, 10, 10, 10, "#ffffff", about=above),
                  Rect(0, 0, 40, 40, ""))  # fmt: skip

    assert hit(drawn, 15, 15) is above
    assert hit(drawn, 5, 5) is below
    assert hit(drawn, 60, 5) is None


def test_a_thin_line_a_point_and_a_text_can_be_pointed_at():
    line, dot, text, area = About("line"), About("dot"), About("text"), About("area")
    drawn = scene(
        Stroke(((0, 0), (40, 40)), "#000000", about=line),
        Disc(80, 10, 1, about=dot),
        Label(60, 40, "Text", about=text),
        Stroke(((50, 0), (70, 0), (70, 20)), "", fill="#ff0000", about=area),
    )

    assert hit(drawn, 21, 19) is line
    assert hit(drawn, 82, 12) is dot
    assert hit(drawn, 65, 38) is text
    assert hit(drawn, 66, 8) is area
    assert hit(drawn, 45, 30) is None


def test_each_bar_of_a_chart_leads_to_its_offer_and_its_part():
    drawn = charts.stages(compared([answered(), answered(price=9000)], ["A", "B"]))

    bar = next(mark for mark in drawn.marks if isinstance(mark, Rect) and mark.about and mark.about.part == "use")

    assert hit(drawn, bar.x + bar.width / 2, bar.y + bar.height / 2) == bar.about
    assert bar.about.offer in ("A", "B")


def test_a_text_that_fits_has_nothing_more_to_say():
    assert all(label.about is None for label in labels(charts.stages(compared([answered()], ["A"]))))
