"""Build the portable folder for this system: ``python gui/packaging/build.py [--out FOLDER] [--no-zip]``.

It makes the folder with PyInstaller, the page of licences, the list of parts (SBOM, CycloneDX), the checksums and the
zip. A program for Windows is built on Windows, by the same file (``build.ps1``): PyInstaller does not build for another
system.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import subprocess
import sys
import uuid
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "gui"), str(ROOT)]


def main() -> int:
    """Build all of it."""
    parser = argparse.ArgumentParser(description="Build the portable folder.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the folder and the zip go")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "portable", help="where PyInstaller works")
    parser.add_argument("--no-zip", action="store_true", help="leave the folder as it is")
    given = parser.parse_args()
    folder = freeze(given.out.resolve(), given.work.resolve())
    accompany(folder)
    if not given.no_zip:
        pack(folder)
    return 0


def freeze(out: Path, work: Path) -> Path:
    """Run PyInstaller; return the folder it made."""
    words = ["--noconfirm", "--log-level", "WARN", "--distpath", str(out), "--workpath", str(work)]
    subprocess.run([sys.executable, "-m", "PyInstaller", *words, str(HERE / "lcc.spec")], check=True)  # noqa: S603  # our own words
    return out / "lcc"


def accompany(folder: Path) -> None:
    """Put beside the program what goes with it: licences, the list of parts, how to start, the checksums."""
    from lcc_gui.licences import page

    from lcc.words import speaking

    with speaking("fr"):
        licences = page()
    (folder / "LICENCES.txt").write_text(licences, encoding="utf-8")
    (folder / "LISEZMOI.txt").write_text((HERE / "LISEZMOI.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "sbom.cdx.json").write_text(json.dumps(sbom(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "SHA256SUMS").write_text(checksums(folder), encoding="utf-8")


def sbom() -> dict[str, object]:
    """List the parts with their versions and licences, as CycloneDX 1.5 wants them."""
    from lcc_gui.licences import distributions

    ours, *parts = distributions()
    listed = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{part.name}@{part.version}",
            "name": part.name,
            "version": part.version,
            "purl": f"pkg:pypi/{part.name}@{part.version}",
            "licenses": _licences(part.licence),
        }
        for part in parts
    ]
    version = platform.python_version()
    python = {"type": "framework", "bom-ref": f"python@{version}", "name": "Python", "version": version,
              "licenses": _licences("PSF-2.0")}  # fmt: skip
    named = "\n".join(str(part["bom-ref"]) for part in [*listed, python])
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, named)}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": f"{ours.name}@{ours.version}", "name": ours.name,
                          "version": ours.version, "licenses": _licences(ours.licence)},
        },
        "components": [*listed, python],
    }  # fmt: skip


def _licences(declared: str) -> list[dict[str, object]]:
    """Write a licence as an expression when it is one, else by its name."""
    if " " not in declared or any(word in declared for word in (" OR ", " AND ", " WITH ")):
        return [{"expression": declared}]
    return [{"license": {"name": declared}}]


def checksums(folder: Path) -> str:
    """Write the SHA-256 of each file, as ``sha256sum -c`` reads them."""
    lines = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "SHA256SUMS":
            with path.open("rb") as opened:
                lines.append(
                    f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {path.relative_to(folder).as_posix()}"
                )
    return "\n".join(lines) + "\n"


def pack(folder: Path) -> Path:
    """Make the zip, with its own checksum beside it."""
    from lcc import __version__

    system = f"{platform.system().lower()}-{platform.machine().lower()}"
    target = folder.with_name(f"lcc-{__version__}-{system}.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as opened:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                opened.write(path, f"lcc/{path.relative_to(folder).as_posix()}")
    with target.open("rb") as opened_again:
        told = hashlib.file_digest(opened_again, "sha256").hexdigest()
    target.with_name(f"{target.name}.sha256").write_text(f"{told}  {target.name}\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    sys.exit(main())
