"""What the summary is made of: phrases of words, some of them quoted from the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import Formatter
from unicodedata import bidirectional

from webapp.words import find

_LEFT_TO_RIGHT = "\u200e"
_FROM_THE_RIGHT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind."""

    text: str
    """The words, without quotation marks."""
    quoted: bool = False
    """They come from one of the texts, and may be written in another direction."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of the summary."""

    pieces: tuple[Piece, ...]
    """The words, in order."""
    href: str = ""
    """Where the gravest of what they count or name stands; empty where they lead nowhere."""
    tone: str = ""
    """``look`` for what an editor must see, ``less`` for what can wait or is told beside it, ``keep`` for
    what was carried over."""
    sets: tuple[str, ...] = ("sentence",)
    """Which parts of the page's state ``href`` sets."""

    @property
    def text(self) -> str:
        """The words as plain text; what is quoted stands in quotation marks."""
        return "".join(_marked(piece.text) if piece.quoted else piece.text for piece in self.pieces)


Part = Phrase | Sequence[Phrase] | str | int
"""What stands in the place of a placeholder."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The answer in words."""

    sentences: tuple[tuple[Phrase, ...], ...]
    """Each closed by a full stop; the first can stand alone."""
    leading: int = 1
    """How many of them answer whether anything is wrong."""

    def __iter__(self) -> Iterator[Phrase]:
        """All phrases in a row, with a space between two sentences."""
        for number, sentence in enumerate(self.sentences):
            if number:
                yield plain(" ")
            yield from sentence

    @property
    def head(self) -> Summary:
        """Those that do."""
        return Summary(self.sentences[: self.leading])

    @property
    def rest(self) -> Summary:
        """What follows them."""
        return Summary(self.sentences[self.leading :])


def _marked(text: str) -> str:
    """In quotation marks; what is written from right to left is closed by a sign that keeps two such
    quotations from changing places."""
    closing = _LEFT_TO_RIGHT if any(bidirectional(sign) in _FROM_THE_RIGHT for sign in text) else ""
    return f"“{text}”{closing}"


def plain(text: str, href: str = "", tone: str = "") -> Phrase:
    """A phrase of the page's own words."""
    return Phrase((Piece(text),), href, tone)


def quote(text: str, href: str = "", tone: str = "") -> Phrase:
    """A phrase that is quoted from a text."""
    return Phrase((Piece(text, quoted=True),), href, tone)


def compose(key: str, /, **parts: Part) -> tuple[Phrase, ...]:
    """The words of ``key`` with phrases in the place of its placeholders: whoever translates it may set them
    in another order."""
    found: list[Phrase] = []
    for words, name, spec, _ in Formatter().parse(find(key).pattern(parts)):
        found += [plain(words)] if words else []
        part = parts[name] if name else ()
        if isinstance(part, Phrase):
            found.append(part)
        elif isinstance(part, str | int):
            found.append(plain(format(part, spec or "")))
        else:
            found += part
    return tuple(found)


def listed(parts: Sequence[Sequence[Phrase]], *, conjoined: bool = False) -> tuple[Phrase, ...]:
    """Phrases in a row, with commas between them, or *and* before the last where they are ``conjoined``."""
    found: Sequence[Phrase] = ()
    for number, part in enumerate(parts):
        if not number:
            found = part
        elif conjoined and number == len(parts) - 1:
            found = compose("terms.list.and", first=found, next=part)
        else:
            found = compose("terms.list.comma", first=found, next=part)
    return tuple(found)


def chained(parts: Sequence[Sequence[Phrase]]) -> tuple[Phrase, ...]:
    """Clauses in a row, with semicolons between them."""
    found: Sequence[Phrase] = ()
    for number, part in enumerate(parts):
        found = compose("terms.list.semicolon", first=found, next=part) if number else part
    return tuple(found)


def spoken(sentence: Iterable[Phrase]) -> str:
    """A sentence as plain text."""
    return "".join(phrase.text for phrase in sentence)
