"""Whatever is done to an archive, in whatever order: it holds what a dictionary would, on both databases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.made import BRIDGE, FERRY, MODEL, OTHER_MODEL, meaning, plain
from tests.archive.test_index import DOWN, MIXED, UP, bits, sharing
from webapp.archive import Index
from webapp.archive.values import Prepared

WORKSPACES = ("", "one", "two")
NAMES = ("a", "b", "c")
CONTENTS = {
    "bridge": lambda name: meaning(name, BRIDGE, UP),
    "ferry": lambda name: meaning(name, FERRY, DOWN, MIXED),
    "both": lambda name: meaning(name, f"{BRIDGE} {FERRY}", UP, DOWN),
    "elsewhere": lambda name: meaning(name, BRIDGE, MIXED, model=OTHER_MODEL),
    "wide": lambda name: meaning(name, FERRY, UP + UP),
    "wording": lambda name: plain(name, BRIDGE),
}
"""By what is told; "elsewhere" and "wording" have the text, and so the hash, of "bridge"."""

owners = st.sampled_from(WORKSPACES)
made = st.tuples(st.sampled_from(NAMES), st.sampled_from(sorted(CONTENTS)))
steps = st.one_of(
    st.tuples(st.just("put"), owners, st.lists(made, min_size=1, max_size=3)),
    st.tuples(st.just("renew"), owners, st.lists(made, min_size=1, max_size=2)),
    st.tuples(st.just("remove"), owners, st.lists(st.sampled_from(NAMES), max_size=2)),
    st.tuples(st.just("move"), owners, owners),
    st.tuples(st.just("erase"), owners, st.none()),
)


@dataclass
class Plain:
    """The same as dictionaries: workspace, name, article."""

    kept: dict[str, dict[str, Prepared]] = field(default_factory=lambda: {name: {} for name in WORKSPACES})

    def move(self, index: Index, here: str, there: str) -> None:
        """What both call alike and is not the same gets the address of what moved into its name."""
        if here == there:
            return
        for name, article in self.kept[here].items():
            other = self.kept[there].get(name)
            if other is None:
                self.kept[there][name] = article
            elif other.hash != article.hash:
                self.kept[there][f"{name} ({index.known(here, [name])[name].id})"] = article
        self.kept[here] = {}


def do(index: Index, model: Plain, step: tuple[str, str, object]) -> None:
    """One step on both."""
    match step:
        case ("put", str(owner), list(given)):
            articles = [CONTENTS[content](name) for name, content in given]
            index.put(owner, articles)
            model.kept[owner].update({article.name: article for article in articles})
        case ("renew", str(owner), list(given)):
            articles = [CONTENTS[content](name) for name, content in given]
            index.renew(owner, articles)
            latest = {article.name: article for article in articles}
            for name, article in latest.items():
                if name in model.kept[owner] and model.kept[owner][name].hash == article.hash:
                    model.kept[owner][name] = article
        case ("remove", str(owner), list(given)):
            index.remove(owner, [known.id for known in index.known(owner, given).values()])
            model.kept[owner] = {n: article for n, article in model.kept[owner].items() if n not in given}
        case ("move", str(owner), str(there)):
            model.move(index, owner, there)
            index.move(owner, there)
        case (_, str(owner), _):
            index.erase(owner)
            model.kept[owner] = {}


def near(index: Index, owner: str, vector: tuple[float, ...], model: str) -> set[tuple[str, float]]:
    found = index.near(owner, model, bits(*vector), 50)
    kept = index.looked_at([each.number for each in found], model)
    return {(kept[each.number].name, each.distance) for each in found}


def nearest(
    articles: Mapping[str, Prepared], vector: tuple[float, ...], model: str
) -> set[tuple[str, float]]:
    asked = bits(*vector)
    return {
        (name, min(distance(asked, window) for window in article.windows))
        for name, article in articles.items()
        if article.model == model and article.windows and len(article.windows[0]) == len(asked)
    }


def distance(one: bytes, other: bytes) -> float:
    return float((int.from_bytes(one) ^ int.from_bytes(other)).bit_count())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, min_size=4, max_size=12))
def test_an_archive_holds_what_a_dictionary_would(index: Index, done: list[tuple[str, str, object]]) -> None:
    model = Plain()
    for owner in WORKSPACES:
        index.erase(owner)
    for step in done:
        do(index, model, step)
    assert set(index.workspaces()) == {owner for owner in WORKSPACES if model.kept[owner]}
    for owner, articles in model.kept.items():
        listed = index.listed((owner,), MODEL, 0, 50)
        assert {entry.name: entry.waiting for entry in listed} == {
            name: article.model != MODEL for name, article in articles.items()
        }
        for vector in (UP, MIXED, UP + UP):
            for maker in (MODEL, OTHER_MODEL):
                assert near(index, owner, vector, maker) == nearest(articles, vector, maker)
        for text in (BRIDGE, FERRY):
            runs = set(plain("", text).shingles)
            assert sharing(index, owner, text, cap=50) == {
                name for name, article in articles.items() if runs & set(article.shingles)
            }
