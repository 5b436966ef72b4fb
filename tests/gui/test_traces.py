"""Nothing leaks: what is kept is in one folder, listed, erased; no socket opens; reports hold no word of a purchase."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lcc_gui import log as logs
from lcc_gui.document import Document
from lcc_gui.help import Guide, guide_path, open_about, open_guide, open_problem, write_report
from lcc_gui.log import Log, told_of
from lcc_gui.mishaps import Mishaps
from lcc_gui.places import Places
from lcc_gui.problem import report
from lcc_gui.settings import Settings
from lcc_gui.traces import open_traces
from lcc_gui.window import Window
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

import lcc
from lcc.words import message, speak

ROOT = Path(__file__).parent.parent.parent
SECRET = "Société Ultraconfidentielle"
SESSION = """
import socket, sys
opened = []
class Refused(socket.socket):
    def __init__(self, *given, **named):
        opened.append(given)
        raise OSError("no network here")
socket.socket = Refused
sys.addaudithook(lambda event, given: opened.append(event) if event.startswith("socket.") else None)

from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
import lcc_gui.start as start
from lcc_gui import autosave
autosave.PAUSE = 10

def session():
    from lcc.words import message
    from lcc_gui.help import open_about, open_problem
    from lcc_gui.traces import open_traces
    (window,) = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "Window"]
    for page in ("purchase", "offers", "comparison"):
        window.show_page(page)
    window.document.set(("title",), "edited", message("x"))
    window.keeping.autosave.keep_now()
    window.ask_save_as()
    for dialog in window.findChildren(QFileDialog):
        dialog.close()
    window.save_to(Path(sys.argv[1]))
    for show in (open_about, open_problem, open_traces):
        show(window).close()
    window.close()

def opened_window(*given):
    window = shown(*given)
    QTimer.singleShot(300, session)
    return window

shown, start.open_window = start.open_window, opened_window
code = start.main(sys.argv[1:])
print(opened)
sys.exit(code)
"""


def run_session(folder: Path, *words: str, program: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a whole session with the home and all else of a person in a folder."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    (folder / "tmp").mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    temporary = str(folder / "tmp")
    environment |= {
        "HOME": str(home), "USERPROFILE": str(home), "TMPDIR": temporary, "TEMP": temporary,
        "XDG_RUNTIME_DIR": temporary,
        "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "gui")]),
    }  # fmt: skip
    script = (program or folder / "program") / "session.py"
    script.parent.mkdir(exist_ok=True)
    script.write_text(SESSION, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script), *words],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def purchase_file(tmp_path) -> Path:
    path = tmp_path / "office" / "secret.lcc.yaml"
    path.parent.mkdir()
    lcc.save(lcc.load(ROOT / "examples" / "copiers.lcc.yaml").replace(title=SECRET), path)
    return path


OFFICE = {"office/secret.lcc.yaml", "office/secret.lcc.yaml.bak"}


def test_a_whole_session_writes_only_in_its_folder_and_opens_no_socket(tmp_path, purchase_file):
    before = files_below(tmp_path)

    ended = run_session(tmp_path, str(purchase_file))

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "[]\n", "")
    made = files_below(tmp_path) - before - OFFICE - {"program/session.py"}
    assert made == {"home/.local/share/lcc/settings.json", "home/.local/share/lcc/log/lcc.log"}


def test_a_portable_session_writes_beside_the_program_only(tmp_path, purchase_file):
    before = files_below(tmp_path)

    ended = run_session(tmp_path, str(purchase_file), "--portable")

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "[]\n", "")
    made = files_below(tmp_path) - before - OFFICE - {"program/session.py"}
    assert made == {"program/lcc-data/settings.json", "program/lcc-data/log/lcc.log"}


def test_a_portable_session_where_nothing_can_be_written_works_in_memory(tmp_path, purchase_file):
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "lcc-data").write_text("a file where the folder would be", encoding="utf-8")
    before = files_below(tmp_path)

    ended = run_session(tmp_path, str(purchase_file), "--portable")

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "[]\n", "")
    assert files_below(tmp_path) - before - OFFICE == {"program/session.py"}


@pytest.fixture
def window(qtbot, tmp_path, settings) -> Window:
    settings.path = tmp_path / "kept" / "settings.json"
    window = Window(settings, places=Places(tmp_path / "kept"), log=Log(tmp_path / "kept" / "log" / "lcc.log"))
    qtbot.addWidget(window, before_close_func=lambda each: each._close_without_asking())
    window.show()
    return window


def press(widget, words: str) -> None:
    {button.text(): button for button in widget.findChildren(QPushButton)}[words].click()


def fill(window: Window, path: Path) -> None:
    window.open_path(path)
    window.log.note("something")
    window.document.set(("title",), "edited", message("x"))
    window.keeping.autosave.keep_now()


def test_every_file_kept_is_listed_with_what_it_is(window, purchase_file):
    fill(window, purchase_file)

    traces = open_traces(window)

    rows = [[traces.table.item(row, column).text() for column in range(4)] for row in range(traces.table.rowCount())]
    assert {row[0] for row in rows} == {"Settings and recent files", "Autosaved purchase", "Log of the program"}
    assert len(rows) == len(files_below(window.places.folder))
    assert all("KB" in row[2] and row[3] for row in rows)
    assert str(window.places.folder) in traces.sentence.text()


def test_erasing_the_traces_asks_then_leaves_nothing_and_keeps_nothing_more(window, purchase_file):
    fill(window, purchase_file)
    traces = open_traces(window)

    traces.clear_button.click()
    assert "save it first" in traces.banner.text()
    assert files_below(window.places.folder), "nothing goes before the answer"
    press(traces.banner, "Erase")

    assert not window.places.folder.exists()
    assert traces.table.rowCount() == 0
    assert traces.banner.text() == "Nothing is kept any more."
    assert window.settings.choices.recent == ()
    window.document.set(("title",), "edited again", message("x"))
    window.keeping.autosave.keep_now()
    window.choose(text_size=125)
    window.log.note("x")
    assert not window.places.folder.exists()
    assert purchase_file.exists()


def test_the_folder_is_opened_by_the_system(window, purchase_file, monkeypatch):
    fill(window, purchase_file)
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    open_traces(window).open_button.click()

    assert opened == [str(window.places.folder)]


def raise_with_secrets(document: Document) -> BaseException:
    """Raise errors that carry words, names and figures of a purchase, and Python's own that quote them."""
    offer = document.purchase.offers[0]
    try:
        try:
            {}[offer.name]
        except KeyError as error:
            raise lcc.LccError("{offer}: {price}", offer=offer.name, price=987654321) from error
    except lcc.LccError as error:
        try:
            int(SECRET)
        except ValueError as inner:
            inner.add_note(SECRET)
            inner.__cause__ = error
            return inner
    raise AssertionError


