"""The archive's use cases: whose articles are whose, where they go with a workspace, what is refused."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from webapp import services
from webapp.archive import MACHINE, Added, ArchiveUnavailableError, Given, Index, open_archive
from webapp.archive.prepare import prepared
from webapp.config import Config
from webapp.engine import Options
from webapp.jobs import DirectComparing
from webapp.services import Desk, Draft, sources, workspaces
from webapp.services.workspaces import EMPTY_FOR
from webapp.store import StoreUnavailableError, open_store

BRIDGE = (
    "The new bridge over the river Ember opened on Monday after nine years. It cost 12 million euros, "
    "the city said. A choir sang for two hours in the rain. Nobody was hurt when the old crane fell."
)
REWRITE = BRIDGE.replace("12 million", "21 million").replace("A choir", "The choir of Brackenford")
FERRY = "The last ferry of the season left the harbour of Brackenford with forty passengers and a dog."


@pytest.fixture
def desk(tables: Path, tmp_path: Path) -> Iterator[Desk]:
    url = f"sqlite:///{shutil.copy(tables, tmp_path / 'test.sqlite3')}"
    config = Config(tmp_path, url, model_dir="none", max_bytes=5_000, archive="on")
    made = Desk(
        config=config,
        store=open_store(url),
        comparing=DirectComparing(Options(model="none")),
        seeds=tmp_path,
        archive=open_archive(config),
    )
    yield made
    made.close()


@pytest.fixture
def other(desk: Desk) -> str:
    return services.create_workspace(desk)[0]


@pytest.fixture
def workspace(desk: Desk) -> str:
    return services.create_workspace(desk)[0]


def shared(desk: Desk) -> Desk:
    return replace(desk, config=replace(desk.config, archive="shared"))


def index(desk: Desk) -> Index:
    assert desk.archive
    return desk.archive


def keep(desk: Desk, workspace: str, name: str = "bridge", text: str = BRIDGE) -> str:
    return sources.add_article(desk, workspace, Given(name, text))[0]


def keep_by_machine(desk: Desk, name: str, text: str = BRIDGE) -> str:
    """As the command line does."""
    index(desk).put(MACHINE, [prepared(Given(name, text), None)])
    return index(desk).known(MACHINE, [name])[name].id


def names(desk: Desk, workspace: str) -> list[str]:
    return [entry.name for entry in sources.list_articles(desk, workspace).entries]


def found(desk: Desk, workspace: str, text: str = REWRITE) -> list[str]:
    return [source.name for source in sources.look_for_sources(desk, workspace, text).sources]


def test_the_source_of_a_rewrite_is_found_and_opens_as_a_comparison(desk: Desk, workspace: str) -> None:
    keep(desk, workspace)
    keep(desk, workspace, "ferry", FERRY)
    (source,) = sources.look_for_sources(desk, workspace, REWRITE).sources
    assert source.name == "bridge"
    assert source.coverage > 0.5
    assert [shared.relation for shared in source.shared].count("identical") >= 2
    draft = sources.draft_against(desk, workspace, source.id, Draft("", REWRITE, "", "A title"))
    assert (draft.left, draft.right, draft.right_title) == (BRIDGE, REWRITE, "A title")
    assert (
        found(desk, workspace, "Nothing of this was ever in an article. It is about cats and their food.")
        == []
    )


def test_what_one_workspace_keeps_is_for_no_other(desk: Desk, workspace: str, other: str) -> None:
    kept = keep(desk, workspace)
    for stranger in (other, ""):
        assert names(desk, stranger) == []
        assert found(desk, stranger) == []
        assert sources.remove_articles(desk, stranger, [kept]) == 0
        with pytest.raises(services.NotFoundError):
            sources.get_article(desk, stranger, kept)
        with pytest.raises(services.NotFoundError):
            sources.draft_against(desk, stranger, kept, Draft("", "a"))
    assert sources.get_article(desk, workspace, kept).text == BRIDGE


def test_two_workspaces_keep_articles_of_one_name(desk: Desk, workspace: str, other: str) -> None:
    mine, theirs = keep(desk, workspace), keep(desk, other, text=FERRY)
    assert mine != theirs
    assert sources.remove_articles(desk, workspace, [mine, theirs]) == 1
    assert sources.get_article(desk, other, theirs).text == FERRY


def test_the_machines_own_articles_are_seen_where_they_are_shared_and_removed_by_nobody(
    desk: Desk, workspace: str
) -> None:
    kept = keep_by_machine(desk, "machine's")
    keep(desk, workspace, "mine", FERRY)
    assert names(desk, workspace) == ["mine"]
    assert found(desk, workspace) == []
    with pytest.raises(services.NotFoundError):
        sources.get_article(desk, workspace, kept)
    everywhere = shared(desk)
    listed = sources.list_articles(everywhere, workspace).entries
    assert [(entry.name, entry.own) for entry in listed] == [("mine", True), ("machine's", False)]
    for reader in (workspace, ""):
        assert found(everywhere, reader) == ["machine's"]
        assert sources.get_article(everywhere, reader, kept).text == BRIDGE
        assert sources.remove_articles(everywhere, reader, [kept]) == 0
    assert [entry.own for entry in sources.list_articles(everywhere, "").entries] == [False]


def test_an_article_that_is_given_again_takes_the_place_of_the_first(desk: Desk, workspace: str) -> None:
    first = sources.add_article(desk, workspace, Given(" a\n\0b ", BRIDGE))
    assert first[1] == Added(added=1)
    assert sources.add_article(desk, workspace, Given("a b", BRIDGE)) == (first[0], Added(unchanged=1))
    assert sources.add_article(desk, workspace, Given("a b", FERRY)) == (first[0], Added(changed=1))
    assert names(desk, workspace) == ["a b"]
    assert found(desk, workspace) == []


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("a", " \n", services.InvalidError),
        ("\0 \n", "Some text.", services.InvalidError),
        ("a", "x" * 5_001, services.TooLargeError),
        ("a", "é" * 2_501, services.TooLargeError),
    ],
)
def test_what_is_no_article_is_refused(
    desk: Desk, workspace: str, name: str, text: str, error: type[services.RefusalError]
) -> None:
    with pytest.raises(error):
        keep(desk, workspace, name, text)
    if name == "a":
        with pytest.raises(error):
            sources.look_for_sources(desk, workspace, text)
    assert names(desk, workspace) == []


def test_a_full_archive_takes_no_further_article_but_a_changed_one(
    desk: Desk, workspace: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_KEPT", 1)
    keep(desk, workspace)
    with pytest.raises(services.InvalidError, match="full"):
        keep(desk, workspace, "ferry", FERRY)
    keep(desk, workspace, text=FERRY)
    keep(desk, other)  # its own is not
    assert names(desk, workspace) == ["bridge"]


def test_a_search_waits_for_its_turn_and_is_refused_after_a_while(
    desk: Desk, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk, workspace)
    monkeypatch.setattr(sources, "PATIENCE_S", 0.01)
    for _ in range(sources.AT_ONCE):
        assert sources._turns.acquire(blocking=False)
    with pytest.raises(services.BusyError):
        found(desk, workspace)
    sources._turns.release()
    for _ in range(2):  # who had a turn gives it back
        assert found(desk, workspace) == ["bridge"]
    sources._turns.release()


def test_without_an_archive_nothing_of_it_is_found(desk: Desk, workspace: str) -> None:
    kept = keep(desk, workspace)
    without = replace(desk, archive=None)
    assert not sources.has_archive(without)
    for ask in (
        lambda: found(without, workspace),
        lambda: keep(without, workspace),
        lambda: names(without, workspace),
        lambda: sources.get_article(without, workspace, kept),
        lambda: sources.remove_articles(without, workspace, [kept]),
    ):
        with pytest.raises(services.NotFoundError):
            ask()
    assert sources.renew_archive(without, 5) == 0
    sources.follow_workspaces(without)


def test_an_archive_that_does_not_answer_is_a_database_that_does_not(
    desk: Desk, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise ArchiveUnavailableError("gone")

    for method in ("status", "known", "kept", "sharing", "remove"):
        monkeypatch.setattr(type(desk.archive), method, away)
    for ask in (
        lambda: found(desk, workspace),
        lambda: keep(desk, workspace),
        lambda: names(desk, workspace),
        lambda: sources.get_article(desk, workspace, "x" * 22),
        lambda: sources.remove_articles(desk, workspace, ["x" * 22]),
    ):
        with pytest.raises(StoreUnavailableError):
            ask()


def test_the_list_comes_in_parts(desk: Desk, workspace: str) -> None:
    for number in range(5):
        keep(desk, workspace, f"article {number}")
    shelf = sources.list_articles(desk, workspace, 0, 2)
    assert ([entry.name for entry in shelf.entries], shelf.articles) == (["article 0", "article 1"], 5)
    assert shelf.next == 2
    last = sources.list_articles(desk, workspace, 4, 2)
    assert ([entry.name for entry in last.entries], last.next) == (["article 4"], None)


def test_articles_follow_a_browser_into_the_workspace_of_a_recovery_link(desk: Desk, other: str) -> None:
    workspace, secret = services.create_workspace(desk)
    keep(desk, workspace)
    keep(desk, workspace, "same", FERRY)
    keep(desk, other, "same", BRIDGE)
    services.use_recovery(desk, services.create_recovery(desk, other), secret)
    assert services.find_workspace(desk, secret) == other
    assert len(names(desk, other)) == 3  # of two that have one name and differ, both stay
    assert "bridge" in found(desk, other)
    assert index(desk).workspaces() == (other,)


def test_articles_follow_later_where_the_archive_was_away_at_the_merger(
    desk: Desk, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, secret = services.create_workspace(desk)
    keep(desk, workspace)

    def away(*_: object) -> None:
        raise ArchiveUnavailableError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(type(desk.archive), "move", away)
        services.use_recovery(desk, services.create_recovery(desk, other), secret)
    assert names(desk, other) == []
    sources.follow_workspaces(desk)
    assert names(desk, other) == ["bridge"]


@pytest.mark.usefixtures("other")
def test_a_workspace_stays_while_it_keeps_articles(
    desk: Desk, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspaces, "AT_ONCE", 1)
    kept = keep(desk, workspace)
    after = replace(desk, clock=lambda: desk.clock() + EMPTY_FOR * 2)
    services.erase_empty(after)
    assert there(desk) == {workspace}
    sources.remove_articles(desk, workspace, [kept])
    services.erase_empty(after)
    assert there(desk) == set()


def there(desk: Desk) -> set[str]:
    with desk.store.reading() as session:
        return set(session.connection().exec_driver_sql("SELECT id FROM workspace").scalars())
