"""The window: the rail, the page, the ranking in sight, the menus. It holds no figure and no rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenuBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from lcc.words import LccError, counted, message, say, speak
from lcc_gui.banner import Banner
from lcc_gui.keeping import Keeping
from lcc_gui.log import Log
from lcc_gui.look import dress, em, icon
from lcc_gui.origin import NEW, Origin
from lcc_gui.pages import PAGES
from lcc_gui.places import Places
from lcc_gui.settings import Settings
from lcc_gui.stamps import Stamp
from lcc_gui.welcome import Welcome

if TYPE_CHECKING:
    from lcc import Purchase
    from lcc_gui.document import Address, Document
    from lcc_gui.views.view import View

ENDING = ".lcc.yaml"


class Window(QMainWindow):
    """One purchase in one window; the first screen when there is none."""

    def __init__(
        self,
        settings: Settings,
        document: Document | None = None,
        *,
        places: Places | None = None,
        log: Log | None = None,
    ) -> None:
        super().__init__()
        self.places = places
        self.log = log if log is not None else Log(None)
        self.settings, self.document = settings, document
        self.banner = Banner()
        self.views: dict[str, View] = {}
        self._page = PAGES[0].key
        self.setMinimumSize(640, 480)
        self.resize(1180, 780)
        if settings.choices.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.choices.geometry.encode("ascii", "replace")))
        self.keeping = Keeping(self, places.recovery if places else None)
        self.keeping.follow(document)
        if document is not None:
            document.watch(self._follow)
        self.rebuild()

    # Public methods

    def rebuild(self) -> None:
        """Make everything anew: another document, language, size of text or colours."""
        speak(self.settings.choices.language)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.views = {}
        dress(application, self.settings.choices)
        told, self.banner = self.banner.told(), Banner()
        centre = QWidget()
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.banner)
        self._shown = self._workplace() if self.document else self._welcome()
        self._column.addWidget(self._shown, 1)
        self.setCentralWidget(centre)
        self._menus()
        self._follow()
        if told is not None:
            self.banner.tell(*told)

    def show_document(self, document: Document | None, page: str = "", origin: Origin = NEW) -> None:
        """Work on another document; None goes back to the first screen."""
        self.document, self._page = document, page or PAGES[0].key
        self.keeping.follow(document, origin)
        if document is not None:
            document.watch(self._follow)
        self.rebuild()

    def show_page(self, key: str) -> None:
        """Show a page of the rail."""
        place = [page.key for page in PAGES].index(key)
        if self.document is not None:
            self.rail.setCurrentRow(place)

    def show_address(self, address: Address) -> None:
        """Show where something lives: a page, or one value in it."""
        first = address[0] if address else PAGES[0].key
        homes = {"method": "method", "trials": "trial", "offers": "offers", "seal": "trial"}
        key = first if first in {page.key for page in PAGES} else homes.get(first, "purchase")
        self.show_page(key)
        self.views[key].show_address(address)

    def open_path(self, path: Path, origin: Origin = NEW) -> None:
        """Open a purchase file; what prevents it is said in place."""
        from lcc import load
        from lcc_gui.document import Document

        stamp = Stamp.of(path)
        try:
            purchase = load(path)
        except LccError as error:
            self.banner.tell(str(error))
            return
        if not (origin.read_only or origin.anyway) and self.keeping.elsewhere(path):
            return
        self.settings.opened(path)
        page = "comparison" if purchase.offers else "purchase"
        self.show_document(Document(purchase, path), page, replace(origin, stamp=stamp))
        self.keeping.say_how()

    def save_to(self, path: Path, *, anyway: bool = False) -> bool:
        """Write the document; what prevents it is said in place, and nothing is lost."""
        from lcc import save

        assert self.document is not None
        if not anyway and self.keeping.objects(path):
            return False
        try:
            save(self.document.purchase, path)
        except (LccError, OSError) as error:
            self.banner.tell(str(error), ((say("Save as…"), self.ask_save_as),))
            return False
        self.document.saved(path)
        self.keeping.saved(path)
        self._follow()
        self.settings.opened(path)
        self.statusBar().showMessage(self._saved(path), 8000)
        return True

    # Asked for by menus

    def ask_open(self) -> None:
        """Ask which file to open."""
        self._ask_file(say("Open a purchase"), QFileDialog.AcceptMode.AcceptOpen, self._leave_for)

    def ask_save(self) -> None:
        """Save, asking where the first time."""
        if self.document is None:
            return
        if self.document.path is None or self.keeping.read_only:
            self.ask_save_as()
        else:
            self.save_to(self.document.path)

    def ask_save_as(self) -> None:
        """Ask where to save."""
        self._ask_file(say("Save the purchase"), QFileDialog.AcceptMode.AcceptSave, self.save_to)

    def open_workshop(self) -> None:
        """Show the case in the window, or a ready-made one, to a room."""
        from lcc_gui.workshop import open_workshop

        open_workshop(self)

    def undo(self) -> None:
        """Undo the last edit."""
        if self.document:
            self.document.undo()

    def redo(self) -> None:
        """Redo what was undone."""
        if self.document:
            self.document.redo()

    def forget_traces(self) -> None:
        """Take away all that is kept on this computer, and keep nothing more until the program ends."""
        self.settings.path = self.log.path = self.keeping.autosave.recovery.folder = None
        self.settings.change(recent=())
        if self.places is not None:
            self.places.clear()

    def choose(self, **changes: object) -> None:
        """Change a setting and show it at once."""
        self.settings.change(**changes)
        self.rebuild()

    # Qt overrides

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before leaving what is not saved; the question is answered in its own time."""
        if self.document is not None and self.document.modified:
            event.ignore()
            self.keeping.autosave.keep_now()
            self.before_leaving(self._close_without_asking)
            return
        self.keeping.leave()
        self.settings.change(geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        super().closeEvent(event)

    # Private

    def _welcome(self) -> Welcome:
        welcome = Welcome(self.settings)
        welcome.chosen.connect(self._start)
        welcome.opened.connect(self.open_path)
        return welcome

    def _start(self, way: str) -> None:
        if way == "received":
            self.ask_open()
            return
        from lcc_gui.beginning import Beginning

        beginning = Beginning(self.settings, way)
        beginning.chosen.connect(self.begin_with)
        beginning.left.connect(self.rebuild)
        beginning.workshop.connect(self.open_workshop)
        self._show_instead(beginning)

    def _show_instead(self, widget: QWidget) -> None:
        """Put something else under the banner."""
        self._column.replaceWidget(self._shown, widget)
        self._shown.deleteLater()
        self._shown = widget
        widget.setFocus()

    def _saved(self, path: Path) -> str:
        """Say that it is saved, and that what is half-typed is not."""
        assert self.document is not None
        said = say("Saved: {file}", file=path.name)
        if aside := len(self.document.version.drafts):
            left = counted(
                "{count} half-typed value is not in the file: it stays aside, on this computer.",
                "{count} half-typed values are not in the file: they stay aside, on this computer.", aside,
            )  # fmt: skip
            said = f"{said}  {left}"
        return said

    def begin_with(self, purchase: Purchase, page: str = "purchase") -> None:
        """Work on a purchase that is in no file yet."""
        from lcc_gui.document import Document

        self.show_document(Document(purchase, saved=False), page)

    def _workplace(self) -> QWidget:
        assert self.document is not None
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = self._rail()
        row.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.stack = QStackedWidget()
        right.addWidget(self.stack, 1)
        from lcc_gui.strip import RankingStrip

        self.strip = RankingStrip(self.document)
        right.addWidget(self.strip)
        row.addLayout(right, 1)
        self.rail.currentRowChanged.connect(self._turn)
        self.rail.setCurrentRow([page.key for page in PAGES].index(self._page))
        return place

    def _rail(self) -> QListWidget:
        rail = QListWidget()
        rail.setAccessibleName(say("Steps"))
        rail.setIconSize(QSize(em(1.3), em(1.3)))
        rail.setWordWrap(True)
        for place, page in enumerate(PAGES, 1):
            item = QListWidgetItem(icon(page.icon), say("{number}  {page}", number=place, page=page.name))
            item.setSizeHint(QSize(0, em(2.6)))
            rail.addItem(item)
        widest = max(rail.fontMetrics().horizontalAdvance(rail.item(row).text()) for row in range(rail.count()))
        rail.setFixedWidth(min(widest + em(4), max(em(9), round(self.width() * 0.22))))
        rail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return rail

    def _turn(self, row: int) -> None:
        assert self.document is not None
        page = PAGES[row]
        self._page = page.key
        self.document.settle()
        if page.key not in self.views:
            view = self.views[page.key] = page.make(self.document, self.settings)
            view.setAccessibleName(str(page.name))
            view.go.connect(self.show_address)
            view.say.connect(lambda text: self.statusBar().showMessage(text, 8000))
            self.stack.addWidget(view)
        self.stack.setCurrentWidget(self.views[page.key])

    def _follow(self) -> None:
        """Follow the document in the title and in the undo menu."""
        document = self.document
        name = document.path.name if document and document.path else say("Untitled") if document else ""
        if self.document and self.keeping.read_only:
            name = say("{file} (read only)", file=name)
        self.setWindowTitle(f"{name}[*] – lcc" if name else "lcc")
        self.setWindowModified(bool(document and document.modified))
        for action, words, bare in (
            (self.undo_action, document.undo_text if document else None, message("Undo")),
            (self.redo_action, document.redo_text if document else None, message("Redo")),
        ):
            action.setEnabled(words is not None)
            action.setText(say("{verb}: {what}", verb=bare, what=words) if words is not None else str(bare))

    def _menus(self) -> None:
        """Fill the menus; actions live and die with their bar."""
        from lcc_gui.menus import fill

        bar = QMenuBar()
        self.setMenuBar(bar)
        fill(bar, self)
        actions = {action.objectName(): action for action in bar.findChildren(QAction)}
        self.undo_action, self.redo_action = actions["undo"], actions["redo"]

    def _ask_file(self, title: str, mode: QFileDialog.AcceptMode, then: Callable[[Path], object]) -> None:
        """Ask for a file without stopping the window."""
        dialog = QFileDialog(self, title)
        dialog.setAcceptMode(mode)
        dialog.setNameFilters([say("Purchases (*.lcc.yaml)"), say("All files (*)")])
        if mode is QFileDialog.AcceptMode.AcceptSave:
            dialog.setDefaultSuffix(ENDING.removeprefix("."))
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if self.document and self.document.path:
            dialog.setDirectory(str(self.document.path.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _leave_for(self, path: Path) -> None:
        self.before_leaving(lambda: self.open_path(path))

    def before_leaving(self, then: Callable[[], object]) -> None:
        """Go on at once when nothing would be lost; else ask, in place."""
        if self.document is None or not self.document.modified:
            then()
            return

        def saved_first() -> None:
            self.ask_save()
            if self.document is not None and not self.document.modified:
                then()

        self.banner.tell(
            say("Some changes are not saved."),
            ((say("Save and go on"), saved_first), (say("Go on without saving"), then)),
        )

    def _close_without_asking(self) -> None:
        self.document = None
        self.close()
