"""The rewrite under revision: taking every change gives the rewrite to the letter, refusing every one the
source. Both are done to the file's XML, and by a word processor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, note

from bench.fuzz.grammar import Pair
from tests.engine.texts import PAIRS, TEXTS
from tests.export import office
from tests.export.pairs import HOSTILE, SEEDS, SLUGS, pair, seed
from tests.export.revisions import moves, paragraphs, settled
from tests.export.test_fuzz_exports import QUICKLY
from tests.export.writing import shown
from tests.present.written import article, comparison, link
from webapp.engine import Article, Comparison, Options, compare
from webapp.engine.model import Change, Relation, SegmentedArticle, Side, Span
from webapp.export.characters import legal
from webapp.export.docx import docx
from webapp.export.tracked import tracked
from webapp.present.edits import Edit, merged

ENDS = r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
BLANK = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"


def letters(found: SegmentedArticle) -> str:
    """Headline and text to the letter, but that the lines between two paragraphs, and those at both ends of
    the whole, count as one line end and none."""
    apart = bool(found.headline and found.title_span is None)
    whole = f"{found.title}\n\n{found.text}" if apart else found.text
    inside = re.sub(rf"\A(?:{BLANK}*{ENDS})+", "", whole)
    blank_end = re.search(rf"{ENDS}(?:{BLANK}|{ENDS})*\Z", inside)
    return legal(
        re.sub(rf"{ENDS}(?:{BLANK}*{ENDS})*", "\n", inside[: blank_end.start() if blank_end else None])
    )


def check(made: Comparison) -> None:
    document = docx(made)
    assert "\n".join(settled(document, "taken")) == letters(made.right)
    assert "\n".join(settled(document, "refused")) == letters(made.left)
    assert all(before == after for before, after in moves(document).values())


def titled(left: str, right: str, *titles: str) -> Comparison:
    ours, theirs = titles or ("", "")
    return compare(
        Article.from_text(left, title=ours), Article.from_text(right, title=theirs), Options(model="none")
    )


@pytest.mark.parametrize("slug", SLUGS)
def test_a_sample_pair_can_be_taken_or_refused(slug: str) -> None:
    check(seed(slug))
    source, rewrite = ((SEEDS / slug / f"{side}.txt").read_text("utf-8") for side in ("left", "right"))
    document = docx(seed(slug))
    assert settled(document, "taken") == paragraphs(rewrite)
    assert settled(document, "refused") == paragraphs(source)


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_can_be_taken_or_refused(kind: str) -> None:
    check(pair(*HOSTILE[kind]))


@QUICKLY
@given(PAIRS)
def test_related_texts_can_be_taken_or_refused(made: Pair) -> None:
    note(repr(made))
    check(compare(made.left.article, made.right.article, Options(model="none")))


@QUICKLY
@given(TEXTS, TEXTS)
def test_texts_of_any_kind_can_be_taken_or_refused(left: str, right: str) -> None:
    check(pair(left, right))


A, B, C, D = (
    "The mayor opened the bridge on Monday.",
    "Nobody was hurt when the crane fell in March.",
    "It cost 12 million euros, the council said.",
    "Two boats sank off the coast of Korlan.",
)
MADE = {
    "the same": (f"{A} {B}\n\n{C}", f"{A} {B}\n\n{C}"),
    "moved": (f"{A}\n\n{B}\n\n{C}\n\n{D}", f"{D}\n\n{A}\n\n{B}\n\n{C}"),
    "moved within": (f"{A} {B} {C} {D}", f"{A} {C} {D} {B}"),
    "parted": (f"{A} {B} {C}", f"{A}\n\n{B}\n\n{C}"),
    "run together": (f"{A}\n\n{B}\n\n{C}", f"{A} {B} {C}"),
    "split": ("The mayor opened the bridge on Monday and cut a ribbon.",
              "The mayor opened the bridge on Monday. She cut a ribbon."),
    "all new": (f"{A}\n\n{B}", f"{C}\n\n{D}"),
    "a new paragraph between new sentences": (f"{A}\n\n{B}", f"{A} {C}\n\nIt rained.\n\n{D} {B}"),
    "a new end": (f"{A}\n\n{B} {C}", f"{A}\n\n{D}"),
    "one side": (f"{A}\n\n{B}", ""),
    "the other": ("", f"{A}\n\n{B}"),
    "spaces": (f"{A}  {B} \n\n\n\n  {C}\t{D} .", f" {A} {B}\n{C}   {D}."),
    "lines": (f"{A}\n{B.replace(' crane', chr(10) + 'crane')}", f"{A}\r\n\r\n{B}"),
    "marks": ("“It’s – well – done,” she said.", "\"It's - WELL - done,\" she said."),
    "chinese": ("北京市政府周一宣布了新的计划。居民表示欢迎。", "居民欢迎。北京市政府周二宣布了新的计划。"),
    "arabic": (f"وصل الوفد يوم الاثنين إلى القاهرة.\n\n{A}", f"{A}\n\nوصل الوفد إلى القاهرة يوم الثلاثاء."),
    "furniture": (f"Share.\n\n{A}\n\nPhoto: AFP", f"By Jane Doe\n\n{A} {B}\n\nPhoto: AFP\n\nShare."),
    "list": (f"• {A}\n• {B}\n2.1 {C}", f"1. {A}\n2. {C}\n3. {B}"),
}  # fmt: skip
"""What a rewrite may do to paragraphs."""

TITLES = [("Bridge opens", "Bridge is open"), ("Bridge opens", ""), ("", "Bridge opens"), ("One", "Two")]


def exactly(texts: tuple[str, str], titles: tuple[str, str] = ("", "")) -> tuple[list[str], list[str]]:
    """The paragraphs of rewrite and source."""
    ours, theirs = (paragraphs(text, title) or [""] for text, title in zip(texts, titles, strict=True))
    return theirs, ours


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("titles", [("", ""), *TITLES])
def test_every_paragraph_stands_in_its_place(kind: str, titles: tuple[str, str]) -> None:
    made = titled(*MADE[kind], *titles)
    check(made)
    if kind not in {"lines", "spaces", "list"}:  # single line ends, which the engine reads
        document = docx(made)
        assert (settled(document, "taken"), settled(document, "refused")) == exactly(MADE[kind], titles)


def test_a_word_processor_takes_and_refuses_them_all(tmp_path: Path) -> None:
    made = {kind: pair(*texts) for kind, texts in MADE.items()}
    headed = titled(*MADE["a new end"], *TITLES[0])
    pairs = [*made.values(), headed, *(seed(slug) for slug in SLUGS)]
    documents = [docx(comparison) for comparison in pairs]
    for comparison_, document, (taken, refused) in zip(
        pairs, documents, office.settled(tmp_path, documents), strict=True
    ):
        assert taken == settled(document, "taken"), comparison_.right.text
        assert refused == settled(document, "refused"), comparison_.left.text


def test_words_change_in_an_edited_sentence_and_a_new_one_is_inserted() -> None:
    assert shown(pair()) == [
        "The bridge opened on Monday. "
        "It cost [-12-]{+21+} million euros and was paid for by the city council.",
        "[-Nobody was hurt when the crane fell in March. The inquiry is still going on.-]".replace(
            ". The", ".-][- -][-The"
        ),
        "{+The mayor cut a ribbon.+}",
    ]


def test_a_moved_sentence_is_moved_and_its_changed_words_are_changed() -> None:
    made = titled(f"{A}\n\n{B}\n\n{C}\n\nHe left.", f"{C.replace('12', '13')}\n\n{A}\n\n{B}\n\nHe left.")
    assert [known.id for known in made.links if known.moved] == ["K3"]
    assert moves(docx(made)) == {"move1": (C.replace("12", ""), C.replace("12", ""))}
    assert shown(made) == [
        "{>It cost >}{+13+}{> million euros>}{>, the council said.>}",
        A,
        B,
        "[<It cost <][-12-][< million euros, the council said.<]",
        "He left.",
    ]


def test_what_moved_and_was_reworded_moves_in_passages_not_in_words() -> None:
    for before, after in moves(docx(seed("night-buses"))).values():
        assert before == after
        assert len(before.split()) >= 2


def test_remarks_stand_at_what_they_are_about() -> None:
    document = tracked(pair())
    on: dict[int, str] = {}
    for paragraph in document.paragraphs:
        for noted in paragraph.runs:
            for number in noted.remarks:
                on[number] = on.get(number, "") + noted.run.text
    said = {document.remarks[number].text: text for number, text in on.items()}
    assert said["New: not in the source."] == "The mayor cut a ribbon."
    assert said["Missing from the rewrite (L4)."] == "The inquiry is still going on."
    (number,) = [text for remark, text in said.items() if remark.startswith("Number, serious")]
    assert "21" in number
    assert set(on) == set(range(1, len(document.remarks)))
    assert not document.remarks[0].about  # the first is on the whole


def unseen() -> Comparison:
    """A space of no width between two changes of the rewrite."""
    changes = (Change("equal", Span(0, 3), Span(0, 3)), Change("equal", Span(3, 8), Span(4, 9)))
    return comparison(
        article(Side.LEFT, "Red fox."),
        article(Side.RIGHT, "Red\u200b fox."),
        link("K1", "L1", "R1", Relation.EDITED, changes=changes),
    )


def test_a_character_that_nobody_sees_is_no_gap() -> None:
    made = unseen()
    assert settled(docx(made), "taken") == ["Red\u200b fox."]
    assert settled(docx(made), "refused") == ["Red fox."]
    assert merged(made, made.links[0]) == (Edit("equal", "Red fox."),)
