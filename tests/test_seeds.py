"""The sample pairs that come with Diptych are whole, and the first is the real one to the letter."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SLUGS = sorted(about.parent.name for about in SEEDS.glob("*/about.toml"))
OWN = [slug for slug in SLUGS if slug != "ceasefire-talks"]

FIELDS = {"title", "why", "look_for", "left_name", "right_name", "language", "order"}
SHORTEST, LONGEST = 250, 900

PLANTED = [
    ("£148 million", "£184 million"),
    ("Tamsin Okell", "Tamsin Orkell"),
    ("The board has not ruled out", "The board has ruled out"),
    ("The company denied", "The company admitted"),
    ("and reportedly no wider", "and no wider"),
    ("but probably not a larger", "but not a larger"),
    ("14 May", "24 May"),
]


def about(slug: str) -> dict[str, Any]:
    return tomllib.loads((SEEDS / slug / "about.toml").read_text("utf-8"))


def text(slug: str, side: str) -> str:
    return (SEEDS / slug / f"{side}.txt").read_bytes().decode("utf-8")


def test_the_first_pair_is_the_two_given_articles_to_the_letter() -> None:
    folder = SEEDS / "ceasefire-talks"
    digests = {
        side: hashlib.sha256((folder / f"{side}.txt").read_bytes()).hexdigest() for side in ("left", "right")
    }
    assert digests == {
        "left": "f0346037e90d80d9020c00f4e11a9bcb97aac82a11bc6149b5327a7ebc1be7fd",
        "right": "15f8ee757c7e9635b6c92af4d4f36815569694c285c3965eb774f8147093cb4b",
    }
    assert about("ceasefire-talks")["left_name"] == "000_9f8245f92f41a80e.txt"
    assert about("ceasefire-talks")["right_name"] == "001_d0e52881be99ea48.txt"


def test_the_given_pair_comes_first_and_every_pair_has_its_own_place() -> None:
    by_order = sorted(SLUGS, key=lambda slug: about(slug)["order"])
    assert by_order[0] == "ceasefire-talks"
    assert [about(slug)["order"] for slug in by_order] == list(range(1, len(SLUGS) + 1))
    assert len(OWN) >= 4


@pytest.mark.parametrize("slug", SLUGS)
def test_every_pair_says_what_it_is_and_what_to_look_for(slug: str) -> None:
    fields = about(slug)
    assert set(fields) == FIELDS
    assert fields["language"] in {"en", "de", "fr"}
    assert len(fields["look_for"]) >= 4
    assert "\n" not in fields["why"]
    for name in ("title", "why", "left_name", "right_name"):
        assert fields[name].strip() == fields[name] != ""


@pytest.mark.parametrize("slug", OWN)
@pytest.mark.parametrize("side", ["left", "right"])
def test_our_own_pairs_are_of_an_article_s_length(slug: str, side: str) -> None:
    assert SHORTEST <= len(text(slug, side).split()) <= LONGEST


def test_one_pair_is_not_in_english() -> None:
    assert {about(slug)["language"] for slug in SLUGS} - {"en"}


@pytest.mark.parametrize(("before", "after"), PLANTED)
def test_the_light_edit_carries_its_planted_changes(before: str, after: str) -> None:
    left, right = text("tidal-barrier", "left"), text("tidal-barrier", "right")
    assert before in left
    assert before not in right
    assert after in right
    assert after not in left


def test_the_summary_is_much_shorter_than_its_source() -> None:
    left, right = (len(text("river-inquiry", side).split()) for side in ("left", "right"))
    assert right < left / 2.5
