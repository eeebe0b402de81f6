"""The fact ledger on any text: it never fails, says nothing of equal texts, and quotes what stands there."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.facts_links import Pair, edited, ledger, linked
from webapp.engine import Options
from webapp.engine.facts.extract import moments, numbers
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.moment import Moment
from webapp.engine.facts.extract.names import Name
from webapp.engine.facts.extract.quantity import Quantity
from webapp.engine.facts.extract.reading import read
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.hunks import Hunk, Hunks
from webapp.engine.facts.face.known import Known, years
from webapp.engine.facts.face.moments import same
from webapp.engine.facts.face.quantities import same_number
from webapp.engine.facts.face.spelling import Spellings, misspelt
from webapp.engine.model import FactKind, Finding, Severity, Span

SCRAPS = """Seven people|$61 million|12 000|54 %|on 14 May 2024|at 6.40pm|Anna Vesely|the UN|said|has not said
reportedly|“We will not,”|he said.|"Never,"|«Jamais»|‘no’|'|"|“|rose|fell|.|,|and|according to police|½|²|٣
1.2.3|99:99|31.12.|a|half|million|U.S.|of|the|🙂|א|中|–|-|May|one hundred and|two and a half|%|$|€"""
PIECES = st.sampled_from([*SCRAPS.replace("\n", "|").split("|"), "\n\n", "\u2028", "\x00", "\ud800"])
"""What facts are made of, and what breaks parsers."""
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ar", "und"])


def told(pair: Pair) -> tuple[Finding, ...]:
    """The findings of a pair, each of which shows the characters of its spans."""
    one, other, _ = pair
    findings, _ = ledger(pair)
    for finding in findings:
        assert finding.left or finding.right
        for side, article in ((finding.left, one), (finding.right, other)):
            assert side is None or side.text == side.span.of(article.text)
    return findings


@settings(deadline=None)
@given(TEXTS, TEXTS, LANGUAGES)
def test_it_never_fails_and_points_at_what_it_quotes(left: str, right: str, language: str) -> None:
    findings = told(linked(left, right, language))
    ranks = [list(Severity).index(finding.severity) for finding in findings]
    assert ranks == sorted(ranks)
    assert [finding.id for finding in findings] == [f"F{n}" for n in range(1, len(findings) + 1)]


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_equal_texts_have_no_findings(text: str, language: str) -> None:
    assert told(linked(text, text, language)) == ()


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_it_says_the_same_twice(left: str, right: str) -> None:
    pair = linked(left, right)
    assert ledger(pair) == ledger(pair)


SPELT = "the old mayor's mayor isn’t İstanbul ﬁnal said that roof roofs rose school closed only . ? \n \ud800"
WORDS = st.sampled_from(SPELT.split(" "))
"""What a hunk is made of: folding changes the length of some of these words, and a mark is part of others."""
PROSE = st.lists(WORDS, max_size=40).map(" ".join)


@settings(deadline=None)
@given(PROSE, PROSE, st.integers(1, 3))
def test_words_that_differ_are_quoted_as_they_stand(left: str, right: str, step: int) -> None:
    told(edited(left, right, step=step))


def test_words_that_differ_on_both_sides_of_another_sentence_are_not_joined() -> None:
    left = "The hall was cold. Nobody had brought any wood. The old roof leaked on Monday."
    right = "The hall was leaked on Monday."
    quoted = [finding.left.text for finding in told(edited(left, right, step=2)) if finding.left]
    assert quoted
    assert not any("wood" in text for text in quoted)


LONG = ["9" * 29, "8" * 60, "5" * 5_000]
DIGITS = ["7", "07", "0", "31", "1999", "6" * 24, *LONG, "٣", "५५", "½", "²", "①", "五"]
JOINTS = ["", ".", ",", ":", "/", "-", "e", " ", "\u00a0", ".000,", " million ", " in ", " and a half "]
UNITS = [
    "",
    "%",
    " per cent",
    "$",
    " km",
    "mph",
    " years",
    " seconds",
    "th",
    "m",
    "bn",
    " Mai",
    "-fold",
    " Uhr",
]
BEFORE = ["", "-", "$", "US$", "over ", "about ", "at ", "in ", "May ", "2 hours "]
NUMBERS = st.tuples(*map(st.sampled_from, (BEFORE, DIGITS, JOINTS, DIGITS, UNITS))).map("".join)
"""Numbers of all sizes and shapes, also such as are none."""


@settings(deadline=None)
@given(st.lists(NUMBERS, max_size=6), st.lists(NUMBERS, max_size=6), LANGUAGES)
def test_numbers_of_any_size_and_shape_are_read(left: list[str], right: list[str], language: str) -> None:
    for link in (linked, edited):
        told(link(f"Sold {' of '.join(left)}.", f"Sold {' or '.join(right)}.", language))


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_number_may_stand_before_any_unit(unit: str) -> None:
    for language, big, joint in product(("en", "de", "fr"), LONG, JOINTS):
        right = "; ".join(f"{a}{joint}{b}{unit}" for a, b in ((big, "1"), ("3", big), (big, big)))
        told(linked("Nothing was sold.", f"Sold {right}.", language))


def found_in(text: str) -> list[Fact]:
    """The numbers and dates of an English text."""
    facts: list[Fact] = []
    for reading in read(linked(text, text)[0], len(text)):
        when, taken = moments.extract(reading)
        facts += [*when, *numbers.extract(reading, taken)]
    return facts


AMOUNTS = (
    "two in five|40 %|40 percent|almost a fifth|18 per cent|about a third|30 miles|48 km|48.28 km|18|"
    "18 minutes|1,080|0.4|61m|$61 million|61|100|99.5%|1999|in 1999|May 1999|5 May|14 May 1999|Tuesday|"
    "at 6.40|6.40pm|yesterday|the 1990s|the 20th century|last Tuesday|Tuesday night|14/5/99|late 1999|in Q2|"
    "the night to Tuesday|on Tuesday 5/6|the late '90s|11 May 1999|1900s|"
    "23-17|23|17|three|third|a dozen|1.2.3|dozens|300-year-old|"
    "three centuries|2 hours 18 minutes|12 yen|0.005|0.005%|half|more than a fifth|20%|22%|−12 °C|10.4 °F|"
    "12 degrees|dozens of boats|30 boats|hundreds|hundreds of dollars|$200|seven to four|50 cents|"
    "€0.50|5 pounds"
)
QUANTITIES = st.sampled_from(AMOUNTS.split("|"))


@settings(deadline=None)
@given(st.lists(QUANTITIES, max_size=8).map("; ".join), QUANTITIES)
def test_looking_a_fact_up_answers_as_asking_every_fact_in_turn(text: str, asked: str) -> None:
    facts = found_in(f"Of {text}.")
    known = Known(facts)
    for fact in found_in(f"Of {asked}."):
        said = any(_same(fact, one) for one in facts)
        year = any(_years(fact) & _years(one) for one in facts if one.kind is not fact.kind)
        assert known.say(fact) == said
        parts = {part for one in facts if isinstance(one, Quantity) for part in one.parts}
        apart = isinstance(fact, Quantity) and (
            (fact.parts and known.numbers.written.issuperset(fact.parts))
            or any(value.amount in parts for value in fact.amounts)
            or fact.beyond is not None
        )
        assert (said or year) <= known.know(fact) <= bool(said or year or apart)


def _same(one: Fact, other: Fact) -> bool:
    if isinstance(one, Moment) and isinstance(other, Moment):
        return same(one, other)
    return isinstance(one, Quantity) and isinstance(other, Quantity) and same_number(one, other)


def _years(fact: Fact) -> set[str]:
    if isinstance(fact, Quantity):
        return set(map(str, years(fact)))
    return set(map(str, fact.years)) if isinstance(fact, Moment) else set()


SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(0, 9))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_stretches_answer_as_looking_at_each(spans: list[Span], asked: Span) -> None:
    stretches = Stretches(spans)
    assert stretches.meet(asked) == any(s.start < asked.end and asked.start < s.end for s in spans)
    assert stretches.hold(asked) == any(s.start <= asked.start and asked.end <= s.end for s in spans)


@given(st.lists(st.lists(st.integers(0, 40), max_size=8, unique=True), max_size=3), SPANS)
def test_the_hunk_of_a_place_is_the_first_that_overlaps_it(links: list[list[int]], asked: Span) -> None:
    hunks = [
        Hunk(f"K{n}", Span(start, end), None)
        for n, marks in enumerate(links)
        for start, end in zip(sorted(marks)[::2], sorted(marks)[1::2], strict=False)
    ]
    met = (h for h in hunks if h.left and h.left.start < asked.end and asked.start < h.left.end)
    assert Hunks(hunks).of(asked, left=True) is next(met, None)
    assert Hunks(hunks).of(asked, left=False) is None


NAMES = st.lists(
    st.sampled_from(["vesely", "veseley", "vselye", "wesely", "anna", "annas", "aana", "blinken", "blinkne"]),
    min_size=1,
    max_size=2,
).map(" ".join)


@given(st.lists(NAMES, max_size=8), NAMES)
def test_a_twin_is_the_first_name_that_is_spelt_another_way(names: list[str], asked: str) -> None:
    facts = [_name(n, name) for n, name in enumerate(names)]
    twin = next((one for one in facts if misspelt(one.text, asked)), None)
    assert Spellings(facts).twin(_name(0, asked)) == twin


def _name(at: int, written: str) -> Name:
    return Name(FactKind.NAME, Span(at, at + 1), written, "", words=tuple(written.split()))


def test_facts_past_the_limit_are_left_out_and_said_to_be() -> None:
    left = "Seven men came. " * 100
    pair = linked(left, left.replace("Seven", "Nine"))
    findings, limits = ledger(pair, Options(max_fact_characters=1000))
    assert max(finding.right.span.end for finding in findings if finding.right) <= 1000
    assert [limit.code for limit in limits] == ["facts-length"]


def test_a_language_that_is_only_partly_read_is_said_to_be() -> None:
    codes = {
        language: [limit.code for limit in ledger(linked("Acht. Huit.", "Acht. Huit.", language))[1]]
        for language in ("en", "de", "fr", "es", "ar")
    }
    assert codes.pop("en") == []
    assert all(listed == ["facts-language"] for listed in codes.values())


@pytest.mark.parametrize(
    "text", ["7" * 10**6, '"' * 10**6, "A" * 10**6, "A " * 10**6, "1 " * 10**6, "not " * 10**5, "“a " * 10**5]
)
def test_a_megabyte_of_one_thing_is_checked(text: str) -> None:
    pair = linked(text, text + " B")
    findings, _ = ledger(pair)
    assert findings == ledger(pair)[0]


SURNAMES = st.permutations(["Amsel", "Lorne", "Vesely", "Okell", "Pemberly", "Whitcombe"]).map(
    lambda n: n[:2]
)
TOWNS = st.permutations(["Kettlewick", "Porto Velho", "Ashby", "Oslo", "Curitiba"]).map(lambda n: n[:2])
DEEDS = st.sampled_from(["sued", "praised", "attacked", "hired", "rescued"])
REWORDED = (
    ("In {0}, farmers burned a bus, and in {1} students stormed the town hall.",
     "A bus was burned by farmers in {0}, while in {1} the town hall was stormed by students."),
    ("The bridge at {0} was closed by a flood and the school in {1} by a strike.",
     "A flood closed the bridge at {0}, and a strike the school in {1}."),
    ("A painter from {0} and two sculptors from {1} shared the prize.",
     "The prize was shared by a painter from {0} and two sculptors from {1}."),
)  # fmt: skip


@given(TOWNS, st.sampled_from(REWORDED))
def test_two_places_that_changed_places_are_found(towns: list[str], frames: tuple[str, str]) -> None:
    left, right = frames
    for other in (left, right):
        assert told(linked(left.format(*towns), other.format(*towns))) == ()
        found = told(linked(left.format(*towns), other.format(*towns[::-1])))
        pairs = {(f.left.text, f.right.text) for f in found if f.left and f.right and f.severity == "high"}
        assert pairs == {tuple(towns), tuple(towns[::-1])}


@given(SURNAMES, DEEDS)
def test_two_persons_that_changed_places_are_found_and_the_passive_is_not(
    names: list[str], deed: str
) -> None:
    left = "On Friday Ms. {0} {deed} Mr. {1} over the mill."
    turned = "Over the mill, Mr. {1} was {deed} on Friday by Ms. {0}."
    for right in (left, turned):
        one = left.format(*names, deed=deed)
        assert told(linked(one, right.format(*names, deed=deed))) == ()
        found = told(linked(one, right.format(*names[::-1], deed=deed)))
        pairs = {(f.left.text, f.right.text) for f in found if f.left and f.right and f.severity == "high"}
        assert pairs == {tuple(names), tuple(names[::-1])}
