"""Books."""

from __future__ import annotations

import pytest

from tests.ingest.making import book, counted, lines, zipped
from tests.ingest.written_documents import BOOKS
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.epub import read
from webapp.ingest.values import Omitted, Source

ONE = {"a.xhtml": "<p>Text.</p>"}


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_is_read_part_by_part(name: str) -> None:
    content, title, parts = BOOKS[name]
    document = read(Source(content))
    assert lines(document.parts) == parts
    assert document.title == title


def test_what_a_book_says_of_itself_is_taken() -> None:
    novel, essay = (read(Source(BOOKS[name][0])) for name in ("novel.epub", "essay.epub"))
    assert (novel.author, novel.language, novel.published) == ("Ada Quill", "en-GB", "2019-05-01")
    assert (essay.author, essay.language, essay.published) == ("Ada, Ben", "", "")
    assert counted(novel) == {Omitted.PICTURE: 2, Omitted.CAPTION: 1}
    assert counted(essay) == {Omitted.LINK_LIST: 1}


def encryption(algorithm: str) -> dict[str, str | bytes]:
    """What says that a member is encrypted."""
    return {
        "META-INF/encryption.xml": '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod '
        f'Algorithm="{algorithm}"/></e:EncryptedData></encryption>'
    }


def test_a_locked_book_is_refused_and_one_with_hidden_fonts_is_not() -> None:
    locked = book(ONE, more=encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc"))
    with pytest.raises(IngestError, match="locked"):
        read(Source(locked))
    fonts = book(ONE, more=encryption("http://www.idpf.org/2008/embedding"))
    assert lines(read(Source(fonts)).parts) == ["P Text."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (zipped({"a": "b"}), "not an EPUB"),
        (
            zipped({"META-INF/container.xml": "<container><rootfile full-path='x'/></container>"}),
            "lacks the list",
        ),
        (zipped({"META-INF/container.xml": "<container>"}), "malformed"),
        (b"PK\x03\x04", "damaged or incomplete"),
        (book({"a.xhtml": "<!ENTITY x 'y'><p>&x;</p>"}), "entities"),
        (book({"a.xhtml": "<b>" * 220 + "x" + "</b>" * 220}), "deeply"),
    ],
)
def test_what_is_no_sound_book_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(IngestError, match=sentence):
        read(Source(content))


def test_chapters_together_are_bounded() -> None:
    chapters = {f"{at}.xhtml": "<p>" + "x" * 10_000 + "</p>" for at in range(20)}
    with pytest.raises(IngestError, match="too large"):
        read(Source(book(chapters), bounds=Bounds(unpacked_bytes=100_000)))


@pytest.mark.parametrize("tenth", range(10))
def test_a_book_cut_short_is_refused(tenth: int) -> None:
    whole = BOOKS["novel.epub"][0]
    with pytest.raises(IngestError):
        read(Source(whole[: len(whole) * tenth // 10]))


def test_a_chapter_that_is_listed_and_missing_is_passed_over() -> None:
    whole = book(ONE | {"gone.xhtml": ""})
    assert lines(read(Source(whole)).parts) == ["P Text."]
