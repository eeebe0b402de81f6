"""Articles in an archive: kept, changed, found by what they hold, moved and removed; on both databases."""

from __future__ import annotations

import threading
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from psycopg import sql

from bench.soak.postgresql import Cluster
from tests.archive.conftest import Place
from tests.archive.made import BRIDGE, FERRY, MODEL, OTHER_MODEL, meaning, plain
from webapp.archive import Added, ArchiveError, ArchiveUnavailableError, Index
from webapp.archive.postgresql import open_postgresql
from webapp.archive.prepare import MOST_WINDOWS
from webapp.archive.sqlite import STRIDE, open_sqlite
from webapp.archive.values import as_bits, as_units

UP, DOWN = (1.0,) * 8, (-1.0,) * 8
MIXED = (1.0,) * 4 + (-1.0,) * 4


def names(index: Index, *workspaces: str) -> list[str]:
    return [entry.name for entry in index.listed(workspaces, "", 0, 100)]


def bits(*vector: float) -> bytes:
    return as_bits(np.array([vector], dtype=np.float32))[0]


def near(index: Index, workspace: str, *vector: float, model: str = MODEL) -> list[str]:
    found = index.near(workspace, model, bits(*vector), 10)
    kept = index.looked_at([each.number for each in found], model)
    return [kept[each.number].name for each in found]


def sharing(index: Index, workspace: str, text: str, cap: int = 10) -> set[str]:
    found = index.sharing(workspace, plain("", text).shingles, cap)
    kept = index.looked_at([number for run in found for number in run.numbers], "")
    return {article.name for article in kept.values()}


def test_what_is_kept_is_there_to_the_letter(index: Index) -> None:
    odd = plain("odd", BRIDGE + " A\0b \ud800 文", "A title")
    assert index.put("w", [odd, plain("ferry", FERRY)]) == Added(added=2)
    ids = {entry.name: entry.id for entry in index.listed(("w",), "", 0, 10)}
    kept = index.kept(("w",), ids["odd"])
    assert kept is not None
    assert (kept.text, kept.title, kept.name) == (odd.text, "A title", "odd")
    assert index.kept(("w",), "A" * 22) is None


def test_an_article_of_the_same_name_is_changed_and_keeps_its_address(index: Index) -> None:
    index.put("w", [plain("a", BRIDGE)])
    (before,) = index.listed(("w",), "", 0, 10)
    assert index.put("w", [plain("a", BRIDGE)]) == Added(unchanged=1)
    assert index.put("w", [plain("a", FERRY)]) == Added(changed=1)
    (after,) = index.listed(("w",), "", 0, 10)
    assert after.id == before.id
    assert sharing(index, "w", BRIDGE) == set()
    assert sharing(index, "w", FERRY) == {"a"}


def test_of_two_of_one_name_in_a_batch_the_later_counts(index: Index) -> None:
    index.put("w", [plain("a", BRIDGE), plain("a", FERRY)])
    assert names(index, "w") == ["a"]
    assert sharing(index, "w", FERRY) == {"a"}


def test_the_nearest_in_meaning_come_first_and_another_model_is_another_matter(index: Index) -> None:
    index.put("w", [meaning("up", BRIDGE, UP), meaning("mixed", FERRY, MIXED), meaning("down", FERRY, DOWN)])
    index.put("w", [meaning("other", BRIDGE, UP, model=OTHER_MODEL)])
    assert near(index, "w", *UP) == ["up", "mixed", "down"]
    assert near(index, "w", *DOWN) == ["down", "mixed", "up"]
    assert near(index, "w", *UP, model=OTHER_MODEL) == ["other"]
    assert near(index, "w", *(1.0,) * 16) == []  # no vectors of that length


def test_vectors_come_back_as_they_went_in_but_for_a_hundredth(index: Index) -> None:
    index.put("w", [meaning("a", BRIDGE, (0.6, 0.8, 0, 0, 0, 0, 0, 0))])
    (found,) = index.near("w", MODEL, bits(*UP), 1)
    (kept,) = index.looked_at([found.number], MODEL).values()
    assert as_units(kept.vectors, 8)[0] == pytest.approx([0.6, 0.8, 0, 0, 0, 0, 0, 0], abs=0.01)
    (other,) = index.looked_at([found.number], OTHER_MODEL).values()
    assert other.vectors == b""


def test_what_too_many_share_tells_nothing(index: Index) -> None:
    index.put("w", [plain(str(number), BRIDGE) for number in range(4)] + [plain("ferry", FERRY)])
    assert sharing(index, "w", BRIDGE, cap=4) == {"0", "1", "2", "3"}
    assert sharing(index, "w", BRIDGE, cap=3) == set()
    assert sharing(index, "w", FERRY, cap=3) == {"ferry"}


