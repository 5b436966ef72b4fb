"""A frozen method cannot change quietly: sealing, proving, publishing, and what the deadline forbids."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

import lcc
from lcc.cli import main
from lcc.frozen import as_frozen
from lcc.plain import plain
from lcc.words import speaking

DEADLINE = date(2027, 4, 1)
BEFORE, AFTER = date(2027, 3, 12), date(2027, 4, 2)
SECRETS = ("Ovation", "Zéphyr SAS", "Kestrel", "Trialist Ltd", "Mairie de Nulle-Part", "21350001900012", "note interne",
           "pompe secrète", "preuve d’Ovation", "motif de Kestrel", "777123", "654321", "987654")  # fmt: skip
"""What must never be published: names of offers, tenderers, buyer, notes, estimates, answers."""


def purchase(**changes) -> lcc.Purchase:
    """Build a purchase with a method, criteria, offers, trials and everything that is secret."""
    given = {
        "title": "Chauffage d’une école",
        "buyer": "Mairie de Nulle-Part",
        "siret": "21350001900012",
        "note": "note interne",
        "estimate": 987654,
        "deadline": DEADLINE,
        "method": lcc.Method(
            base_year=2027, years=10, discount_rate=0.032,
            parameters=[
                {"name": "price", "unit": "EUR", "usual": {"low": 1000, "high": 3000}},
                {"name": "kwh", "unit": "kWh/year", "evidence": "Test report, recomputed."},
            ],
            resources=[lcc.Resource(name="electricity", unit="kWh", price=0.2, vat=0.2)],
            costs=[lcc.acquire("price"), lcc.consume("electricity", "kwh")],
        ),
        "criteria": [{"name": "Coût", "kind": "cost", "weight": 60}, {"name": "Technique", "weight": 40}],
        "offers": [
            lcc.Offer("Ovation", tenderer="Zéphyr SAS", vat=0.2, price=777123, kwh=1, note="pompe secrète",
                      evidence={"kwh": {"note": "preuve d’Ovation"}}),
            lcc.Offer("Kestrel", vat=0.2, price=1, kwh=2, set_aside={"reason": "irregular", "note": SECRETS[9]}),
        ],
        "trials": [lcc.Offer("Trialist Ltd", vat=0.2, price=654321, kwh=3)],
    }  # fmt: skip
    return lcc.Purchase(**{**given, **changes})


def frozen(**changes) -> lcc.Purchase:
    """Freeze it before the deadline."""
    return lcc.seal(purchase(**changes), on=BEFORE)


def at_rate(sealed: lcc.Purchase, rate: float = 0.03) -> lcc.Purchase:
    """Change the discount rate."""
    return sealed.replace(method=sealed.method.replace(discount_rate=rate))


def failures(found: lcc.Verification) -> list[str]:
    """Say what fails."""
    return [str(proof.sentence) for proof in found.proofs if proof.outcome == "fails"]


def bare(text: object) -> str:
    """Make every space a plain one."""
    return str(text).replace("\u00a0", " ").replace("\u202f", " ")


# Freezing


def test_a_seal_keeps_the_text_its_fingerprint_the_day_the_versions_and_worked_totals():
    sealed = frozen().seal

    assert (sealed.on, sealed.version, sealed.format, sealed.program) == (BEFORE, 1, 1, lcc.__version__)
    assert sealed.text == lcc.frozen_text(purchase())
    assert sealed.fingerprint == lcc.fingerprint(purchase())
    assert dict(sealed.example.answers) == {"price": 2000.0, "kwh": 11.0}
    assert sealed.example.totals["acquisition"] == 2400.0
    assert sealed.example.totals["total"] == pytest.approx(
        2400 + 11 * 0.2 * 1.2 * sum(1.032**-t for t in range(1, 11)), abs=0.005
    )


def test_the_journal_says_what_changed_when_and_names_no_one():
    second = lcc.seal(at_rate(frozen()), on=BEFORE + timedelta(days=3))

    first, last = second.journal

    assert (first.version, first.on, first.changes) == (1, BEFORE, ())
    assert (last.version, last.fingerprint, last.deadline) == (2, second.seal.fingerprint, DEADLINE)
    assert [(change.address, change.before, change.after) for change in last.changes] == [
        (("method", "discount_rate"), "0.032", "0.03")
    ]
    assert set(lcc.JournalEntry.model_fields) == {"on", "version", "fingerprint", "deadline", "changes"}


def test_a_sealed_purchase_goes_through_a_file_unchanged():
    sealed = lcc.seal(at_rate(frozen()), on=BEFORE)

    again = lcc.loads(lcc.dumps(sealed))

    assert again == sealed
    assert lcc.verify(again).holds


def test_a_modified_version_reminds_of_what_the_law_asks_and_a_first_one_does_not():
    second = lcc.seal(at_rate(frozen()), on=BEFORE)

    assert lcc.reminder(frozen()) is None
    assert "inform everyone" in str(lcc.reminder(second))
    with speaking("fr"):
        assert bare(lcc.reminder(second)).startswith("Version modifiée 2 : informer en même temps tous ceux")
        assert "R2151-4" in str(lcc.reminder(second))


@pytest.mark.parametrize("on", [DEADLINE, AFTER])
def test_a_frozen_method_cannot_change_once_the_deadline_has_come(on):
    with pytest.raises(lcc.LccError, match=r"has come: the method cannot change any more .*R2151-4.*Simulation"):
        lcc.seal(at_rate(frozen()), on=on)


def test_the_day_before_the_deadline_a_frozen_method_can_still_change():
    assert lcc.seal(at_rate(frozen()), on=DEADLINE - timedelta(days=1)).seal.version == 2


def test_moving_the_deadline_in_the_file_once_it_has_passed_and_offers_are_in_changes_nothing():
    moved = at_rate(frozen()).replace(deadline=AFTER + timedelta(days=30))

    with pytest.raises(lcc.LccError, match="2027-04-01, has come"):
        lcc.seal(moved, on=AFTER)


def test_a_deadline_extended_in_time_lets_the_method_change():
    extended = at_rate(frozen()).replace(deadline=AFTER + timedelta(days=30))

    assert lcc.seal(extended, on=DEADLINE - timedelta(days=1)).seal.deadline == AFTER + timedelta(days=30)


def test_with_offers_in_and_no_deadline_a_frozen_method_cannot_change():
    with pytest.raises(lcc.LccError, match="Offers are in"):
        lcc.seal(at_rate(frozen(deadline=None)), on=BEFORE)
    assert lcc.seal(at_rate(frozen(deadline=None, offers=())), on=BEFORE).seal.version == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (lambda: lcc.seal(frozen(), on=BEFORE), "nothing to freeze again"),
        (lambda: lcc.seal(at_rate(frozen()), on=BEFORE - timedelta(days=1)), "which is later"),
        (lambda: lcc.seal(lcc.simulation_copy(purchase()), on=BEFORE), "never frozen"),
        (lambda: lcc.seal(purchase(), on=BEFORE, example={"price": 777123.0, "kwh": 1.0}), "answers of “Ovation”"),
        (lambda: lcc.seal(purchase(method=lcc.Method(base_year=2027, years=1, discount_rate=0.03))), "no total"),
        (lambda: lcc.publish(purchase()), "freeze it first"),
        (lambda: lcc.publish(at_rate(frozen())), "freeze a modified version first"),
        (lambda: lcc.publish(lcc.simulation_copy(frozen())), "freeze it first"),
    ],
)
def test_what_cannot_be_frozen_or_published_is_refused_with_the_reason(given, said):
    with pytest.raises(lcc.LccError, match=said):
        given()


# Frozen too late


@pytest.mark.parametrize(
    ("on", "holds", "said"),
    [
        (DEADLINE - timedelta(days=1), True, "before the deadline"),
        (DEADLINE, True, "on the day of the deadline"),
        (AFTER, False, "after the deadline for offers. It cannot found an award."),
    ],
)  # fmt: skip
def test_a_method_frozen_after_the_deadline_cannot_found_an_award(on, holds, said):
    sealed = lcc.seal(purchase(), on=on)

    assert lcc.verify(sealed).holds is holds
    assert said in str(lcc.verify(sealed))


def test_a_method_frozen_too_late_is_said_in_french_by_the_comparison_by_check_and_by_verify():
    late = lcc.seal(purchase(), on=AFTER)
    sentence = (
        "Cette méthode a été figée après la date limite de remise des offres. Elle ne peut pas fonder une attribution."
    )

    with speaking("fr"):
        assert sentence in bare(lcc.verify(late))
        assert sentence in bare(lcc.compare(late))
        assert sentence in bare(lcc.findings(late)[0])
        assert "Méthode figée le 02/04/2027, version 1, empreinte " in bare(lcc.compare(late))


def test_moving_the_deadline_after_the_method_was_frozen_too_late_does_not_mend_it():
    late = lcc.seal(purchase(), on=AFTER).replace(deadline=AFTER + timedelta(days=30))

    assert "It cannot found an award" in str(lcc.verify(late))


def test_without_a_deadline_nothing_says_that_it_was_frozen_in_time():
    found = lcc.verify(frozen(deadline=None))

    assert found.holds
    assert found.proofs[-1].outcome == "doubtful"


# Proving


def test_an_untouched_purchase_holds_with_its_printed_fingerprint_whole_or_short():
    sealed = frozen()

    for printed in (None, sealed.seal.fingerprint, sealed.seal.fingerprint[:8].upper(), sealed.seal.fingerprint[:16]):
        assert lcc.verify(sealed, printed=printed).holds


def test_another_fingerprint_than_the_printed_one_fails():
    assert "not the one of the frozen text" in failures(lcc.verify(frozen(), printed="7F3A-91C2"))[0]


def test_a_file_made_again_whole_is_caught_by_the_printed_fingerprint_alone():
    honest = frozen()
    forged = lcc.seal(at_rate(purchase()), on=BEFORE)

    assert lcc.verify(forged).holds
    assert not lcc.verify(forged, printed=honest.seal.fingerprint).holds


@pytest.mark.parametrize(
    ("change", "said", "french"),
    [
        ({"discount_rate": 0.03}, "discount rate: 0.032 → 0.03", "taux d’actualisation : 0,032 → 0,03"),
        ({"years": 12}, "study period: 10 → 12", "période d’étude : 10 → 12"),
        ({"tax": "excluding"}, "method › tax: “including” → “excluding”",
         "method › tax : « including » → « excluding »"),
        ({"resources": [{"name": "electricity", "unit": "kWh", "price": 0.25, "vat": 0.2}]},
         "method › resources › electricity › price: 0.2 → 0.25",
         "method › resources › electricity › price : 0,2 → 0,25"),
    ],
)  # fmt: skip
def test_a_change_is_said_field_by_field_by_its_address_in_both_languages(change, said, french):
    sealed = frozen()

    found = lcc.verify(sealed.replace(method=sealed.method.replace(**change)))

    assert failures(found) == [said]
    with speaking("fr"):
        assert [bare(text) for text in failures(found)] == [french]


def test_things_added_taken_away_and_put_in_another_order_are_changes():
    sealed = frozen()
    method = sealed.method

    added = sealed.replace(criteria=[*sealed.criteria, lcc.Criterion(name="Délai", weight=1)])
    taken = sealed.replace(method=method.replace(costs=method.costs[:1]))
    turned = sealed.replace(method=method.replace(costs=method.costs[::-1]))

    assert failures(lcc.verify(added))[0].startswith("criteria › Délai: nothing → {")
    assert failures(lcc.verify(taken))[0].endswith("→ nothing")
    assert failures(lcc.verify(turned)) == ['method › costs: ["price","electricity"] → ["electricity","price"]']


def test_each_change_after_freezing_is_an_error_of_check_at_its_address_and_makes_the_ranking_a_simulation():
    changed = at_rate(frozen())

    found = [finding for finding in lcc.findings(changed) if finding.severity == "error"]

    assert [(finding.address, str(finding.message)) for finding in found] == [
        (("method", "discount_rate"), "Changed since the method was frozen: 0.032 → 0.03.")
    ]
    assert "Simulation: without effect on the ranking. Only the method frozen on 2027-03-12 applies." in str(
        lcc.compare(changed)
    )
    with speaking("fr"):
        said = bare(lcc.compare(changed))
        assert "Simulation : sans effet sur le classement. Seule la méthode figée le 12/03/2027 s’applique." in said


def test_a_simulation_copy_says_so_and_carries_no_seal():
    copy = lcc.simulation_copy(at_rate(frozen()))

    assert (copy.seal, copy.journal) == (None, ())
    assert lcc.compare(copy).to_dict()["standing"]["sentences"] == ["Simulation: without effect on the ranking."]
    with speaking("fr"):
        assert "Simulation : sans effet sur le classement." in bare(lcc.compare(copy))


def test_totals_are_computed_again_to_the_cent_so_another_engine_is_caught():
    sealed = frozen()
    other = sealed.seal.example.replace(totals={**sealed.seal.example.totals, "use": 22.23, "total": 2422.23})

    found = lcc.verify(sealed.replace(seal=sealed.seal.replace(example=other)))

    assert not found.holds
    assert [text.split(":")[0] for text in failures(found)] == ["Worked example, use", "Worked example, total"]


def test_totals_come_from_the_frozen_text_so_a_changed_method_does_not_move_them():
    found = lcc.verify(at_rate(frozen()))

    assert [proof.outcome for proof in found.proofs if proof.what == "totals"] == ["holds"]


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("fingerprint", "0" * 64, "one of them was changed"),
        ("text", "", "cannot be read"),
        ("text", "{", "cannot be read"),
        ("text", '{"format":true}', "cannot be read"),
        ("text", '{"format":1,"offers":[]}', "cannot be read"),
        ("text", '{"format":1,"method":{"years":NaN}}', "cannot be read"),
        ("text", "[" * 5000, "cannot be read"),
        ("text", '{"format":2,"method":{}}', "made by a newer version"),
        ("text", '{"format":1,"method":{"years":"x"}}', "base_year"),
        ("on", date(2027, 3, 1), "The journal does not say the same"),
        ("version", 7, "The journal does not say the same"),
        ("deadline", AFTER, "The journal does not say the same"),
    ],
)
def test_a_seal_edited_by_hand_is_detected(part, value, said):
    sealed = frozen()

    found = lcc.verify(sealed.replace(seal=sealed.seal.replace(**{part: value})))

    assert not found.holds
    assert said in " ".join(failures(found))


def test_a_text_with_its_fingerprint_made_again_but_not_as_it_was_frozen_is_detected():
    sealed = frozen()
    spaced = sealed.seal.text.replace(":", ": ", 1)
    from lcc.canonical import digest

    found = lcc.verify(sealed.replace(seal=sealed.seal.replace(text=spaced, fingerprint=digest(spaced))))

    assert "The frozen text is not written as it was frozen." in failures(found)


def test_a_purchase_without_a_seal_does_not_hold():
    assert failures(lcc.verify(purchase())) == ["No method is frozen in this file."]


def test_every_proof_has_its_french():
    found = [lcc.verify(frozen(), printed="7F3A-91C2"), lcc.verify(at_rate(frozen())), lcc.verify(purchase()),
             lcc.verify(lcc.seal(purchase(), on=AFTER)), lcc.verify(frozen(deadline=None))]  # fmt: skip

    english = [str(proof.sentence) for one in found for proof in one.proofs]

    with speaking("fr"):
        french = [str(proof.sentence) for one in found for proof in one.proofs]
        assert "DIFFÈRE" in str(found[0])
        assert "comme prévu" in str(found[0])
    assert all(one != other for one, other in zip(english, french, strict=True))


# Publishing


def test_what_is_published_holds_no_offer_no_trial_no_estimate_and_no_name():
    sealed = lcc.seal(at_rate(frozen()), on=BEFORE)

    text = lcc.dumps(lcc.publish(sealed))

    assert [secret for secret in SECRETS if secret in text] == []
    assert all(secret in lcc.dumps(sealed) for secret in SECRETS)


def test_what_is_published_proves_itself_and_computes_the_same_method():
    published = lcc.loads(lcc.dumps(lcc.publish(frozen())))

    assert lcc.verify(published, printed=frozen().seal.fingerprint).holds
    assert (published.method, published.criteria) == (purchase().method, purchase().criteria)
    assert (published.offers, published.trials, published.estimate, published.buyer) == ((), (), None, "")


def test_fields_to_come_are_not_published_unless_someone_says_so():
    from lcc.sealing import PUBLISHED

    secret = {
        "buyer",
        "siret",
        "signature",
        "note",
        "estimate",
        "simulation",
        "trials",
        "offers",
        "ranges",
        "scenarios",
    }

    assert set(lcc.Purchase.model_fields) - set(PUBLISHED) >= secret
    assert not set(PUBLISHED) & secret


# The command


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a purchase file with comments, its deadline ahead of today."""
    path = tmp_path / "school.lcc.yaml"
    ahead = date.today() + timedelta(days=30)  # noqa: DTZ011  # the command reads the same calendar
    path.write_text(f"# École\n{lcc.dumps(purchase(deadline=ahead))}# the end\n", encoding="utf-8")
    return path


