"""Who installs the wheel needs nothing else: no checkout, no Node, no download.

It is built once, and installed into an environment that sees the locked packages and not the checkout.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pytest

from webapp.ingest.samples import sample
from webapp.ingest.values import Form

ROOT = Path(__file__).resolve().parent.parent.parent

LARGEST_WHEEL = 40_000_000
"""Bytes. The model has 23 million; a second one by accident would show."""


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed wheel and an empty folder to use it from."""

    bin: Path
    """Folder of the console script."""
    package: Path
    """Where ``webapp`` was put."""
    folder: Path
    """Empty; the working directory of every command."""

    @property
    def environment(self) -> dict[str, str]:
        """A plain user's variables, with the data folder inside the test's own."""
        plain = {
            name: value for name, value in os.environ.items() if not name.startswith(("DIPTYCH_", "PYTHON"))
        }
        return {**plain, "DIPTYCH_DATA_DIR": str(self.folder / "data"), "HOME": str(self.folder)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "-qq",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run([*command, str(wheel)], check=True)
    paths = sysconfig.get_paths("venv", vars={"base": str(home), "platbase": str(home)})
    site = Path(paths["purelib"])
    # A path in a .pth file is searched but its own .pth files are not read: the checkout stays out of sight.
    (site / "locked.pth").write_text(sysconfig.get_paths()["purelib"])
    return Installed(bin=home / "bin", package=site / "webapp", folder=tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def address(installed: Installed) -> Iterator[str]:
    with subprocess.Popen(
        [installed.bin / "diptych", "serve", "--port", "0"],
        cwd=installed.folder,
        env=installed.environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        found = re.search(r"http://\S+?:\d+", said)
        assert found, f"no address in {said!r}"
        yield found[0]
        server.terminate()
        assert server.wait(timeout=20) == 0


@pytest.mark.parametrize(
    "part",
    [
        r"webapp/engine/minilm/model\.onnx",
        r"webapp/engine/minilm/tokenizer\.json",
        r"webapp/store/migrations/versions/.+\.py",
        r"webapp/words/en/errors\.toml",
        r"webapp/_assets/templates/base\.html",
        r"webapp/_assets/templates/comparisons/page\.html",
        r"webapp/_assets/static/css/.+\.css",
        r"webapp/_assets/static/js/.+\.js",
        r"webapp/_assets/static/vendor/htmx-[\d.]+\.min\.js",
        r"webapp/_assets/static/vendor/fonts/source-serif-4-latin-.+\.woff2",
        r"webapp/_assets/static/vendor/fonts/source-serif-4-LICENSE\.txt",
        r"webapp/_assets/seeds/ceasefire-talks/left\.txt",
        r"diptych-[\d.]+\.dist-info/licenses/LICENSE",
        r"diptych-[\d.]+\.dist-info/licenses/NOTICE",
    ],
)
def test_the_wheel_carries(names: set[str], part: str) -> None:
    assert [name for name in names if re.fullmatch(part, name)]


def test_the_wheel_carries_nothing_made_for_development(names: set[str]) -> None:
    unwanted = re.compile(r"(^|/)(tests|bench|node_modules|__pycache__|axe[^/]*|\.[^/]+)(/|$)")
    assert [name for name in names if unwanted.search(name)] == []


def test_the_wheel_stays_small(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST_WHEEL


def test_comparing_from_an_empty_folder_gives_every_sentence_and_link(installed: Installed) -> None:
    seed = installed.package / "_assets" / "seeds" / "ceasefire-talks"
    run = subprocess.run(
        [installed.bin / "diptych", "compare", seed / "left.txt", seed / "right.txt", "--format", "json"],
        cwd=installed.folder,
        env=installed.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    comparison = json.loads(run.stdout)
    assert comparison["schema"] == "diptych.comparison/2"
    assert comparison["engine"]["model"] != "none"
    assert comparison["links"]
    text = (seed / "left.txt").read_bytes().decode("utf-8")
    for sentence in comparison["left"]["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_a_file_of_another_form_is_read(installed: Installed) -> None:
    draft = installed.folder / "draft.docx"
    draft.write_bytes(sample(Form.DOCX))
    run = subprocess.run(
        [installed.bin / "diptych", "compare", draft, "-", "--format", "json"],
        cwd=installed.folder,
        env=installed.environment,
        input="The bridge was opened on Monday.",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Monday" in json.dumps(json.loads(run.stdout)["left"])


def test_a_form_whose_extra_is_missing_is_named_and_texts_are_read(
    installed: Installed, tmp_path: Path
) -> None:
    draft, text = tmp_path / "draft.docx", tmp_path / "text.txt"
    draft.write_bytes(sample(Form.DOCX))
    text.write_text("The bridge was opened on Monday.", "utf-8")
    # Goes before the locked packages: none of the extra can be imported, in any process.
    for name in ("lxml", "markdown_it", "pypdfium2", "trafilatura", "idna"):
        (tmp_path / f"{name}.py").write_text(f"raise ModuleNotFoundError('no {name}', name={name!r})")
    environment = {**installed.environment, "PYTHONPATH": str(tmp_path)}
    for right, code in ((text, 0), (draft, 1)):
        run = subprocess.run(
            [installed.bin / "diptych", "compare", text, right, "--format", "json"],
            cwd=installed.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == code, run.stderr
    assert "Reading a Word document needs the extra [documents], which is not installed" in run.stderr


def test_the_page_its_styles_and_its_scripts_are_served(address: str) -> None:
    with urlopen(f"{address}/", timeout=30) as answer:
        assert answer.status == 200
        page = answer.read().decode("utf-8")
    assert 'name="left"' in page
    own = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
    assert any(".css" in path for path in own)
    for path in own:
        with urlopen(address + path, timeout=30) as answer:
            assert answer.status == 200
            assert answer.read()


def test_a_posted_pair_is_compared_and_kept(address: str, installed: Installed) -> None:
    pair = {
        "left": "The bridge is closed. Buses go round.",
        "right": "The bridge is shut. Buses take a detour.",
    }
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(f"{address}/comparisons", data=urlencode(pair).encode(), timeout=60) as answer:
        assert re.fullmatch(rf"{re.escape(address)}/comparisons/[\w-]+", answer.url.partition("?")[0])
        page = answer.read().decode("utf-8")
    assert 'id="L1"' in page
    assert 'id="R2"' in page
    assert list((installed.folder / "data").glob("*.sqlite3"))
