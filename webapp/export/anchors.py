"""Which words of the source stand on level with which of the rewrite, in one order for both, and which moved.

All that a document under revision keeps in place are anchors; what lies between two of them went or came.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from webapp.engine.model import Comparison, Link, Relation, SegmentedArticle, Sentence, Span
from webapp.export.stream import Stream
from webapp.present.edits import kept_share
from webapp.present.paragraphs import described

MERGED_SHARE = 0.6
"""Range 0 to 1, default 0.6, above that of the page's card: in a document changes stand in the running text,
without a switch to before and after. With less of a link kept, its old text stands whole before the new."""

LEAST_MOVED = 3
"""Words. Range 1 to 20, default 3: of a moved link that was reworded, shorter passages are said to have gone
and come, but for the longest: single words that move say nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """The same words on both sides, or two places on level."""

    left: Span
    """In the source; may be empty, then both are."""
    right: Span
    """In the rewrite."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A link whose words stand elsewhere in the rewrite."""

    ends: Anchor
    """From its first word to its last."""
    words: tuple[Anchor, ...]
    """Of those the ones that it kept to the letter, in order; at least one."""


@dataclass(frozen=True, slots=True)
class Level:
    """How two texts lie beside each other."""

    anchors: tuple[Anchor, ...]
    """In order of both sides, none overlapping another."""
    moves: tuple[Moved, ...]
    """In order of the links; none overlaps another or an anchor."""


def level(comparison: Comparison, left: Stream, right: Stream) -> Level:
    """The anchors and moves of a comparison."""
    finder = _Finder(comparison, left, right)
    ranks = {relation: rank for rank, relation in enumerate(Relation)}
    links = sorted(comparison.links, key=lambda link: ranks[link.relation])
    chain = _Chain()
    kept = [finder.anchors(link) for link in links if not link.moved]
    torn = [anchors for anchors in kept if not chain.take(anchors)]
    for anchors in torn:
        for anchor in anchors:
            chain.take([anchor])
    for anchor in finder.furniture():
        chain.take([anchor])
    moves = _moves(chain, (finder.moved(link) for link in comparison.links if link.moved))
    return Level(tuple(chain.anchors), tuple(moves))


class _Chain:
    """Anchors in order of both sides."""

    def __init__(self) -> None:
        self.anchors: list[Anchor] = []

    def take(self, anchors: Sequence[Anchor]) -> bool:
        """Adds them all, or none where one of them crosses another."""
        if not all(self._fits(anchor) for anchor in anchors):
            return False
        for anchor in anchors:
            self.anchors.insert(bisect_left(self.anchors, anchor), anchor)
        return True

    def _fits(self, anchor: Anchor) -> bool:
        place = bisect_left(self.anchors, anchor)
        before, after = self.anchors[max(place - 1, 0) : place], self.anchors[place : place + 1]
        return all(_precedes(other, anchor) for other in before) and all(
            _precedes(anchor, other) for other in after
        )


def _precedes(first: Anchor, second: Anchor) -> bool:
    return first.left.end <= second.left.start and first.right.end <= second.right.start


