"""A comparison as Markdown: a summary, a table of rows, the facts. It holds no HTML of the texts' own, and
links nothing that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.engine.model import Comparison
from webapp.export.reading import Marked, key, marked_rows, marked_titles, side_names, titles, visible
from webapp.export.summary import summary
from webapp.export.told import Word, by, has_begun, signed_words, threads, word_lists
from webapp.present.pair import Pair
from webapp.present.reader import Reader
from webapp.present.talk import Thread
from webapp.present.wording import KINDS, SEVERITIES
from webapp.review import Standing, State, summary_of

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
    parts.append("\n".join(f"- {_plain(line)}" for line in summary(comparison)))
    if now:
        parts += _said(Pair.of(comparison, Reader(standing=now)))
    if comparison.findings:
        parts += ["## Facts", "\n".join(_findings(comparison, now))]
    parts += ["## Side by side", "\n".join((_head(comparison), "| --- | --- |", *_rows(comparison)))]
    parts.append(
        "Marks: " + ", ".join(f"{_escaped(mark)} {meaning}" for mark, meaning in key(comparison)) + "."
    )
    if comparison.limits:
        parts += ["## Limits", "\n".join(f"- {_plain(limit.message)}" for limit in comparison.limits)]
    return "\n\n".join(parts) + "\n"


def _reviewed(now: Standing) -> Iterator[str]:
    signed = now.review.sign_off
    if signed:
        note = f" {_plain(signed.note)}" if signed.note else ""
        yield f"**{_plain(signed_words(signed))}**{note}"
    yield f"{_plain(summary_of(now))}\\."


def _said(pair: Pair) -> Iterator[str]:
    """The lists of decisions, and the comments."""
    for listed in word_lists(pair):
        yield f"## {listed.heading}"
        yield "\n".join(map(_word, listed.words))
    if found := threads(pair):
        yield "## Comments"
        yield "\n".join(line for thread in found for line in _thread(thread))


def _word(one: Word) -> str:
    """``- **L3 and R4** “Its words” Ann, 26 Nov 2026, 14:05 UTC: the reason``"""
    reason = f": {_plain(one.reason)}" if one.reason else ""
    return f"- **{_plain(one.place)}** “{_plain(one.words)}” {_plain(one.by)}{reason}"


def _thread(thread: Thread) -> Iterator[str]:
    gone = f"Its words are gone: “{_plain(thread.orphan)}”"
    resolved = f", resolved{f' by {_plain(thread.resolved_by)}' if thread.resolved_by else ''}"
    yield f"- **{gone if thread.orphan else _plain(thread.about)}**{resolved if thread.resolved else ''}"
    for note in thread.notes:
        text = "".join(piece.text for piece in note.pieces)
        lines = "<br>".join(_plain(line) for line in text.split("\n"))
        yield f"  - {_plain(by(note.author, note.at, outside=note.outside))}: {lines}"


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


def _findings(comparison: Comparison, now: Standing | None) -> list[str]:
    return [
        f"- **{SEVERITIES[finding.severity]}**, {KINDS[finding.kind].lower()}"
        f"{f' in {finding.link}' if finding.link else ''}: {_plain(finding.message)}"
        f"{' *dismissed*' if now and now.state(finding.key) is State.DISMISSED else ''}"
        for finding in comparison.findings
    ]


def _plain(text: str) -> str:
    return _escaped(visible(text))


def _escaped(text: str) -> str:
    return TIED.sub(lambda found: found[0] + UNTIED, SPECIAL.sub(r"\\\1", visible(text)))
