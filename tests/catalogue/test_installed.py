"""The catalogue is found in a checkout, and once installed from a wheel into an empty environment."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import lcc
from lcc.catalogue import places

ROOT = Path(__file__).parents[2]
UV = shutil.which("uv") or next((str(path) for path in ROOT.glob(".uv/bin/uv")), None)


def test_in_a_checkout_the_catalogue_is_the_one_being_edited():
    assert places.shipped() == ROOT / "catalogue"


def test_a_library_without_its_data_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "lcc")

    with pytest.raises(lcc.LccError, match="install the library again"):
        places.shipped()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel built from this checkout."""
    if UV is None:
        pytest.skip("building a wheel needs uv")
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run([UV, "build", "--wheel", "--no-build-isolation", "--out-dir", str(folder), str(ROOT)],
                          capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode:
        done = subprocess.run([UV, "build", "--wheel", "--out-dir", str(folder), str(ROOT)],
                              capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode:
        pytest.skip(f"the build tools are not to be had here: {done.stderr[-200:]}")
    return next(folder.glob("*.whl"))


def test_a_wheel_holds_the_catalogue_its_licence_and_no_other_package(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    assert {"lcc/_data/catalogue/sources.yaml", "lcc/_data/catalogue/LICENCE.md"} <= set(names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"lcc", "lcc_gui", "lcc_tenders"}
    metadata = next(name for name in names if name.endswith("METADATA"))
    assert b"License-Expression: Apache-2.0 AND etalab-2.0 AND ODbL-1.0" in zipfile.ZipFile(wheel).read(metadata)
    shipped = {name for name in names if name.startswith("lcc/_data/catalogue/")}
    assert len(shipped) == len([path for path in (ROOT / "catalogue").rglob("*") if path.is_file()])
    assert {f"lcc/_data/examples/{path.name}" for path in CASES} <= set(names)


def test_an_installed_library_finds_its_catalogue(wheel, tmp_path):
    target = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(target)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r}); import lcc; from lcc.catalogue import places;"
        "print(places.shipped()); print(len(lcc.catalogue.factors()), lcc.catalogue.method('copiers').base_year);"
        "print(*[path.relative_to(sys.path[0]) for path in lcc.catalogue.examples()], sep=';');"
        "print(lcc.compare(lcc.load(lcc.catalogue.example('copiers'))).ranking[0].offer)"
    )

    done = subprocess.run([sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    where, counts, examples, first = done.stdout.splitlines()
    assert Path(where) == target / "lcc" / "_data" / "catalogue"
    assert int(counts.split()[0]) >= 150
    assert examples.split(";") == [f"lcc/_data/examples/{path.name}" for path in CASES]
    assert first == "C"


# The examples


CASES = sorted((ROOT / "examples").glob("*.lcc.yaml"))


def test_in_a_checkout_the_examples_are_those_being_edited():
    assert list(lcc.catalogue.examples()) == CASES


@pytest.mark.parametrize("method", lcc.catalogue.methods(), ids=lambda method: method.id)
def test_the_example_a_reference_method_names_is_there_and_compares(method):
    found = lcc.catalogue.example(method.example)

    assert len(lcc.compare(lcc.load(found)).ranking) >= 2


def test_an_example_that_does_not_exist_is_refused_with_the_nearest():
    with pytest.raises(lcc.LccError, match="copiers"):
        lcc.catalogue.example("copier")


def test_a_library_without_its_examples_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "lcc")

    with pytest.raises(lcc.LccError, match="examples that come with this library are not there"):
        lcc.catalogue.examples()