class _Finder:
    """What each link says of both streams."""

    def __init__(self, comparison: Comparison, left: Stream, right: Stream) -> None:
        self.comparison = comparison
        self.left, self.right = left, right
        self.places = {
            sentence.id: (place, sentence)
            for article in (comparison.left, comparison.right)
            for place, sentence in enumerate(article.sentences)
        }
        self.firsts = {**_firsts(comparison.left), **_firsts(comparison.right)}

    def anchors(self, link: Link) -> list[Anchor]:
        """Where a link begins and ends on both sides, its words, and the labels before it."""
        found = list(self._labels(link))
        ends = self._ends(link)
        if link.relation is Relation.IDENTICAL or kept_share(link) >= MERGED_SHARE:
            found += self._words(link)
        return sorted({*found, *ends})

    def moved(self, link: Link) -> Moved | None:
        """A moved link; None where its sentences stand apart or nothing was kept to the letter."""
        hulls = self._hulls(link)
        words = list(self._joined(word for word in self._words(link, spaced=True) if self._same(word)))
        if hulls is None or not words:
            return None
        if kept_share(link) < MERGED_SHARE:
            counts = [len(word.left.of(self.left.text).split()) for word in words]
            least = min(LEAST_MOVED, max(counts))
            words = [word for word, count in zip(words, counts, strict=True) if count >= least]
        return Moved(Anchor(*hulls), tuple(words))

    def _same(self, word: Anchor) -> bool:
        """Whether it is the same to the letter, within one paragraph."""
        parted = self.left.within(word.left) or self.right.within(word.right)
        return not parted and word.left.of(self.left.text) == word.right.of(self.right.text)

    def _joined(self, words: Iterable[Anchor]) -> Iterator[Anchor]:
        """Neighbours with the same white space between them as one."""
        held: Anchor | None = None
        for word in words:
            both = held and Anchor(
                Span(held.left.start, word.left.end), Span(held.right.start, word.right.end)
            )
            if held and both and self._same(both) and not self._between(held, word).strip():
                held = both
                continue
            if held:
                yield held
            held = word
        if held:
            yield held

    def _between(self, first: Anchor, second: Anchor) -> str:
        return self.left.text[first.left.end : second.left.start]

    def furniture(self) -> Iterator[Anchor]:
        """Sentences without a link that are on both sides to the letter: nobody compared them."""
        linked = {name for link in self.comparison.links for name in (*link.left, *link.right)}
        there: defaultdict[str, list[Sentence]] = defaultdict(list)
        for sentence in reversed(self.comparison.right.sentences):
            if sentence.id not in linked:
                there[sentence.text].append(sentence)
        for sentence in self.comparison.left.sentences:
            if sentence.id not in linked and sentence.text.strip() and there[sentence.text]:
                ours = _hull(self.left, [sentence])
                theirs = _hull(self.right, [there[sentence.text].pop()])
                if ours and theirs:
                    yield Anchor(ours, theirs)

    def _ends(self, link: Link) -> Iterator[Anchor]:
        """Its two ends, where its sentences stand together on both sides."""
        if hulls := self._hulls(link):
            yield Anchor(*(Span(hull.start, hull.start) for hull in hulls))
            yield Anchor(*(Span(hull.end, hull.end) for hull in hulls))

    def _hulls(self, link: Link) -> tuple[Span, Span] | None:
        """From its first word to its last on each side, where its sentences stand together."""
        left, right = self._together(link.left), self._together(link.right)
        ours, theirs = _hull(self.left, left), _hull(self.right, right)
        return (ours, theirs) if ours and theirs else None

    def _together(self, names: Sequence[str]) -> list[Sentence]:
        places = [self.places[name] for name in names]
        apart = any(place != places[0][0] + number for number, (place, _) in enumerate(places))
        return [] if apart else [sentence for _, sentence in places]

    def _words(self, link: Link, *, spaced: bool = False) -> Iterator[Anchor]:
        """What a link kept, without the white space around it or, where that is the same, with it."""
        left, right = self.places[link.left[0]][1], self.places[link.right[0]][1]
        for change in link.changes:
            if change.op == "equal" and change.left and change.right:
                word = Anchor(self.left.at(change.left, left), self.right.at(change.right, right))
                ours = _trimmed(word.left, self.left.text)
                theirs = _trimmed(word.right, self.right.text)
                if ours and theirs:
                    yield word if spaced and self._same(word) else Anchor(ours, theirs)

    def _labels(self, link: Link) -> Iterator[Anchor]:
        left, right = self.firsts.get(link.left[0]), self.firsts.get(link.right[0])
        if left and right:
            ours = _trimmed(self.left.in_text(left), self.left.text)
            theirs = _trimmed(self.right.in_text(right), self.right.text)
            if ours and theirs:
                yield Anchor(ours, theirs)


def _firsts(article: SegmentedArticle) -> dict[str, Span]:
    """The label before each sentence that has one."""
    found: dict[int, str] = {}
    for sentence in article.body:
        found.setdefault(sentence.paragraph, sentence.id)
    labels = ((name, described(article, number).label) for number, name in found.items())
    return {name: label for name, label in labels if label}


def _hull(stream: Stream, sentences: Sequence[Sentence]) -> Span | None:
    """From the first of some sentences that stand together to the last; None where nothing is written."""
    if not sentences:
        return None
    return _trimmed(Span(stream.span(sentences[0]).start, stream.span(sentences[-1]).end), stream.text)


def _trimmed(span: Span, text: str) -> Span | None:
    """Without white space at its edges; None where it is nothing else."""
    words = span.of(text)
    core = words.strip()
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(core)) if core else None


def _moves(chain: _Chain, moves: Iterable[Moved | None]) -> Iterator[Moved]:
    """Those that stand free of anchors, and of each other, on both sides."""
    left = sorted(anchor.left for anchor in chain.anchors)
    right = sorted(anchor.right for anchor in chain.anchors)
    for moved in moves:
        if moved and _free(moved.ends.left, left) and _free(moved.ends.right, right):
            insort(left, moved.ends.left)
            insort(right, moved.ends.right)
            yield moved


def _free(span: Span, taken: Sequence[Span]) -> bool:
    place = bisect_left(taken, span)
    return (place == 0 or taken[place - 1].end <= span.start) and (
        place == len(taken) or span.end <= taken[place].start
    )
