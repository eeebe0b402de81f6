"""What was read before is read again from memory: quicker, to the same last byte, and within its room."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webapp.engine import Article, Options, compare
from webapp.engine.align import terms
from webapp.engine.facts import rules
from webapp.engine.facts.extract import reading as fact_readings
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group
from webapp.engine.facts.face.identity import Identities
from webapp.engine.facts.face.people import People
from webapp.engine.reading import Remembered, articles
from webapp.engine.serialise import dumps

LEFT = (
    "Harbour closed\n\nA storm closed the port of Varnholt on Monday. “We wait for the wind,” said the "
    "harbour master, Ada Byrne. Some 1,200 tonnes of grain were not loaded.\n\nThe ferry to Elm did not "
    "sail. It may sail again on 3 May 2024, the company said. Nobody was hurt."
)
RIGHT = (
    "The port of Varnholt was shut by a storm on Monday. The harbour master, Ada Byrne, said: “We wait for "
    "the wind.” About 2,100 tonnes of grain stayed on the quay.\n\nThe ferry to Elm sailed. It will sail "
    "again on 4 May 2024, the company said."
)
BODY = LEFT.split("\n\n", 1)[1]
"""Without its headline, which is looked at anew each time."""
EDITS: dict[str, Callable[[str], str]] = {
    "a sentence before all others": lambda text: f"It was early. {text}",
    "a sentence in the middle": lambda text: text.replace(" said.\n\n", " said. Few had expected it.\n\n"),
    "a word with a capital": lambda text: text.replace("the company", "the company Norling"),
    "a date above all": lambda text: text.replace("on Monday", "on 29 April 2024", 1),
    "an open quotation mark": lambda text: text.replace("Monday.", "Monday. “It was worse than ever."),
    "two paragraphs swapped": lambda text: "\n\n".join(reversed(text.split("\n\n"))),
}


@pytest.fixture
def forgotten() -> Iterator[Callable[[], None]]:
    """Empties every memory there is."""

    def forget() -> None:
        for memory in Remembered.all():
            memory.clear()

    forget()
    yield forget
    forget()


def _told(left: str, right: str) -> str:
    return dumps(compare(Article.from_text(left), Article.from_text(right), Options(model="none")))


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_an_edited_pair_is_told_as_one_that_was_never_seen(
    edit: Callable[[str], str], forgotten: Callable[[], None]
) -> None:
    for sides in ((LEFT, edit(RIGHT)), (edit(LEFT), RIGHT), (edit(RIGHT), LEFT)):
        forgotten()
        fresh = _told(*sides)
        forgotten()
        _told(LEFT, RIGHT)
        _told(RIGHT, LEFT)
        assert _told(*sides) == fresh


PIECES = (
    "Ada Byrne left.",
    "Norling, the harbour master, said it was late.",
    "Elm Council denied it.",
    "“We wait,” Ada Byrn said.",
    "The UN (United Nations) sent 40 tonnes on 5 May 2024.",
    "it",
    "not",
    "Varnholt’s",
)
CHANGES = st.tuples(
    st.booleans(), st.sampled_from(("put in", "taken out", "moved")), *[st.integers(0, 99)] * 2
)


def _changed(text: str, how: str, at: int, other: int) -> str:
    """A text with some words put in, taken out or moved."""
    words = text.split(" ")
    at, other = at % len(words), other % len(words)
    if how == "put in":
        words[at:at] = [PIECES[other % len(PIECES)]]
    elif how == "taken out":
        del words[at : at + 1 + other % 5]
    else:
        words.insert(other, words.pop(at))
    return " ".join(words)


@given(st.lists(CHANGES, min_size=1, max_size=4))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_edited_again_and_again_is_told_as_one_that_was_never_seen(
    forgotten: Callable[[], None], changes: list[tuple[bool, str, int, int]]
) -> None:
    left, right = LEFT, RIGHT
    forgotten()
    told = _told(left, right)
    for on_left, how, at, other in changes:
        if on_left:
            left = _changed(left, how, at, other)
        else:
            right = _changed(right, how, at, other)
        told = _told(left, right)
    forgotten()
    assert told == _told(left, right)


def test_what_was_read_is_not_read_again(
    forgotten: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    lexemes, bagged, tokens = articles.lexemes, terms._bagged, fact_readings.tokens
    monkeypatch.setattr(articles, "lexemes", lambda text: (read.append(text), lexemes(text))[1])
    monkeypatch.setattr(terms, "_bagged", lambda one: (read.append(one.text), bagged(one))[1])
    monkeypatch.setattr(
        fact_readings, "tokens", lambda text, *a, **k: (read.append(text), tokens(text, *a, **k))[1]
    )
    forgotten()
    _told(LEFT, RIGHT)
    assert "Nobody was hurt." in read
    read.clear()
    _told(LEFT.replace("Nobody", "Everybody"), RIGHT)
    assert set(read) == {"Everybody was hurt."}


def test_a_memory_stays_within_its_room_and_forgets_what_was_not_asked_for_the_longest() -> None:
    memory = Remembered[str, str](100)
    made: list[str] = []

    def ask(text: str) -> str:
        return memory.of(text, len(text), lambda: made.append(text) or text.upper())  # type: ignore[func-returns-value]

    texts = [letter * 25 for letter in "abcd"]
    assert [*map(ask, texts)] == [text.upper() for text in texts]
    ask(texts[0])
    ask("e" * 25)
    assert memory.weight == 100
    made.clear()
    ask(texts[0])
    assert made == []
    ask(texts[1])
    assert made == [texts[1]]


def test_what_would_fill_most_of_a_memory_is_not_kept() -> None:
    memory = Remembered[str, int](100)
    assert [memory.of("x" * 26, 26, lambda answer=answer: answer) for answer in (1, 2)] == [1, 2]
    assert memory.weight == 0


def _counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[Group]:
    """The groups that a rule looks at from now on."""
    looked_at: list[Group] = []
    rule = rules.OF_WORDS[name]
    counting = {name: lambda group, whole: (looked_at.append(group), rule(group, whole))[1]}
    monkeypatch.setattr(rules, "OF_WORDS", rules.OF_WORDS | counting)
    return looked_at


def test_a_group_that_only_moved_is_not_looked_at_again(
    forgotten: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = _counted(monkeypatch, "denial")
    forgotten()
    first = json.loads(_told(BODY, RIGHT))["findings"]
    assert looked_at
    assert any(one["rule"].startswith("denial") for one in first)
    looked_at.clear()
    moved = json.loads(_told(f"It was early. {BODY}", f"Dawn broke late. {RIGHT}"))["findings"]
    assert looked_at == []
    denials = [[one for one in found if one["rule"].startswith("denial")] for found in (first, moved)]
    assert [one["message"] for one in denials[0]] == [one["message"] for one in denials[1]]
    starts = [[one["right"]["start"] for one in found] for found in denials]
    assert [start + len("Dawn broke late. ") for start in starts[0]] == starts[1]


def test_a_group_whose_words_changed_is_looked_at_again(
    forgotten: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = _counted(monkeypatch, "denial")
    forgotten()
    _told(BODY, RIGHT)
    looked_at.clear()
    _told(BODY, RIGHT.replace("Elm sailed", "Elm soon sailed"))
    texts = {told.reading.sentence.text for group in looked_at for told in group.right}
    assert texts == {"The ferry to Elm soon sailed."}


@pytest.mark.parametrize("name", sorted(rules.OF_THE_GROUP - {"exchange"}))
def test_rules_of_the_group_ask_nothing_of_the_articles(
    name: str, forgotten: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = rules.OF_WORDS[name]
    asked: list[object] = []
    blind = {name: lambda group, _: (asked.append(group), rule(group, None))[1]}  # type: ignore[arg-type]
    monkeypatch.setattr(rules, "OF_WORDS", rules.OF_WORDS | blind)
    forgotten()
    _told(LEFT, RIGHT)
    assert asked


class _Heard:
    """An article that writes down what it is asked."""

    def __init__(self, asked: Identities | People, heard: set[str]) -> None:
        self._asked, self._heard = asked, heard

    def __getattr__(self, name: str) -> object:
        self._heard.add(name)
        return getattr(self._asked, name)


@pytest.mark.parametrize("name", sorted(rules.OF_ITS_NAMES))
def test_rules_of_names_ask_the_articles_only_who_its_names_are(
    name: str, forgotten: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "OF_ANY" if name in rules.OF_ANY else "OF_PROSE"
    rule = getattr(rules, table)[name]
    heard: set[str] = set()

    def listening(group: Group, whole: rules.Whole) -> Iterable[Draft]:
        if rules.all_known(group, whole):
            left, right, people = (_Heard(one, heard) for one in (*whole.mentions, whole.people))
            yield from rule(group, SimpleNamespace(mentions=(left, right), people=people))

    monkeypatch.setitem(getattr(rules, table), name, listening)
    forgotten()
    for sides in ((LEFT, RIGHT), (RIGHT, LEFT), (LEFT, LEFT.replace("Varnholt", "Elm"))):
        _told(*sides)
    answers = {"core", "agree", "are_one", "have_one", "sort", "know", "know_family", "are_tied"}
    assert heard
    assert heard <= answers
