"""``lcc whatif``, ``breakeven``, ``tornado``, ``simulate``."""

from __future__ import annotations

import json

import pytest

import lcc
from lcc.cli import main
from lcc.commands import exploring, patience

PRICE = ("method", "resources", "electricity", "price")


@pytest.fixture
def file(kettles, tmp_path):
    """Write a purchase with trial offers, ranges and a scenario."""
    path = tmp_path / "kettles.lcc.yaml"
    trials = kettles(ranges={PRICE: (0.1, 0.6), "method › years": (2, 9)}, scenarios={"Dear": {PRICE: "+50 %"}})
    lcc.save(trials.replace(offers=trials.trials[:1]), path)
    return str(path)


def test_what_if_sets_values_beside_the_published_ones(file, capsys, plain):
    assert main(["whatif", file, "--set", "electricity=+50%", "--set", "years=3"]) == 0

    said = plain(capsys.readouterr().out)
    assert said.startswith("Simulation: without effect on the ranking.")
    assert (
        "What if: electricity, price 0.30 €/kWh (published: 0.20 €/kWh); study period 3 years (published: 5 years)"
        in said
    )


def test_what_if_alone_shows_the_scenarios_of_the_file(file, capsys):
    main(["whatif", file, "--json"])

    names = [item["name"] for item in json.loads(capsys.readouterr().out)["scenarios"]]
    assert names == ["low values", "published", "high values", "Dear"]


def test_break_evens_are_said_in_the_language_asked(file, capsys, plain):
    assert main(["breakeven", file, "--lang", "fr"]) == 0

    assert "Classement sensible : il change si le kWh tombe sous 0,1333 €." in plain(capsys.readouterr().out)


def test_break_evens_of_real_offers_are_marked_without_effect(file, capsys):
    main(["breakeven", file, "--offers", "--json"])

    found = json.loads(capsys.readouterr().out)
    assert found["mark"] == "Simulation: without effect on the ranking"
    assert found["stable"]


def test_a_range_or_a_spread_of_the_command_takes_the_place_of_those_of_the_file(file, capsys):
    main(["breakeven", file, "--range", "electricity=0.30..0.60", "--json"])
    first = json.loads(capsys.readouterr().out)["assumptions"]
    main(["breakeven", file, "--spread", "20%", "--json"])
    second = json.loads(capsys.readouterr().out)["assumptions"]

    assert [(item["low"], item["high"]) for item in first] == [(0.3, 0.6)]
    assert {tuple(item["address"]) for item in second} == {PRICE, ("method", "years")}


def test_a_map_is_drawn_in_letters(file, capsys):
    main(["breakeven", file, "--map", "electricity", "years"])

    assert "A: Hungry, B: Sober" in capsys.readouterr().out


def test_a_tornado_shows_the_widest_bar_first(file, capsys):
    main(["tornado", file, "--json"])

    swings = json.loads(capsys.readouterr().out)["swings"]
    assert [swing["width"] for swing in swings] == sorted((swing["width"] for swing in swings), reverse=True)


def test_a_simulation_gives_the_same_json_for_the_same_seed(file, capsys):
    texts = []
    for _ in range(2):
        main(["simulate", file, "--draws", "200", "--seed", "5", "--json"])
        texts.append(capsys.readouterr().out)

    assert texts[0] == texts[1]
    assert json.loads(texts[0])["draws"] == 200


def test_a_simulation_over_a_second_says_how_far_it_is(file, capsys, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0.0)

    main(["simulate", file, "--draws", "3000"])

    assert "Drawing: 68%…" in capsys.readouterr().err


def test_a_simulation_interrupted_says_so(file, capsys, monkeypatch):
    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(exploring._Progress, "__call__", interrupt)

    assert main(["simulate", file]) == 2
    assert "The simulation was stopped." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["whatif", "--set", "electrcity=1"], "Did you mean “electricity”?"),
        (["whatif", "--set", "electricity"], "Expected an address, = and a value"),
        (["breakeven", "--range", "electricity=0.6..0.1"], "reversed"),
        (["breakeven", "--range", "electricity=0.6"], "Expected a range such as"),
        (["breakeven", "--range", "electricity=nan..1"], "Expected a number"),
        (["tornado", "--spread", "much"], "Expected a number"),
        (["simulate", "--draws", "0"], "Expected from 2 to"),
    ],
)
def test_a_wrong_command_says_what_was_expected(file, capsys, words, said):
    assert main([words[0], file, *words[1:]]) in (2, 3)

    assert said in capsys.readouterr().err
