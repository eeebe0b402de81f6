"""Markdown files."""

from __future__ import annotations

import pytest

from tests.ingest.making import lines
from tests.ingest.written_documents import MARKDOWN
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.markdown import read
from webapp.ingest.values import Document, Source


def of(text: str) -> Document:
    """What is read of a text."""
    return read(Source(text.encode(), name="a.md"))


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_file_is_read_part_by_part(name: str) -> None:
    content, title, parts = MARKDOWN[name]
    document = read(Source(content, name=name))
    assert lines(document.parts) == parts
    assert document.title == title


def test_the_properties_on_top_are_taken() -> None:
    document = read(Source(MARKDOWN["headed.md"][0]))
    assert (document.author, document.published, document.language) == (
        "Ada Quill, Ben Reed",
        "2026-03-01",
        "de-DE",
    )


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("---\ntitle: 'It''s late'\nauthor: [Ada, \"Ben Reed\"]\n---\n", "It's late", "Ada, Ben Reed"),
        ('+++\ntitle = "Late"\nauthors = ["Ada"]\n+++\n', "Late", "Ada"),
        ("---\ntitle: >-\n  Very\n  late\nauthor: Ada\n...\n", "Very late", "Ada"),
        ("---\nTitle: Late\n# a remark\ndate: tomorrow\n---\n", "Late", ""),
    ],
)
def test_properties_are_read_as_they_are_written(head: str, title: str, author: str) -> None:
    document = of(head + "Text.")
    assert (document.title, document.author, document.published) == (title, author, "")
    assert lines(document.parts) == ["P Text."]


@pytest.mark.parametrize(
    "head", ["---\nNo property here, just prose.\n---\n", "---\n", "---\ntitle: never closed\n"]
)
def test_a_rule_on_top_is_no_block_of_properties(head: str) -> None:
    document = of(head + "\nText.")
    assert document.title == ""
    assert lines(document.parts)[-1] == "P Text."


def test_a_heading_that_repeats_the_title_stands_once() -> None:
    document = of("---\ntitle: The Harbour\n---\n\n# The harbour\n\nText.\n")
    assert document.title.casefold() == "the harbour"
    assert lines(document.parts) == ["P Text."]


def test_notes_stand_in_the_order_of_their_marks_and_those_without_last() -> None:
    text = "One.[^b] Two.[^a]\n\n[^a]: A.\n[^b]: B.\n[^c]: C.\n[^a]: Never.\n"
    assert lines(of(text).parts) == ["P One. Two.", "P B.", "P A.", "P C."]


def test_nothing_in_a_block_of_code_is_a_note() -> None:
    text = "a[^1]\n\n```\n[^1]: code\n~~~\n```\n\n[^1]: Note.\n"
    assert lines(of(text).parts) == ["P a", "P [^1]: code ~~~", "P Note."]


@pytest.mark.parametrize("text", ["> " * 150 + "a", "".join("  " * at + "- a\n" for at in range(150))])
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(IngestError, match="deeply"):
        of(text)


@pytest.mark.parametrize("text", ["[" * 1_000, "> " * 30 + "a", "*a " * 1_000 + "b", "![" * 300 + "]"])
def test_what_looks_nested_loses_nothing(text: str) -> None:
    assert [part.text for part in of(text).parts] == [text.replace("> ", "")]


@pytest.mark.parametrize(
    "content", [b"\n\n", b"---", b"[^", b"|", b"```", b"<!--", b"<![CDATA[", b"[a]: b", b"&#0;"]
)
def test_scraps_are_read(content: bytes) -> None:
    assert read(Source(content)).title == ""
