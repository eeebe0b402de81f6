"""What files say of possible matches and of the pair's kind: the same words as the page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from tests.export.pairs import pair
from tests.web.browsing import Page
from webapp.engine import Comparison
from webapp.engine.model import Candidate, Judgement, PairKind
from webapp.export import FORMATS, html_page, markdown, plain_text
from webapp.export.remarks import remarks
from webapp.export.summary import summary


def doubtful(kind: PairKind | None = None) -> Comparison:
    """Of two missing sentences one, and the only new one, may have been told after all."""
    made = pair()
    assert made.unique.left == ("L3", "L4")
    assert made.unique.right == ("R3",)
    nearest = {"L4": (Candidate("R3", 0.2, possible=True),), "R3": (Candidate("L2", 0.16, possible=True),)}
    return replace(made, nearest=nearest, pair=Judgement(kind, 0.9) if kind else None)


def apart() -> Comparison:
    """Two stories."""
    return replace(pair(), links=(), findings=(), nearest={}, pair=Judgement(PairKind.STRANGERS, 0.9))


def shown(comparison: Comparison) -> str:
    """The terminal's form on one line."""
    return " ".join(plain_text(comparison, width=60, colour=False).split())


def words_of(name: str, comparison: Comparison) -> str:
    """What a file says, without its markup."""
    written = FORMATS[name].write(comparison)
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(written)) as parts:
            written = b"".join(parts.read(part) for part in parts.namelist())
    text = written.decode()
    if name == "html":
        text = re.sub(r"(?s)<style.*?</style>|<script.*?</script>", "", text)
    return re.sub(r"<[^>]+>|\\", "", text)


def test_the_count_says_how_many_of_them_were_perhaps_told() -> None:
    said = "2 sentences are missing (1 perhaps), 1 is perhaps not in the source"
    assert any(line.startswith(said) for line in summary(doubtful()))
    assert any(line.startswith("2 sentences are missing, 1 is not in the source") for line in summary(pair()))


def test_the_terminal_names_the_match_at_its_sentence() -> None:
    text = shown(doubtful())
    assert "−?L4" in text
    assert "The inquiry is still going on. (perhaps missing: possible match R3)" in text
    assert "+?R3 The mayor cut a ribbon. (perhaps new: possible match L2)" in text
    assert "− missing from the rewrite −? perhaps missing +? perhaps new" in text
    assert "perhaps" not in shown(pair())


def test_markdown_names_the_match_at_its_sentence() -> None:
    text = markdown(doubtful())
    assert "−? **L4** The inquiry is still going on\\. *\\(perhaps missing\\: possible match R3\\)*" in text
    assert "− **L3** Nobody was hurt when the crane fell in March\\.<br>" in text


def test_a_remark_of_a_document_is_as_careful() -> None:
    texts = {remark.about: remark.text for remark in remarks(doubtful())}
    assert texts["L3"] == "Missing from the rewrite (L3)."
    assert texts["L4"] == "Perhaps missing from the rewrite (L4): possible match R3."
    assert texts["R3"] == "Perhaps not in the source: possible match L2."


def test_the_offline_page_marks_them_and_brings_their_cards() -> None:
    html = html_page(doubtful())
    sentences = Page(html).sentences()
    assert {id: mark["data-possible"] for id, mark in sentences.items() if "data-possible" in mark} == {
        "L4": "R3",
        "R3": "L2",
    }
    assert sentences["L4"]["data-relation"] == "unique"
    assert sentences["L4"]["aria-description"] == "perhaps missing: possible match R3"
    assert "Possible match: <b>R3</b> (20%)" in html
    assert 'name="kind"' not in html_page(doubtful(PairKind.REWRITE))


@pytest.mark.parametrize("kind", [PairKind.REWRITE, PairKind.TELLINGS])
def test_what_the_pair_is_read_as_is_the_last_word(kind: PairKind) -> None:
    said = {"rewrite": "Read as a rewrite.", "tellings": "Read as two tellings of one event."}
    assert summary(doubtful(kind))[-1] == said[kind]


@pytest.mark.parametrize("name", ["html", "docx", "md"])
def test_of_two_tellings_no_file_calls_anything_missing_or_new(name: str) -> None:
    text = words_of(name, doubtful(PairKind.TELLINGS))
    assert "only in the left article" in text
    assert not re.search(r"\bmissing\b|\bnew\b", text, re.I)


def test_of_two_tellings_the_terminal_says_where_a_sentence_stands() -> None:
    text = shown(replace(doubtful(PairKind.TELLINGS), findings=()))
    assert "2 sentences are only in the left article (1 perhaps), 1 perhaps only in the right one" in text
    assert "(perhaps only in the right article: possible match L2)" in text
    assert not re.search(r"\bmissing\b|\bnew\b|\brewrite\b", text, re.I)


def test_of_two_stories_that_comes_first_and_nothing_is_counted() -> None:
    lines = summary(apart())
    assert lines[0] == "These seem to be two different stories: nothing was linked."
    assert not any("sentence" in line or "link:" in line for line in lines[1:])
    assert not [remark for remark in remarks(apart()) if remark.about]
    for name in ("html", "docx", "md"):
        assert not re.search(r"\bmissing\b|\bnew\b", words_of(name, apart()), re.I), name
