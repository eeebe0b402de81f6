"""A sentence as the fact modules read it: folded tokens with offsets into the article's text.

``engine.normalize.words`` folds case and drops punctuation; facts need both (a capital makes a name, a
full stop a quotation's end), so sentences are cut once more here, by one pass of one regular expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from webapp.engine.model import Article, Sentence
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
