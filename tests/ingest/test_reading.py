"""From a document to what an editor is shown before comparing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from webapp.engine.model import Block
from webapp.ingest import reading
from webapp.ingest.alone import warm
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError, MissingPartError
from webapp.ingest.reading import Reading, read_here, reading_of, title_from_name
from webapp.ingest.values import Document, Form, LeftOut, Omitted, Part, Source
from webapp.ingest.wording import needs_telling, told
from webapp.words import say


def document(*parts: tuple[Block, str], **more: Any) -> Document:
    return Document(tuple(Part(block, text) for block, text in parts), **more)


def test_a_reading_counts_what_stands_in_the_text() -> None:
    parts = (
        Part(Block.HEADING, "After the storm", level=2),
        Part(Block.PROSE, "One two three."),
        Part(Block.ITEM, "four five", label="1."),
        Part(Block.ITEM, "six", label="2."),
        Part(Block.ROW, "seven eight", cells=("seven", "eight")),
        Part(Block.PROSE, "港が閉鎖された。"),
    )
    read = reading_of(Source(b"", "a.docx"), Form.DOCX, Document(parts))
    assert (read.words, read.headings, read.items, read.rows) == (3 + 3 + 2 + 1 + 2 + 7, 1, 2, 1)
    assert read.text == (
        "## After the storm\n\nOne two three.\n\n1. four five\n2. six\n\n| seven | eight |\n\n"
        "港が閉鎖された。"
    )


def test_what_the_file_states_is_kept_and_what_is_no_statement_is_not() -> None:
    stated = {"title": " A\n title ", "author": "Ann", "published": "2024-05-06", "site": "The Paper"}
    found = document((Block.PROSE, "Text."), language="en-GB", encoding="KOI8-R", **stated)
    read = reading_of(Source(b"", "a.txt", "https://a.example/"), Form.HTML, found)
    assert (read.title, read.author, read.published, read.site) == ("A title", *[*stated.values()][1:])
    assert (read.language, read.encoding, read.name, read.address) == (
        *("en-GB", "KOI8-R", "a.txt", "https://a.example/"),
    )
    long = reading_of(Source(b""), Form.HTML, document((Block.PROSE, "Text."), title="a" * 501))
    assert long.title == ""


@pytest.mark.parametrize("parts", [(), ((Block.PROSE, " \u00a0"),)])
def test_a_file_without_text_is_refused(parts: tuple[tuple[Block, str], ...]) -> None:
    with pytest.raises(IngestError, match=r"^There is no text in this file\.$"):
        reading_of(Source(b""), Form.PDF, document(*parts))


def test_what_is_larger_than_the_bounds_is_refused_before_and_after_it_is_read() -> None:
    with pytest.raises(IngestError, match=r"larger than 25 MB"):
        read_here(Source(bytes(25_000_001)))
    source = Source(b"Four words and more.", bounds=Bounds(characters=10))
    with pytest.raises(IngestError, match="longer than 10 characters"):
        read_here(source, Form.TEXT)


def test_the_content_says_which_reader_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Form] = []

    def reader_of(form: Form) -> Callable[[Source], Document]:
        called.append(form)
        return lambda _: document((Block.PROSE, "Text."))

    monkeypatch.setattr(reading, "reader_of", reader_of)
    assert read_here(Source(b"%PDF-1.4 endobj", "a.txt")).form is Form.PDF
    assert read_here(Source(b"%PDF-1.4 endobj"), Form.TEXT).form is Form.TEXT
    assert called == [Form.PDF, Form.TEXT]


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Readers are looked up anew."""
    reading.reader_of.cache_clear()
    yield
    reading.reader_of.cache_clear()


@pytest.mark.usefixtures("forgotten")
def test_a_library_that_is_not_installed_is_named_by_what_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def import_module(name: str) -> None:
        raise ModuleNotFoundError("No module named 'pypdfium2'", name="pypdfium2")

    monkeypatch.setattr(reading, "import_module", import_module)
    with pytest.raises(MissingPartError, match=r"Reading a PDF needs the extra \[documents\]") as error:
        read_here(Source(b"x"), Form.PDF)
    assert error.value.what == "a PDF"
    with pytest.raises(MissingPartError):
        warm.warm.__wrapped__(Form.PDF)


