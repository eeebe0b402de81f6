"""What holds for every pair of texts, whatever they say."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webapp.engine import Article, Options, compare
from webapp.engine.cleaning import ReadingCopy
from webapp.engine.model import Comparison, Relation, Span
from webapp.engine.serialise import dumps, from_json, to_json

SENTENCES = st.sampled_from(
    [
        "The council voted on Tuesday to close the library.",
        "On Tuesday, councillors decided that the library would shut.",
        "Nobody was hurt.",
        "“We were never asked,” said Mara Lindqvist, who runs the reading room.",
        "The town has 12,000 people and spent $4.2 million last year.",
        "Share.",
        "Er sagte: „Nein.“",
        "东京发生了地震。",
        "—",
        "a",
        "Mr. Smith, of the U.S. embassy, left at 5 p.m. on Friday",
    ]
)
PROSE = st.lists(st.lists(SENTENCES, max_size=5).map(" ".join), max_size=5).map("\n\n".join)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
ARTICLES = st.one_of(PROSE, ANY_TEXT)
QUICKLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def of(left: str, right: str) -> Comparison:
    return compare(Article.from_text(left), Article.from_text(right))


@QUICKLY
@given(ARTICLES, ARTICLES)
def test_sentences_stand_in_the_text_in_order(left: str, right: str) -> None:
    comparison = of(left, right)
    for article, text in ((comparison.left, left), (comparison.right, right)):
        assert article.text == text
        end = 0
        for sentence in article.sentences:
            assert sentence.span.start >= end
            assert sentence.text == text[sentence.span.start : sentence.span.end]
            end = sentence.span.end
        covered = [sentence.span for sentence in article.sentences]
        covered += (paragraph.label for paragraph in article.paragraphs if paragraph.label)
        copy = ReadingCopy(Article.from_text(text))
        assert _outside(copy.text, [copy.place(span) for span in covered]).strip() == ""


def _outside(text: str, spans: list[Span]) -> str:
    inside = {place for span in spans for place in range(span.start, span.end)}
    return "".join(character for place, character in enumerate(text) if place not in inside)


@QUICKLY
@given(ARTICLES, ARTICLES)
def test_changes_rebuild_both_ends_of_their_link(left: str, right: str) -> None:
    comparison = of(left, right)
    for article, side, gone in ((comparison.left, "left", "insert"), (comparison.right, "right", "delete")):
        texts = {sentence.id: sentence.text for sentence in article.sentences}
        for link in comparison.links:
            spans = [getattr(change, side) for change in link.changes if change.op != gone]
            rebuilt = "".join(span.of(article.text) for span in spans)
            assert rebuilt == "".join(texts[name] for name in getattr(link, side))


@QUICKLY
@given(ARTICLES, ARTICLES)
def test_swapping_the_sides_mirrors_the_links(left: str, right: str) -> None:
    there, back = of(left, right), of(right, left)
    assert {
        (link.left, link.right, link.relation, round(link.confidence, 6), link.moved) for link in there.links
    } == {
        (
            tuple(name.replace("R", "L") for name in link.right),
            tuple(name.replace("L", "R") for name in link.left),
            link.relation,
            round(link.confidence, 6),
            link.moved,
        )
        for link in back.links
    }
    assert there.coverage.left == back.coverage.right


@QUICKLY
@given(ARTICLES)
def test_an_article_against_itself_is_all_identical(text: str) -> None:
    comparison = of(text, text)
    assert all(link.relation is Relation.IDENTICAL and not link.moved for link in comparison.links)
    assert comparison.unique.left == comparison.unique.right == ()
    assert comparison.coverage.left == comparison.coverage.right == 1
    assert not comparison.findings


@QUICKLY
@given(ARTICLES, ARTICLES)
def test_every_paragraph_stands_in_one_row(left: str, right: str) -> None:
    comparison = of(left, right)
    for side in ("left", "right"):
        numbers = [number for row in comparison.rows for number in getattr(row, side)]
        assert numbers == sorted({s.paragraph for s in getattr(comparison, side).body})


@QUICKLY
@given(ARTICLES, ARTICLES)
def test_two_runs_give_the_same_bytes_and_read_back(left: str, right: str) -> None:
    first, second = of(left, right), of(left, right)
    assert dumps(first) == dumps(second)
    assert to_json(from_json(to_json(first), left, right)) == to_json(first)


@QUICKLY
@given(ARTICLES, ARTICLES)
def test_wording_alone_says_so(left: str, right: str) -> None:
    comparison = compare(Article.from_text(left), Article.from_text(right), Options(model="none"))
    assert comparison.model == "none"
    assert "no-model" in {limit.code for limit in comparison.limits}