def run(capsys, *words: object) -> tuple[int, str, str]:
    """Run the command."""
    code = main([*map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_freezes_a_file_keeps_its_comments_and_proves_it(capsys, file):
    before = file.read_text(encoding="utf-8")

    code, said, _ = run(capsys, "seal", file)

    sealed = lcc.load(file)
    assert (code, sealed.seal.version) == (0, 1)
    assert sealed.seal.fingerprint in said
    assert file.read_text(encoding="utf-8").startswith(before)
    assert file.with_name(f"{file.name}.bak").read_text(encoding="utf-8") == before
    assert run(capsys, "verify", file, "--hash", sealed.seal.fingerprint[:8])[0] == 0


def test_the_command_freezes_a_modified_version_in_place_of_the_first(capsys, file):
    run(capsys, "seal", file)
    typed = file.read_text(encoding="utf-8").replace("years: 10", "years: 12") + "# typed since\n"
    file.write_text(typed, encoding="utf-8")

    assert run(capsys, "check", file)[0] == 1
    assert run(capsys, "verify", file)[0] == 1
    code, said, _ = run(capsys, "seal", file)

    text = file.read_text(encoding="utf-8")
    assert (code, lcc.load(file).seal.version) == (0, 2)
    assert "Modified version 2" in said
    assert "# typed since" in text
    assert (text.count("\nseal:"), text.count("\njournal:"), text.startswith("# École")) == (1, 1, True)
    assert run(capsys, "verify", file)[0] == 0


def test_a_file_that_cannot_be_edited_in_place_is_written_again_whole(capsys, tmp_path):
    path = tmp_path / "flow.lcc.yaml"
    path.write_text(json.dumps({"format": 1, **plain(purchase(deadline=None))}), encoding="utf-8")

    assert run(capsys, "seal", path)[0] == 0
    assert lcc.verify(lcc.load(path)).holds


def test_the_command_says_a_change_in_french_with_exit_code_1(capsys, file):
    run(capsys, "seal", file)
    file.write_text(
        file.read_text(encoding="utf-8").replace("discount_rate: 0.032", "discount_rate: 0.03"), encoding="utf-8"
    )

    code, said, _ = run(capsys, "verify", file, "--lang", "fr")

    assert code == 1
    assert "DIFFÈRE : taux d’actualisation : 0,032 → 0,03" in bare(said)


def test_the_command_publishes_once_and_never_over_a_file_that_is_there(capsys, file, tmp_path):
    run(capsys, "seal", file)
    output = tmp_path / "method.lcc.yaml"

    assert run(capsys, "publish", file, "-o", output)[0] == 0
    published = output.read_bytes()
    code, _, error = run(capsys, "publish", file, "-o", output)

    assert (code, output.read_bytes()) == (2, published)
    assert "is already there" in error
    assert run(capsys, "verify", output)[0] == 0
    assert not any(secret in published.decode() for secret in SECRETS)


def test_the_command_writes_a_copy_marked_simulation(capsys, file, tmp_path):
    run(capsys, "seal", file)
    copy = tmp_path / "copy.lcc.yaml"

    code, said, _ = run(capsys, "seal", file, "--simulation", copy)

    assert (code, lcc.load(copy).simulation) == (0, True)
    assert "without effect on the ranking" in said
    assert run(capsys, "seal", copy)[0] == 2


def test_the_commands_speak_to_programs(capsys, file, tmp_path):
    sealed = json.loads(run(capsys, "seal", file, "--json")[1])
    verified = json.loads(run(capsys, "verify", file, "--json")[1])
    published = json.loads(run(capsys, "publish", file, "-o", tmp_path / "m.yaml", "--json")[1])

    assert verified["holds"] is True
    assert sealed["fingerprint"] == verified["fingerprint"] == published["fingerprint"]
    assert {proof["what"] for proof in verified["proofs"]} == {"text", "method", "totals", "deadline"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("verify", "{file}", "--hash", "bonjour"), 2, "7F3A-91C2"),
        (("verify", "{file}.none"), 3, "no such file"),
        (("seal", "{file}.none"), 3, "no such file"),
        (("publish", "{file}", "-o", "{file}.new"), 2, "freeze it first"),
        (("publish", "{file}.none", "-o", "{file}.new"), 3, "no such file"),
    ],
)
def test_what_is_wrong_in_a_command_is_said_with_its_exit_code(capsys, file, words, code, said):
    done, _, error = run(capsys, *(word.format(file=file) for word in words))

    assert done == code
    assert said in error


def test_the_frozen_method_comes_back_whole_and_offers_stay():
    frozen = lcc.seal(purchase(), on=BEFORE)
    changed = lcc.replace(frozen, ("method", "years"), 9).replace(offers=[lcc.Offer("New", vat=0.2)])

    back = as_frozen(changed)

    assert back.method == frozen.method
    assert [offer.name for offer in back.offers] == ["New"]
    assert as_frozen(back) == back
