"""The page of the trial and the publication: from a reference method to a frozen one, annex and form on disk."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from lcc_gui.document import Document
from lcc_gui.producing import Job, Producing, file_stem, free_path, produce
from lcc_gui.views.trial import TrialView, robustness
from lcc_gui.work import Task
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

import lcc
from lcc import LccError, speaking
from lcc.catalogue import begin
from lcc.words import message

ROOT = Path(__file__).parent.parent.parent
TODAY = date.today()  # noqa: DTZ011  # the calendar on the buyer’s wall is the one meant
CRITERIA = (
    lcc.Criterion(name="Cost", kind="cost", weight=60),
    lcc.Criterion(name="Technique", kind="technical", weight=40, environment=True),
)


def made(**changes) -> Document:
    """The copiers with criteria and trial offers, before the deadline."""
    purchase = lcc.load(ROOT / "examples" / "copiers.lcc.yaml").replace(offers=(), criteria=CRITERIA)
    purchase = purchase.replace(
        trials=lcc.trial_offers(purchase.method), launch=TODAY - timedelta(20), deadline=TODAY + timedelta(30),
    )  # fmt: skip
    return Document(purchase.replace(**changes))


def frozen(**changes) -> Document:
    """The same, frozen ten days ago."""
    return Document(lcc.seal(made().purchase, on=TODAY - timedelta(10)).replace(**changes))


@pytest.fixture
def opened(qtbot, settings):
    views = []

    def open_(document: Document) -> TrialView:
        view = TrialView(document, settings)
        qtbot.addWidget(view)
        view.resize(960, 700)
        view.show()
        views.append(view)
        return view

    yield open_
    for view in views:
        view.robustness.work.close()
        view.publishing.producing.work.close()


def words(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def button(widget, start):
    return next(one for one in widget.findChildren(QPushButton) if one.text().startswith(start) and not one.isHidden())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_a_reference_method_to_a_frozen_one_with_annex_and_form_on_disk(
    opened, settings, qtbot, tmp_path, language
):
    settings.change(language=language)
    with speaking(language):
        document = Document(begin("copiers").replace(criteria=CRITERIA, deadline=TODAY + timedelta(30)))
        view = opened(document)
        view.trying.make.click()
        assert len(document.trials.ranking) == 3
        view.show_step(view.freezing)
        view.freezing.freeze.click()
        assert document.purchase.seal.fingerprint[:4].upper() in view.freezing.state.text()
        view.show_step(view.publishing)

        with qtbot.waitSignal(view.publishing.producing.work.done, timeout=60_000):
            view.publishing.produce(tmp_path)

    producing = view.publishing.producing
    assert [one.mistake for one in producing.made] == ["", "", ""]
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name.rpartition(".")[2] for name in names] == (["pdf", "ods", "xlsx"])
    short = document.purchase.seal.fingerprint[:4].upper()
    assert all(short in name and f"-{language}." in name for name in names)
    assert all(path.stat().st_size > 5000 for path in tmp_path.iterdir())
    assert producing.open.isVisibleTo(producing)


def test_trial_offers_are_made_in_one_edit_and_typed_over(opened):
    document = made(trials=())
    view = opened(document)

    view.trying.make.click()

    assert [offer.name for offer in document.purchase.trials] == ["Trial A", "Trial B", "Trial C"]
    row = next(place for place, name in enumerate(view.trying.sheet.rows()) if name.startswith("Price of a copier"))
    view.trying.table.grid.setData(view.trying.table.grid.index(row, 0), "1,999")
    assert document.purchase.trials[0].answers["price"] == 1999
    document.undo()
    document.undo()
    assert document.purchase.trials == ()
    assert view.trying.ranking.isHidden()


def test_the_ranking_without_discounting_is_beside_the_published_one(opened):
    view = opened(made())

    heads = view.trying.ranks.columns()

    assert heads == ["Life-cycle cost", "Without discounting"]
    assert [view.trying.ranks.cell(row, 0).text[0] for row in range(3)] == ["1", "2", "3"]
    assert "Without discounting" in view.trying.said.text()


def test_an_externality_that_counts_adds_the_rankings_without_carbon(opened):
    document = made()
    document.set(("method", "externalities", "CO2e", "counts"), True, message("count"))

    view = opened(document)

    assert view.trying.ranks.columns()[1:] == ["Without discounting", "Without externalities", "Without either"]


def test_enter_on_a_total_shows_how_it_is_made(opened, qtbot):
    view = opened(made())
    total = next(place for place, row in enumerate(view.trying.sheet.answer_rows()) if row.kind == "total")
    view.trying.table.setCurrentIndex(view.trying.table.grid.index(total, 1))

    qtbot.keyClick(view.trying.table, Qt.Key.Key_Return)

    assert view.trying.sum.isVisible()
    assert f"{view.document.trials.total['Trial B']:,.2f}" in view.trying.sum.toPlainText()


def test_robustness_gives_its_verdict_three_scenarios_and_rulers(opened, qtbot):
    view = opened(made())
    view.show_step(view.robustness)

    qtbot.waitUntil(lambda: not view.robustness.work.busy, timeout=20_000)

    said = view.robustness.verdict.text()
    assert said.startswith(("Sensitive ranking: it changes if", "Ranking stable in all the assumptions tested"))
    assert view.robustness.lines.rows()[:3] == ["low values", "published", "high values"]
    assert view.robustness.view.scene.rows


def test_a_stopped_robustness_concludes_nothing_and_can_be_tried_again(opened, qtbot, monkeypatch):
    gate = Event()
    real = robustness.scenarios

    def slow(*given, **named):
        gate.wait(20)
        return real(*given, **named)

    monkeypatch.setattr(robustness, "scenarios", slow)
    view = opened(made())
    view.show_step(view.robustness)
    assert view.robustness.bar.isVisible()

    view.robustness.cancel.click()
    gate.set()

    assert not view.robustness.work.busy
    assert "nothing was concluded" in view.robustness.problem.text()
    assert view.robustness.verdict.isHidden()
    view.robustness.again.click()
    qtbot.waitUntil(view.robustness.verdict.isVisible, timeout=20_000)


def test_what_an_older_version_gave_is_dropped(opened, qtbot, monkeypatch):
    asked, gate, real = [], Event(), robustness.scenarios

    def slow(purchase, *given, **named):
        asked.append(purchase)
        if len(asked) == 1:
            gate.wait(20)
        return real(purchase, *given, **named)

    monkeypatch.setattr(robustness, "scenarios", slow)
    view = opened(made())
    view.show_step(view.robustness)
    qtbot.waitUntil(lambda: bool(asked))
    shown = []
    view.robustness.work.done.connect(shown.append)

    view.document.set(("method", "years"), 8, message("change"))
    gate.set()

    qtbot.waitUntil(lambda: not view.robustness.work.busy, timeout=20_000)
    assert [purchase.method.years for purchase in asked] == [5, 8]
    assert len(shown) == 1


def test_without_trial_offers_robustness_leads_to_them(opened):
    view = opened(made(trials=()))
    view.show_step(view.robustness)

    view.robustness.to_trials.click()

    assert view.step() is view.trying


def test_formulas_are_side_by_side_with_their_cautions_and_sources(opened):
    view = opened(made())

    view.show_step(view.scoring)

    rows = view.scoring.lines.rows()
    assert "F1 proportional to the lowest (published)" in rows
    assert [row for row in rows if row.startswith("Points out of")] == [
        "Points out of 60", "Points out of 40", "Points out of 80",
    ]  # fmt: skip
    assert any("1007774" in point.references for point in view.scoring.cautions.points)
    assert "https://" in view.scoring.sources.text()


def test_a_published_formula_that_stretches_gaps_is_said_and_leads_to_its_criterion(opened, qtbot):
    criteria = (CRITERIA[0].replace(formula="linear"), CRITERIA[1])
    view = opened(made(criteria=criteria))
    view.show_step(view.scoring)
    mine = [point for point in view.scoring.cautions.points if point.outcome != "note"]

    with qtbot.waitSignal(view.go) as gone:
        button(view.scoring.cautions, "Go to it").click()

    assert any("stretched" in point.sentence for point in mine)
    assert gone.args == [("criteria", "Cost")]


def test_fictional_notes_say_who_each_formula_puts_first(opened):
    view = opened(made())
    view.show_step(view.scoring)
    assert "first in all" not in view.scoring.lines.columns()

    view.scoring.notes.grid.enter([(0, 0, "20"), (0, 1, "30"), (0, 2, "36")])

    assert [dict(offer.notes) for offer in view.document.purchase.trials] == [
        {"Technique": 20}, {"Technique": 30}, {"Technique": 36},
    ]  # fmt: skip
    assert "first in all" in view.scoring.lines.columns()
    view.document.undo()
    assert not any(offer.notes for offer in view.document.purchase.trials)


def test_notes_of_sub_criteria_are_entered_one_by_one_and_half_typed_ones_stay(opened):
    parts = (lcc.Criterion(name="Noise", weight=50), lcc.Criterion(name="Speed", weight=50))
    view = opened(made(criteria=(CRITERIA[0], CRITERIA[1].replace(sub_criteria=parts))))
    view.show_step(view.scoring)
    grid = view.scoring.notes.grid

    grid.enter([(0, 0, "8"), (1, 0, "huit")])

    assert view.document.purchase.trials[0].notes["Technique"] == {"Noise": 8}
    assert grid.cell(grid.index(1, 0)).text == "huit"


def test_a_criterion_without_computed_marks_leads_to_the_criteria(opened, qtbot):
    view = opened(made(criteria=()))
    view.show_step(view.scoring)

    with qtbot.waitSignal(view.go) as gone:
        view.scoring.to_criteria.click()

    assert view.scoring.problem.isVisible()
    assert gone.args == [("criteria",)]


def test_a_check_leads_to_its_field_and_never_says_that_all_is_lawful(opened, qtbot):
    price = (lcc.Criterion(name="Price", kind="price", weight=100),)
    view = opened(made(criteria=price, launch=date(2026, 9, 1)))
    view.show_step(view.checking)
    blocking = view.checking.lists["blocking"]

    with qtbot.waitSignal(view.go) as gone:
        button(blocking, "Go to it").click()

    assert gone.args == [blocking.points[0].address]
    assert blocking.points[0].references
    assert blocking.points[0].todo
    assert "blocking point" in view.checking.conclusion.text()
    assert "not legal advice" in view.checking.conclusion.text()
    with speaking("fr"):
        view.checking.show_now()
        assert "conforme" not in words(view.checking).lower().replace("conformément", "")


def test_what_the_method_lacks_is_listed_with_the_way_to_it(opened, qtbot):
    document = made()
    document.set(("method", "costs", "machines", "amount"), "machines * prix", message("change"))
    view = opened(document)
    view.show_step(view.checking)

    with qtbot.waitSignal(view.go) as gone:
        button(view.checking.findings, "Go to it").click()

    assert gone.args[0][:3] == ("method", "costs", "machines")


def test_freezing_is_one_edit_that_is_undone(opened):
    document = made()
    view = opened(document)
    view.show_step(view.freezing)
    assert "Total of the worked example" in words(view.freezing)

    view.freezing.freeze.click()

    assert document.purchase.seal.version == 1
    assert document.purchase.seal.on == TODAY
    assert view.freezing.freeze.isHidden()
    assert "Version 1" in view.freezing.versions.journal.text()
    document.undo()
    assert document.purchase.seal is None
    assert view.freezing.freeze.isVisible()


def test_the_worked_example_is_edited_kept_and_published(opened):
    document = made()
    view = opened(document)
    view.show_step(view.freezing)
    before = view.freezing.total.text()

    view.freezing.table.grid.setData(view.freezing.table.grid.index(0, 0), "1,234")

    assert view.freezing.total.text() != before
    rebuilt = opened(document)
    rebuilt.show_step(rebuilt.freezing)
    rebuilt.freezing.freeze.click()
    assert document.purchase.seal.example.answers["price"] == 1234


def test_an_example_that_is_no_number_prevents_freezing_and_says_why(opened):
    document = made()
    view = opened(document)
    view.show_step(view.freezing)

    view.freezing.table.grid.setData(view.freezing.table.grid.index(0, 0), "cher")

    assert not view.freezing.freeze.isEnabled()
    assert "worked example has no total" in view.freezing.refusal.text()
    assert view.freezing.table.grid.data(view.freezing.table.grid.index(0, 0)) == "✖ cher"


def test_the_answers_of_an_offer_are_refused_as_an_example(opened):
    document = made()
    view = opened(document)
    view.show_step(view.freezing)
    answers = document.purchase.trials[0].answers
    asked = [one.name for one in document.purchase.method.parameters if one.asked]

    view.freezing.table.grid.enter([(row, 0, f"{answers[name]:g}") for row, name in enumerate(asked)])

    assert "Trial A" in view.freezing.refusal.text()
    assert not view.freezing.freeze.isEnabled()


def test_an_example_made_up_by_default_is_no_offer_even_when_a_trial_says_the_same(opened):
    method = lcc.Method(
        base_year=2027, years=5, discount_rate=0.03, costs=[lcc.acquire("price")],
        parameters=[lcc.Parameter(name="price", usual=lcc.Range(low=100, high=200))],
    )  # fmt: skip
    trials = lcc.trial_offers(method)
    purchase = lcc.Purchase(method=method, trials=trials, deadline=TODAY + timedelta(30))
    document = Document(lcc.seal(purchase, on=TODAY - timedelta(1)))
    assert document.purchase.seal.example.answers == trials[1].answers
    document.set(("method", "years"), 6, message("change"))
    view = opened(document)

    view.show_step(view.freezing)

    assert view.freezing.freeze.isEnabled()


def test_a_modified_version_lists_its_changes_and_reminds_of_what_it_obliges_to(opened):
    document = frozen()
    document.set(("method", "years"), 6, message("change"))
    view = opened(document)
    view.show_step(view.freezing)
    assert [point.sentence for point in view.freezing.changed.points] == ["5 → 6"]

    assert view.freezing.freeze.text() == "Publish modified version 2 of the method"
    view.freezing.freeze.click()

    assert document.purchase.seal.version == 2
    assert "R2151-4" in view.freezing.reminder.text()
    assert view.freezing.reminder.isVisible()
    assert "study period: 5 → 6" in view.freezing.versions.journal.text()


def test_changes_are_taken_back_to_the_frozen_method(opened):
    document = frozen()
    document.set(("method", "years"), 6, message("change"))
    view = opened(document)
    view.show_step(view.freezing)

    view.freezing.back.click()

    assert document.purchase.method.years == 5
    assert view.freezing.changed.isHidden()


def test_after_the_deadline_it_is_refused_in_place_and_a_simulation_copy_is_offered(opened, tmp_path):
    document = frozen(deadline=TODAY)
    document.set(("method", "years"), 6, message("change"))
    view = opened(document)
    view.show_step(view.freezing)

    assert "R2151-4" in view.freezing.refusal.text()
    assert not view.freezing.freeze.isEnabled()
    assert view.freezing.versions.copied.isVisible()
    view.freezing.versions.copy_to(tmp_path / "copy.lcc.yaml")

    copy = lcc.load(tmp_path / "copy.lcc.yaml")
    assert copy.simulation
    assert copy.method.years == 6
    assert document.purchase.seal.version == 1


def test_a_first_version_after_the_deadline_is_warned_about_beforehand(opened):
    view = opened(made(deadline=TODAY - timedelta(1)))

    view.show_step(view.freezing)

    assert "cannot found an award" in view.freezing.warning.text()


def test_a_copy_marked_simulation_is_not_frozen(opened):
    view = opened(Document(lcc.simulation_copy(made().purchase)))

    view.show_step(view.freezing)

    assert view.freezing.state.text() == "A copy marked Simulation is never frozen."
    assert view.freezing.freeze.isHidden()


def test_the_method_alone_is_exported_then_verified_with_its_differences(opened, tmp_path):
    document = frozen()
    view = opened(document)
    view.show_step(view.freezing)
    versions, path = view.freezing.versions, tmp_path / "method.lcc.yaml"

    versions.export_to(path)
    assert lcc.load(path).trials == ()
    versions.verify_against(path)
    assert "all holds" in versions.said.text()
    document.set(("method", "years"), 9, message("change"))
    versions.verify_against(path)

    assert "something differs" in versions.said.text()
    assert any("5 → 9" in point.sentence for point in versions.proofs.points)


def test_the_purchase_itself_is_never_written_over(opened, tmp_path):
    path = tmp_path / "purchase.lcc.yaml"
    purchase = frozen().purchase
    lcc.save(purchase, path)
    view = opened(Document(purchase, path))
    view.show_step(view.freezing)

    view.freezing.versions.export_to(path)

    assert lcc.load(path) == purchase
    assert "choose another name" in view.freezing.versions.said.text()


def test_a_printed_fingerprint_is_verified_and_one_that_is_none_is_said(opened):
    view = opened(frozen())
    view.show_step(view.freezing)
    versions, held = view.freezing.versions, view.document.purchase.seal.fingerprint

    for typed, said in ((held[:8], "all holds"), ("00000000", "something differs"), ("zz", "Expected a fingerprint")):
        versions.printed.setText(typed)
        versions.hold.click()
        assert said in versions.said.text()


def test_the_fingerprint_is_copied_whole(opened):
    view = opened(frozen())
    view.show_step(view.freezing)

    view.freezing.copy.click()

    assert QGuiApplication.clipboard().text() == view.document.purchase.seal.fingerprint


def test_what_remains_to_fill_in_leads_to_its_field(opened, qtbot):
    view = opened(made(questions=""))
    view.show_step(view.publishing)
    place = [point.address for point in view.publishing.todo.points].index(("questions",))

    with qtbot.waitSignal(view.go) as gone:
        view.publishing.todo.findChildren(QPushButton)[place].click()

    assert gone.args == [("questions",)]


def test_what_remains_to_be_frozen_leads_to_the_step_that_freezes(opened):
    view = opened(made())
    view.show_step(view.publishing)
    place = [point.address for point in view.publishing.todo.points].index(("seal",))

    view.publishing.todo.findChildren(QPushButton)[place].click()

    assert view.step() is view.freezing


def test_drafts_say_so_and_hold_no_offer(opened, qtbot, tmp_path):
    secret = lcc.Offer("Zanzibar Secret", tenderer="Zanzibar Secret", vat=0.2)
    view = opened(made(offers=(secret,), note="Zanzibar note"))
    view.show_step(view.publishing)
    for key, box in view.publishing.kinds.items():
        box.setChecked(key in ("workbook.xlsx", "form.ods"))

    with qtbot.waitSignal(view.publishing.producing.work.done, timeout=60_000):
        view.publishing.produce(tmp_path)

    from zipfile import ZipFile

    files = sorted(tmp_path.iterdir())
    assert [one.mistake for one in view.publishing.producing.made] == ["", ""]
    assert all("DRAFT" in path.name for path in files)
    for path in files:
        with ZipFile(path) as packed:
            assert not any(b"Zanzibar" in packed.read(name) for name in packed.namelist())


def test_nothing_ticked_cannot_be_produced(opened):
    view = opened(made())
    view.show_step(view.publishing)

    for box in view.publishing.languages.values():
        box.setChecked(False)

    assert not view.publishing.make.isEnabled()


def test_one_file_that_fails_does_not_stop_the_others_and_none_is_replaced(tmp_path):
    def fail(_):
        raise LccError("Workbooks need more: pip install {extra}", extra="lcc-tenders[documents]")

    (tmp_path / "a.txt").write_text("kept", encoding="utf-8")
    jobs = [Job("A", "a.txt", lambda path: path.write_text("new", encoding="utf-8")), Job("B", "b.txt", fail),
            Job("C", "c/d.txt", lambda path: path.write_text("x", encoding="utf-8"))]  # fmt: skip

    found = produce(Task(lambda _: None), tmp_path, jobs)

    assert [one.path.name for one in found] == ["a (2).txt", "b.txt", "d.txt"]
    assert "pip install lcc-tenders[documents]" in found[1].mistake
    assert found[0].mistake == ""
    assert found[2].mistake
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "kept"


def test_only_a_folder_of_this_computer_is_opened(qtbot, tmp_path, monkeypatch):
    from lcc_gui import producing

    asked = []
    monkeypatch.setattr(producing.QDesktopServices, "openUrl", asked.append)
    widget = Producing()
    qtbot.addWidget(widget)

    widget.open_folder()
    widget.folder = tmp_path / "gone"
    widget.open_folder()
    assert asked == []
    widget.folder = tmp_path
    widget.open_folder()

    assert [url.toLocalFile() for url in asked] == [str(tmp_path)]
    widget.work.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("../../etc/passwd", "etc-passwd"), ("CON", "lcc-CON"), ("a<b>:\"/\\|?*\x00\n", "a-b"), ("", "lcc-"),
     ("Écoles & crèches", "Écoles-crèches"), ("x" * 300, "x" * 60)],
)  # fmt: skip
def test_words_anyone_typed_make_a_file_name_that_no_system_minds(typed, name):
    assert file_stem(typed) == name


def test_a_name_that_is_taken_is_numbered_before_its_ending(tmp_path):
    (tmp_path / "m.lcc.yaml").touch()

    assert free_path(tmp_path, "m.lcc.yaml").name == "m (2).lcc.yaml"


def test_hostile_names_stay_words(opened, qtbot, tmp_path):
    hostile = "=cmd|'/c calc'!A1 <b>&x</b>"
    document = made(title=hostile, reference="../" + hostile)
    document.rename(("trials", "Trial A"), hostile, message("rename"))
    view = opened(document)
    for step in view.steps:
        view.show_step(step)
    assert view.trying.ranks.rows().count(hostile) == 1
    labels = [one for one in view.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText and one.text()]
    assert labels == []
    view.publishing.kinds["annex.pdf"].setChecked(False)

    with qtbot.waitSignal(view.publishing.producing.work.done, timeout=60_000):
        view.publishing.produce(tmp_path)

    assert all(path.parent == tmp_path and ".." not in path.name for path in tmp_path.iterdir())
    assert [one.mistake for one in view.publishing.producing.made] == ["", ""]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_every_step_is_made_in_both_languages_both_colours_and_large_text(
    opened, settings, qapp, language, theme, size
):
    from lcc_gui.look import dress

    settings.change(language=language, theme=theme, text_size=size)
    with speaking(language):
        dress(qapp, settings.choices)
        document = frozen()
        document.set(("method", "years"), 6, message("change"))
        view = opened(document)
        for step in view.steps:
            view.show_step(step)
            assert not view.grab().isNull()
            assert view.horizontalScrollBar().maximum() == 0
    settings.change(text_size=100, theme="light")
    dress(qapp, settings.choices)
