"""``diptych compare`` of files that are no plain text."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.commands import COMMAND, LEFT, RIGHT, diptych, environment, write_pair
from webapp.cli.errors import CliError
from webapp.cli.sides import Named, read_side
from webapp.ingest.samples import PARAGRAPH, pdf, sample
from webapp.ingest.values import Form

GERMAN = "Die Brücke über den Fluss wurde am Montag eröffnet. Sie kostete zwölf Millionen Euro."


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes], str]:
    """Writes a file; its path."""

    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def test_two_files_of_different_forms_are_compared(tmp_path: Path) -> None:
    left, right = tmp_path / "draft.html", tmp_path / "printed"
    left.write_bytes(sample(Form.HTML))
    right.write_bytes(pdf([PARAGRAPH, "It cost 12 million euros."]))
    done = diptych("compare", left, right, "--format", "json", folder=tmp_path)
    assert done.returncode == 0
    document = json.loads(done.stdout)
    assert document["left"]["title"] == "Opened"
    assert PARAGRAPH in [sentence["text"] for sentence in document["left"]["sentences"]]
    assert [s["text"] for s in document["right"]["sentences"]][-2:] == [
        PARAGRAPH,
        "It cost 12 million euros.",
    ]


def test_what_cannot_be_read_is_one_line_that_names_the_file(tmp_path: Path) -> None:
    left, right = write_pair(tmp_path)
    right.write_bytes(b"%PDF-1.7\nthe rest was lost")
    done = diptych("compare", left, right, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"diptych: {right}: ")
    assert line.endswith(".")


@pytest.mark.parametrize("form", ["txt", "eml", "rtf", "html"])
def test_the_title_of_the_file_gives_way_to_one_that_is_given(
    written: Callable[[str, bytes], str], form: str
) -> None:
    name = written(f"file.{form}", sample(Form(form)))
    assert read_side(Named(name, title="Mine")).title == "Mine"
    assert read_side(Named(name)).title == {"eml": "Geöffnet", "html": "Opened"}.get(form)


@pytest.mark.parametrize("name", ["/dev/zero", "-"])
def test_what_never_ends_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/zero", encoding="utf-8") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        with pytest.raises(CliError, match="larger than"):
            read_side(Named(name))


def test_standard_input_may_be_of_any_form(monkeypatch: pytest.MonkeyPatch) -> None:
    for form in (None, Form.HTML):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sample(Form.HTML))))
        assert PARAGRAPH in read_side(Named("-", form=form)).text.split("\n")


def test_a_form_that_is_given_goes_before_what_the_content_says(written: Callable[[str, bytes], str]) -> None:
    name = written("page.html", sample(Form.HTML))
    assert read_side(Named(name, form=Form.TEXT)).text == sample(Form.HTML).decode()


def test_an_encoding_is_found_out_and_said_unless_it_is_given(
    written: Callable[[str, bytes], str], capsys: pytest.CaptureFixture[str]
) -> None:
    name = written("alt.txt", GERMAN.encode("cp1252"))
    assert read_side(Named(name)).text == GERMAN
    assert capsys.readouterr().err == (
        f"{name}: Read as: plain text of 14 words. Its encoding was guessed: Windows-1252.\n"
    )
    assert read_side(Named(name, quiet=True)).text == GERMAN
    assert read_side(Named(name, encoding="windows-1252")).text == GERMAN
    assert read_side(Named(name, encoding="cp437")).text != GERMAN
    assert capsys.readouterr().err == ""


def test_an_encoding_that_nobody_knows_is_refused(written: Callable[[str, bytes], str]) -> None:
    name = written("alt.txt", GERMAN.encode("cp1252"))
    with pytest.raises(CliError, match=r"alt.txt: No encoding of this name"):
        read_side(Named(name, encoding="klingon"))


@pytest.mark.parametrize("name", ["a.txt", "a", "A.TEXT"])
@pytest.mark.parametrize(
    "content",
    [
        LEFT.encode(),
        b"",
        b" \r\n",
        b"One.\r\n\r\nTwo.\rThree.\x0b",
        b"\xef\xbb\xbfA text.",
        "Ein Satz\u00a0mit\u200b allem\u00ad.".encode("utf-16"),
        b"5 < 6 and 7 > 6, said R&D.",
        b"# One\n\n- two\n",
        b"Red \x1b[31m alert\x07.\0\0",
    ],
)
def test_a_plain_text_is_read_to_the_letter(
    written: Callable[[str, bytes], str], capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    expected = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    assert read_side(Named(written(name, content))).text == expected
    assert capsys.readouterr().err == ""


def test_the_options_reach_each_side(tmp_path: Path) -> None:
    """Standard input is the right side here: its form is that of ``--form``."""
    left = tmp_path / "left.txt"
    left.write_bytes(GERMAN.encode("cp1250"))
    given = f"<p>{GERMAN}</p>".encode()
    options = ("--form", "txt", "--left-encoding", "cp1250", "--right-title", "Neu", "--quiet")
    done = diptych("compare", left, "-", "--format", "json", *options, folder=tmp_path, given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    document = json.loads(done.stdout)
    assert [s["text"] for s in document["left"]["sentences"]] == GERMAN.replace(". ", ".\n").splitlines()
    assert document["right"]["title"] == "Neu"


@pytest.mark.parametrize("options", [("--form", "exe"), ("--left-form", "word"), ("--right-form", "")])
def test_an_unknown_form_is_wrong_usage(tmp_path: Path, options: tuple[str, str]) -> None:
    done = diptych("compare", *write_pair(tmp_path), *options, folder=tmp_path)
    assert done.returncode == 2
    assert b"invalid choice" in done.stderr


def test_plain_texts_need_no_library_of_documents_and_no_process(tmp_path: Path) -> None:
    left, right = write_pair(tmp_path)
    assert right.read_text("utf-8") == RIGHT
    code = (
        "import sys; from webapp import cli; sys.stdout = open('/dev/null', 'w');"
        f"code = cli.main(['compare', {str(left)!r}, {str(right)!r}], None);"
        "heavy = {'lxml', 'mammoth', 'trafilatura', 'pypdfium2', 'markdown_it', 'charset_normalizer'};"
        "heavy |= {'webapp.ingest.alone', 'webapp.ingest.alone.process'};"
        "sys.exit(code or str(heavy & set(sys.modules) or ''))"
    )
    run = [COMMAND[0], "-c", code]
    done = subprocess.run(run, env=environment(tmp_path), capture_output=True, check=False, text=True)
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1/", "not a public address"),
        ("https://[::1]/a", "not a public address"),
        ("http://2130706433/", "not a public address"),
        ("ftp://example.org/a.txt", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("https://name.invalid/", "name.invalid"),
    ],
)
def test_an_address_that_is_not_fetched_is_one_line(tmp_path: Path, address: str, why: str) -> None:
    done = diptych("compare", address, "-", folder=tmp_path, given=b"A text.")
    said = done.stderr.decode()
    assert done.returncode == 1
    assert said.count("\n") == 1
    assert address in said
    assert why in said.lower() or why in said


def test_addresses_are_not_fetched_where_that_is_switched_off(tmp_path: Path) -> None:
    done = diptych(
        "compare", "https://a.invalid/", "-", folder=tmp_path, given=b"A text.", DIPTYCH_FETCH="off"
    )
    assert done.returncode == 1
    assert "switched off" in done.stderr.decode()
