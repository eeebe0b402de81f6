"""A comparison as Markdown: a summary, a table of rows, the facts. It holds no HTML of the texts' own, and
links nothing that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from webapp.engine.model import Comparison
from webapp.export.reading import Marked, key, marked_rows, marked_titles, side_names, titles, visible
from webapp.export.summary import summary
from webapp.export.told import (
    Word,
    by,
    has_begun,
    signed_words,
    thread_about,
    thread_said,
    threads,
    word_lists,
)
from webapp.present.ledger import told_at
from webapp.present.pair import Pair
from webapp.present.reader import Reader
from webapp.present.talk import Thread
from webapp.present.wording import kind_inside, severity_name
from webapp.review import Difference, Standing, summary_of
from webapp.words import say
from webapp.words.lists import enumerated

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&$^=:@])")
"""Characters that Markdown or its dialects might read as markup."""

TIED = re.compile(r"(\\@)(?=\w)|(\\#)(?=\d)")
"""Where GitHub makes a link although the sign is escaped: it looks for mail addresses, people and numbers of
issues in the finished text, in which nothing shows the escape."""

UNTIED = "<!-- -->"
"""Parts what stands before it from what follows, and is not seen."""


def markdown(comparison: Comparison, title: str = "", now: Standing | None = None) -> str:
    """The comparison as GitHub's Markdown, under the title that the pair is kept by or both articles'; what
    was said of it comes first."""
    parts = [f"# {_escaped(title) or ' ⟷ '.join(_escaped(side) for side in titles(comparison))}"]
    if now and has_begun(now):
        parts += _reviewed(now)
    parts.append("\n".join(f"- {_plain(line)}" for line in summary(comparison, now)))
    pair = Pair.of(comparison, Reader(standing=now))
    parts += _said(pair)
    if pair.facts:
        parts += [f"## {say('ledger.title')}", *_findings(pair)]
    table = "\n".join((_head(comparison), "| --- | --- |", *_rows(comparison)))
    parts += [f"## {say('export.markdown.side_by_side')}", table]
    marks = (say("export.marks.one", mark=mark, meaning=meaning) for mark, meaning in key(comparison))
    parts.append(_plain(say("export.marks.list", marks=enumerated(marks))))
    if comparison.limits:
        limits = "\n".join(f"- {_plain(limit.message)}" for limit in comparison.limits)
        parts += [f"## {say('export.limits')}", limits]
    return "\n\n".join(parts) + "\n"


def _reviewed(now: Standing) -> Iterator[str]:
    signed = now.review.sign_off
    if signed:
        note = f" {_plain(signed.note)}" if signed.note else ""
        yield f"**{_plain(signed_words(signed))}**{note}"
    yield _plain(say("export.review.progress_alone", progress=summary_of(now)))


def _said(pair: Pair) -> Iterator[str]:
    """The lists of decisions, and the comments."""
    for listed in word_lists(pair):
        yield f"## {listed.heading}"
        yield "\n".join(map(_word, listed.words))
    if found := threads(pair):
        yield f"## {say('comments.title')}"
        yield "\n".join(line for thread in found for line in _thread(thread))


def _word(one: Word) -> str:
    """``- **L3 and R4** “Its words” Ann, 26 Nov 2026, 14:05 UTC: the reason``"""
    place, words, author = f"**{_plain(one.place)}**", _plain(one.words), _plain(one.by)
    if not one.reason:
        return f"- {say('export.markdown.decision', place=place, words=words, by=author)}"
    reason = _plain(one.reason)
    return f"- {say('export.markdown.decision_reason', place=place, words=words, by=author, reason=reason)}"


def _thread(thread: Thread) -> Iterator[str]:
    about = f"**{_plain(thread_about(thread))}**"
    yield f"- {thread_said(thread, about, _plain(thread.resolved_by))}"
    for note in thread.notes:
        text = "".join(piece.text for piece in note.pieces)
        lines = "<br>".join(_plain(line) for line in text.split("\n"))
        author = _plain(by(note.author, note.at, outside=note.outside))
        yield f"  - {say('export.markdown.note', by=author, words=lines)}"


def _head(comparison: Comparison) -> str:
    """What the two columns are called; a title that is a sentence stands in the first row."""
    heads = marked_titles(comparison)
    left, right = (_escaped(title) for title in titles(comparison))
    names = side_names(comparison)
    return f"| {names[0] if heads.left else left} | {names[1] if heads.right else right} |"


def _rows(comparison: Comparison) -> list[str]:
    heads = marked_titles(comparison)
    rows = [heads] if heads.left or heads.right else []
    return [f"| {_cell(row.left)} | {_cell(row.right)} |" for row in (*rows, *marked_rows(comparison))]


def _cell(sentences: tuple[Marked, ...]) -> str:
    return "<br>".join(_sentence(sentence) for sentence in sentences)


def _sentence(sentence: Marked) -> str:
    """``≈ **L3** label text with ~~deleted~~ or **inserted** words (K2)``"""
    mark = _escaped(sentence.mark) + sentence.sign
    text = "".join(_piece(sentence, piece.text, changed=piece.changed) for piece in sentence.pieces)
    links = f" ({', '.join(sentence.links)}{'?' if sentence.uncertain else ''})" if sentence.links else ""
    label = f"{_plain(sentence.label)} " if sentence.label else ""
    doubt = f" *{_plain(sentence.doubt)}*" if sentence.doubt else ""
    return f"{mark} **{sentence.id}** {label}{text}{links}{doubt}"


def _piece(sentence: Marked, text: str, *, changed: bool) -> str:
    shown = _escaped(visible(text))
    if not changed:
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() else ""
        return before + shown + after
    return f"~~{shown}~~" if sentence.id.startswith("L") else f"**{shown}**"


def _findings(pair: Pair) -> Iterator[str]:
    """A heading for each severity, and a line for each difference that stands; what was dismissed is listed
    with the other decisions."""
    for severity, spots in groupby(told_at(pair), key=lambda spot: spot.severity):
        yield f"### {severity_name(severity)}"
        lines = (_line(spot.name, one) for spot in spots for one in spot.differences)
        yield "\n".join(lines)


def _line(where: str, difference: Difference) -> str:
    """``- **L3 · R4**, number: “12” became “21”.``"""
    said = " ".join(dict.fromkeys(one.message for one in difference.findings))
    place, kind = f"**{_plain(where)}**", kind_inside(difference.finding.kind)
    return f"- {say('export.markdown.difference', place=place, kind=kind, message=_plain(said))}"


def _plain(text: str) -> str:
    return _escaped(visible(text))


def _escaped(text: str) -> str:
    return TIED.sub(lambda found: found[0] + UNTIED, SPECIAL.sub(r"\\\1", visible(text)))
