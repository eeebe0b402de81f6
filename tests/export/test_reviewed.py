"""What people said of a comparison, in every form it is taken away in."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html import unescape
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from tests.export.pairs import HOSTILE, carried, pair, seed
from tests.export.reviewed import SAID, ended, reviewed
from tests.export.revisions import W, part
from tests.web.browsing import Page
from webapp.engine import Comparison
from webapp.engine.serialise import dumps, from_json, to_json
from webapp.export import FORMATS, html_page, markdown
from webapp.export.docx import docx
from webapp.export.findings import HEAD, REVIEWED, findings_csv
from webapp.export.told import notes
from webapp.review import Review, Standing, State, as_json, standing


@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_that_is_said_breaks_a_writer(name: str, text: str) -> None:
    for made in (pair(), pair(*HOSTILE["arabic"]), pair(*HOSTILE["empty"])):
        now = reviewed(made, text)
        written = FORMATS[name].write(made, text, now)
        assert FORMATS[name].write(made, text, now) == written
        if FORMATS[name].binary:
            with zipfile.ZipFile(io.BytesIO(written)) as parts:
                texts = [parts.read(part).decode("utf-8") for part in parts.namelist()]
                assert [ElementTree.fromstring(one) for one in texts]
        else:
            texts = [written.decode("utf-8")]
        assert all(carried(one) for one in texts)


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_tells_who_said_what_and_why(name: str) -> None:
    made = pair()
    now = reviewed(made, "Why so?")
    written = FORMATS[name].write(made, "", now)
    if FORMATS[name].binary:
        text = "".join(part(written, "word/comments.xml").itertext()) + str(
            [one.get(f"{W}author") for one in part(written, "word/comments.xml")]
        )
    else:
        text = unescape(written.decode()).replace("\\", "")
    wanted = ["Why so?", "Ann Why so?"]
    if name != "csv":  # it lists differences of facts and what was decided of them
        wanted += ["Comment 0", "Comment 1", "Comment 2", "Answer Why so?", "Di Why so?", "Cy Why so?"]
        wanted += ["5 of 5 looked at: 2 OK, 1 problem, 1 question, 1 dismissed"] if name != "json" else []
    assert [one for one in wanted if one not in text] == []


@pytest.mark.parametrize("name", FORMATS)
def test_without_a_review_nothing_of_one_is_told(name: str) -> None:
    made = pair()
    without = FORMATS[name].write(made)
    assert FORMATS[name].write(made, "", None) == without
    untouched = FORMATS[name].write(made, "", standing(made, Review()))
    assert (untouched == without) is (name in {"report", "docx", "md"})


def test_json_is_the_comparison_with_the_review_beside_it() -> None:
    made = pair()
    now = reviewed(made)
    document = json.loads(FORMATS["json"].write(made, "", now))
    assert document.pop("review") == json.loads(json.dumps(as_json(now)))
    assert document == json.loads(dumps(made))
    document["review"] = {"anything": 1}
    assert to_json(from_json(document, made.left.text, made.right.text)) == to_json(made)


def rows(made: Comparison, now: Standing | None) -> list[dict[str, str]]:
    text = findings_csv(made, now).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_says_what_was_decided_of_a_finding_or_of_its_passage() -> None:
    made = pair()
    (row,) = rows(made, reviewed(made))
    assert list(row) == [*HEAD, *REVIEWED]
    assert [row[name] for name in REVIEWED] == [
        "dismissed",
        "Why so?",
        "Ann Why so?",
        "2026-03-04T12:04:00+00:00",
    ]
    now = reviewed(made)
    passage = {key: one for key, one in now.review.decisions.items() if one.state is State.PROBLEM}
    (row,) = rows(made, standing(made, Review(passage)))
    assert row["state"] == "problem"
    (row,) = rows(made, standing(made, Review()))
    assert [row[name] for name in REVIEWED] == ["", "", "", ""]
    (row,) = rows(made, None)
    assert list(row) == list(HEAD)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "\uff1d"])
def test_no_reason_is_a_formula(start: str) -> None:
    made = pair()
    (row,) = rows(made, reviewed(made, f"{start}1+1;{start}2"))
    assert row["reason"].startswith("'")
    assert not any(re.match(r"\s*[=+\-@\uff1d]", cell) for cell in row["reason"].split(";"))


def test_markdown_tells_the_review_before_what_the_comparison_says() -> None:
    made = pair()
    (finding,) = made.findings
    lines = markdown(made, "", reviewed(made)).replace("\\", "").splitlines()
    signed = "**Signed off by Cy Why so?, 4 Mar 2026, 12:20 UTC, revision 1.** Why so?"
    assert lines[2:5:2] == [signed, "5 of 5 looked at: 2 OK, 1 problem, 1 question, 1 dismissed."]
    by = "Ann Why so?, 4 Mar 2026, 12:0"
    assert [line for line in lines if by in line] == [
        f"- **L2 and R2** “words of K2” {by}1 UTC: Why so?",
        f"- **Source, sentence 3** “words of L3” {by}2 UTC: Why so?",
        f"- **Number, {finding.id}** “words of {finding.id}” {by}4 UTC: Why so?",
        f"- **Rewrite, sentence 3** “words of R3” {by}3 UTC: Why so?",
        f"- **Problem** “gone Why so?” {by}7 UTC: Why so?",
    ]
    heads = [line for line in lines if line.startswith("## ")]
    assert heads[:6] == [
        "## Problems",
        "## Questions",
        "## Dismissed",
        "## OK, with a reason",
        "## Decided, no longer in the text",
        "## Comments",
    ]
    places = [line for line in lines[lines.index("## Comments") :] if line.startswith("- **")]
    assert places[:4] == [
        "- **The whole comparison**",
        f"- **Number, {finding.id}**",
        "- **Rewrite, sentence 3**, resolved by Eve",
        "- **No longer in the text: “about Why so?”**",
    ]
    assert "  - Di Why so?, via the link, 4 Mar 2026, 12:11 UTC: Comment 1<br>Why so? " in "\n".join(lines)
    assert "## Dismissed" in lines
    assert "## Factual differences" not in lines  # the only one was dismissed, and is listed as such


@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
def test_markdown_is_lists_of_text_whatever_is_said(text: str) -> None:
    made = pair()
    html = MarkdownIt("gfm-like", {"linkify": False}).render(markdown(made, "", reviewed(made, text)))
    plain = MarkdownIt("gfm-like", {"linkify": False}).render(markdown(made, "", reviewed(made, "why")))
    assert "<a " not in html
    tags = re.compile(r"</?(?!br)\w+>")
    assert tags.findall(html) == tags.findall(plain) or not text.strip()


def test_a_sign_off_that_ended_says_so_in_every_form_that_tells_it() -> None:
    made = pair()
    now = ended(reviewed(made))
    for written in (
        markdown(made, "", now).replace("\\", ""),
        "".join(part(docx(made, notes(now)), "word/comments.xml").itertext()),
    ):
        assert "revision 1, ended 5 Mar 2026, 12:00 UTC with a comment by Ben." in written
        assert "Signed off" not in written
    assert "The sign-off by Cy Why so? ended" in re.sub(r"\s+", " ", Page(html_page(made, "", now)).text)


def test_the_page_shows_the_review_and_offers_nothing_that_needs_a_server() -> None:
    made = seed("night-buses")
    html = html_page(made, "", reviewed(made, "</template><b>why</b>"))
    page = Page(html)
    for tag, attributes in page.elements:
        assert tag not in {"button", "input", "textarea", "select"} or "data-act" not in attributes
        assert attributes.get("name") not in {"word", "undo", "text", "comment_state", "note", "linked"}
        assert tag != "form" or attributes["method"] == "dialog"
        assert re.match(r"[?#]|https://example\.org/\d$", attributes.get("href", "?"))
    assert "Signed off by" in page.text
    assert "</template><b>why</b>" in page.text
    assert "<b>why" not in html
    assert {attributes.get("data-said") for _, attributes in page.elements} >= {"!", "✓", "?"}
    words = [attributes for tag, attributes in page.elements if "data-word" in attributes]
    assert {one["data-state"] for one in words} == {"ok", "problem", "question", "dismissed"}
    total = len(reviewed(made).items)
    assert f"{total} of {total} looked at" in page.text
    assert page.with_id("talk-title")
    assert page.with_id("c-c0")
    assert ".review-said" in html


def test_the_page_has_no_place_for_comments_where_nobody_wrote_any() -> None:
    made = pair()
    page = Page(html_page(made, "", standing(made, Review())))
    assert not {"talk", "talk-title"} & {attributes.get("id") for _, attributes in page.elements}
    assert "0 of 5 looked at" in page.text
    assert "#talk" not in {attributes.get("href") for _, attributes in page.elements}
