"""``diptych archive``: what its commands answer, and what is said of what cannot be done."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import LEFT, RIGHT, diptych, environment
from webapp import services
from webapp.archive.sqlite import open_sqlite
from webapp.config import Config
from webapp.engine import Options
from webapp.jobs import DirectComparing
from webapp.services import Desk
from webapp.store import open_store

FERRY = "The last ferry of the season left the harbour of Brackenford with forty passengers and a dog."


class Archive:
    """The commands on one archive; each gives exit code, answer and complaints."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str, given: str = "", **settings: str) -> tuple[int, str, str]:
        done = diptych("archive", *arguments, folder=self.folder, given=given.encode(), **settings)
        return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.chdir(tmp_path)
    return Archive(tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "2026").mkdir(parents=True)
    (folder / "bridge.txt").write_text(LEFT)
    (folder / "2026" / "ferry.txt").write_text(FERRY)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(FERRY)
    return folder


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def test_a_folder_is_added_listed_searched_and_removed(archive: Archive, articles: Path) -> None:
    skipped = "One file is no document and was skipped\n"
    assert archive("add", "articles") == (0, "2 added, 0 changed, 0 unchanged\n", skipped)
    assert archive("add", "articles") == (0, "0 added, 0 changed, 2 unchanged\n", skipped)
    (articles / "bridge.txt").write_text(LEFT + " It rained.")
    assert archive("add", "articles") == (0, "0 added, 1 changed, 1 unchanged\n", skipped)
    assert archive("list") == (0, "articles/2026/ferry.txt\t\narticles/bridge.txt\t\n", "")
    code, told, complaints = archive("search", "-", given=RIGHT)
    assert (code, complaints) == (0, "")
    assert re.fullmatch(
        r"articles/bridge\.txt\n  carries \d+% of the text, \d+% word for word; \d shared passages\n", told
    )
    assert archive("remove", "articles/bridge.txt") == (0, "One article removed\n", "")
    nothing = "No article in the archive is a source of this text.\n"
    assert archive("search", "-", given=RIGHT) == (0, nothing, "")
    assert archive("status")[1].startswith("One article\n")


def test_the_answer_for_programs_has_names_and_coverage(archive: Archive, articles: Path) -> None:
    archive("add", "articles/bridge.txt", "-", given=line(id=7, text=FERRY, title="The ferry"))
    code, told, complaints = archive("search", "-", "--format", "json", given=RIGHT)
    assert (code, complaints) == (0, "")
    (source,) = json.loads(told)["sources"]
    assert source["name"] == "articles/bridge.txt"
    assert 0.3 < source["coverage"] <= 1
    assert {"edited", "identical"} & {shared["relation"] for shared in source["shared"]}
    assert all(shared["source"] in LEFT and shared["text"] in RIGHT for shared in source["shared"])
    told = archive("search", "-", "--format", "json", given="Zebras sing at night, and nobody knows why.")[1]
    assert json.loads(told) == {"sources": [], "shortened": False}


def test_a_list_names_texts_and_files_and_what_is_wrong_with_a_line(archive: Archive, articles: Path) -> None:
    (articles / "list.jsonl").write_text(
        line(name="a/b\n c \ud800\0", text=FERRY, title="T\0 \ud800")
        + line(file="bridge.txt", title="The bridge", language="en")
        + "\n"
        + line(name="empty", text=" ")
        + line(name="\n", text=FERRY)
        + line(name=["a"], text=FERRY)
        + line(name="n" * 501, text=FERRY)
        + line(name="none", file="none.txt")
        + line(name="nothing")
        + "[1]\n"
    )
    code, told, complaints = archive("add", "articles/list.jsonl")
    assert (code, told) == (1, "2 added, 0 changed, 0 unchanged\n")
    assert complaints.splitlines() == [
        "articles/list.jsonl line 4: empty holds no text",
        'articles/list.jsonl line 5: "name" is missing',
        'articles/list.jsonl line 6: "name" is not a string',
        f"articles/list.jsonl line 7: the name {'n' * 40}… is too long: it has more than 500 characters",
        "articles/list.jsonl line 8: cannot read articles/none.txt: No such file or directory",
        'articles/list.jsonl line 9: "text" is missing',
        "articles/list.jsonl line 10: the line is not a JSON object",
    ]
    assert archive("list")[1] == "a/b c \\ud800\tT \\ud800\nbridge.txt\tThe bridge\n"
    assert archive("remove", "a/b\n c \\ud800", "bridge.txt", "x")[:2] == (1, "2 articles removed\n")