@pytest.mark.usefixtures("forgotten")
def test_a_reader_of_ours_that_is_broken_is_no_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def import_module(name: str) -> None:
        raise ImportError("cannot import name 'x'", name="webapp.ingest.parts.tables")

    monkeypatch.setattr(reading, "import_module", import_module)
    with pytest.raises(ImportError, match="cannot import name"):
        read_here(Source(b"x"), Form.PDF)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("draft_3.docx", "draft 3"),
        ("Harbour closed.pdf", "Harbour closed"),
        ("Harbour%20closed.html", "Harbour closed"),
        ("v1.2 final.txt", "v1.2 final"),
        ("No. 10 says no", "No. 10 says no"),
        ("archive.tar.gz", "archive.tar"),
        ("well-known.md", "well-known"),
        ("Überblick__neu.odt", "Überblick neu"),
        (".txt", ".txt"),
        ("README", "README"),
        ("C:\\texts\\draft.txt", "draft"),
        ("  spaced   out .rtf", "spaced out"),
        ("", ""),
    ],
)
def test_a_name_says_something_to_a_person(name: str, title: str) -> None:
    assert title_from_name(name) == title


def a_reading(**more: Any) -> Reading:
    return Reading(**{"text": "Text.", "form": Form.HTML, "words": 812, **more})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Read as: article of 812 words."),
        ({"words": 1}, "Read as: article of 1 word."),
        ({"words": 1234}, "Read as: article of 1,234 words."),
        ({"headings": 3}, "Read as: article of 812 words, 3 headings."),
        (
            {"form": Form.DOCX, "headings": 1, "items": 1, "rows": 1},
            "Read as: Word document of 812 words, 1 heading, 1 list item, 1 table row.",
        ),
        (
            {"items": 2, "rows": 20, "left_out": (LeftOut(Omitted.CAPTION, 2),)},
            "Read as: article of 812 words, 2 list items, 20 table rows; left out: 2 captions.",
        ),
        (
            {"left_out": (LeftOut(Omitted.PICTURE, 1), LeftOut(Omitted.READER_COMMENT, 3))},
            "Read as: article of 812 words; left out: 1 picture, 3 readers’ comments.",
        ),
        (
            {"form": Form.TEXT, "encoding": "KOI8-R", "notes": ("One was odd.", "So was two.")},
            "Read as: plain text of 812 words. Its encoding was guessed: KOI8-R. One was odd. So was two.",
        ),
    ],
)
def test_a_reading_is_told_in_words(more: dict[str, Any], said: str) -> None:
    assert told(a_reading(**more)) == said


def test_every_form_and_everything_left_out_has_its_words() -> None:
    assert len({say(f"files.form.{form}") for form in Form}) == len(Form)
    assert len({told(a_reading(form=form)) for form in Form}) == len(Form)
    one, two = (
        {told(a_reading(left_out=(LeftOut(what, count),))).replace(str(count), "") for what in Omitted}
        for count in (1, 2)
    )
    assert len(one) == len(two) == len(Omitted)
    assert one.isdisjoint(two)


def test_only_what_is_not_plain_needs_telling() -> None:
    assert not needs_telling(a_reading(headings=3, title="A title"))
    assert needs_telling(a_reading(left_out=(LeftOut(Omitted.PICTURE, 1),)))
    assert needs_telling(a_reading(encoding="KOI8-R"))
    assert needs_telling(a_reading(notes=("One was odd.",)))


@pytest.mark.parametrize("times", [1, 2])
def test_headings_that_say_the_title_again_are_no_part_of_the_text(times: int) -> None:
    again = [(Block.HEADING, "The Bridge Opens")] * times
    said = document(
        *again, (Block.PROSE, "It opened."), (Block.HEADING, "The bridge opens"), title="The bridge opens"
    )
    read = reading_of(Source(b"", "a.epub"), Form.EPUB, said)
    assert read.text == "It opened.\n\n# The bridge opens"
    assert (read.words, read.headings) == (5, 1)


def test_a_file_that_says_no_more_than_its_title_keeps_it() -> None:
    said = document((Block.HEADING, "The bridge opens"), title="The bridge opens")
    assert reading_of(Source(b"", "a.epub"), Form.EPUB, said).text == "# The bridge opens"


def test_a_first_heading_of_other_words_and_prose_that_repeats_the_title_stay() -> None:
    said = document(
        (Block.HEADING, "A bridge opens"), (Block.PROSE, "The bridge opens"), title="The bridge opens"
    )
    read = reading_of(Source(b"", "a.html"), Form.HTML, said)
    assert read.text == "# A bridge opens\n\nThe bridge opens"
