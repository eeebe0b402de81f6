"""Find out where a text comes from, and keep the articles in which that is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Final

from sqlalchemy import select

from webapp.archive import MACHINE, Added, ArchiveUnavailableError, Entry, Found, Given, Index, Kept
from webapp.archive.ingest import renew
from webapp.archive.prepare import made_by, prepared
from webapp.archive.search import LONGEST, find_sources
from webapp.archive.values import clean_name
from webapp.engine import Options
from webapp.engine.embed import encoder
from webapp.services.desk import Desk
from webapp.services.errors import BusyError, InvalidError, NotFoundError, TooLargeError
from webapp.services.titles import clean_title
from webapp.services.values import Draft
from webapp.services.workspaces import is_id
from webapp.store import StoreUnavailableError
from webapp.store.models import WorkspaceRow
from webapp.store.text import encode
from webapp.words import say

MOST_KEPT: Final = 200_000
"""Articles that one workspace keeps."""

AT_ONCE: Final = 2
"""Searches at the same time in one process: each keeps a core busy for some tenths of a second."""

PATIENCE_S: Final = 20.0
"""How long a search waits for its turn."""

_turns: Final = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of the list of what is kept."""

    entries: tuple[Entry, ...]
    """By name, one's own first."""
    articles: int
    """How many there are in all."""
    waiting: int
    """Of them, those that are found by their wording alone as yet."""
    next: int | None
    """Where the next part begins; None at the end."""

    @property
    def own(self) -> bool:
        """Whether whoever asks may remove some of these."""
        return any(entry.own for entry in self.entries)


def has_archive(desk: Desk) -> bool:
    """Whether sources can be looked for here."""
    return desk.archive is not None


def look_for_sources(desk: Desk, workspace: str, text: str, title: str = "") -> Found:
    """The articles of the archive from which a text was made, best first; none where none is likely enough.

    Raises:
        NotFoundError: there is no archive here.
        InvalidError: the text is empty.
        TooLargeError: the text is too large.
        BusyError: too many look for sources.
    """
    index = _index(desk)
    _check(desk, text)
    if not _turns.acquire(timeout=PATIENCE_S):
        raise BusyError
    try:
        with _answering():
            return find_sources(index, _workspaces(desk, workspace), text, clean_title(title), _options(desk))
    finally:
        _turns.release()


def add_article(desk: Desk, workspace: str, given: Given) -> tuple[str, Added]:
    """Keeps an article under its name, in place of the one that has it: its id, and what that did. A long one
    is found by its wording at once and by its meaning a little later.

    Raises:
        NotFoundError: there is no archive here, or the article is gone again.
        InvalidError: the text or the name is empty, or the archive is full.
        TooLargeError: the text is too large.
    """
    index = _index(desk)
    _check(desk, given.text)
    name = clean_name(given.name)
    if not name:
        raise InvalidError(say("errors.sources.no_name"), "name")
    cleaned = Given(name, given.text, clean_title(given.title), given.language)
    with _answering():
        if not index.known(workspace, [name]) and index.status((workspace,), "").articles >= MOST_KEPT:
            raise InvalidError(say("errors.sources.full", most=MOST_KEPT))
        loaded = encoder(desk.config.model_dir) if len(given.text) <= LONGEST else None
        added = index.put(workspace, [prepared(cleaned, loaded)])
        kept = index.known(workspace, [name]).get(name)
    if kept is None:  # removed or moved to another workspace since
        raise NotFoundError
    return kept.id, added


def list_articles(desk: Desk, workspace: str, offset: int = 0, limit: int = 50) -> Shelf:
    """What is kept, by name.

    Raises:
        NotFoundError: there is no archive here.
    """
    index, workspaces = _index(desk), _workspaces(desk, workspace)
    with _answering():
        model = _maker(desk)
        entries = index.listed(workspaces, model, offset, limit + 1)
        status = index.status(workspaces, model)
    following = offset + limit if len(entries) > limit else None
    return Shelf(entries[:limit], status.articles, status.waiting, following)


def get_article(desk: Desk, workspace: str, article_id: str) -> Kept:
    """One article that is kept.

    Raises:
        NotFoundError: there is no archive here, or no such article for this workspace.
    """
    index = _index(desk)
    with _answering():
        found = index.kept(_workspaces(desk, workspace), article_id) if is_id(article_id) else None
    if found is None:
        raise NotFoundError
    return found


def remove_articles(desk: Desk, workspace: str, ids: Sequence[str]) -> int:
    """Removes articles that the workspace itself has kept; how many there were.

    Raises:
        NotFoundError: there is no archive here.
    """
    index = _index(desk)
    with _answering():
        return index.remove(workspace, [name for name in ids if is_id(name)]) if workspace else 0


def draft_against(desk: Desk, workspace: str, article_id: str, draft: Draft) -> Draft:
    """A draft with an article of the archive for its source.

    Raises:
        NotFoundError: as ``get_article``.
    """
    article = get_article(desk, workspace, article_id)
    return Draft(article.text, draft.right, article.title, draft.right_title, right_from=draft.right_from)


def renew_archive(desk: Desk, most: int) -> int:
    """Gives vectors to some articles that have none of the present model; how many there were.

    Raises:
        ArchiveUnavailableError: the archive does not answer.
    """
    return renew(desk.archive, None, desk.config.model_dir, most) if desk.archive else 0


def follow_workspaces(desk: Desk) -> None:
    """Has the articles of workspaces that were merged follow, should a process have ended in between."""
    if desk.archive is None:
        return
    with desk.store.reading() as session:
        query = select(WorkspaceRow.id, WorkspaceRow.merged_into).where(WorkspaceRow.merged_into.is_not(None))
        merged = {here: there for here, there in session.execute(query) if there}
    for here in desk.archive.workspaces():
        if here in merged:
            desk.archive.move(here, merged[here])


def _index(desk: Desk) -> Index:
    if desk.archive is None:
        raise NotFoundError
    return desk.archive


def _workspaces(desk: Desk, workspace: str) -> tuple[str, ...]:
    """Whose articles somebody sees. A stranger owns nothing."""
    own = (workspace or "-",)
    return (*own, MACHINE) if desk.config.archive == "shared" else own


def _check(desk: Desk, text: str) -> None:
    if not text.strip():
        raise InvalidError(say("errors.sources.empty"), "right")
    if len(encode(text)) > desk.config.max_bytes:
        megabytes = f"{desk.config.max_bytes / 1_000_000:g}"
        raise TooLargeError(say("errors.sources.too_large", megabytes=megabytes), "right")


def _options(desk: Desk) -> Options:
    return Options(model=desk.config.model_dir)


def _maker(desk: Desk) -> str:
    loaded = encoder(desk.config.model_dir)
    return made_by(loaded) if loaded else ""


@contextmanager
def _answering() -> Iterator[None]:
    """An archive that does not answer is a database that does not."""
    try:
        yield
    except ArchiveUnavailableError as error:
        raise StoreUnavailableError(str(error)) from error