def test_two_names_that_are_no_characters_stay_two(archive: Archive, articles: Path) -> None:
    for name in (b"/\xff.txt", b"/\xfe.txt"):
        Path(os.fsdecode(os.fsencode(articles) + name)).write_text(FERRY)
    archive("add", "articles")
    assert r"articles/\udcfe.txt" in archive("list")[1]
    assert r"articles/\udcff.txt" in archive("list")[1]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("add", "nowhere"), "there is no file nowhere"),
        (("search", "nowhere.txt"), "cannot read nowhere.txt: No such file or directory"),
        (("search", "-"), "- holds no text"),
        (("list", "--token", "unknown"), "The access token is unknown or was revoked."),
    ],
)
def test_what_cannot_be_done_is_one_line(archive: Archive, arguments: list[str], complaint: str) -> None:
    assert archive(*arguments) == (1, "", f"diptych: {complaint}\n")


def test_an_empty_archive_is_said_to_be_empty(archive: Archive) -> None:
    code, told, complaints = archive("search", "-", "--format", "json", given=RIGHT)
    assert (code, json.loads(told)["sources"]) == (0, [])
    assert complaints == "The archive is empty: add articles first, with diptych archive add\n"


@pytest.mark.parametrize("arguments", [(), ("add",), ("find",), ("add", "--workers", "0", "x")])
def test_wrong_usage_is_told_with_the_usage(archive: Archive, arguments: list[str]) -> None:
    code, told, complaints = archive(*arguments)
    assert (code, told, complaints[:22]) == (2, "", "usage: diptych archive")


def test_a_file_that_is_no_archive_is_one_line(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "archive.sqlite3").write_bytes(b"no database " * 1_000)
    assert archive("list") == (1, "", "diptych: the archive cannot be used: file is not a database\n")


def test_an_archive_without_its_extra_is_one_line(tmp_path: Path) -> None:
    code = "import sys; sys.modules['apsw'] = None; from webapp.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "archive", "list"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    needs = "diptych: the archive needs more packages: pip install 'diptych[archive]'\n"
    assert (done.returncode, done.stderr) == (1, needs)


@pytest.fixture
def token(tmp_path: Path, tables: Path) -> Iterator[tuple[str, str]]:
    """A workspace, and an access token of it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "diptych.sqlite3").write_bytes(tables.read_bytes())
    url = f"sqlite:///{folder / 'diptych.sqlite3'}"
    desk = Desk(
        Config(data_dir=folder, database_url=url), open_store(url), DirectComparing(Options()), folder
    )
    workspace = services.create_workspace(desk)[0]
    yield workspace, services.create_access_token(desk, workspace, "archive")[1]
    desk.close()


def test_with_a_token_articles_belong_to_its_workspace(
    archive: Archive, articles: Path, token: tuple[str, str]
) -> None:
    workspace, secret = token
    assert archive("add", "articles", DIPTYCH_TOKEN=secret)[0] == 0
    assert archive("list") == (0, "", "")
    assert archive("list", "--token", secret)[1].count("\n") == 2
    assert archive("--token", secret, "remove", "articles/bridge.txt")[0] == 0
    index = open_sqlite(archive.folder / "data" / "archive.sqlite3")
    assert [entry.name for entry in index.listed((workspace,), "", 0, 9)] == ["articles/2026/ferry.txt"]
    index.close()
