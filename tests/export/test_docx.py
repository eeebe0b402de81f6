"""The Word document: its parts, and what a word processor makes of them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.export.pairs import HOSTILE, pair, seed
from webapp.engine import Comparison
from webapp.export.docx import AUTHOR, docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(comparison: Comparison) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(docx(comparison))) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize("kind", HOSTILE)
def test_every_part_is_well_formed_and_every_remark_is_anchored_once(kind: str) -> None:
    made = parts(pair(*HOSTILE[kind]))
    document, comments = made["word/document.xml"], made["word/comments.xml"]
    ids = [comment.get("w:id") or comment.get(f"{W}id") for comment in comments.iter(f"{W}comment")]
    assert ids == [str(number) for number in range(len(ids))]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(element.get(f"{W}id", "") for element in document.iter(f"{W}{tag}")) == sorted(ids)


def test_every_change_has_a_number_of_its_own_and_an_author() -> None:
    document = parts(seed("night-buses"))["word/document.xml"]
    changes = [element for tag in ("ins", "del") for element in document.iter(f"{W}{tag}")]
    numbers = [change.get(f"{W}id") for change in changes]
    assert len(numbers) > 20
    assert len(set(numbers)) == len(numbers)
    assert {change.get(f"{W}author") for change in changes} == {AUTHOR}


def test_the_first_remark_sums_up_and_names_the_limits() -> None:
    comments = parts(pair())["word/comments.xml"]
    first = "".join(next(comments.iter(f"{W}comment")).itertext())
    assert "of the source is in the rewrite" in first
    assert "Limit: " in first


def test_arabic_runs_from_right_to_left() -> None:
    document = parts(pair(*HOSTILE["arabic"]))["word/document.xml"]
    assert list(document.iter(f"{W}bidi"))
    assert list(document.iter(f"{W}rtl"))


def test_a_word_processor_opens_it_with_its_changes_and_remarks(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed; `make test` installs it"
    comparison = seed("tidal-barrier")
    file = tmp_path / "changes.docx"
    file.write_bytes(docx(comparison))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, "--headless", profile, "--convert-to", "fodt", "--outdir", tmp_path, file],
        check=True,
        capture_output=True,
        timeout=110,
    )
    opened = (tmp_path / "changes.fodt").read_text("utf-8")
    document = parts(comparison)["word/document.xml"]
    comments = list(parts(comparison)["word/comments.xml"].iter(f"{W}comment"))
    assert opened.count("<office:annotation ") == len(comments)
    changes = sum(1 for tag in ("ins", "del") for _ in document.iter(f"{W}{tag}"))
    # Neighbouring changes of one kind are one to LibreOffice.
    assert changes / 2 < len(re.findall(r"<text:(?:insertion|deletion)>", opened)) <= changes
    assert "184" in opened
    assert "hairline cracks in two of the six gates" in opened
