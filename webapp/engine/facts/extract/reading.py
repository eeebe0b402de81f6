"""A sentence as the fact modules read it: tokens with offsets into the article's text, and what is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Final, TypeVar

from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.language import UNKNOWN, read_as
from webapp.engine.language.capabilities import Capabilities, capabilities
from webapp.engine.model import Sentence, Span
from webapp.engine.reading import ReadArticle, Remembered, Token, is_content, stem, tokens

LONGEST_SENTENCE: Final = 4_000
"""Tokens. What is longer is data rather than prose; its facts are read up to here."""

MOST_TELLING: Final = 24
"""Words of a clause that are looked for."""

T = TypeVar("T")


@dataclass(frozen=True)
class Reading:
    """A sentence with its tokens."""

    sentence: Sentence
    """The sentence."""
    language: str
    """ISO 639-1 code, ``und`` when unknown."""
    tokens: tuple[Token, ...]
    """In reading order."""
    marked: Stretches
    """The quotations in the sentence, or parts of them, from the opening mark on."""
    first: Reading | None = field(default=None, compare=False, repr=False)
    """The same sentence where it was read first; None of that one itself."""

    @property
    def origin(self) -> Reading:
        """The same sentence where it was read first: what is found in it there is found here, too."""
        return self.first or self

    @property
    def ahead(self) -> int:
        """Characters by which it stands behind its origin in its article, negative before it."""
        return self.sentence.span.start - self.origin.sentence.span.start

    def moved(self, sentence: Sentence, marked: Stretches) -> Reading:
        """The same sentence at another place, with what is known of its words."""
        by = sentence.span.start - self.sentence.span.start
        whole = tuple(Token(token.text, token.low, token.start + by, token.end + by) for token in self.tokens)
        reading = Reading(sentence, self.language, whole, marked, self)
        reading.__dict__.update({name: known for name, known in self.__dict__.items() if name in _OF_WORDS})
        return reading

    @property
    def capabilities(self) -> Capabilities:
        """What can be checked in its language."""
        return capabilities(self.language)

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The folded form of every token."""
        return tuple(token.low for token in self.tokens)

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The tokens that are words."""
        return tuple(at for at, low in enumerate(self.lows) if low[:1].isalpha())

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that are words with a capital."""
        return tuple(at for at, token in enumerate(self.tokens) if token.text[:1].isupper())

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of every token; the folded form of what is no word."""
        language = read_as(self.language)
        return tuple(stem(low, language) if low[:1].isalpha() else low for low in self.lows)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the content words."""
        lows, stems = self.lows, self.stems
        return frozenset(stems[at] for at in self.words if is_content(lows[at], self.language))

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The folded words, each once, in the order in which they are first read."""
        return tuple(dict.fromkeys(self.lows[at] for at in self.words))

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
    def _found(self) -> dict[Callable[..., object], Any]:
        """What was found in it ``once``, by what looked for it."""
        return {}

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

    def around(self, place: range, reach: int) -> tuple[range, range]:
        """The tokens before and behind some, as far as ``reach``."""
        last = min(len(self.tokens), place.stop + reach)
        return range(max(0, place.start - reach), place.start), range(place.stop, last)

    def telling(self, places: Iterable[int], most: int = MOST_TELLING) -> tuple[str, ...]:
        """The first content words and numbers at some tokens, each once."""
        words: dict[str, None] = {}
        for low in (self.lows[at] for at in places):
            if low[:1].isdecimal() or (low[:1].isalpha() and is_content(low, self.language)):
                words[low] = None
                if len(words) == most:
                    break
        return tuple(words)

    def first_from(self, place: int) -> int:
        """The first token that begins at a character of the article's text or behind it; one past the last
        token where there is none."""
        return bisect_left(self._starts, place)

    def span(self, start: int, end: int | None = None) -> Span:
        """From token ``start`` to token ``end`` (exclusive), or that token alone, in the article's text."""
        return Span(self.tokens[start].start, self.tokens[start if end is None else end - 1].end)

    def text(self, start: int, end: int) -> str:
        """The characters from token ``start`` to token ``end`` (exclusive)."""
        return self.written(self.span(start, end))

    def written(self, span: Span) -> str:
        """The characters of a stretch of the article's text that lies in the sentence."""
        offset = self.sentence.span.start
        return self.sentence.text[span.start - offset : span.end - offset]


_OF_WORDS: Final = frozenset(
    {"lows", "words", "capitals", "stems", "content", "vocabulary", "reach", "reach_of_lemmas"}
)
"""What is known of a sentence without its place."""


def once(find: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Looks a sentence through once, for all who ask. What is found must not be changed by them."""

    @wraps(find)
    def found(reading: Reading) -> T:
        known = reading._found
        if find not in known:
            known[find] = find(reading)
        result: T = known[find]
        return result

    return found


def once_anywhere(find: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """The same for what tells no place in the article: looks it through once, wherever it stands."""
    found = once(find)
    return wraps(find)(lambda reading: found(reading.origin))


def same_as_before(reading: Reading, find: Callable[..., T], given: tuple[object, ...]) -> T:
    """What is found in a sentence with something ``given``, as before where that is the same as last time."""
    known = reading._found.get(find)
    if known is None or known[0] != given:
        known = reading._found[find] = given, find(reading, *given)
    result: T = known[1]
    return result


def read(article: ReadArticle, characters: int) -> tuple[Reading, ...]:
    """Every sentence of ``article`` that ends within ``characters`` and is no page furniture."""
    return article.once((read, characters), lambda: _read(article, characters))


def _read(article: ReadArticle, characters: int) -> tuple[Reading, ...]:
    sentences = [
        sentence
        for sentence in article.sentences
        if sentence.span.end <= characters and sentence.boilerplate is None
    ]
    return tuple(
        _reading(sentence, article, marked)
        for sentence, marked in zip(sentences, _marked(article, sentences), strict=True)
    )


_READINGS: Final = Remembered[tuple[str, str, tuple[tuple[int, int], ...]], Reading](300_000)
"""By words, language and what stands in quotation marks, as many characters as a pair of 15,000 words a side
has: some 40 MB with what was found in them. An editor who changes one sentence moves all that follow it."""


def _reading(sentence: Sentence, article: ReadArticle, marked: tuple[Span, ...]) -> Reading:
    """A sentence at its place, with all that was found in it ``once``."""
    language, start = article.language or UNKNOWN, sentence.span.start

    def made() -> Reading:
        found = article.reading(sentence).lexemes
        whole = tokens(sentence.text, found, start, most=LONGEST_SENTENCE, language=language)
        return Reading(sentence, language, whole, Stretches(marked))

    places = tuple((span.start - start, span.end - start) for span in marked)
    first = _READINGS.of((sentence.text, language, places), len(sentence.text), made)
    return first if first.sentence == sentence else first.moved(sentence, Stretches(marked))


def _marked(article: ReadArticle, sentences: Sequence[Sentence]) -> Iterator[tuple[Span, ...]]:
    """For each sentence what of it stands in quotation marks."""
    quoted = [Span(marked.span.start, marked.inner.end) for marked in article.quotations]
    ends = [span.end for span in quoted]
    for sentence in sentences:
        if sentence.is_title and article.title_span is None:
            yield ()
            continue
        start, end = sentence.span.start, sentence.span.end
        first = bisect_right(ends, start)
        last = bisect_left(quoted, end, first, key=lambda span: span.start)
        yield tuple(Span(max(span.start, start), min(span.end, end)) for span in quoted[first:last])
