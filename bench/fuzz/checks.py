"""What holds for every comparison, whatever the two texts say; one function for all who look for breaks.

A check is a function from what was compared to nothing; it raises AssertionError where something does not
hold. Whatever else comes out, out of the engine or a writer, is a break as well.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn
from xml.etree import ElementTree

from bench.fuzz.grammar import Pair
from webapp.engine import Article, Comparison, Options, Side, compare
from webapp.engine.cleaning import ReadingCopy
from webapp.engine.model import Passage, Said, SegmentedArticle, Span
from webapp.engine.serialise import dumps, from_json
from webapp.export import FORMATS, plain_text
from webapp.present.closeness import too_close
from webapp.services.soundness import check_sound
from webapp.services.titles import clean_title

Mirrored = set[tuple[tuple[str, ...], tuple[str, ...], str, float, bool]]


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair and what the engine made of it."""

    pair: Pair
    options: Options
    comparison: Comparison

    @property
    def sides(self) -> tuple[tuple[SegmentedArticle, str], ...]:
        """Each side as the engine gave it back, and its original text."""
        comparison, pair = self.comparison, self.pair
        return (
            (comparison.left, pair.left.article.text),
            (comparison.right, pair.right.article.text),
        )


@dataclass(frozen=True, slots=True)
class Way:
    """How closely to look."""

    model: str = "none"
    """As in ``Options``."""
    twice: bool = True
    """Compare a second time, and with the sides swapped, too."""
    written: bool = True
    """Write it in all forms, and read it back."""


EVERY_WAY: Final = Way()


def check(pair: Pair, way: Way = EVERY_WAY) -> Comparison:
    """Compares a pair and asks all that must hold. Raises whatever broke, AssertionError where the answer is
    wrong."""
    options = Options(model=way.model)
    comparison = compare(pair.left.article, pair.right.article, options)
    compared = Compared(pair, options, comparison)
    for holds in CHECKS:
        holds(compared)
    for holds in CHECKS_WRITTEN if way.written else ():
        holds(compared)
    for holds in CHECKS_OF_TWO if way.twice else ():
        holds(compared)
    return comparison


def sentences_stand_in_their_text(compared: Compared) -> None:
    for article, text in compared.sides:
        assert article.text == text
        end = 0
        copy = ReadingCopy(Article.from_text(text))
        outside, at = [], 0
        for span in sorted((*(sentence.span for sentence in article.body), *_structure(article))):
            assert end <= span.start <= span.end <= len(text)
            end, read = span.end, copy.place(span)
            outside.append(copy.text[at : read.start])
            at = read.end
        assert not "".join((*outside, copy.text[at:])).strip()
        for sentence in article.sentences:
            assert sentence.text == sentence.span.of(article.text_of(sentence))


def _structure(article: SegmentedArticle) -> list[Span]:
    """The title, where it stands in the text, and the labels of paragraphs."""
    title = [article.title_span] if article.title_span else []
    return title + [paragraph.label for paragraph in article.paragraphs if paragraph.label]


def changes_rebuild_both_ends(compared: Compared) -> None:
    comparison = compared.comparison
    for article, side, gone in ((comparison.left, "left", "insert"), (comparison.right, "right", "delete")):
        sentences = {sentence.id: sentence for sentence in article.sentences}
        for link in comparison.links:
            if not link.changes:
                assert "diff" in {limit.code for limit in comparison.limits}
                continue
            spans = [getattr(change, side) for change in link.changes if change.op != gone]
            own = [sentences[name] for name in getattr(link, side)]
            text = article.text_of(own[0])
            assert "".join(span.of(text) for span in spans) == "".join(each.text for each in own)


def findings_quote_their_text(compared: Compared) -> None:
    comparison = compared.comparison
    for finding in comparison.findings:
        assert finding.left or finding.right
        assert finding.message
        for passage, article in ((finding.left, comparison.left), (finding.right, comparison.right)):
            _stands(passage, article)


def _stands(passage: Passage | None, article: SegmentedArticle) -> None:
    if passage is not None:
        (sentence,) = (each for each in article.sentences if each.id == passage.sentence)
        text = article.text_of(sentence)
        assert 0 <= passage.span.start < passage.span.end <= len(text)
        assert passage.text == passage.span.of(text)


def runs_and_candidates_stand(compared: Compared) -> None:
    comparison = compared.comparison
    for run in comparison.closeness.runs:
        assert run.words > 0
        for span, article in ((run.left, comparison.left), (run.right, comparison.right)):
            assert 0 <= span.start < span.end <= len(article.text)
    for side, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        there = {sentence.id for sentence in other.sentences}
        for sentence in side.sentences:
            assert there.issuperset(near.id for near in comparison.nearest.get(sentence.id, ()))


