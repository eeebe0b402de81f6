"""OpenDocument text: numbering, hidden text and whatever a hostile file may say."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.ingest.refusals import outcome
from tests.ingest.word_processed import flat
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.odt import read
from webapp.ingest.values import Document, Omitted, Source
from webapp.ingest.write import write


def of(body: str) -> Document:
    return read(Source(flat(body).encode()))


def text(body: str) -> str:
    return write(of(body).parts)


def packed(content: str, **members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, member in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), member)
    return buffer.getvalue()


def items(*words: str, attributes: str = "") -> str:
    inside = "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in words)
    return f'<text:list text:style-name="Numbers" {attributes}>{inside}</text:list>'


def test_a_list_that_continues_counts_on() -> None:
    body = items("a", "b") + "<text:p>x</text:p>" + items("c", attributes='text:continue-numbering="true"')
    assert text(body) == "1. a\n2. b\n\nx\n\n3. c"


def test_a_list_that_continues_another_by_name_counts_on() -> None:
    body = (
        items("a", attributes='xml:id="l1"')
        + "<text:p>x</text:p>"
        + items("b")
        + "<text:p>y</text:p>"
        + items("c", attributes='text:continue-list="l1"')
    )
    assert [part.label for part in of(body).parts] == ["1.", "", "1.", "", "2."]


def test_the_second_paragraph_of_an_item_is_prose() -> None:
    body = (
        '<text:list text:style-name="Numbers"><text:list-item><text:p>a</text:p><text:p>more</text:p>'
        "</text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    )
    assert text(body) == "1. a\n\nmore\n\n2. b"


def test_hidden_paragraphs_and_sections_are_counted() -> None:
    document = of(
        '<text:p>Shown.</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>Not shown.</text:p>'
        '<text:section text:display="none"><text:p>Nor this.</text:p></text:section>'
        '<text:p>A<text:hidden-text text:is-hidden="true">b</text:hidden-text>c.</text:p>'
    )
    assert write(document.parts) == "Shown.\n\nAc."
    assert {(one.what, one.count) for one in document.left_out} == {(Omitted.HIDDEN, 3)}


def test_shapes_give_their_text_and_objects_are_counted() -> None:
    document = of(
        "<text:p>A.<draw:custom-shape><text:p>In a shape.</text:p></draw:custom-shape></text:p>"
        "<draw:frame><draw:object/><draw:image/></draw:frame>"
        "<text:p><draw:g><draw:frame><draw:image/></draw:frame>"
        "<draw:frame><draw:text-box><text:p>Grouped.</text:p>"
        "</draw:text-box></draw:frame></draw:g>B.</text:p>"
    )
    assert write(document.parts) == "A.\n\nIn a shape.\n\nB.\n\nGrouped."
    assert {(one.what, one.count) for one in document.left_out} == {
        (Omitted.PICTURE, 1),
        (Omitted.EMBEDDED, 1),
    }


def test_ruby_keeps_its_base() -> None:
    body = (
        "<text:p><text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text>"
        "</text:ruby>で</text:p>"
    )
    assert text(body) == "東京で"


def test_a_title_alone_is_the_text() -> None:
    document = of('<text:p text:style-name="Title">Only this</text:p>')
    assert (document.title, write(document.parts)) == ("", "# Only this")


@pytest.mark.parametrize("locked", ["encryption", "package"])
def test_a_locked_file_is_told(locked: str) -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    if locked == "encryption":
        content = packed("\x93garbled", **{"META-INF__manifest_xml": manifest})
    else:
        content = packed("x", **{"encrypted-package": "x"})
    with pytest.raises(IngestError, match="password"):
        read(Source(content))


def test_a_malformed_list_of_members_is_no_harm() -> None:
    manifest = "<!DOCTYPE m:manifest PUBLIC 'x' 'Manifest.dtd'><m:manifest><m:file-entry/></m:manifest>"
    content = packed(flat("<text:p>Text.</text:p>"), **{"META-INF__manifest_xml": manifest})
    assert write(read(Source(content)).parts) == "Text."


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize("prolog", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("is_packed", [True, False])
def test_entities_of_the_file_are_refused(prolog: str, is_packed: bool) -> None:  # noqa: FBT001
    source = flat("<text:p>&i;</text:p>").replace("?>\n", f"?>\n{prolog}\n", 1)
    with pytest.raises(IngestError):
        read(Source(packed(source) if is_packed else source.encode()))


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    content = packed(flat("<text:p>" + "a" * 2_000_000 + "</text:p>"))
    with pytest.raises(IngestError, match="too large"):
        read(Source(content, bounds=Bounds(unpacked_bytes=1_000_000)))


@pytest.mark.parametrize(
    "element", ["span", "section", "list", "p", "note", "hidden-text", "ruby", "a", "index-body"]
)
@pytest.mark.parametrize("depth", [150, 250, 5_000])
def test_elements_nested_deeply_are_read_or_refused(element: str, depth: int) -> None:
    inner = "<text:list-item>" if element == "list" else ""
    opening, closing = f"<text:{element}>{inner}", f"{inner.replace('<', '</')}</text:{element}>"
    body = "<text:p>x</text:p>" + opening * depth + "y" + closing * depth
    found = outcome(read, flat(body).encode())
    assert "deeply" in found if isinstance(found, str) else write(found.parts).startswith("x")


def test_tables_nested_deeply_are_read_or_refused() -> None:
    opening = "<table:table><table:table-row><table:table-cell>"
    closing = "</table:table-cell></table:table-row></table:table>"
    assert text(opening * 50 + "<text:p>x</text:p>" + closing * 50) == "x"
    with pytest.raises(IngestError, match="deeply"):
        text(opening * 80 + "<text:p>x</text:p>" + closing * 80)


def test_a_table_of_three_thousand_columns_is_read() -> None:
    cell = "<table:table-cell><text:p>1</text:p></table:table-cell>"
    row = f"<table:table-row>{cell * 3_000}</table:table-row>"
    assert text(f"<table:table>{row}</table:table>").count("|") == 3_001


def test_repeated_cells_and_blanks_are_bounded() -> None:
    huge = "999999999999"
    body = (
        f'<table:table><table:table-row><table:table-cell table:number-columns-repeated="{huge}">'
        f"<text:p>1</text:p></table:table-cell></table:table-row></table:table>"
        f'<text:p>a<text:s text:c="{huge}"/>b</text:p>'
    )
    assert text(body).endswith("a b")


@pytest.mark.parametrize("cut", range(100, 2_100, 200))
def test_a_file_cut_off_is_told(cut: int) -> None:
    content = packed(flat("<text:p>Text.</text:p>"))
    with pytest.raises(IngestError):
        read(Source(content[: min(cut, len(content) - 30)]))


def test_a_document_without_text_is_told() -> None:
    assert outcome(read, flat("<text:p/>").encode()) == "There is no text in this file."


def test_a_spreadsheet_is_told() -> None:
    source = flat("").replace("<office:text>", "<office:spreadsheet>")
    source = source.replace("</office:text>", "</office:spreadsheet>")
    with pytest.raises(IngestError, match="not a text document"):
        read(Source(source.encode()))
