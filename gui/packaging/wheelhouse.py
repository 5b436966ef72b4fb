"""The other road, without a built program: a folder of wheels that installs where there is no network.

``python gui/packaging/wheelhouse.py FOLDER`` downloads, on a computer that has the network, the wheels for another one:
``--platform win_amd64 --python 3.12`` unless told otherwise. The folder says how to install from it.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOW = """Installer lcc sans réseau (Windows, Python {python} déjà présent sur le poste, sans droits d'administrateur)

Dans ce dossier, ouvrir une invite de commandes et taper :

    py -{python} -m venv %LOCALAPPDATA%\\lcc-programme
    %LOCALAPPDATA%\\lcc-programme\\Scripts\\python -m pip install --no-index --find-links . "lcc-tenders[gui]"
    %LOCALAPPDATA%\\lcc-programme\\Scripts\\lcc-gui

--no-index : rien n'est cherché ailleurs que dans ce dossier. SHA256SUMS donne l'empreinte de chaque fichier.
Pour retirer le programme, supprimer le dossier %LOCALAPPDATA%\\lcc-programme.
"""


def main() -> int:
    """Fill the folder."""
    parser = argparse.ArgumentParser(description="Download the wheels that another computer installs from.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--platform", default="win_amd64")
    parser.add_argument("--python", default="3.12")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(given.folder), str(ROOT)], check=True)  # noqa: S603  # our own words
    subprocess.run([*pip, *download_words(given.folder, given.platform, given.python)], check=True)  # noqa: S603  # as above
    (given.folder / "LISEZMOI.txt").write_text(HOW.format(python=given.python), encoding="utf-8")
    (given.folder / "SHA256SUMS").write_text(checksums(given.folder), encoding="utf-8")
    return 0


def download_words(folder: Path, platform: str, python: str) -> list[str]:
    """Say what pip is to download: wheels only, for another system, at the versions tried here."""
    number = python.replace(".", "")
    return [
        "download", "--only-binary=:all:", "--platform", platform, "--python-version", python,
        "--implementation", "cp", "--abi", f"cp{number}", "--abi", "abi3", "--abi", "none",
        "--dest", str(folder), *requirements(python),
    ]  # fmt: skip


def requirements(python: str) -> list[str]:
    """List what the application requires, held to the versions of ``pyproject.toml`` for a Python."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = told["project"]["optional-dependencies"]
    asked = [*told["project"]["dependencies"], *extras["documents"], *extras["gui"]]
    names = {_name(line) for line in asked if not line.startswith("lcc-tenders")}
    pinned = {_name(line): line for line in _for(told["tool"]["uv"]["constraint-dependencies"], python)}
    return sorted(pinned.get(name, name).partition(";")[0].strip() for name in names)


def _for(constraints: Iterable[str], python: str) -> list[str]:
    """Keep the constraints that hold for a Python: their markers only compare its version with 3.12."""
    new = tuple(map(int, python.split("."))) >= (3, 12)
    return [line for line in constraints if ("< '3.12'" not in line if new else ">= '3.12'" not in line)]


def _name(requirement: str) -> str:
    for sign in "<>=!~[; ":
        requirement = requirement.partition(sign)[0]
    return requirement


def checksums(folder: Path) -> str:
    """Write the SHA-256 of each wheel, as ``sha256sum -c`` reads them."""
    wheels = sorted(folder.glob("*.whl"))
    return "".join(f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.name}\n" for wheel in wheels)


if __name__ == "__main__":
    sys.exit(main())
