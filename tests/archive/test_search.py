"""The sources of a text, found with the real model: the right one, several, none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp.archive import MACHINE, Given, Index
from webapp.archive import search as module
from webapp.archive.prepare import prepared
from webapp.archive.search import LONGEST, find_sources
from webapp.archive.sqlite import open_sqlite
from webapp.engine import Options
from webapp.engine.embed import encoder
from webapp.ingest.seeds import Seed, read_seeds

OPTIONS = Options()
WORDS_ALONE = Options(model="none")
SEEDS = {seed.slug: seed for seed in read_seeds(Path("seeds"))}

VILLAGE = "{name} is a village. It lies in the region of Ostmark in the district of Ahrn in northern Lutia."
CHINESE = (
    "市議會週一以九票對四票通過了新橋的預算。這座橋將橫跨恩伯河,預計耗資一千二百萬歐元。"
    "市長表示工程將於明年三月開始,為期兩年。反對派批評費用過高。"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The sources of all seeds, some villages and a text in Chinese."""
    index = open_sqlite(tmp_path_factory.mktemp("archive") / "archive.sqlite3")
    keep(index, *(Given(slug, seed.left) for slug, seed in SEEDS.items()))
    keep(index, *(Given(name, VILLAGE.format(name=name)) for name in ("Chorse", "Vielarn", "Montcor")))
    keep(index, Given("Chinese", CHINESE))
    yield index
    index.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Index]:
    index = open_sqlite(tmp_path / "archive.sqlite3")
    yield index
    index.close()


def keep(index: Index, *articles: Given, options: Options = OPTIONS) -> None:
    index.put(MACHINE, [prepared(given, encoder(options.model)) for given in articles])


def sources(index: Index, text: str, options: Options = OPTIONS) -> list[str]:
    return [source.name for source in find_sources(index, (MACHINE,), text, options=options).sources]


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS)
def test_the_source_of_a_rewrite_is_found_and_no_other(library: Index, seed: Seed) -> None:
    assert sources(library, seed.right) == [seed.slug]


def test_what_they_share_is_listed_in_the_order_of_the_text(library: Index) -> None:
    text = SEEDS["river-inquiry"].right
    (found,) = find_sources(library, (MACHINE,), text).sources
    places = [text.find(each.text) for each in found.shared]
    assert len(places) >= 5
    assert places == sorted(places)
    assert all(each.source in SEEDS["river-inquiry"].left for each in found.shared if " " not in each.source)
    assert 0 < found.coverage <= 1
    assert 0 < found.score <= 1


def test_a_text_from_two_sources_names_both(library: Index) -> None:
    both = SEEDS["river-inquiry"].right + "\n\n" + SEEDS["night-buses"].right
    assert set(sources(library, both)) == {"river-inquiry", "night-buses"}


def test_of_texts_of_one_pattern_the_one_with_the_same_name_stands_first(library: Index) -> None:
    assert sources(library, VILLAGE.format(name="Vielarn"))[0] == "Vielarn"
    other = (
        "Hemberg is a port. It lies on the coast of Sundra, and its harbour was built by the Dutch in 1720."
    )
    assert sources(library, other) == []


def test_what_comes_from_nowhere_has_no_source(library: Index) -> None:
    assert sources(library, "The orchestra played Sibelius until the lights went out in Turku.") == []
    assert sources(library, "Yes. Of course. It is what it is, and so it goes on.") == []
    assert sources(library, "?!") == []


def test_chinese_is_found_by_its_wording(library: Index) -> None:
    assert sources(library, CHINESE.replace("週一", "星期一").replace("過高", "太高")) == ["Chinese"]


def test_a_text_that_is_there_twice_is_named_twice(empty: Index) -> None:
    text = SEEDS["night-buses"].left
    keep(empty, Given("first", text), Given("second", text), options=WORDS_ALONE)
    assert sources(empty, SEEDS["night-buses"].left, WORDS_ALONE) == ["first", "second"]


def test_without_a_model_the_wording_finds_a_source(empty: Index) -> None:
    seed = SEEDS["river-inquiry"]
    keep(empty, Given("inquiry", seed.left), Given("buses", SEEDS["night-buses"].left), options=WORDS_ALONE)
    assert sources(empty, seed.right, WORDS_ALONE) == ["inquiry"]
    assert sources(empty, seed.right) == ["inquiry"]  # the model is new: there are no vectors yet


def test_of_a_long_text_the_beginning_is_looked_for(empty: Index) -> None:
    keep(empty, Given("inquiry", SEEDS["river-inquiry"].left), options=WORDS_ALONE)
    text = SEEDS["river-inquiry"].left + "\n\nAnd so on." * (LONGEST // 10)
    found = find_sources(empty, (MACHINE,), text, options=WORDS_ALONE)
    assert found.shortened
    assert [source.name for source in found.sources] == ["inquiry"]


def test_the_most_promising_article_is_looked_at_however_long_it_is(
    empty: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SEEDS["night-buses"].left
    keep(empty, Given("first", text), Given("second", text), options=WORDS_ALONE)
    monkeypatch.setattr(module, "MOST_ALIGNED", len(text) - 1)
    assert sources(empty, text, WORDS_ALONE) == ["first"]


def test_an_article_of_another_workspace_is_not_found(library: Index) -> None:
    assert find_sources(library, ("elsewhere",), SEEDS["night-buses"].right).sources == ()
