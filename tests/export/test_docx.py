"""The Word document: its parts, and what a word processor makes of them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.export.pairs import HOSTILE, pair, seed
from tests.export.revisions import W, anchored, part, settled
from webapp.engine import Comparison
from webapp.export.docx import AUTHOR, docx
from webapp.export.docx_parts import W14 as WORD_2010
from webapp.export.docx_parts import W15 as WORD_2012
from webapp.export.remarks import Remark, Reply

W14, W15 = f"{{{WORD_2010}}}", f"{{{WORD_2012}}}"


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
    assert first.startswith("Check 1 fact: “12 million euros” became “21 million euros”.")
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


def test_notes_stand_in_the_margin_with_their_authors_dates_and_answers() -> None:
    when = datetime(2026, 3, 4, 12, 30, tzinfo=timezone(timedelta(hours=2)))
    notes = (
        Remark(
            "R3", "Which mayor?\nOurs?", "Ann Roe", when, (Reply("Ours.", "Ben\0 Lee", when),), resolved=True
        ),
        Remark("L1", "Of the source.", "Ann Roe"),
        Remark("K2", "Of a link.", ""),
        Remark("F1", "Of a finding.", "Ann Roe"),
        Remark("R99", "Of nothing that is here.", "Ann Roe"),
    )
    made = docx(pair(), notes)
    assert settled(made, "taken") == settled(docx(pair()), "taken")
    comments = {c.get(f"{W}id"): c for c in part(made, "word/comments.xml") if c.get(f"{W}author") != AUTHOR}
    texts = {number: [("".join(p.itertext())) for p in c] for number, c in comments.items()}
    first, answer, *rest = texts
    assert [texts[first], texts[answer]] == [["Which mayor?", "Ours?"], ["Ours."]]
    assert comments[first].get(f"{W}date") == "2026-03-04T10:30:00Z"
    assert comments[first].get(f"{W}initials") == "AR"
    assert comments[answer].get(f"{W}author") == "Ben\ufffd Lee"
    assert comments[rest[0]].get(f"{W}date") is None
    extended = {e.get(f"{W15}paraId"): e for e in part(made, "word/commentsExtended.xml")}
    named = {number: c[-1].get(f"{W14}paraId") for number, c in comments.items()}
    assert extended[named[answer]].get(f"{W15}paraIdParent") == named[first]
    assert [extended[named[number]].get(f"{W15}done") for number in texts] == list("110000")
    assert len(extended) == len(part(made, "word/comments.xml"))
    on = {number: anchored(made, number or "") for number in texts}
    assert on[first] == on[answer] == "The mayor cut a ribbon."
    assert [on[number] for number in rest[:3]] == [
        "The bridge opened on Monday.",
        "It cost 1221 million euros and was paid for by the city council.",
        "21 million euros",
    ]