def limits_say_something(compared: Compared) -> None:
    limits = compared.comparison.limits
    assert len(set(limits)) == len(limits)
    for limit in limits:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", limit.code)
        assert re.fullmatch(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{10,2000}", limit.message)


def a_second_run_gives_the_same_bytes(compared: Compared) -> None:
    pair = compared.pair
    again = compare(pair.left.article, pair.right.article, compared.options)
    assert dumps(again) == dumps(compared.comparison)


def it_reads_back(compared: Compared) -> None:
    written = dumps(compared.comparison)
    document = json.loads(written, parse_constant=_no_number)
    (_, left), (_, right) = compared.sides
    read = from_json(document, left, right)
    assert dumps(read) == written
    if all(_is_clean(article.title) for article in (read.left, read.right)):
        check_sound(read)


def _is_clean(title: str | None) -> bool:
    """Whether it is one that the services hand to the engine."""
    return title is None or title == clean_title(title)


def _no_number(name: str) -> NoReturn:
    raise AssertionError(f"{name} in JSON")


def swapped_sides_mirror_the_links(compared: Compared) -> None:
    comparison, pair = compared.comparison, compared.pair
    back = compare(pair.right.article, pair.left.article, compared.options)
    assert _links(comparison, Side.LEFT) == _links(back, Side.RIGHT)
    assert (comparison.coverage.left, comparison.coverage.right) == (back.coverage.right, back.coverage.left)
    assert _said(comparison.said_only.left) == _said(back.said_only.right)
    assert _said(comparison.said_only.right) == _said(back.said_only.left)


def _said(said: tuple[Said, ...]) -> list[tuple[str, float]]:
    return [(one.sentence[1:], one.weight) for one in said]


def _links(comparison: Comparison, first: Side) -> Mirrored:
    found: Mirrored = set()
    for link in comparison.links:
        one, other = (link.left, link.right) if first is Side.LEFT else (link.right, link.left)
        rest = (link.relation.value, round(link.confidence, 6), link.moved)
        found.add((_numbers(one), _numbers(other), *rest))
    return found


def _numbers(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name[1:] for name in ids)


def what_one_side_says_is_listed(compared: Compared) -> None:
    unique, only = compared.comparison.unique, compared.comparison.said_only
    for said, ids in ((only.left, unique.left), (only.right, unique.right)):
        place = {id: at for at, id in enumerate(ids)}
        assert len(said) == len(ids)
        assert [one.sentence for one in said] == [
            one.sentence for one in sorted(said, key=lambda one: (-one.weight, place[one.sentence]))
        ]
        assert all(0 <= one.weight <= 1 and len(set(one.reasons)) == len(one.reasons) for one in said)


def what_is_too_close_stands_in_the_rewrite(compared: Compared) -> None:
    close = too_close(compared.comparison)
    longest = max((run.words for run in compared.comparison.closeness.runs), default=0)
    assert all(0 < one.words <= longest and one.sentence.boilerplate is None for one in close)
    assert len({one.sentence.id for one in close}) == len(close)


INVALID: Final = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no HTML page may hold; the noncharacters of higher planes are looked at by number."""


def valid_html(text: str) -> bool:
    """Whether every character of a page may stand in one."""
    return not INVALID.search(text) and all(ord(sign) & 0xFFFE != 0xFFFE for sign in set(text))


def exports_are_well_formed(compared: Compared) -> None:
    comparison = compared.comparison
    plain_text(comparison, width=100, colour=False).encode()
    made = {name: form.write(comparison) for name, form in FORMATS.items()}
    assert valid_html(made["html"].decode())
    assert "\0" not in made["md"].decode()
    rows = list(csv.reader(io.StringIO(made["csv"].decode(), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    json.loads(made["json"])
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


CHECKS: Final[tuple[Callable[[Compared], None], ...]] = (
    sentences_stand_in_their_text,
    changes_rebuild_both_ends,
    findings_quote_their_text,
    runs_and_candidates_stand,
    what_one_side_says_is_listed,
    what_is_too_close_stands_in_the_rewrite,
    limits_say_something,
)
"""Of one comparison."""

CHECKS_WRITTEN: Final[tuple[Callable[[Compared], None], ...]] = (
    it_reads_back,
    exports_are_well_formed,
)
"""Of what is made of it."""

CHECKS_OF_TWO: Final[tuple[Callable[[Compared], None], ...]] = (
    a_second_run_gives_the_same_bytes,
    swapped_sides_mirror_the_links,
)
"""Those that compare again."""