def test_what_belongs_to_another_workspace_does_not_exist(index: Index) -> None:
    index.put("mine", [meaning("a", BRIDGE, UP)])
    index.put("theirs", [meaning("b", BRIDGE, UP)])
    (theirs,) = index.listed(("theirs",), "", 0, 10)
    assert names(index, "mine") == ["a"]
    assert near(index, "mine", *UP) == ["a"]
    assert sharing(index, "mine", BRIDGE) == {"a"}
    assert index.kept(("mine",), theirs.id) is None
    assert index.remove("mine", [theirs.id]) == 0
    assert index.known("mine", ["b"]) == {}
    assert names(index, "theirs") == ["b"]


def test_a_list_tells_own_articles_first_and_marks_them(index: Index) -> None:
    index.put("", [plain("a", BRIDGE)])
    index.put("mine", [plain("b", FERRY)])
    found = index.listed(("mine", ""), "", 0, 10)
    assert [(entry.name, entry.own) for entry in found] == [("b", True), ("a", False)]
    assert [entry.name for entry in index.listed(("mine", ""), "", 1, 10)] == ["a"]
    assert [entry.own for entry in index.listed(("nobody", ""), "", 0, 10)] == [False]


def test_what_is_removed_is_found_no_more(index: Index) -> None:
    index.put("w", [meaning("a", BRIDGE, UP, DOWN), meaning("b", FERRY, MIXED)])
    ids = {entry.name: entry.id for entry in index.listed(("w",), "", 0, 10)}
    assert index.remove("w", [ids["a"], ids["a"], "no id"]) == 1
    assert (names(index, "w"), near(index, "w", *UP)) == (["b"], ["b"])
    assert sharing(index, "w", BRIDGE) == set()


def test_articles_without_vectors_of_the_model_are_told(index: Index) -> None:
    index.put("w", [plain("a", BRIDGE, "Title"), meaning("b", FERRY, UP)])
    assert (index.status(("w",), MODEL).articles, index.status(("w",), MODEL).waiting) == (2, 1)
    assert index.status(("w",), "").waiting == 0
    (stale,) = index.stale(None, MODEL, 10)
    assert (stale.workspace, stale.article.given.name, stale.article.given.title) == ("w", "a", "Title")
    assert {entry.name: entry.waiting for entry in index.listed(("w",), MODEL, 0, 10)} == {
        "a": True,
        "b": False,
    }
    assert index.stale(("other",), MODEL, 10) == ()


def test_a_workspace_that_joins_another_brings_its_articles(index: Index) -> None:
    index.put("here", [meaning("a", BRIDGE, UP), plain("same", FERRY), plain("differs", FERRY)])
    index.move("here", "empty")
    assert names(index, "empty") == ["a", "differs", "same"]
    index.put("there", [meaning("b", BRIDGE, DOWN), plain("same", FERRY), plain("differs", BRIDGE)])
    index.move("empty", "there")
    kept = names(index, "there")
    assert sorted(name.partition(" (")[0] for name in kept) == ["a", "b", "differs", "differs", "same"]
    assert near(index, "there", *UP) == ["a", "b"]
    assert "a" in sharing(index, "there", BRIDGE)
    assert index.workspaces() == ("there",)
    index.move("there", "there")
    index.move("nobody", "there")
    assert names(index, "there") == kept


def test_a_workspace_that_is_erased_leaves_nothing(index: Index) -> None:
    index.put("w", [meaning("a", BRIDGE, UP)])
    index.put("v", [meaning("b", BRIDGE, UP)])
    index.erase("w")
    index.erase("w")
    assert (names(index, "w"), names(index, "v"), index.workspaces()) == ([], ["b"], ("v",))


def test_a_batch_is_kept_whole_or_not_at_all(index: Index) -> None:
    broken = replace(plain("b", FERRY), shingles=(1 << 80,))  # no database takes such a number
    with pytest.raises(Exception, match=r".") as raised:
        index.put("w", [plain("a", BRIDGE), broken])
    assert not isinstance(raised.value, AssertionError)
    assert names(index, "w") == []
    assert index.put("w", [plain("a", BRIDGE)]) == Added(added=1)


def test_many_may_write_and_read_at_once(index: Index) -> None:
    def write(number: int) -> None:
        for at in range(5):
            index.put("w", [meaning(f"{number}/{at}", BRIDGE, UP), meaning("all", FERRY, DOWN)])
            index.listed(("w",), MODEL, 0, 10)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert index.status(("w",), MODEL).articles == 21
    assert near(index, "w", *DOWN)[0] == "all"


