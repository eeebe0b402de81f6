"""What is claimed of a language: shown on forms that newspapers print (``forms/<code>/<capability>.tsv``),
and denied by a limit where it is missing."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.engine.facts_links import edited, ledger, linked
from tests.engine.written import written
from webapp.engine.facts.extract import attribution, capitals, moments, names, negation, numbers
from webapp.engine.facts.extract.operators import operators
from webapp.engine.facts.extract.quotations import extract as quotations
from webapp.engine.facts.extract.reading import Reading, read
from webapp.engine.language import has, languages
from webapp.engine.language.capabilities import Capability, capabilities
from webapp.engine.reading import language_name

FOLDER = Path(__file__).parent / "forms"
HOLDING = {"possible", "likely", "suspicion", "accusation", "intended", "limit"}
CLAIMED = [(code, one) for code in languages() for one in capabilities(code).held]


def readings(text: str, language: str) -> tuple[Reading, ...]:
    return read(linked(text, text, language)[0], len(text))


def numbers_in(text: str, language: str) -> Iterator[str]:
    for reading in readings(text, language):
        for fact in numbers.extract(reading, moments.extract(reading)[1]):
            yield f"{fact.amounts[0].amount.normalize():f} {fact.amounts[0].unit.name}".strip()


def dates_in(text: str, language: str) -> Iterator[str]:
    for reading in readings(text, language):
        yield from ("|".join(map(written, moment.senses)) for moment in moments.extract(reading)[0])


def names_in(text: str, language: str) -> Iterator[str]:
    every = readings(text, language)
    known = capitals.lore(every)
    for reading in every:
        yield from (name.text for name in names.extract(reading, known))


def speakers_in(text: str, language: str) -> Iterator[str]:
    article = linked(text, text, language)[0]
    for said in quotations(article, read(article, len(text)), len(text)):
        who = said.speaker
        yield "(pronoun)" if who.is_pronoun else " ".join(who.name) or who.head


def quotations_in(text: str, language: str) -> Iterator[str]:
    for marked in linked(text, text, language)[0].quotations:
        yield marked.inner.of(text).strip()


def attributions_in(text: str, language: str) -> Iterator[str]:
    for reading in readings(text, language):
        yield from (f"{fact.value}: {fact.qualifier}" for fact in attribution.extract(reading))


def hedges_in(text: str, language: str) -> Iterator[str]:
    for reading in readings(text, language):
        for one in operators(reading):
            if one.is_cue and one.name in HOLDING:
                yield f"{one.name}: {reading.text(one.start, one.stop)}"


def negations_in(text: str, language: str) -> Iterator[str]:
    for reading in readings(text, language):
        yield from (f"{fact.text}: {fact.qualifier}" for fact in negation.extract(reading))


def differences_in(text: str, language: str) -> Iterator[str]:
    """What differs between two sentences, parted by a tilde."""
    for finding in ledger(edited(*text.split(" ~ "), language))[0]:
        left, right = (side.text if side else "" for side in (finding.left, finding.right))
        yield f"{left} → {right}"


READERS: Mapping[Capability, tuple[Callable[[str, str], Iterator[str]], str]] = {
    Capability.DIGITS: (numbers_in, "; "),
    Capability.NUMBERS: (numbers_in, "; "),
    Capability.UNITS: (numbers_in, "; "),
    Capability.DATES: (dates_in, "; "),
    Capability.NAMES: (names_in, "; "),
    Capability.QUOTATIONS: (quotations_in, " | "),
    Capability.SPEAKERS: (speakers_in, "; "),
    Capability.ATTRIBUTIONS: (attributions_in, "; "),
    Capability.HEDGES: (hedges_in, "; "),
    Capability.NEGATIONS: (negations_in, "; "),
}


def forms(language: str, capability: Capability) -> list[tuple[str, str]]:
    """Text and what it says; what every language is claimed to read is shown in no one of them."""
    name = f"{capability.name.lower()}.tsv"
    path = FOLDER / language / name
    if not path.exists() and capability in {Capability.DIGITS, Capability.QUOTATIONS}:
        path = FOLDER / "any" / name
    lines = path.read_text("utf-8").splitlines()
    return [(text, said) for text, _, said in (line.partition("\t") for line in lines if line[:1] != "#")]


@pytest.mark.parametrize(("language", "capability"), CLAIMED)
def test_what_is_claimed_of_a_language_is_shown_on_twenty_forms(
    language: str, capability: Capability
) -> None:
    shown = forms(language, capability)
    assert len({text for text, _ in shown}) >= 20
    if capability not in READERS:
        assert [pair for pair in shown if pair[1] not in differences_in(pair[0], language)] == []
        return
    reader, between = READERS[capability]
    assert [(text, between.join(reader(text, language))) for text, _ in shown] == shown


@pytest.mark.parametrize("language", [*languages(), "xx"])
def test_the_limit_names_exactly_what_a_language_has_not(language: str) -> None:
    limits = ledger(linked("Eins. Zwei.", "Eins. Zwei.", language))[1]
    known = capabilities(language)
    assert set(known.held).isdisjoint(known.missing)
    assert {*known.held, *known.missing} == {*Capability}
    if not known.missing:
        assert limits == ()
        return
    (limit,) = limits
    checked, _, unchecked = limit.message.partition("; ")
    assert checked.startswith(f"In {language_name(language)}, ")
    for one in Capability:
        assert (one.value in unchecked) is (one in known.missing)
        assert (one.value in checked) is (one in known.held)


def test_a_language_that_is_not_known_is_read_as_english() -> None:
    assert capabilities("und").held == capabilities("en").held == tuple(Capability)


def test_a_language_without_a_folder_has_digits_and_quotations() -> None:
    assert capabilities("xx").held == (Capability.DIGITS, Capability.QUOTATIONS)
    assert not has("xx", "titles")
