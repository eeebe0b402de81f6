"""Word documents: as Word, pandoc and LibreOffice write them."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.ingest import office_documents, office_documents_more, word_documents, word_documents_more
from tests.ingest.making import counted, docx, lines, p, r, styles, zipped
from webapp.ingest.readers.docx import read
from webapp.ingest.values import Omitted, Source

OFFICE = office_documents.CASES | office_documents_more.CASES
WRITTEN = word_documents.CASES | word_documents_more.CASES


@pytest.mark.parametrize("name", WRITTEN)
def test_a_document_of_word_is_read_part_by_part(name: str) -> None:
    content, title, parts = WRITTEN[name]
    document = read(Source(content))
    assert lines(document.parts) == parts
    assert document.title == title


@pytest.mark.parametrize("name", OFFICE)
def test_a_document_of_libreoffice_is_read_part_by_part(name: str, from_office: dict[str, bytes]) -> None:
    _, title, parts = OFFICE[name]
    document = read(Source(from_office[f"{name}.docx"]))
    assert lines(document.parts) == parts
    assert document.title == title


def test_the_author_is_taken_from_the_properties_and_the_title_is_not() -> None:
    document = read(Source(word_documents.SPLIT))
    assert document.author == "Ada Quill"
    assert document.title == "Harbour fees rise by a tenth"
    assert (document.language, document.published) == ("", "")


@pytest.mark.parametrize("name", ["python-docx", "Microsoft Office User", "  "])
def test_what_a_program_writes_as_author_is_none(name: str) -> None:
    assert read(Source(docx(p("Text."), core=f"<dc:creator>{name}</dc:creator>"))).author == ""


def test_tracked_changes_are_counted_and_told() -> None:
    document = read(Source(word_documents.TRACKED))
    assert document.notes == ("8 tracked changes were taken as accepted.",)
    assert counted(document) == {Omitted.DELETION: 5}


def test_one_change_split_over_two_runs_is_one_change() -> None:
    document = read(Source(docx(p("a ", word_documents.ins("b"), word_documents.ins("c"), " d"))))
    assert document.notes == ("1 tracked change was taken as accepted.",)
    assert read(Source(docx(p("a")))).notes == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (word_documents_more.NOTES, {Omitted.COMMENT: 1, Omitted.HEADER: 1}),
        (word_documents_more.FIELDS, {Omitted.LINK_LIST: 1}),
        (word_documents_more.DRAWN, {Omitted.PICTURE: 2, Omitted.CAPTION: 1, Omitted.EMBEDDED: 2}),
        (word_documents_more.SIGNS, {Omitted.HIDDEN: 1}),
        (word_documents_more.TABLES, {}),
    ],
)
def test_what_is_left_out_is_counted(content: bytes, expected: dict[Omitted, int]) -> None:
    assert counted(read(Source(content))) == expected


def test_the_strict_dialect_reads_the_same() -> None:
    strict = word_documents.SPLIT  # its XML is rewritten below, as Word does on saving so
    for old, new in STRICT:
        strict = _rewritten(strict, old, new)
    assert lines(read(Source(strict)).parts) == word_documents.SPLIT_PARTS


STRICT = [
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
    ),
]


def _rewritten(content: bytes, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({name: archive.read(name).replace(old, new) for name in archive.namelist()})


def test_styles_based_on_each_other_in_a_ring_are_read() -> None:
    ring = styles("A|one|B", "B|two|A")
    assert lines(read(Source(docx(p("Text.", style="A"), styles=ring))).parts) == ["P Text."]


def test_a_style_of_text_based_on_the_title_is_no_title() -> None:
    document = read(
        Source(docx(p("Head", style="T") + p("Deck.", style="S"), styles=styles("T|Title", "S|Subtitle|T")))
    )
    assert document.title == "Head"
    assert lines(document.parts) == ["P Deck."]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_of_its_cell_only() -> None:
    gone = word_documents.MARK_GONE
    table = f"<w:tbl><w:tr><w:tc>{p('a', inside=gone)}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"
    assert lines(read(Source(docx(table + p("c", inside=gone)))).parts) == ["R a | b", "P c"]


def test_a_deleted_item_counts_no_more() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    dead = p(word_documents.gone("two"), inside=numbered + word_documents.MARK_GONE)
    body = word_documents.item("one", 1) + dead + word_documents.item("three", 1)
    found = read(Source(docx(body, numbering=word_documents.NUMBERING)))
    assert lines(found.parts) == ["I1 1. one", "I1 2. three"]


def test_hidden_text_of_a_style_is_left_out() -> None:
    hidden = (
        '<w:style w:type="character" w:styleId="Tag"><w:name w:val="Tag"/><w:rPr><w:vanish/>'
        "</w:rPr></w:style>"
    )
    document = read(Source(docx(p("a ", r("secret", '<w:rStyle w:val="Tag"/>'), "b"), styles=hidden)))
    assert lines(document.parts) == ["P a b"]
    assert counted(document) == {Omitted.HIDDEN: 1}
