"""What a server does for its archive beside its requests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.conftest import Place
from tests.archive.made import BRIDGE, FERRY, MODEL, meaning
from webapp import services
from webapp.archive import Index, prepare
from webapp.archive.ingest import renew
from webapp.archive.prepare import made_by
from webapp.archive.search import find_sources
from webapp.cli.renewing import TASK, Renewing
from webapp.config import Config
from webapp.engine import Options
from webapp.engine.embed import encoder
from webapp.jobs import DirectComparing
from webapp.services import Desk
from webapp.store import open_store

STORY = (
    "The last ferry of the season left the harbour of Brackenford with forty passengers and a dog. "
    "The company said that it had lost two million euros since spring. "
    "The mayor called it a sad day for the islands."
)
RETOLD = (
    "With a dog and forty passengers on board, the season's final boat departed from Brackenford harbour. "
    "Since spring two million euros had been lost, according to the company. "
    "It was a sad day, the mayor said."
)


@pytest.fixture
def index(place: Place) -> Iterator[Index]:
    opened = place.opened()
    yield opened
    opened.close()


@pytest.fixture
def desk(index: Index, tables: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with an archive and the packaged model."""
    store = open_store(f"sqlite:///{tables}")
    config = Config(data_dir=tmp_path, database_url=f"sqlite:///{tables}", archive="shared")
    yield Desk(config, store, DirectComparing(Options(model="none")), tmp_path, archive=index)
    store.close()


def maker() -> str:
    loaded = encoder("")
    assert loaded
    return made_by(loaded)


class Watching(Renewing):
    """Says when it has nothing left to do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.idle = threading.Event()

    def _few(self) -> bool:
        more = super()._few()
        if not more:
            self.idle.set()
        return more


def renewed(desk: Desk) -> None:
    """A server's work until there is nothing left."""
    server = Watching(desk)
    server.start()
    assert server.idle.wait(60)
    server.stop()


def test_after_a_change_of_model_articles_are_found_by_wording_and_then_by_meaning_again(
    desk: Desk, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [prepare.Given("ferry", STORY, "A title"), prepare.Given("bridge", BRIDGE)]
    index.put("", [prepare.prepared(each, encoder("")) for each in given])
    monkeypatch.setattr(prepare, "ENGINE_VERSION", "another")
    assert index.status(("",), maker()).waiting == 2
    assert [source.name for source in find_sources(index, ("",), STORY).sources] == ["ferry"]
    before = index.known("", ["ferry"])["ferry"]
    renewed(desk)
    assert index.status(("",), maker()).waiting == 0
    after = index.known("", ["ferry"])["ferry"]
    assert (after.id, after.hash, after.model) == (before.id, before.hash, maker())
    assert [source.name for source in find_sources(index, ("",), RETOLD).sources] == ["ferry"]


def test_of_several_servers_one_renews(desk: Desk, index: Index) -> None:
    index.put("", [meaning("a", BRIDGE, (1.0,) * 8)])
    now = desk.clock().timestamp()
    assert index.claim(TASK, "another server", now, now + 60)
    renewed(desk)
    assert index.status(("",), maker()).waiting == 1
    assert index.claim(TASK, "another server", now, now)  # it is gone
    renewed(desk)
    assert index.status(("",), maker()).waiting == 0


def test_without_a_model_nothing_is_renewed(desk: Desk, index: Index) -> None:
    index.put("", [meaning("a", BRIDGE, (1.0,) * 8)])
    renewed(replace(desk, config=replace(desk.config, model_dir="none")))
    assert index.known("", ["a"])["a"].model == MODEL


def test_without_an_archive_nothing_runs(desk: Desk) -> None:
    server = Renewing(replace(desk, archive=None))
    server.start()
    assert "renewing" not in {thread.name for thread in threading.enumerate()}
    server.stop()


def test_only_the_workspaces_asked_for_are_rebuilt(index: Index) -> None:
    index.put("mine", [meaning("a", BRIDGE, (1.0,) * 8)])
    index.put("theirs", [meaning("b", FERRY, (1.0,) * 8)])
    assert renew(index, ("mine",), "") == 1
    assert renew(index, ("mine",), "") == 0
    assert index.known("theirs", ["b"])["b"].model == MODEL


def test_articles_follow_a_workspace_that_joins_another(desk: Desk, index: Index) -> None:
    (here, one), (there, _) = (services.create_workspace(desk) for _ in range(2))
    index.put(here, [meaning("a", BRIDGE, (1.0,) * 8)])
    link = services.create_recovery(desk, there)
    services.use_recovery(replace(desk, archive=None), link, one)  # and then the process ended
    assert index.workspaces() == (here,)
    renewed(desk)
    assert index.workspaces() == (there,)
