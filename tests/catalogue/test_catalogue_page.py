"""The page about the catalogue works as it is written."""

import re
from pathlib import Path

import lcc
from lcc import catalogue

PAGE = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")


def test_the_example_of_a_factor_is_accepted(tmp_path):
    (tmp_path / "prix.yaml").write_text(PAGE.split("```yaml\n")[1].split("```")[0], encoding="utf-8")

    assert catalogue.Catalogue(tmp_path).resource("notre-electricite", vat=0.2).price.value == 0.21


def test_the_example_in_python_runs():
    names = {}

    exec(PAGE.split("```python\n")[1].split("```")[0], names)  # our own page

    assert isinstance(names["method"], lcc.Method)
    assert names["factor"].in_force.value == 256


def test_the_commands_of_the_page_exist(capsys):
    from lcc.cli import main

    for line in re.findall(r"^lcc (.+?)(?:  +| [a-zéè’ ]+ ;|$)", PAGE, re.MULTILINE):
        words = line.split()
        if words[0] == "new" or any("achat" in word for word in words):
            continue
        assert main(words) == 0
        capsys.readouterr()
