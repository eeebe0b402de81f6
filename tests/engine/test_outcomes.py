"""Outcomes: the tables of phrases that exclude each other, and which places count."""

import pytest

from tests.engine.facts_links import linked
from webapp.engine.facts.check.agreement import agree
from webapp.engine.facts.extract.outcomes import outcomes
from webapp.engine.facts.extract.reading import read
from webapp.engine.language import has, languages, rows

READ = [code for code in languages() if has(code, "outcomes")]


def told(text: str, language: str = "en") -> list[str]:
    """The phrases of a sentence, each with a *not* before it where it is denied."""
    (reading,) = read(linked(text, text, language)[0], len(text))
    return [
        f"{'not ' * (one.denial is not None)}{reading.text(one.start, one.stop)}" for one in outcomes(reading)
    ]


@pytest.mark.parametrize("language", READ)
def test_no_phrase_excludes_itself(language: str) -> None:
    for _, sets in rows(language, "outcomes"):
        sides = [set(phrases.split(", ")) for phrases in sets.split(" | ")]
        assert len(sides) > 1
        assert sum(map(len, sides)) == len(set().union(*sides)), sets


@pytest.mark.parametrize(
    "text",
    [
        "The plan may be scrapped.",
        "They asked whether the charge had been dropped.",
        "She hopes to overturn the ban.",
        "The unions would oppose the merger.",
    ],
)
def test_what_is_held_open_is_no_outcome(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The company denies that the sale collapsed.", "collapsed"),
        ("The minister denied having withdrawn the bill.", "withdrawn"),
        ("Denying that the bid was rejected, she left.", "rejected"),
    ],
)
def test_what_a_verb_denies_is_no_outcome(text: str, outcome: str) -> None:
    assert outcome not in told(text)


def test_a_phrase_that_another_one_governs_is_no_outcome() -> None:
    assert "accept" not in told("The board refused to accept the offer.")


def test_what_was_decided_is_an_outcome() -> None:
    assert "scrap" in told("Councillors voted to scrap the plan.")


@pytest.mark.parametrize(
    ("text", "language", "outcome"),
    [
        ("The sale was not ruled out.", "en", "not ruled out"),
        ("La mairie n'exclut pas la vente.", "fr", "not exclut"),
        ("Das Gericht hat die Klage nicht abgewiesen.", "de", "not abgewiesen"),
        ("El juez no rechazó la demanda.", "es", "not rechazó"),
    ],
)
def test_an_outcome_may_be_denied(text: str, language: str, outcome: str) -> None:
    assert outcome in told(text, language)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("guten tag für alle", "ein guter tag für alle", True),
        ("der große tag ist da", "große tag ist da", True),
        ("guten tag für alle", "schlechter tag für alle", False),
        ("er sagt das so", "er sagte das so", False),
        ("keine gute idee von ihr", "gute idee von ihr", False),
    ],
)
def test_endings_and_articles_alone_are_no_change_of_a_german_quotation(
    one: str, other: str, *, is_same: bool
) -> None:
    assert agree(one.split(), other.split(), "de") is is_same


def test_in_english_nothing_but_the_letter_counts() -> None:
    assert not agree(["a", "good", "day"], ["good", "day"], "en")
