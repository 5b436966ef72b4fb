"""The document: versions, drafts, watchers."""

from __future__ import annotations

from lcc.words import message

PRICE = ("offers", "A", "answers", "price")


class Watcher:
    def __init__(self):
        self.told = 0

    def tell(self):
        self.told += 1


def test_an_edit_is_undone_and_redone_by_a_sentence_that_says_what(copiers):
    before = copiers.purchase

    copiers.set(PRICE, 2500, message("change {what}", what="price of A"))

    assert lcc_read(copiers, PRICE) == 2500
    assert str(copiers.undo_text) == "change price of A"
    copiers.undo()
    assert copiers.purchase == before
    assert not copiers.modified
    copiers.redo()
    assert lcc_read(copiers, PRICE) == 2500
    assert copiers.modified


def test_keystrokes_in_one_field_are_one_edit_until_the_field_is_left(copiers):
    before = copiers.purchase
    for typed in (2, 25, 250):
        copiers.set(PRICE, typed, message("change"))
    copiers.settle()
    copiers.set(PRICE, 2501, message("change"))

    copiers.undo()

    assert lcc_read(copiers, PRICE) == 250
    copiers.undo()
    assert copiers.purchase == before


def test_what_the_purchase_cannot_take_is_kept_as_typed_with_the_reason(copiers):
    took = copiers.set(("method", "years"), "five", message("change"))

    assert not took
    assert copiers.purchase.method.years == 5
    assert copiers.typed(("method", "years")) == "five"
    assert [str(one.message) for one in copiers.said(("method", "years"))]
    copiers.set(("method", "years"), 6, message("change"))
    assert copiers.typed(("method", "years")) is None
    assert copiers.purchase.method.years == 6


def test_an_unreadable_answer_is_kept_in_the_purchase_and_the_offer_is_unranked(copiers):
    copiers.set(PRICE, "about 2 000", message("change"))

    assert "A" in copiers.comparison.unranked
    assert copiers.said(PRICE)


def test_watchers_are_told_and_forgotten_with_their_object(copiers):
    watcher = Watcher()
    copiers.watch(watcher.tell)

    copiers.set(PRICE, 1, message("change"))

    assert watcher.told == 1
    del watcher
    copiers.set(PRICE, 2, message("change"))


def test_saving_between_two_keystrokes_keeps_what_was_saved(copiers, tmp_path):
    copiers.set(PRICE, 1, message("change"))
    copiers.saved(tmp_path / "x.lcc.yaml")
    copiers.set(PRICE, 12, message("change"))

    copiers.undo()

    assert lcc_read(copiers, PRICE) == 1
    assert not copiers.modified


def lcc_read(document, address):
    import lcc

    return lcc.read(document.purchase, address)
