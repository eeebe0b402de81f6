"""``diptych compare``."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.commands import COMMAND, LEFT, RIGHT, diptych, diptych_anew, environment, write_pair


def test_the_text_format_sets_both_sides_side_by_side(tmp_path: Path) -> None:
    done = diptych_anew("compare", *write_pair(tmp_path), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert any("L1" in line and "R1" in line for line in lines)
    assert max(map(len, lines)) <= 100
    assert "\x1b" not in done.stdout.decode()


def test_a_narrow_width_sets_them_one_below_the_other(tmp_path: Path) -> None:
    done = diptych("compare", *write_pair(tmp_path), "--width", "40", folder=tmp_path)
    lines = done.stdout.decode().splitlines()
    assert not any("L1" in line and "R1" in line for line in lines)
    assert max(map(len, lines)) <= 40


def test_colour_can_be_asked_for(tmp_path: Path) -> None:
    done = diptych("compare", *write_pair(tmp_path), "--color", "always", folder=tmp_path)
    assert b"\x1b[" in done.stdout


def test_the_json_format_is_the_engines_own_twice_the_same(tmp_path: Path) -> None:
    pair = write_pair(tmp_path)
    once, again = (diptych_anew("compare", *pair, "--format", "json", folder=tmp_path) for _ in range(2))
    assert once.stdout == again.stdout
    document = json.loads(once.stdout)
    assert document["schema"] == "diptych.comparison/2"
    assert [sentence["id"] for sentence in document["left"]["sentences"]] == ["L1", "L2", "L3"]
    for side, text in (("left", LEFT), ("right", RIGHT)):
        for sentence in document[side]["sentences"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_one_side_may_come_from_standard_input(tmp_path: Path) -> None:
    left, _ = write_pair(tmp_path)
    done = diptych("compare", left, "-", "--format", "json", folder=tmp_path, given=RIGHT.encode())
    assert len(json.loads(done.stdout)["right"]["sentences"]) == 3


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbfA text.", "A text.".encode("utf-16"), b"a\0b\r\n"])
def test_odd_files_are_read(tmp_path: Path, content: bytes) -> None:
    left, right = write_pair(tmp_path)
    left.write_bytes(content)
    done = diptych("compare", left, right, "--format", "json", folder=tmp_path)
    assert done.returncode == 0
    assert "\ufeff" not in json.loads(done.stdout)["left"]["sentences"][0]["text"] if content else True


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "missing.txt", "missing.txt"), "cannot read missing.txt: No such file"),
        (("compare", "/", "/"), "cannot read /: Is a directory"),
        (("compare", "-", "-"), "only one of the two"),
        (("batch", "missing.jsonl"), "cannot read missing.jsonl"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_and_code_one(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = diptych(*arguments, folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("diptych: ")
    assert said in line


@pytest.mark.parametrize(
    "settings", [{"DIPTYCH_MAX_BYTES": "many"}, {"DIPTYCH_MODEL_DIR": "/nonexistent"}], ids=str
)
def test_a_wrong_setting_is_one_line(tmp_path: Path, settings: dict[str, str]) -> None:
    done = diptych("compare", *write_pair(tmp_path), folder=tmp_path, **settings)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("compare",), ("compare", "a"), ("nonsense",), ("serve", "--port", "x")]
)
def test_wrong_usage_is_code_two(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = (diptych if arguments else diptych_anew)(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert b"usage: diptych" in done.stderr


@pytest.mark.parametrize("command", ["serve", "compare", "batch"])
def test_help_gives_examples(tmp_path: Path, command: str) -> None:
    done = diptych(command, "--help", folder=tmp_path)
    assert done.returncode == 0
    assert f"examples:\n  diptych {command}" in done.stdout.decode()


def test_texts_cannot_steer_the_terminal(tmp_path: Path) -> None:
    left, right = write_pair(tmp_path)
    left.write_bytes(b"Red \x1b[31m alert \x07 and \x9b2J \r back. \xc2\x9b31m.")
    left.write_bytes("Red \x1b[31m alert \x07 and \x9b2J.\x00 \u202e".encode())
    done = diptych("compare", left, right, folder=tmp_path)
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert not {"\x1b", "\x07", "\x9b", "\x00"} & set(shown)


def test_comparing_needs_neither_web_nor_database(tmp_path: Path) -> None:
    code = (
        "import sys; from webapp import cli; sys.stdout = open('/dev/null', 'w');"
        f"code = cli.main(['compare', {str(write_pair(tmp_path)[0])!r}, '/dev/null'], None);"
        "heavy = {'flask', 'werkzeug', 'sqlalchemy', 'alembic', 'waitress'} & set(sys.modules);"
        "sys.exit(code or str(heavy or ''))"
    )
    done = subprocess.run(
        [COMMAND[0], "-c", code], env=environment(tmp_path), capture_output=True, check=False, text=True
    )
    assert done.stderr.strip() == ""
    assert not (tmp_path / "data").exists()
