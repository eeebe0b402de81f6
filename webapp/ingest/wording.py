"""A reading in words, for whoever gave the file."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.ingest.reading import Reading
from webapp.words import say


def told(reading: Reading) -> str:
    """What a file was read as, in sentences: ``Read as: article of 812 words, 3 headings; left out: 2
    captions.``"""
    return " ".join([say("ingest.read_as", clauses="; ".join(_clauses(reading))), *_sentences(reading)])


def needs_telling(reading: Reading) -> bool:
    """Whether something was left out, guessed or noted."""
    return bool(reading.left_out or reading.encoding or reading.notes)


def _clauses(reading: Reading) -> Iterator[str]:
    yield say("ingest.form_of", form=say(f"ingest.form.{reading.form}"), counts=", ".join(_counts(reading)))
    if reading.left_out:
        left = (say(f"ingest.omitted.{one.what}", n=one.count) for one in reading.left_out)
        yield say("ingest.left_out", counts=", ".join(left))


def _counts(reading: Reading) -> Iterator[str]:
    yield say("ingest.count.words", n=reading.words)
    if reading.headings:
        yield say("ingest.count.headings", n=reading.headings)
    if reading.items:
        yield say("ingest.count.items", n=reading.items)
    if reading.rows:
        yield say("ingest.count.rows", n=reading.rows)


def _sentences(reading: Reading) -> Iterator[str]:
    if reading.encoding:
        yield say("ingest.encoding_guessed", encoding=reading.encoding)
    yield from reading.notes
