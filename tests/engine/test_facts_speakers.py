"""Who says a quotation: another speaker is always found, the same one in other words never."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.engine import Article, compare
from webapp.engine.model import FactKind, Severity, Verdict

SPEECHES = (
    "We will not sell the ferry to anybody",
    "The harbour was frozen over for most of March",
    "Half of my hens were gone in the morning",
)
TAGS = (
    "“{said},” said {who}.",
    "“{said},” {who} said on Monday.",
    "{who} said: “{said}.”",
    "{who} wrote that “{said}”.",
    "According to {who}, “{said}”.",
    "“{said}”, according to {who}.",
    "“{said},” said the captain, {who}.",
    "{who}, the captain, told the council: “{said}.”",
)
PEOPLE = ("Ewa Lind", "Hugo Brandt", "Mette Sorg")
OTHERS = ("Lind", "she", "Ms Lind", "Ewa Lind, who lives in the village,", "Captain Ewa Lind")


def story(said: str, tag: str) -> str:
    """An article in which three persons are named, and one is quoted."""
    return f"Ewa Lind, Hugo Brandt and Mette Sorg met in the old mill.\n\n{tag.replace('{said}', said)}"


def grave(left: str, right: str) -> list[Verdict]:
    found = compare(*(Article.from_text(text, language="en") for text in (left, right))).findings
    return [f.verdict for f in found if f.kind is FactKind.QUOTATION and f.severity is not Severity.LOW]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("there", TAGS)
@settings(max_examples=3)
@given(said=st.sampled_from(SPEECHES), who=st.permutations(PEOPLE))
def test_a_quotation_of_another_person_is_moved(tag: str, there: str, said: str, who: list[str]) -> None:
    left, right = (
        story(said, one.replace("{who}", name)) for one, name in zip((tag, there), who, strict=False)
    )
    assert grave(left, right) == [Verdict.CHANGED]


@pytest.mark.parametrize("tag", TAGS)
@settings(max_examples=20)
@given(said=st.sampled_from(SPEECHES), other=st.sampled_from(TAGS), who=st.sampled_from(OTHERS))
def test_a_quotation_of_the_same_person_stays(tag: str, said: str, other: str, who: str) -> None:
    left = story(said, tag.replace("{who}", "Ewa Lind"))
    right = story(said, other.replace("{who}", who))
    for marks in ("“”", '""', "«»", "‘’"):
        assert not grave(left, right.translate(dict(zip(map(ord, "“”"), marks, strict=True))))


@settings(max_examples=40)
@given(said=st.sampled_from(SPEECHES), cut=st.integers(3, 6), tag=st.sampled_from(TAGS))
def test_a_trimmed_quotation_is_the_same(said: str, cut: int, tag: str) -> None:
    left = story(f"{said}, and that is all there is to say", tag.replace("{who}", "Ewa Lind"))
    trimmed = " ".join(said.split()[:cut])
    assert not grave(left, story(trimmed, tag.replace("{who}", "Ewa Lind")))
