"""Archives within bounds, and XML without entities."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.ingest.making import zipped
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.markup.trees import html_tree, xml_tree
from webapp.ingest.parts.zipped import Archive


def test_members_are_read_whatever_the_case_of_their_names() -> None:
    archive = Archive(zipped({"A/b.XML": "one", "c": b"two"}))
    assert archive.read("a/B.xml") == b"one"
    assert archive.names == ("a/b.xml", "c")
    assert "C" in archive
    assert "d" not in archive


def test_a_member_that_is_missing_is_said_to_be() -> None:
    with pytest.raises(IngestError, match="lacks a part"):
        Archive(zipped({"a": ""})).read("b")


def test_all_that_is_unpacked_counts_together() -> None:
    archive = Archive(zipped({"a": b"x" * 600, "b": b"y" * 600}), Bounds(unpacked_bytes=1_000))
    assert len(archive.read("a")) == 600
    with pytest.raises(IngestError, match="too large"):
        archive.read("b")


def test_a_bound_that_is_just_met_is_met() -> None:
    assert Archive(zipped({"a": b"x" * 600}), Bounds(unpacked_bytes=600)).read("a") == b"x" * 600


def test_a_member_that_was_damaged_is_refused() -> None:
    content = bytearray(zipped({"a": bytes(range(256)) * 20}))
    content[60] ^= 0xFF
    with pytest.raises(IngestError, match="damaged"):
        Archive(bytes(content)).read("a")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_does_not_unpack_in_steps_is_refused(method: int) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("a", b"x" * 1_000)
    with pytest.raises(IngestError, match="packed in a way"):
        Archive(target.getvalue()).read("a")


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x05\x06" + b"\xff" * 18, b"PK\x03\x04" * 99, b"no archive"]
)
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(IngestError, match="damaged or incomplete"):
        Archive(content)


def test_an_archive_in_an_archive_stays_closed() -> None:
    inner = zipped({"x": b"\0" * 1_000_000})
    archive = Archive(zipped({"inner.zip": inner}), Bounds(unpacked_bytes=100_000))
    assert archive.read("inner.zip") == inner


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a>",
        b"<a>&b;</a>",
        b"<a/><b/>",
        b"<a>\0</a>",
        b"<?xml version='1.0' encoding='none'?><a/>",
        b"\xff\xfe<",
    ],
)
def test_malformed_xml_is_refused(content: bytes) -> None:
    with pytest.raises(IngestError, match="malformed"):
        xml_tree(content)


def test_comments_and_instructions_part_no_text() -> None:
    assert xml_tree(b"<a>one<!-- x --> two<?y z?> three</a>").text == "one two three"


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "<!-- a -->", "<?xml version='1.0' encoding='x'?>", "\ud800"]
)
def test_any_text_has_a_tree_of_html(text: str) -> None:
    assert html_tree(text).tag == "html"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_without_a_name_are_passed_over() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr(zipfile.ZipInfo("a.xml"), b"<a/>")
        made.writestr(zipfile.ZipInfo(""), b"nobody")
    assert Archive(content.getvalue(), Bounds()).names == ("a.xml",)
