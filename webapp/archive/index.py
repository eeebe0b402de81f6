"""What an archive asks of the database that keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from webapp.archive.values import Added, Entry, Kept, Known, Near, Prepared, Sharing, Stale, Status


class Index(Protocol):
    """Kept articles by what they are found by. Safe to share between threads and processes; every method but
    ``close`` raises ArchiveUnavailableError where the database does not answer. What another workspace owns
    does not exist for whoever asks."""

    def put(self, workspace: str, articles: Sequence[Prepared]) -> Added:
        """Keeps articles, each in place of the one of its name, all or none of them."""

    def renew(self, workspace: str, articles: Sequence[Prepared]) -> int:
        """Keeps articles prepared anew, those that are there with the same content still; how many."""

    def known(self, workspace: str, names: Sequence[str]) -> Mapping[str, Known]:
        """Those of these names that are kept."""

    def remove(self, workspace: str, ids: Sequence[str]) -> int:
        """Removes articles; how many there were."""

    def listed(self, workspaces: Sequence[str], model: str, offset: int, limit: int) -> tuple[Entry, ...]:
        """One part of the list, by name; articles of the first workspace before the others'."""

    def kept(self, workspaces: Sequence[str], id: str) -> Kept | None:
        """One article."""

    def near(self, workspace: str, model: str, bits: bytes, most: int) -> tuple[Near, ...]:
        """The articles with a window nearest to this one, the nearest first."""

    def sharing(self, workspace: str, hashes: Sequence[int], cap: int) -> tuple[Sharing, ...]:
        """Who has these runs of words; what more than ``cap`` articles have tells nothing and is left out."""

    def looked_at(self, numbers: Sequence[int], model: str) -> Mapping[int, Kept]:
        """The articles in these rows."""

    def stale(self, workspaces: Sequence[str] | None, model: str, most: int) -> tuple[Stale, ...]:
        """Articles without vectors of this model; of all workspaces for None."""

    def claim(self, task: str, holder: str, now: float, until: float) -> bool:
        """Whether a task is the holder's until a moment: it was nobody's, or the time of whoever had it is
        over. Moments in seconds."""

    def status(self, workspaces: Sequence[str], model: str) -> Status:
        """How much there is."""

    def workspaces(self) -> tuple[str, ...]:
        """Those that have articles here."""

    def move(self, here: str, there: str) -> None:
        """Gives all that one workspace has to another; of two that have one name and differ, both stay."""

    def erase(self, workspace: str) -> None:
        """Removes all that a workspace has."""

    def close(self) -> None:
        """Ends all connections."""
