"""The workshop on the projector: the keys of a clicker, the votes, the reveal, the attack, and the way out."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from lcc_gui.document import Document
from lcc_gui.window import Window
from lcc_gui.workshop import open_workshop
from lcc_gui.workshop.attack import Attack
from lcc_gui.workshop.monday import MondayPanel
from lcc_gui.workshop.night import text_height
from lcc_gui.workshop.showing import Showing
from lcc_gui.workshop.stage import Stage
from lcc_gui.workshop.takeaway import Takeaway
from lcc_gui.workshop.voting import Voting
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSlider, QWidget

import lcc
from lcc import speaking
from lcc.documents.scene import Label, Rect
from lcc.documents.workshop import CASES, case_named

ROOT = Path(__file__).parents[2]
Key = Qt.Key


@pytest.fixture
def stage(qtbot, tmp_path):
    """The 20 minutes, at their first step."""
    stage = Stage(None, None, tmp_path)
    qtbot.addWidget(stage)
    stage.resize(1024, 768)
    stage.show()
    stage.begin(Showing.of(case_named("copiers")))
    return stage


@pytest.fixture
def window(settings, qtbot):
    window = Window(settings)
    qtbot.addWidget(window)
    window.show()
    return window


def press(qtbot, stage, *keys):
    for key in keys:
        qtbot.keyClick(stage, key)


def go_to(stage, kind, place=0):
    """Go to a step of a kind."""
    steps = [at for at, step in enumerate(stage.demonstration.showing.steps) if step.kind == kind]
    stage.demonstration.go(steps[place] - stage.demonstration.showing.place)
    return stage.demonstration


def bars(stage):
    """Where each bar of each offer ends, by offer."""
    scene, ends = stage.demonstration.picture.scene, {}
    for mark in scene.marks:
        if isinstance(mark, Rect) and mark.about and mark.about.offer:
            ends[mark.about.offer] = max(ends.get(mark.about.offer, 0), mark.x + mark.width)
    return ends


def ticks(stage):
    scene = stage.demonstration.picture.scene
    return [(mark.text, round(mark.x)) for mark in scene.marks if isinstance(mark, Label) and "k€" in mark.text]


# The keys


def test_a_clicker_goes_on_and_back(stage, qtbot):
    press(qtbot, stage, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp)

    assert stage.demonstration.showing.place == 2


def test_the_arrows_space_and_the_mouse_do_the_same(stage, qtbot):
    demonstration = stage.demonstration

    press(qtbot, stage, Key.Key_Right)
    assert demonstration.showing.place == 1
    press(qtbot, stage, Key.Key_Left)
    assert demonstration.showing.place == 0
    qtbot.mouseClick(demonstration.picture, Qt.MouseButton.LeftButton)
    assert demonstration.showing.place == 1
    qtbot.mouseClick(demonstration.picture, Qt.MouseButton.RightButton)
    assert demonstration.showing.place == 0
    qtbot.mouseClick(demonstration.on, Qt.MouseButton.LeftButton)
    assert demonstration.showing.place == 1


def test_the_first_and_the_last_step_are_ends(stage, qtbot):
    press(qtbot, stage, Key.Key_PageUp)
    assert stage.demonstration.showing.place == 0

    last = len(stage.demonstration.showing.steps) - 1
    for _ in range(last + 3):
        stage.demonstration.go(1)

    assert stage.demonstration.showing.place == last
    assert not stage.demonstration.on.isEnabled()


def test_b_goes_black_and_the_next_key_comes_back_to_the_same_step(stage, qtbot):
    press(qtbot, stage, Key.Key_PageDown)
    press(qtbot, stage, Key.Key_B)
    assert stage.is_black
    picture = stage.grab().toImage()
    assert picture.pixelColor(500, 400).name() == "#000000"

    press(qtbot, stage, Key.Key_PageDown)

    assert not stage.is_black
    assert stage.demonstration.showing.place == 1


def test_home_starts_again_and_keeps_the_votes(stage, qtbot):
    demonstration = go_to(stage, "vote")
    qtbot.keyClicks(demonstration.panel.fields["B"], "12")

    press(qtbot, stage, Key.Key_Home)

    assert demonstration.showing.place == 0
    assert "12" in demonstration.votes.text()


def test_escape_leaves_even_from_black(stage, qtbot):
    press(qtbot, stage, Key.Key_B, Key.Key_Escape)

    assert not stage.isVisible()


def test_n_says_who_the_letters_are_and_hides_it_again(stage, qtbot):
    names = stage.demonstration.names
    assert not names.isVisible()

    press(qtbot, stage, Key.Key_N)
    assert "Boréal Copie" in names.text()
    press(qtbot, stage, Key.Key_N)

    assert not names.isVisible()


# The vote


def test_three_numbers_are_typed_and_stay_on_the_screen_to_the_end(stage, qtbot):
    demonstration = go_to(stage, "vote")
    assert isinstance(demonstration.panel, Voting)

    for letter, count in zip("ABC", ("31", "12", "7"), strict=True):
        qtbot.keyClicks(demonstration.panel.fields[letter], count)

    for _ in demonstration.showing.steps[1:]:
        assert demonstration.votes.text() == "Votes  A: 31   B: 12   C: 7"
        demonstration.go(1)


def test_a_vote_takes_figures_and_leaves_the_other_keys_to_the_clicker(stage, qtbot):
    demonstration = go_to(stage, "vote")
    field = demonstration.panel.fields["A"]

    qtbot.keyClicks(field, "1x2")
    assert field.text() == "12"
    qtbot.keyClick(field, Key.Key_B)
    assert stage.is_black
    press(qtbot, stage, Key.Key_B)
    qtbot.keyClick(field, Key.Key_PageDown)

    assert demonstration.showing.step.part == "layers"


def test_what_each_vote_would_have_cost_is_said_beside_it(stage, qtbot):
    demonstration = go_to(stage, "vote")
    for letter, count in zip("ABC", ("31", "12", "1"), strict=True):
        qtbot.keyClicks(demonstration.panel.fields[letter], count)

    go_to(stage, "paid")

    said = demonstration.panel.text()
    assert "31 votes – A: you would have paid 5,395\u00a0€ more" in said
    assert "12 votes – B: the cheapest over the years" in said
    assert "1 vote – C" in said
    assert demonstration.title.text() == "You would have paid 5,395\u00a0€ more"


# The reveal


def test_bars_grow_on_one_axis_and_the_order_turns_before_carbon(stage, qtbot):
    demonstration = stage.demonstration
    scale, seen = ticks(stage), []
    for place, step in enumerate(demonstration.showing.steps):
        if step.part in ("prices", "layers", "verdict", "carbon"):
            demonstration.go(place - demonstration.showing.place)
            seen.append((step, bars(stage)))
            assert ticks(stage) == scale

    grown = [ends for step, ends in seen if step.part in ("prices", "layers")]
    assert all(after[name] >= before[name] for before, after in pairwise(grown) for name in "ABC")
    assert min(grown[0], key=grown[0].get) == "A"
    assert min(grown[-1], key=grown[-1].get) == "B"
    assert seen[-1][0].part == "carbon"


def test_the_case_where_nothing_changes_is_shown_on_its_own_axis(stage, qtbot):
    demonstration = stage.demonstration
    place = max(at for at, step in enumerate(demonstration.showing.steps) if step.honest)

    demonstration.go(place)

    assert "changes nothing" in demonstration.title.text()
    assert min(bars(stage), key=bars(stage).get) == "A"
    assert "cheapest to buy" in demonstration.notes.text()


# The attack


def test_a_slider_moves_the_bars_and_the_ranking_and_r_comes_back(stage, qtbot):
    demonstration = go_to(stage, "attack")
    attack = demonstration.panel
    published = bars(stage)
    assert "Simulation: without effect on the ranking" in demonstration.notes.text()

    attack.rows[0].handle.setValue(0)

    assert bars(stage) != published
    assert "tipped: A now first" in demonstration.notes.text()
    press(qtbot, stage, Key.Key_R)
    assert bars(stage) == published
    assert "same first as published" in demonstration.notes.text()
    assert attack.values == {}


def test_the_tipping_point_is_that_of_the_slider_in_hand(stage, qtbot):
    attack = go_to(stage, "attack").panel
    assert "79,469" in attack.tip.text()

    attack.rows[1].handle.taken.emit()

    assert "No value between" in attack.tip.text()


def test_a_figure_takes_hold_of_a_slider_that_the_arrows_move(stage, qtbot):
    attack = go_to(stage, "attack").panel
    stage.activateWindow()
    press(qtbot, stage, Key.Key_2)
    before = attack.rows[1].current

    qtbot.keyClick(attack.rows[1].handle, Key.Key_Left)
    assert attack.rows[1].current < before
    qtbot.keyClick(attack.rows[1].handle, Key.Key_PageDown)

    assert stage.demonstration.showing.step.kind != "attack"


def test_a_move_takes_less_work_than_a_frame_lasts(stage, qtbot):
    demonstration = go_to(stage, "attack")
    handle, times = demonstration.panel.rows[0].handle, []

    for place in range(20, 60):
        start = time.thread_time()
        handle.setValue(place)
        demonstration.picture.repaint()
        times.append(time.thread_time() - start)

    assert sorted(times)[len(times) // 2] < 0.016


# On Monday


def test_one_key_writes_the_annex_and_the_form_and_verifies_them(stage, qtbot, tmp_path, monkeypatch):
    demonstration = go_to(stage, "monday")
    panel = demonstration.panel
    assert isinstance(panel, MondayPanel)
    assert str(tmp_path) in panel.where.text()

    press(qtbot, stage, Key.Key_M)

    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".pdf", ".xlsx"]
    assert panel.verdict.text().startswith("✓ Verified")
    assert panel.made.digits in panel.digits.text()
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda address: opened.append(Path(address.toLocalFile())))
    press(qtbot, stage, Key.Key_O)
    assert opened == [panel.made.annex, panel.made.form]


def test_the_digits_read_aloud_are_checked_as_they_are_typed(stage, qtbot):
    panel = go_to(stage, "monday").panel
    press(qtbot, stage, Key.Key_M)

    qtbot.keyClicks(panel.typed, panel.made.digits[:-1])
    assert panel.heard.text() == ""
    qtbot.keyClicks(panel.typed, panel.made.digits[-1])
    assert panel.heard.text().startswith("✓")
    panel.typed.clear()
    wrong = "0" if panel.made.digits[0] != "0" else "1"
    qtbot.keyClicks(panel.typed, wrong + panel.made.digits[1:])

    assert panel.heard.text().startswith("✗")
    assert not stage.is_black


def test_what_prevents_the_writing_is_said_in_place(qtbot, tmp_path):
    taken = tmp_path / "file"
    taken.write_text("here")
    panel = MondayPanel(case_named("copiers"), taken)
    qtbot.addWidget(panel)

    panel.write()

    assert "cannot be made" in panel.problem.text()
    assert panel.made is None


def test_the_last_step_writes_everything_to_print(stage, qtbot, tmp_path):
    demonstration = go_to(stage, "handout")
    assert isinstance(demonstration.panel, Takeaway)

    press(qtbot, stage, Key.Key_P)

    assert "7 files" in demonstration.panel.told.text()
    assert len(list((tmp_path / "copiers").iterdir())) == 7


# The way in


def test_without_a_document_the_cases_are_offered_and_one_is_begun(window, qtbot):
    stage = open_workshop(window)

    assert stage.isFullScreen()
    assert [case.key for case in CASES] == ["copiers", "heating", "lighting", "monitors"]
    assert len(stage.choice.buttons) == len(CASES)
    stage.choice.buttons[2].click()
    assert stage.demonstration.showing.case.key == "lighting"


def test_f11_opens_it_from_the_menu(window, qtbot):
    from PySide6.QtGui import QAction

    action = next(one for one in window.menuBar().findChildren(QAction) if one.objectName() == "workshop")

    assert action.shortcut().toString() == "F11"
    action.trigger()

    assert window.findChild(Stage).isVisible()


def test_a_shipped_example_that_is_open_is_offered_too(window, qtbot):
    path = ROOT / "examples" / "vending-machines.lcc.yaml"
    window.show_document(Document(lcc.load(path), path))

    stage = open_workshop(window)
    stage.choice.buttons[-1].click()

    assert "vending" in stage.choice.buttons[-1].text().lower()
    assert str(stage.demonstration.showing.mark) == "Fictional case"
    assert {step.kind for step in stage.demonstration.showing.steps} >= {"vote", "attack"}


def test_a_real_file_is_refused_and_shown_only_as_a_copy_without_names(window, qtbot):
    purchase = lcc.load(ROOT / "examples" / "copiers.lcc.yaml")
    real = purchase.replace(title="Copieurs de la ville", buyer="Ville de Trifouillis", reference="2027-1")
    window.show_document(Document(real))

    assert open_workshop(window) is None
    assert window.findChild(Stage) is None
    assert "offers" in window.banner.text()
    copy = next(button for button in window.banner.findChildren(QPushButton) if "copy" in button.text())
    copy.click()

    stage = window.findChild(Stage)
    demonstration = stage.demonstration
    said = []
    demonstration.do("name")
    for _ in demonstration.showing.steps:
        labels = demonstration.findChildren(QLabel)
        marks = demonstration.picture.scene.marks
        said += [label.text() for label in labels] + [mark.text for mark in marks if isinstance(mark, Label)]
        demonstration.go(1)
    text = " ".join(said)
    for secret in ("Trifouillis", "Copieurs de la ville", "Aurore", "Boréal", "Cerisiers", "2027-1", "variante"):
        assert secret not in text
    assert "Simulation: without effect on the ranking" in text
    assert {"use", "end_of_life", "externality"} <= {
        layer for step in demonstration.showing.steps for layer in step.layers
    }
    assert demonstration.showing.told.offers == ["A", "B", "C", "D"]
    assert window.document.purchase is real
    assert not {step.kind for step in demonstration.showing.steps} & {"monday", "handout"}


def test_an_example_someone_has_edited_is_real(window, qtbot, copiers):
    copiers.set(("offers", "A", "answers", "price"), 2301, lcc.words.message("x"))
    window.show_document(copiers)

    assert open_workshop(window) is None
    assert window.findChild(Stage) is None


def test_a_copy_of_one_offer_says_why_it_cannot_be_shown(window, qtbot):
    purchase = lcc.load(ROOT / "examples" / "copiers.lcc.yaml")
    window.show_document(Document(purchase.replace(offers=purchase.offers[:1])))
    open_workshop(window)

    next(button for button in window.banner.findChildren(QPushButton) if "copy" in button.text()).click()

    assert "two complete" in window.banner.text()


def test_f11_after_escape_comes_back_to_the_same_step_with_its_votes(window, qtbot):
    stage = open_workshop(window)
    stage.begin(Showing.of(case_named("lighting")))
    stage.demonstration.showing.votes = {"A": 3}
    press(qtbot, stage, Key.Key_PageDown, Key.Key_PageDown, Key.Key_Escape)

    again = open_workshop(window)

    assert again is stage
    assert stage.isVisible()
    assert stage.demonstration.showing.place == 2
    assert stage.demonstration.showing.votes == {"A": 3}


def test_c_goes_back_to_the_cases(stage, qtbot):
    press(qtbot, stage, Key.Key_C)

    assert stage.choice.isVisible()
    assert not stage.demonstration.isVisible()


def test_the_kit_is_printed_from_the_choice_into_the_folder_shown(stage, qtbot, tmp_path):
    stage.choose()
    paper = [one for one in stage.choice.findChildren(QPushButton) if one.text() == "Print…"][2]

    qtbot.mouseClick(paper, Qt.MouseButton.LeftButton)

    assert str(tmp_path) in stage.choice.place.text()
    assert len(list((tmp_path / "lighting").iterdir())) == 7


# How it looks


@pytest.mark.parametrize(
    ("case", "language", "size"),
    [
        *((case.key, "fr", (1024, 768)) for case in CASES), ("copiers", "en", (1024, 768)),
        ("heating", "en", (1024, 768)), ("copiers", "fr", (1920, 1080)), ("heating", "en", (1920, 1080)),
    ],
)  # fmt: skip
def test_nothing_is_clipped_nor_below_24_points_at_1080_lines(qtbot, tmp_path, language, size, case):
    case = case_named(case)
    with speaking(language):
        stage = Stage(None, None, tmp_path)
        qtbot.addWidget(stage)
        stage.resize(*size)
        stage.show()
        stage.begin(Showing.of(case))
        demonstration = stage.demonstration
        demonstration.showing.votes = {"A": 31, "B": 12, "C": 17}
        least = text_height(stage.height())
        for _ in demonstration.showing.steps:
            demonstration.show_step()
            qtbot.wait(1)
            assert (stage.width(), stage.height()) == size
            for shown in demonstration.findChildren(QLabel):
                if shown.isVisible():
                    assert shown.fontInfo().pixelSize() >= least
                    assert shown.height() >= shown.heightForWidth(shown.width())
                    assert demonstration.rect().contains(shown.geometry()) or shown.parent() is not demonstration
            picture = demonstration.picture
            if picture.isVisible():
                assert picture.scene.height <= picture.height() + 1
                assert min(mark.size for mark in picture.scene.marks if isinstance(mark, Label)) >= least - 0.5
                assert picture.geometry().bottom() <= stage.height()
            demonstration.go(1)


def test_24_points_are_32_lines_of_1080():
    assert text_height(1080) == 32
    assert text_height(768) >= 768 * 32 / 1080


def test_every_control_of_every_step_has_a_name(stage, qtbot):
    for _ in stage.demonstration.showing.steps:
        controls = [one for kind in (QPushButton, QLineEdit, QSlider) for one in stage.demonstration.findChildren(kind)]
        assert all(one.accessibleName() or getattr(one, "text", str)() for one in controls)
        assert stage.demonstration.picture.accessibleDescription()
        stage.demonstration.go(1)


def test_the_keyboard_alone_begins_a_case(stage, qtbot):
    stage.choose()
    assert stage.choice.buttons[0].accessibleName().startswith("Three copiers")
    stage.choice.buttons[1].setFocus()

    qtbot.keyClick(stage.choice.buttons[1], Key.Key_Return)

    assert stage.demonstration.showing.case.key == "heating"


def test_a_click_on_a_slider_does_not_turn_the_page(stage, qtbot):
    demonstration = go_to(stage, "attack")
    handle = demonstration.panel.rows[0].handle
    assert isinstance(demonstration.panel, Attack)
    place = demonstration.showing.place

    qtbot.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPointF(handle.width() / 2, handle.height() / 2).toPoint())

    assert demonstration.showing.place == place


def test_a_panel_that_is_left_is_gone(stage, qtbot):
    demonstration = go_to(stage, "vote")
    panel: QWidget = demonstration.panel

    demonstration.go(1)

    assert not panel.isVisible()
    assert demonstration.panel is None