def test_articles_prepared_anew_are_kept_unless_they_changed_or_went_meanwhile(index: Index) -> None:
    index.put("w", [meaning(name, FERRY, UP) for name in ("same", "changed", "gone")])
    anew = [meaning(name, FERRY, DOWN, model=OTHER_MODEL) for name in ("same", "changed", "gone")]
    index.put("w", [meaning("changed", BRIDGE, UP)])
    index.remove("w", [index.known("w", ["gone"])["gone"].id])
    assert index.renew("w", anew) == 1
    assert names(index, "w") == ["changed", "same"]
    assert near(index, "w", *UP) == ["changed"]
    assert near(index, "w", *DOWN, model=OTHER_MODEL) == ["same"]
    assert index.renew("nobody", anew) == 0


def test_a_task_is_one_holders_until_its_time_is_over(index: Index) -> None:
    assert index.claim("renewing", "a", 100, 160)
    assert not index.claim("renewing", "b", 159, 200)
    assert index.claim("other task", "b", 159, 200)
    assert index.claim("renewing", "a", 159, 220)
    assert not index.claim("renewing", "b", 219, 300)
    assert index.claim("renewing", "b", 220, 300)


def test_a_writer_keeps_no_reader_waiting(place: Place) -> None:
    index = place.opened()
    index.put("w", [meaning("a", BRIDGE, UP)])
    with index._database.writing() as session:
        session.run("DELETE FROM archive_article")
        other = place.opened()  # as another process would
        assert names(other, "w") == ["a"]
        assert near(other, "w", *UP) == ["a"]
        assert other.status(("w",), MODEL).articles == 1
        other.close()
    assert names(index, "w") == []
    index.close()


def test_what_no_database_takes_is_left_out_of_titles(index: Index) -> None:
    index.put("w", [plain("a", BRIDGE, "A\0 \ud800 title")])
    (entry,) = index.listed(("w",), "", 0, 10)
    assert entry.title == r"A \ud800 title"


@pytest.mark.parametrize("how", ["remove", "erase", "change"])
def test_what_is_removed_stands_in_no_file_any_more(tmp_path: Path, how: str) -> None:
    index = open_sqlite(tmp_path / "archive.sqlite3")
    article = meaning("a-telling-name", FERRY * 3, UP)
    marks = (zlib.compress(article.text.encode(), 1), b"a-telling-name")
    index.put("w", [article, plain("b", BRIDGE)])

    def kept() -> list[bool]:
        everything = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        return [mark in everything for mark in marks]

    assert kept() == [True, True]
    if how == "remove":
        index.remove("w", [index.known("w", [article.name])[article.name].id])
    elif how == "erase":
        index.erase("w")
    else:
        index.put("w", [plain("a-telling-name", BRIDGE)])
        index.close()  # by then at the latest
    assert kept() == [False, how == "change"]
    index.close()


def test_an_article_has_numbers_for_all_its_windows() -> None:
    assert MOST_WINDOWS <= STRIDE


def test_an_archive_is_there_again_when_it_is_opened_again(tmp_path: Path) -> None:
    first = open_sqlite(tmp_path / "folder" / "archive.sqlite3")
    first.put("w", [meaning("a", BRIDGE, UP)])
    first.close()
    again = open_sqlite(tmp_path / "folder" / "archive.sqlite3")
    assert near(again, "w", *UP) == ["a"]
    again.close()


def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite3").write_bytes(b"no database " * 1000)
    with pytest.raises(ArchiveUnavailableError, match="the archive cannot be used"):
        open_sqlite(tmp_path / "archive.sqlite3")


def test_a_server_without_pgvector_is_told_in_one_sentence(cluster: Cluster) -> None:
    with cluster.database() as url, pytest.raises(ArchiveError, match="needs the extension pgvector"):
        open_postgresql(url)


def test_a_user_who_may_not_is_told_in_one_sentence(vector_cluster: Cluster) -> None:
    with vector_cluster.database() as url:
        open_postgresql(url).close()
        stranger = url.replace(f"//{vector_cluster.user}@", "//stranger@")
        vector_cluster.execute(sql.SQL("CREATE ROLE stranger LOGIN"))
        index = open_postgresql(stranger)
        with pytest.raises(ArchiveUnavailableError, match=r"cannot be used: permission denied for \w+ \w+$"):
            index.workspaces()
        index.close()
        vector_cluster.execute(sql.SQL("DROP ROLE stranger"))


def test_several_processes_may_set_up_one_database_at_once(vector_cluster: Cluster) -> None:
    with vector_cluster.database() as url:
        opened: list[Index] = []
        threads = [threading.Thread(target=lambda: opened.append(open_postgresql(url))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(opened) == 4
        for index in opened:
            index.close()
