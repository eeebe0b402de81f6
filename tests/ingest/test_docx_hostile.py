"""Word documents that mean harm, or are broken."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.ingest import word_documents
from tests.ingest.making import RELATED, SPACES, docx, lines, p, zipped
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.docx import read
from webapp.ingest.values import Source

MAIN = "word/document.xml"


def with_main(xml: str | bytes, **members: str | bytes) -> bytes:
    """A document with the XML of its main part."""
    return zipped({MAIN: xml, **members})


def document(body: str, doctype: str = "") -> str:
    """The XML of a main part."""
    return f'<?xml version="1.0"?>{doctype}<w:document {SPACES}><w:body>{body}</w:body></w:document>'


def refused(content: bytes, bounds: Bounds | None = None) -> str:
    """The sentence that it is refused with."""
    with pytest.raises(IngestError) as refusal:
        read(Source(content, bounds=bounds or Bounds()))
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def test_an_outer_entity_is_never_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("the secret", "utf-8")
    doctype = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    assert "entities" in refused(with_main(document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", doctype)))


def test_a_document_type_from_elsewhere_is_not_loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    outer = tmp_path_factory.mktemp("outer") / "outer.dtd"
    outer.write_text('<!ENTITY x "the secret">', "utf-8")
    doctype = f'<!DOCTYPE w:document SYSTEM "{outer.as_uri()}">'
    content = with_main(document("<w:p><w:r><w:t>a&x;b</w:t></w:r></w:p>", doctype))
    try:
        found = lines(read(Source(content)).parts)
    except IngestError:
        return
    assert found in (["P a"], ["P ab"])


@pytest.mark.parametrize("place", ["<w:t>&a9;</w:t>", '<w:t w:val="&a9;">x</w:t>'])
def test_entities_that_multiply_are_refused(place: str) -> None:
    grown = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    doctype = f'<!DOCTYPE w:document [<!ENTITY a0 "lol">{grown}]>'
    refused(with_main(document(f"<w:p><w:r>{place}</w:r></w:p>", doctype)))


def test_a_member_of_zeros_is_refused() -> None:
    bomb = with_main(b"\0" * 3_000_000)
    assert len(bomb) < 10_000
    assert "too large" in refused(bomb, Bounds(unpacked_bytes=1_000_000))


def test_what_a_member_says_of_its_size_is_not_believed() -> None:
    honest = with_main(document(p("x" * 50_000)))
    size = len(document(p("x" * 50_000)))
    lying = honest.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    refused(lying)


def test_too_many_members_are_refused() -> None:
    crowd = {f"word/{at}.xml": b"" for at in range(300)}
    assert "300" not in refused(with_main(document(p("a")), **crowd), Bounds(members=299))
    assert lines(read(Source(with_main(document(p("a")), **crowd), bounds=Bounds(members=301))).parts) == [
        "P a"
    ]


@pytest.mark.parametrize("depth", [150, 250, 5_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    body = "<w:sdt><w:sdtContent>" * depth + p("deep") + "</w:sdtContent></w:sdt>" * depth
    assert "deeply" in refused(with_main(document(body)))


def test_nested_tables_within_the_bounds_are_read() -> None:
    body = p("deep")
    for _ in range(40):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert lines(read(Source(docx(body))).parts) == ["P deep"]


@pytest.mark.parametrize("tenth", range(10))
def test_a_document_cut_short_is_refused(tenth: int) -> None:
    whole = word_documents.PANDOC
    refused(whole[: len(whole) * tenth // 10])


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_main_part_cut_short_is_refused(cut: int) -> None:
    with zipfile.ZipFile(io.BytesIO(word_documents.LISTS)) as archive:
        main = archive.read(MAIN)
    refused(with_main(main[: len(main) * cut // 100]))


def test_an_archive_without_a_document_is_refused() -> None:
    assert "not a Word document" in refused(zipped({"a.txt": "hello"}))


def test_a_relation_outwards_is_not_followed() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{RELATED}/styles" Target="file:///etc/passwd" TargetMode="External"/>'
        f'<Relationship Id="b" Type="{RELATED}/footnotes" Target="../../../etc/passwd"/>'
        f'<Relationship Id="c" Type="{RELATED}/header" Target="nowhere.xml"/></Relationships>'
    )
    content = with_main(document(p("Text.")), **{"word/_rels/document.xml.rels": rels})
    assert lines(read(Source(content)).parts) == ["P Text."]


def test_macros_are_passed_over() -> None:
    content = with_main(document(p("Text.")), **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0Sub AutoOpen()"})
    assert lines(read(Source(content, name="a.docm")).parts) == ["P Text."]


def test_an_encrypted_document_asks_for_one_without_password() -> None:
    assert "password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000)


def test_an_encrypted_member_asks_for_one_without_password() -> None:
    content = bytearray(with_main(document(p("a"))))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    assert "password" in refused(bytes(content))


def test_of_two_members_of_one_name_the_last_is_read() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(MAIN, document(p("first")))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(MAIN, document(p("second")))
    assert lines(read(Source(target.getvalue())).parts) == ["P second"]


@pytest.mark.parametrize("name", ["/word/document.xml", "word\\document.xml", "WORD/Document.xml"])
def test_names_as_odd_programs_write_them_are_found(name: str) -> None:
    assert lines(read(Source(zipped({name: document(p("a"))}))).parts) == ["P a"]


@pytest.mark.parametrize(
    "body",
    [
        "<w:tc><w:p/></w:tc>",
        "<w:tr><w:tc/></w:tr>",
        "<w:tbl><w:tc>" + p("a") + "</w:tc></w:tbl>",
        "<w:r><w:t>outside</w:t></w:r>",
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r></w:p>',
        "<w:p><w:r><w:sym w:char='zz'/><w:sym w:char='110000'/><w:sym w:char='D800'/></w:r></w:p>",
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="-9"/><w:numId w:val="77"/></w:numPr></w:pPr></w:p>',
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='999999'/></w:trPr><w:tc><w:tcPr><w:gridSpan "
        "w:val='999999'/>"
        "</w:tcPr>" + p("a") + "</w:tc></w:tr></w:tbl>",
        "<w:txbxContent>" + p("a") + "</w:txbxContent>",
        "<w:p><w:r><w:footnoteReference/></w:r></w:p>",
    ],
)
def test_odd_xml_breaks_nothing(body: str) -> None:
    assert read(Source(docx(body))).title == ""


def test_a_long_pattern_of_a_list_multiplies_nothing() -> None:
    pattern = "%1" + "x" * 50_000
    numbering = word_documents.NUMBERING.replace('"%1."', f'"{pattern}"')
    body = word_documents.item("a", 1) * 200
    document = read(Source(docx(body, numbering=numbering)))
    assert sum(len(part.label) for part in document.parts) < 10_000
