"""What goes into an archive and what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from webapp.engine.model import PairKind

MACHINE: Final = ""
"""The workspace of what was added on the command line without an access token."""

MOST_NAME: Final = 500
"""Characters of a name: a path or an address."""

Rows = npt.NDArray[np.float32]
"""One vector a sentence."""


@dataclass(frozen=True, slots=True)
class Given:
    """An article as somebody gave it to be kept."""

    name: str
    """By which it is known in its workspace: a path, an address, an id. Given again, it is changed."""
    text: str
    """All of it."""
    title: str = ""
    """As stated; empty to take what the text shows."""
    language: str = ""
    """ISO 639-1 code as stated; empty to find out."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with all that it is found by."""

    name: str
    """As given."""
    title: str
    """As given; may be empty."""
    headline: str
    """The title, else what the text shows as one; may be empty."""
    text: str
    """As given."""
    hash: str
    """Names title, language and text by their content: the same again needs no work."""
    language: str
    """ISO 639-1 code; ``und`` where it is not known."""
    model: str
    """Whose vectors these are, with the version of the engine that read the sentences; empty for none yet."""
    vectors: bytes
    """Eight-bit vectors of its sentences, one after the other; empty where the model does not know the
    language."""
    windows: tuple[bytes, ...]
    """Signs of the mean vectors of a few sentences in a row, a bit each."""
    shingles: tuple[int, ...]
    """Hashes of some of its runs of words, in order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list."""

    id: str
    """Its address; 22 characters."""
    name: str
    """As given."""
    title: str
    """May be empty."""
    language: str
    """ISO 639-1 code, or ``und``."""
    characters: int
    """Of its text."""
    waiting: bool
    """It has no vectors of the present model yet; it is found by its wording alone."""
    own: bool
    """It belongs to the first of the workspaces asked for, and may be removed from there."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as it is kept, looked at for a query."""

    id: str
    """Its address."""
    name: str
    """As given."""
    title: str
    """As given; may be empty."""
    headline: str
    """What it is called; may be empty."""
    text: str
    """All of it."""
    language: str
    """ISO 639-1 code, or ``und``."""
    vectors: bytes
    """Eight-bit vectors of its sentences; empty where there are none of the model asked for."""

    @property
    def given(self) -> Given:
        """What it was made of."""
        return Given(self.name, self.text, self.title, "" if self.language == "und" else self.language)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article by its name."""

    id: str
    """Its address."""
    hash: str
    """Of its content."""
    model: str
    """Whose vectors there are; empty for none."""


@dataclass(frozen=True, slots=True)
class Stale:
    """An article without vectors of the present model."""

    workspace: str
    """Whose it is."""
    hash: str
    """Of its content, as given."""
    article: Kept
    """All of it."""


@dataclass(frozen=True, slots=True)
class Near:
    """An article that may be a source, by meaning."""

    number: int
    """Of its row."""
    distance: float
    """Bits in which its nearest window differs from the query's."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A run of words of the query that is in the archive, and who has it."""

    hash: int
    """Of the run."""
    numbers: tuple[int, ...]
    """Rows of the articles that have it."""


@dataclass(frozen=True, slots=True)
class Status:
    """How an archive stands."""

    articles: int
    """Kept in the workspaces asked for."""
    waiting: int
    """Of them, those without vectors of the present model."""
    bytes: int
    """Of the whole archive on disk, every workspace together."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did."""

    added: int = 0
    """Articles that were new."""
    changed: int = 0
    """Articles whose content was another one."""
    unchanged: int = 0
    """Articles that were there already, to the letter."""

    def __add__(self, other: Added) -> Added:
        return Added(self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged)


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """A passage of the text and what it corresponds to in a source."""

    source: str
    """Sentences of the archived article."""
    text: str
    """Sentences of the text that was asked about."""
    relation: str
    """``identical``, ``edited``, ``reworded`` or ``partial``."""


@dataclass(frozen=True, slots=True)
class Source:
    """An archived article from which a text was made."""

    id: str
    """Its address."""
    name: str
    """As given."""
    title: str
    """May be empty."""
    coverage: float
    """Share of the text that has a counterpart in this article, in [0, 1], weighted by what each sentence
    tells."""
    closeness: float
    """Share of the text's words in verbatim runs, in [0, 1]; quotations are exempt."""
    score: float
    """How likely the text was made from it, in [0, 1]."""
    kind: PairKind
    """*rewrite* or *tellings*."""
    shared: tuple[SharedSentence, ...]
    """In order of the text."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer about a text."""

    sources: tuple[Source, ...]
    """Best first; empty where none is sure enough."""
    shortened: bool = False
    """Only the beginning of the text was looked for: it is too long."""


def as_eight_bit(rows: Rows) -> bytes:
    """Unit vectors as whole numbers from -127 to 127, each with its own largest component at the end of that
    range: its length is put right when they are read."""
    largest = np.abs(rows).max(axis=1, keepdims=True, initial=1e-12)
    kept: bytes = np.round(rows / largest * 127).astype(np.int8).tobytes()
    return kept


def as_units(kept: bytes, dimensions: int) -> Rows:
    """The same as unit vectors again."""
    rows = np.frombuffer(kept, np.int8).reshape(-1, dimensions).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    units: Rows = rows / np.maximum(lengths, 1e-12)
    return units


def as_bits(rows: Rows) -> Sequence[bytes]:
    """The sign of each component, a bit each, filled up to whole bytes."""
    return [np.packbits(row > 0).tobytes() for row in rows]


def clean_name(name: str) -> str:
    """A name on one line and of bearable length, of characters that every database takes; may be empty. What
    is no character is written out, so that two names stay two."""
    shown = "".join(c if c.isprintable() else " " for c in name.encode("utf-8", "backslashreplace").decode())
    return " ".join(shown.split())[:MOST_NAME]
