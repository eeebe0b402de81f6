"""A reading in words, for whoever gave the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from webapp.ingest.reading import Reading
from webapp.ingest.values import Form, Omitted

KINDS: Final = {
    Form.TEXT: "plain text",
    Form.MARKDOWN: "Markdown text",
    Form.HTML: "article",
    Form.DOCX: "Word document",
    Form.ODT: "OpenDocument text",
    Form.RTF: "RTF document",
    Form.PDF: "PDF",
    Form.EML: "mail message",
    Form.EPUB: "EPUB book",
}
"""What each form is read as."""

PLURALS: Final = {
    Omitted.PICTURE: "pictures",
    Omitted.CAPTION: "captions",
    Omitted.COMMENT: "comments",
    Omitted.DELETION: "tracked deletions",
    Omitted.HEADER: "page headers or footers",
    Omitted.LINK_LIST: "lists of links",
    Omitted.READER_COMMENT: "readers' comments",
    Omitted.HIDDEN: "hidden passages",
    Omitted.ATTACHMENT: "attachments",
    Omitted.EMBEDDED: "embedded objects",
    Omitted.QUOTED_MAIL: "quoted messages",
    Omitted.SIGNATURE: "signatures",
}
"""Two or more of what was left out."""


def told(reading: Reading) -> str:
    """What a file was read as, in sentences: ``Read as: article of 812 words, 3 headings; left out: 2
    captions.``"""
    return " ".join([f"Read as: {'; '.join(_clauses(reading))}.", *_sentences(reading)])


def needs_telling(reading: Reading) -> bool:
    """Whether something was left out, guessed or noted."""
    return bool(reading.left_out or reading.encoding or reading.notes)


def _clauses(reading: Reading) -> Iterator[str]:
    counts = [
        _counted(reading.words, "word", "words"),
        *(
            _counted(count, *names)
            for count, *names in (
                (reading.headings, "heading", "headings"),
                (reading.items, "list item", "list items"),
                (reading.rows, "table row", "table rows"),
            )
            if count
        ),
    ]
    yield f"{KINDS[reading.form]} of {', '.join(counts)}"
    if reading.left_out:
        left = (_counted(one.count, one.what.value, PLURALS[one.what]) for one in reading.left_out)
        yield f"left out: {', '.join(left)}"


def _sentences(reading: Reading) -> Iterator[str]:
    if reading.encoding:
        yield f"Its encoding was guessed: {reading.encoding}."
    yield from reading.notes


def _counted(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
