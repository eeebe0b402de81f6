"""A sentence as the fact modules read it: folded tokens with offsets into the article's text.

``engine.normalize.words`` folds case and drops punctuation; facts need both (a capital makes a name, a
full stop a quotation's end), so sentences are cut once more here, by one pass of one regular expression.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from webapp.engine.facts.lexicon import lemmas
from webapp.engine.facts.stretches import Stretches
from webapp.engine.model import Article, Sentence, Span
from webapp.engine.normalize import is_content, stem

_TOKEN: Final = re.compile(
    r"""\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)   # 12 000
      | \d+(?:[.,:]\d+)*                               # 12,000  5.2  18:40
      | (?:[^\W\d_]\.){2,}                             # U.S.  p.m.
      | [^\W\d_]+(?:['’][^\W\d_]+)*                    # isn't  Israel's
      | \.{3} | [^\s]""",
    re.VERBOSE,
)
_FOLD: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
    }
)
LONGEST_SENTENCE: Final = 4_000
"""Tokens. What is longer is data rather than prose; its facts are read up to here."""


class Token(NamedTuple):
    """A word, a number or one punctuation mark."""

    text: str
    """As written."""
    low: str
    """Lower case, straight quotes and hyphens, without a possessive ending."""
    start: int
    """First character, in the article's text."""
    end: int
    """One past the last."""

    @property
    def is_word(self) -> bool:
        """It begins with a letter."""
        return self.low[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        """It is a word that begins with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True)
class Reading:
    """A sentence with its tokens."""

    sentence: Sentence
    """The sentence."""
    language: str
    """ISO 639-1 code, ``und`` when unknown."""
    tokens: tuple[Token, ...]
    """In reading order."""

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The folded form of every token."""
        return tuple(token.low for token in self.tokens)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of every token; the folded form of what is no word."""
        language = self.language if self.language != "und" else "en"
        return tuple(stem(token.low, language) if token.is_word else token.low for token in self.tokens)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the content words."""
        return frozenset(
            stemmed
            for token, stemmed in zip(self.tokens, self.stems, strict=True)
            if token.is_word and is_content(token.low, self.language)
        )

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The folded words, each once, in the order in which they are first read."""
        return tuple(dict.fromkeys(token.low for token in self.tokens if token.is_word))

    @cached_property
    def reach(self) -> Mapping[str, tuple[int, int]]:
        """Folded token → the first and the last place where it stands."""
        found: dict[str, tuple[int, int]] = {}
        for at, low in enumerate(self.lows):
            found[low] = (found[low][0] if low in found else at, at)
        return found

    @cached_property
    def reach_of_lemmas(self) -> Mapping[str, tuple[int, int]]:
        """Dictionary form → the first and the last content word that may be a form of it."""
        found: dict[str, tuple[int, int]] = {}
        for low in self.vocabulary:
            if is_content(low, self.language):
                first, last = self.reach[low]
                for lemma in lemmas(low):
                    one, other = found.get(lemma, (first, last))
                    found[lemma] = (min(one, first), max(other, last))
        return found

    @cached_property
    def marked(self) -> Stretches:
        """From each opening quotation mark to the one that closes it, marks taken two by two."""
        marks = [token.start for token in self.tokens if token.low == '"']
        return Stretches(Span(start, end) for start, end in zip(marks[::2], marks[1::2], strict=False))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def quoted(self) -> int:
        """Characters in quotation marks."""
        return sum(span.end - span.start for span in self.marked.spans)

    def inside(self, span: Span) -> range:
        """The tokens that overlap ``span``, a stretch of the article's text."""
        last = bisect_left(self._starts, span.end)
        first = bisect_right(self._starts, span.start)
        if first and self.tokens[first - 1].end > span.start:
            first -= 1
        return range(first, max(first, last))

    def first_from(self, place: int) -> int:
        """The first token that begins at a character of the article's text or behind it; one past the last
        token where there is none."""
        return bisect_left(self._starts, place)

    def text(self, start: int, end: int) -> str:
        """The characters from token ``start`` to token ``end`` (exclusive)."""
        offset = self.sentence.span.start
        return self.sentence.text[self.tokens[start].start - offset : self.tokens[end - 1].end - offset]


def read(article: Article, characters: int) -> tuple[Reading, ...]:
    """Every sentence of ``article`` that ends within ``characters`` and is no page furniture."""
    language = article.language or "und"
    return tuple(
        Reading(sentence, language, tokenize(sentence.text, sentence.span.start))
        for sentence in article.sentences
        if sentence.span.end <= characters and sentence.boilerplate is None
    )


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of ``text``; ``offset`` is added to every position. Linear in the length of the text."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        tokens.append(Token(written, fold_token(written), offset + match.start(), offset + match.end()))
        if len(tokens) >= LONGEST_SENTENCE:
            break
    return tuple(tokens)


def fold_token(written: str) -> str:
    """Lower case with straight marks; ``Israel's`` gives ``israel``, ``U.S.`` gives ``us``."""
    low = written.translate(_FOLD).lower()
    if low.endswith("'s"):
        return low[:-2]
    if "." in low and low[0].isalpha():
        return low.replace(".", "")
    return low