def test_neither_the_log_nor_the_report_holds_a_word_of_the_purchase(window, purchase_file, tmp_path, monkeypatch):
    window.open_path(purchase_file)
    window.document.set(
        ("offers", window.document.purchase.offers[0].name, "answers", "price"), 987654321, message("x")
    )
    names = [offer.name for offer in window.document.purchase.offers]
    error = raise_with_secrets(window.document)

    window.log.mishap(error)
    heard = []
    monkeypatch.setattr("PySide6.QtCore.qInstallMessageHandler", heard.append)
    logs.hear_qt(window.log)
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    for text in (f"QPainter::begin: {SECRET}", SECRET, f"QFont{SECRET}: x"):
        heard[0](QtMsgType.QtWarningMsg, QMessageLogContext(), text)
    told = report(window.settings.choices, window.log)
    window.keeping.autosave.forget()
    write_report(window, tmp_path / "report.txt")

    texts = [told, (tmp_path / "report.txt").read_text(encoding="utf-8"), window.log.path.read_text(encoding="utf-8")]
    for text in texts:
        for secret in (SECRET, "Ultraconf", "987654321", "987 654", str(tmp_path), "secret.lcc", "office", *names):
            assert secret not in text
        assert "builtins.ValueError" in text
        assert "caused by lcc.words.LccError" in text
        assert "caused by builtins.KeyError" in text
        assert "QtWarningMsg QPainter::begin" in text
        assert "raise_with_secrets" in text
    assert "PySide6" not in told or "pyside6-essentials" in told


def test_folders_above_the_program_are_not_told():
    assert logs._place("/home/marie.dupont/.venv/lib/python3.11/site-packages/numpy/core.py") == "numpy/core.py"
    assert logs._place("C:/Users/marie/app/lcc_gui/window.py") == "lcc_gui/window.py"
    assert logs._place("/home/marie/script.py") == "script.py"
    assert logs._place("<marie>") == "?"


def test_an_error_that_causes_itself_is_told_once():
    error = ValueError("x")
    error.__cause__ = error

    assert told_of(error) == ["builtins.ValueError"]


