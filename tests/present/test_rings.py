"""Rings of findings that overlap: each is seen, and where one goes on elsewhere its line is open."""

from __future__ import annotations

import pytest

from webapp.engine.model import Span
from webapp.present.stretches import Ring, Stretch, stretches

TEXT = 'It cost "100 million euros a year", he said.'


def ring(finding: str, words: str, severity: str = "high") -> Ring:
    at = TEXT.index(words)
    return Ring(Span(at, at + len(words)), finding, severity)


def cut(*rings: Ring, changed: str = "") -> tuple[Stretch, ...]:
    at = TEXT.index(changed)
    return stretches(TEXT, Span(0, len(TEXT)), [Span(at, at + len(changed))] if changed else [], rings)


def drawn(stretch: Stretch) -> str:
    """A stretch with its rings as brackets; a bracket is left out where the ring is cut."""
    inner = "".join(drawn(piece.ring) if piece.ring else piece.text for piece in stretch.pieces)
    if not stretch.finding:
        return inner
    start, end = (end not in stretch.cut.split() for end in ("start", "end"))
    return f"{'[' if start else ''}{stretch.finding}:{inner}{']' if end else ''}"


A, B, C = ring("A", "100 million euros"), ring("B", "euros a year"), ring("C", '"100 million euros a year",')


@pytest.mark.parametrize(
    ("rings", "expected"),
    [
        ((A,), 'It cost "[A:100 million euros] a year", he said.'),
        ((A, B), 'It cost "[A:100 million [B:euros]B: a year]", he said.'),
        ((B, A), 'It cost "[A:100 million [B:euros]B: a year]", he said.'),
        ((A, C), 'It cost [C:"[A:100 million euros] a year",] he said.'),
        ((A, B, C), 'It cost [C:"[A:100 million [B:euros]B: a year]",] he said.'),
        ((A, ring("D", "100 million euros")), 'It cost "[A:[D:100 million euros]] a year", he said.'),
        ((A, A), 'It cost "[A:100 million euros] a year", he said.'),
        ((ring("A", "100"), ring("B", " million")), 'It cost "[A:100][B: million] euros a year", he said.'),
    ],
)
def test_every_ring_is_drawn_and_none_twice(rings: tuple[Ring, ...], expected: str) -> None:
    assert "".join(map(drawn, cut(*rings))) == expected


def test_no_character_is_lost_or_doubled_under_rings() -> None:
    found = cut(A, B, C, changed="million euros a")
    assert "".join(stretch.text for stretch in found) == TEXT


def test_a_changed_word_is_marked_inside_every_ring_that_holds_it() -> None:
    outer = next(stretch for stretch in cut(A, B, changed="euros") if stretch.finding == "A")
    inner = outer.pieces[-1].ring
    assert inner
    assert [(piece.text, piece.changed) for piece in inner.pieces] == [("euros", True)]


def test_each_ring_keeps_how_grave_it_is() -> None:
    outer = cut(ring("A", "100 million euros", "low"), B)[1]
    inner = outer.pieces[-1].ring
    assert inner
    assert (outer.severity, inner.severity) == ("low", "high")


def test_what_reaches_past_the_sentence_is_closed_at_its_edge() -> None:
    over = Ring(Span(0, 99), "A", "high")
    assert "".join(map(drawn, stretches(TEXT, Span(0, 7), [], [over]))) == "[A:It cost]"
