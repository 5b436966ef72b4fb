"""The autosave, the lock and the file on disk: what the window asks, in place, and what each answer does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from lcc_gui import locks
from lcc_gui.document import Document
from lcc_gui.locks import Lock
from lcc_gui.origin import Origin
from lcc_gui.places import Places
from lcc_gui.recovery import Kept, Recovery
from lcc_gui.settings import Settings
from lcc_gui.stamps import Stamp
from lcc_gui.window import Window
from PySide6.QtWidgets import QPushButton

import lcc
from lcc.words import message, speaking

ROOT = Path(__file__).parent.parent.parent
RATE = ("method", "discount_rate")


@pytest.fixture(scope="module")
def dead() -> int:
    """Return the number of a program that has ended."""
    with subprocess.Popen([sys.executable, "-c", "pass"]) as program:
        program.wait()
    return program.pid


@pytest.fixture
def path(tmp_path) -> Path:
    (tmp_path / "office").mkdir()
    return Path(shutil.copy(ROOT / "examples" / "copiers.lcc.yaml", tmp_path / "office" / "copiers.lcc.yaml"))


@pytest.fixture
def make(qtbot, tmp_path, settings):
    """Make windows that share a folder."""

    def made() -> Window:
        window = Window(settings, places=Places(tmp_path / "kept"))
        window.keeping.autosave._timer.setInterval(10)
        qtbot.addWidget(window, before_close_func=lambda each: each._close_without_asking())
        return window

    return made


def press(window: Window, words: str) -> None:
    buttons = {button.text(): button for button in window.banner.findChildren(QPushButton) if not button.isHidden()}
    buttons[words].click()


def kept_files(window: Window) -> list[Path]:
    return sorted(window.places.recovery.glob("*"))


def retitle(window: Window, title: str) -> None:
    window.document.set(("title",), title, message("x"))


def test_an_edit_is_kept_a_little_later_and_saving_takes_it_away(make, path, qtbot):
    window = make()
    window.open_path(path)

    retitle(window, "Mine")
    qtbot.waitUntil(lambda: len(kept_files(window)) == 1)
    told = json.loads(kept_files(window)[0].read_text(encoding="utf-8"))

    assert "Mine" in told["text"]
    assert told["path"] == str(path)
    assert window.save_to(path)
    assert kept_files(window) == []


def test_undoing_every_edit_leaves_nothing_kept(make, path, qtbot):
    window = make()
    window.open_path(path)
    retitle(window, "Mine")
    qtbot.waitUntil(lambda: len(kept_files(window)) == 1)

    window.undo()

    assert kept_files(window) == []


def test_closing_without_saving_leaves_nothing_kept_nor_locked(make, path, qtbot):
    window = make()
    window.open_path(path)
    retitle(window, "Mine")
    qtbot.waitUntil(lambda: len(kept_files(window)) == 1)

    assert not window.close()
    press(window, "Go on without saving")

    assert kept_files(window) == []
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_a_half_typed_value_outlives_save_and_close(make, path):
    window = make()
    window.open_path(path)
    window.document.set(RATE, "3,2 or so", message("x"))

    assert window.save_to(path)
    assert "1 half-typed value" in window.statusBar().currentMessage()
    assert window.close()

    (left,) = Recovery(window.places.recovery).left()
    assert left.document().typed(RATE) == "3,2 or so"


def leave_behind(places: Places, path: Path, title: str, dead: int, age: float = 0.0) -> Kept:
    document = Document(lcc.load(path), path)
    document.set(("title",), title, message("x"))
    document.set(RATE, "half", message("x"))
    told = Kept.of(Recovery.new_key(), document, Stamp.of(path).fingerprint)
    kept = replace(told, pid=dead, began="", time=time.time() - age)
    assert Recovery(places.recovery).keep(kept)
    return kept


def test_what_a_killed_program_left_is_offered_and_resumed_with_the_half_typed(make, path, dead):
    window = make()
    leave_behind(window.places, path, "Left", dead)

    window.keeping.offer()
    assert "copiers.lcc.yaml" in window.banner.text()
    press(window, "Resume")

    assert window.document.purchase.title == "Left"
    assert window.document.typed(RATE) == "half"
    assert window.document.modified
    assert window.document.path == path
    assert len(kept_files(window)) == 1, "still kept until it is saved"
    window.document.set(RATE, "0.03", message("x"))
    assert window.save_to(path)
    assert kept_files(window) == []


def test_giving_up_asks_once_more_and_offers_the_next_one(make, path, dead):
    window = make()
    leave_behind(window.places, path, "Older", dead, age=100)
    newer = leave_behind(window.places, path, "Newer", dead)

    window.keeping.offer()
    assert "(1 of 2)" in window.banner.text()
    press(window, "Give up")
    press(window, "Give up for good")

    assert newer.key not in {one.stem for one in kept_files(window)}
    assert "was not saved" in window.banner.text()
    press(window, "Resume")
    assert window.document.purchase.title == "Older"


def test_several_are_seen_one_after_the_other(make, path, dead):
    window = make()
    leave_behind(window.places, path, "A", dead, age=100)
    leave_behind(window.places, path, "B", dead)

    window.keeping.offer()
    press(window, "See the next one")
    assert "(2 of 2)" in window.banner.text()
    press(window, "Resume")

    assert window.document.purchase.title == "A"


def test_what_a_program_that_runs_keeps_is_not_offered(make, path):
    window = make()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        leave_behind(window.places, path, "Its", other.pid)

        window.keeping.offer()

        assert window.banner.text() == ""
        other.communicate(b"\n")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"text": 3}', "\x00" * 10, '{"drafts": [[1]], "text": ""}'])
def test_a_damaged_kept_file_is_no_obstacle(make, content):
    window = make()
    window.places.recovery.mkdir(parents=True)
    (window.places.recovery / "a.json").write_text(content, encoding="utf-8")

    window.keeping.offer()

    assert window.banner.text() == ""


def test_a_kept_text_that_cannot_be_read_again_is_said_and_stays(make, path, dead):
    window = make()
    kept = leave_behind(window.places, path, "Left", dead)
    file = window.places.recovery / f"{kept.key}.json"
    file.write_text(file.read_text(encoding="utf-8").replace("method:", "metod:"), encoding="utf-8")

    window.keeping.offer()
    press(window, "Resume")

    assert "cannot be read again" in window.banner.text()
    assert file.exists()


def test_a_file_open_in_another_window_is_opened_as_a_copy_to_read(make, path, qtbot):
    first, second = make(), make()
    first.open_path(path)

    second.open_path(path)
    assert second.document is None
    assert "another window of this computer" in second.banner.text()
    press(second, "Open a copy to read")

    assert "(read only)" in second.windowTitle()
    asked = []
    second.ask_save_as = lambda: asked.append(True)
    second.ask_save()
    assert asked
    second.close()
    assert Lock(path).holder() is not None, "the lock of the first stays"


def test_a_file_open_elsewhere_can_be_opened_all_the_same(make, path, monkeypatch):
    monkeypatch.setattr(locks, "this_computer", lambda: "PC-12")
    Lock(path).take()
    monkeypatch.undo()
    window = make()

    window.open_path(path)
    assert "PC-12" in window.banner.text()
    press(window, "Open all the same")

    assert window.document is not None
    assert not window.keeping.read_only
    assert window.save_to(path)


def test_the_lock_says_where_and_since_when_and_goes_with_the_document(make, path):
    window = make()
    window.open_path(path)
    lock = path.with_name(".~lock.copiers.lcc.yaml#")
    told = json.loads(lock.read_text(encoding="utf-8"))

    elsewhere = path.with_name("other.lcc.yaml")
    assert window.save_to(elsewhere)

    assert told["pid"] == os.getpid()
    assert abs(told["time"] - time.time()) < 60
    assert not lock.exists()
    assert path.with_name(".~lock.other.lcc.yaml#").exists()
    window.show_document(None)
    assert not path.with_name(".~lock.other.lcc.yaml#").exists()


def test_two_who_take_over_a_dead_lock_at_once_do_not_both_get_it(path, dead):
    lock = path.with_name(".~lock.copiers.lcc.yaml#")
    mine, other = Lock(path), Lock(path)
    told = {"host": locks.this_computer(), "pid": dead, "began": "", "time": 1.0, "token": "gone"}
    lock.write_text(json.dumps(told), encoding="utf-8")
    stale = mine._read()
    assert other.take() is None

    mine._remove(stale)

    assert mine.take() is not None
    assert Lock(path).holder().token == other._token


def test_a_lock_that_cannot_be_read_is_somebody_s(path):
    path.with_name(".~lock.copiers.lcc.yaml#").write_text("", encoding="utf-8")

    assert Lock(path).holder().host == ""


def test_a_folder_that_cannot_be_written_means_no_lock_and_says_so(make, path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "no")

    monkeypatch.setattr(Lock, "_create", refuse)
    window = make()

    window.open_path(path)

    assert window.document is not None
    assert "could not be locked" in window.banner.text()


def test_a_change_on_disk_is_asked_about_before_saving(make, path, qtbot):
    window = make()
    window.open_path(path)
    retitle(window, "Mine")
    theirs = path.read_text(encoding="utf-8") + "# theirs\n"
    path.write_text(theirs, encoding="utf-8")

    assert not window.save_to(path)
    assert "changed by another program" in window.banner.text()
    assert path.read_text(encoding="utf-8") == theirs
    qtbot.wait(500)  # the watcher has seen it too: the question is still whether to save
    press(window, "Keep mine")

    assert lcc.load(path).title == "Mine"
    assert path.with_name("copiers.lcc.yaml.bak").read_text(encoding="utf-8") == theirs


def test_a_change_of_the_same_size_and_time_is_noticed_too(make, path):
    window = make()
    window.open_path(path)
    before, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.replace("a", "b", 1), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert not window.save_to(path)


def test_a_change_on_disk_is_noticed_while_the_file_is_open_and_mine_comes_back_by_undo(make, path, qtbot):
    window = make()
    window.open_path(path)
    retitle(window, "Mine")
    lcc.save(lcc.load(path).replace(title="Theirs"), path)

    qtbot.waitUntil(lambda: "changed by another program" in window.banner.text())
    press(window, "Take what is on disk")

    assert window.document.purchase.title == "Theirs"
    assert not window.document.modified
    assert window.save_to(path), "what is on disk is known now"
    window.undo()
    assert window.document.purchase.title == "Mine"


def test_our_own_save_is_not_somebody_s_change(make, path, qtbot):
    window = make()
    window.open_path(path)
    retitle(window, "Mine")

    assert window.save_to(path)
    qtbot.wait(500)

    assert window.banner.text() == ""


def test_a_share_that_sends_no_word_is_looked_at_when_the_window_comes_back(make, path, qtbot):
    window = make()
    window.open_path(path)
    window.keeping.guard._watcher.deleteLater()
    window.keeping.guard._watcher = None
    lcc.save(lcc.load(path).replace(title="Theirs"), path)

    window.show()
    window.activateWindow()

    qtbot.waitUntil(lambda: "changed by another program" in window.banner.text())


def test_a_file_that_was_taken_away_is_said_and_written_again_by_saving(make, path, qtbot):
    window = make()
    window.open_path(path)
    path.unlink()

    qtbot.waitUntil(lambda: "no longer where it was" in window.banner.text())

    assert window.save_to(path)
    assert path.exists()


def test_a_folder_that_vanished_loses_nothing(make, path):
    window = make()
    window.open_path(path)
    retitle(window, "Mine")
    shutil.rmtree(path.parent)

    assert not window.save_to(path)

    assert "no such folder" in window.banner.text()
    assert window.document.modified
    window.keeping.autosave.keep_now()
    assert len(kept_files(window)) == 1


def test_a_full_disk_is_said_and_both_the_file_and_the_edits_stay(make, path, monkeypatch):
    window = make()
    window.open_path(path)
    before = path.read_text(encoding="utf-8")
    retitle(window, "Mine")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not window.save_to(path)
    window.keeping.autosave.keep_now()

    assert "No space left" in window.banner.text()
    assert path.read_text(encoding="utf-8") == before
    assert window.document.modified
    assert window.document.purchase.title == "Mine"


def test_a_file_that_may_only_be_read_is_not_replaced(make, path):
    path.chmod(0o444)
    window = make()

    window.open_path(path)
    assert "(read only)" in window.windowTitle()
    assert not window.save_to(path)

    assert "may only be read" in window.banner.text()
    assert window.save_to(path.with_name("mine.lcc.yaml"))
    assert "(read only)" not in window.windowTitle()


def test_saving_over_a_file_somebody_has_open_is_asked(make, path):
    first, second = make(), make()
    first.open_path(path)
    second.begin_with(lcc.load(path).replace(title="Mine"))

    assert not second.save_to(path)
    press(second, "Save all the same")

    assert lcc.load(path).title == "Mine"


def test_without_a_folder_nothing_is_kept(qtbot, tmp_path, path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    window = Window(Settings())
    qtbot.addWidget(window, before_close_func=lambda each: each._close_without_asking())

    window.open_path(path, Origin(read_only=True))
    retitle(window, "Mine")
    window.keeping.autosave.keep_now()

    assert sorted(tmp_path.rglob("*")) == before


def test_the_questions_are_asked_in_french_and_outlive_a_change_of_language(make, path, dead):
    window = make()
    leave_behind(window.places, path, "Left", dead)
    window.settings.change(language="fr")
    window.rebuild()
    with speaking("fr"):
        window.keeping.offer()
    assert "enregistré" in window.banner.text()

    window.choose(text_size=200, theme="dark")
    press(window, "Reprendre")

    assert window.document.purchase.title == "Left"


def test_the_ways_out_of_a_long_question_are_whole_at_twice_the_size(make, path):
    window = make()
    window.settings.change(language="fr", text_size=200)
    window.rebuild()
    window.resize(1024, 768)
    window.show()
    window.banner.tell("« copiers.lcc.yaml » a été modifié.", ((("Reprendre le fichier du disque"), print),
                       ("Garder ma version", print), ("Enregistrer sous…", print)))  # fmt: skip
    window.grab()

    buttons = window.banner.findChildren(QPushButton)
    assert len(buttons) == 4
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert window.banner.rect().contains(button.parentWidget().mapToParent(button.geometry().bottomRight()))


def test_where_nothing_can_be_kept_it_is_said_once(make, path, qtbot):
    window = make()
    window.places.folder.write_text("a file where the folder would be", encoding="utf-8")
    window.open_path(path)

    retitle(window, "Mine")
    qtbot.waitUntil(lambda: "save often" in window.banner.text())
    window.banner.dismiss()
    retitle(window, "Mine again")
    qtbot.wait(100)

    assert window.banner.text() == ""


def test_an_example_that_comes_with_the_program_is_not_locked(make):
    example = ROOT / "examples" / "heat-pump.lcc.yaml"
    window = make()

    window.open_path(example)

    assert window.banner.text() == ""
    assert not example.with_name(".~lock.heat-pump.lcc.yaml#").exists()
