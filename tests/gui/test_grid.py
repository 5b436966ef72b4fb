"""Tables: one model over a plain sheet, copied to and pasted from a spreadsheet."""

from __future__ import annotations

import pytest
from lcc_gui.grid import Cell, GridModel, GridView, Sheet
from lcc_gui.look import LIGHT
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit


class Numbers(Sheet):
    """A sheet of three by three, the last column computed."""

    def __init__(self):
        self.cells = [["1", "2", "3"], ["4", "5", "9"], ["", "x", ""]]
        self.blocks = []

    def columns(self):
        return ["A", "B", "sum"]

    def rows(self):
        return ["one", "two", "three"][: len(self.cells)]

    def cell(self, row, column):
        text = self.cells[row][column]
        wrong = text == "x"
        return Cell(text, None if column == 2 else text, "error" if wrong else "", "not a number" if wrong else "",
                    number=True, key=(str(row), str(column)))  # fmt: skip

    def enter(self, block):
        self.blocks.append(block)
        for row, column, text in block:
            self.cells[row][column] = text


@pytest.fixture
def view(qtbot):
    model = GridModel(Numbers(), LIGHT)
    view = GridView(model, "Numbers")
    view.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(view)
    view.show()
    return view


def test_the_model_keeps_qts_rules_when_cells_and_shape_change(view):
    view.grid.enter([(0, 0, "7")])
    view.grid.refresh()
    view.grid._sheet.cells.pop()

    view.grid.refresh()

    assert view.grid.rowCount() == 2


def test_a_marked_cell_is_marked_by_a_sign_and_a_sentence_and_not_by_colour_alone(view):
    index = view.grid.index(2, 1)

    assert view.grid.data(index) == "✖ x"
    assert view.grid.data(index, Qt.ItemDataRole.ToolTipRole) == "not a number"
    assert view.grid.data(index, Qt.ItemDataRole.AccessibleTextRole) == "three, B: x"


def test_a_block_from_a_spreadsheet_is_one_edit_and_stops_at_computed_cells_and_at_the_edge(view):
    view.setCurrentIndex(view.grid.index(1, 0))

    view.paste("10\t20\t30\r\n40\t50\t60\r\n70\t80\t90\r\n")

    assert view.grid._sheet.blocks == [[(1, 0, "10"), (1, 1, "20"), (2, 0, "40"), (2, 1, "50")]]


def test_one_value_pasted_on_several_cells_fills_them(view):
    view.selectionModel().select(view.grid.index(0, 0), QItemSelectionModel.SelectionFlag.Select)
    view.selectionModel().select(view.grid.index(1, 1), QItemSelectionModel.SelectionFlag.Select)
    view.setCurrentIndex(view.grid.index(0, 0))
    view.selectionModel().select(view.grid.index(1, 1), QItemSelectionModel.SelectionFlag.Select)

    view.paste("8")

    assert sorted(view.grid._sheet.blocks[0]) == [(0, 0, "8"), (1, 1, "8")]


def test_a_whole_table_is_copied_with_its_names(view, qtbot):
    view.selectAll()

    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["\tA\tB\tsum", "one\t1\t2\t3"]


def test_delete_empties_cells(view, qtbot):
    view.setCurrentIndex(view.grid.index(0, 1))

    qtbot.keyClick(view, Qt.Key.Key_Delete)

    assert view.grid._sheet.cells[0][1] == ""


def test_enter_on_a_computed_cell_opens_what_it_stands_for(view, qtbot):
    view.setCurrentIndex(view.grid.index(1, 2))

    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)

    assert opened.args == [("1", "2")]


def test_enter_goes_down_after_what_is_typed_and_the_cursor_stays_in_a_table_that_grows_and_shrinks(view, qtbot):
    sheet = view.grid._sheet
    view.setCurrentIndex(view.grid.index(1, 1))

    qtbot.keyClicks(view, "7")
    editor = next(one for one in view.findChildren(QLineEdit) if one.isVisible())
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.currentIndex().row() == 2)

    assert sheet.cells[1][1] == "7"
    sheet.rows = lambda: ["one", "two", "three", "four"]
    sheet.cells.append(["", "", ""])
    view.grid.refresh()
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 1)
    sheet.rows = lambda: ["one", "two"]
    view.grid.refresh()
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)