def test_the_log_turns_over_and_is_private(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "MOST_BYTES", 300)
    log = Log(tmp_path / "log" / "lcc.log")

    for number in range(60):
        log.note(f"line {number}")

    kept = sorted((tmp_path / "log").iterdir())
    assert [path.name for path in kept] == ["lcc.1.log", "lcc.2.log", "lcc.log"]
    assert all(path.stat().st_size < 400 for path in kept)
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    assert log.tail(1)[0].endswith("line 59")


def test_a_mishap_is_said_in_place_in_french_and_keeps_what_was_typed(window, purchase_file, qtbot):
    Mishaps(window, window.log)
    window.settings.change(language="fr")
    speak("fr")
    window.open_path(purchase_file)
    window.document.set(("title",), "edited", message("x"))

    window.log.mishap(ValueError(SECRET))
    qtbot.waitUntil(lambda: window.banner.text() != "")

    assert "Rien n’est perdu" in window.banner.text()
    assert SECRET not in window.banner.text()
    assert len(list(window.places.recovery.glob("*.json"))) == 1
    assert "Enregistrer le rapport de problème…" in [
        button.text() for button in window.banner.findChildren(QPushButton)
    ]


def test_the_report_is_shown_whole_before_it_is_saved(window):
    beside = open_problem(window)

    assert (
        beside.findChild(QPlainTextEdit).toPlainText()
        == report(window.settings.choices, window.log).rstrip("\n") + "\n"
    )


def test_a_report_that_cannot_be_written_is_said(window, tmp_path):
    write_report(window, tmp_path / "nowhere" / "report.txt")

    assert "no such folder" in window.banner.text()


def test_about_shows_every_part_with_its_licence_and_the_notice_of_qt(window):
    text = open_about(window).findChild(QPlainTextEdit).toPlainText()

    for words in (
        "numpy 2", "pyside6-essentials 6", "LGPL", "GNU LESSER GENERAL PUBLIC LICENSE", "Bitstream Vera", "typst 0.15",
        "Etalab", "PYTHON SOFTWARE FOUNDATION LICENSE",
    ):  # fmt: skip
        assert words in text
    assert "not declared" not in text
    assert "pytest" not in text.partition("=" * 78)[0]


GUIDE = """# Guide

See [the end](#la-fin) or [the site](https://example.org/x).

![p](screens/p.png) ![q](https://example.org/q.png)

## La fin
"""


def test_the_guide_reads_its_own_pictures_and_nothing_else(qtbot, tmp_path):
    (tmp_path / "docs" / "screens").mkdir(parents=True)
    (tmp_path / "docs" / "screens" / "p.png").write_bytes(b"p")
    (tmp_path / "outside.png").write_bytes(b"o")
    guide = Guide(tmp_path / "docs", GUIDE)
    qtbot.addWidget(guide)

    assert guide.loadResource(2, QUrl("screens/p.png")) == b"p"
    for address in (
        "https://example.org/q.png",
        "//example.org/q.png",
        "../outside.png",
        f"file://{tmp_path}/outside.png",
    ):
        assert guide.loadResource(2, QUrl(address)) == b""
    assert guide.go_to("la-fin")
    assert guide.textCursor().block().text() == "La fin"
    assert not guide.go_to("nowhere")


def test_a_link_out_of_the_guide_is_shown_to_copy_and_not_followed(window, tmp_path, monkeypatch):
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    monkeypatch.setattr("lcc_gui.help.INSTALLED", tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pytest.fail("opened"))
    assert guide_path() == tmp_path / "guide.md"
    beside = open_guide(window)
    guide = beside.findChild(Guide)

    guide.anchorClicked.emit(QUrl("#la-fin"))
    assert not beside.sentence.isVisible()
    guide.anchorClicked.emit(QUrl("https://example.org/x"))

    assert "https://example.org/x" in beside.sentence.text()


def test_a_guide_that_is_not_there_is_said(window, tmp_path, monkeypatch):
    monkeypatch.setattr("lcc_gui.help.INSTALLED", tmp_path)
    monkeypatch.setattr("lcc_gui.help.CHECKOUT", tmp_path)

    assert open_guide(window) is None
    assert "guide" in window.banner.text()


def test_settings_are_private_and_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "kept" / "settings.json"
    Settings(path).change(text_size=150)
    monkeypatch.setattr("json.dump", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "full")))

    Settings(path).change(text_size=200)

    assert Settings(path).choices.text_size == 150
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_what_opens_beside_the_window_is_made_in_every_dress(window, purchase_file, language, theme, size):
    window.choose(language=language, theme=theme, text_size=size)
    fill(window, purchase_file)

    for show in (open_about, open_problem, open_traces):
        beside = show(window)
        assert beside.windowTitle()
        assert not beside.grab().isNull()
        beside.close()
