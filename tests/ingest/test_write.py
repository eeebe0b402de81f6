"""What is written of a document reads back as the same blocks."""

from __future__ import annotations

from functools import cache

import pytest

from tests.ingest import word_documents, word_documents_more, written_documents
from webapp.engine import Article, Options, compare
from webapp.engine.model import Block
from webapp.ingest.readers import docx, epub, markdown
from webapp.ingest.values import Document, Part, Source
from webapp.ingest.write import write


def blocks(text: str) -> list[Block]:
    """How the engine reads a text."""
    article, other = Article.from_text(text, title="A title apart"), Article.from_text("Nothing.")
    return [found.block for found in compare(article, other, Options(model="none")).left.paragraphs]


@cache
def documents() -> dict[str, tuple[Document, list[Block]]]:
    """All documents of the tests that are not converted, and the blocks that they read back as."""
    found = {
        name: docx.read(Source(content))
        for name, (content, _, _) in (word_documents.CASES | word_documents_more.CASES).items()
    }
    found |= {
        name: markdown.read(Source(content)) for name, (content, _, _) in written_documents.MARKDOWN.items()
    }
    found |= {name: epub.read(Source(content)) for name, (content, _, _) in written_documents.BOOKS.items()}
    return {name: (document, blocks(write(document.parts))) for name, document in found.items()}


_LOOSE = frozenset({Block.PROSE, Block.HEADING})


def test_every_part_reads_back_as_a_paragraph_and_items_rows_and_quotes_as_what_they_are() -> None:
    """Which open line of prose heads the next paragraph is the engine's judgement."""
    for name, (document, found) in documents().items():
        assert len(found) == len(document.parts), name
        for part, block in zip(document.parts, found, strict=True):
            assert block is part.block or {block, part.block} == _LOOSE, (name, part)


@pytest.mark.xfail(
    reason="cleaning takes the number signs away before blocks are read", raises=AssertionError
)
def test_headings_read_back_as_headings() -> None:
    for document, found in documents().values():
        for part, block in zip(document.parts, found, strict=True):
            assert part.block is not Block.HEADING or block is Block.HEADING, part


@pytest.mark.parametrize(
    "labels",
    [
        ("1.", "2."), ("a.", "e."), ("7.", "8."), ("1.1", "1.2"), ("iv)", "v)"), ("Part I:", "Part II:"),
        ("Art 7 –", "Art 8 –"), ("A.", "B."), ("•", "•"), ("", ""), ("3", "2"),
    ],
)  # fmt: skip
def test_items_are_items_whatever_their_numbers(labels: tuple[str, str]) -> None:
    parts = [Part(Block.PROSE, "These are the rules.")]
    parts += [Part(Block.ITEM, f"rope of {at} feet", label=label) for at, label in enumerate(labels, 10)]
    parts += [Part(Block.PROSE, "Those were the rules.")]
    assert blocks(write(tuple(parts))) == [part.block for part in parts]


def test_numbers_that_the_engine_knows_stand_without_a_dash() -> None:
    parts = tuple(Part(Block.ITEM, text, label=f"{at}.") for at, text in enumerate(("rope", "oil"), 1))
    assert write(parts) == "1. rope\n2. oil"


def test_nothing_is_written_of_nothing() -> None:
    assert write(()) == ""
    assert write((Part(Block.PROSE, ""),)) == ""
