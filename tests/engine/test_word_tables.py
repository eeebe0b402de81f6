"""The tables of English words that exclude, oppose and compare: well formed, and read as they are meant."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from webapp.engine import Article, compare, forget
from webapp.engine.facts import lexicon
from webapp.engine.facts.check import wording
from webapp.engine.facts.extract.function_words import rows
from webapp.engine.language import groups
from webapp.engine.resources import entries, read

TABLES = sorted(Path(str(files("webapp.engine.language"))).glob("*/*.tsv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_table_begins_with_its_source(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# Source: ")


def test_sets_of_a_row_of_function_words_have_no_member_in_common() -> None:
    for row in rows():
        members = [word for words in row.sets for word in words]
        assert len(members) == len(set(members)), row
        assert row.role in {"excludes", "replaces", "turns", "denies", "alone"}
        assert (len(row.sets) == 1) is (row.role == "alone"), row


def test_a_row_of_opposites_has_two_halves_and_a_known_mark() -> None:
    for one, other, *mark in entries("language", "en", "opposites.tsv"):
        assert set(one.split(", ")).isdisjoint(other.split(", "))
        assert mark in ([], ["common"], ["ends"])


def test_a_class_of_rivals_has_two_members() -> None:
    assert all(len(set(words)) > 1 for words in groups("en", "rivals"))


@pytest.mark.parametrize(
    ("one", "other"), [("rose", "fell"), ("legal", "illegal"), ("sold", "bought"), ("hired", "dismissed")]
)
def test_opposites_in_any_form_and_either_way_round(one: str, other: str) -> None:
    assert lexicon.are_opposites(one, other)
    assert lexicon.are_opposites(other, one)


def test_near_synonyms_are_no_rivals() -> None:
    assert lexicon.are_rivals("morning", "evening")
    assert not lexicon.are_rivals("night", "evening")


def test_the_model_of_wording_has_a_weight_for_each_feature() -> None:
    left, right = (
        Article.from_text(f"The boy {verb} the old coin in a field behind the church.", language="en")
        for verb in ("found", "stole")
    )
    forget()  # what was found in this pair before is not looked for again
    seen: list[set[str]] = []
    told = wording.features

    def watch(*place: object) -> object:
        values = told(*place)  # type: ignore[arg-type]
        seen.append(set(values))
        return values

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording, "features", watch)
        compare(left, right)
    assert seen == [set(json.loads(read("facts", "wording.json"))) - {"bias", "threshold"}]
