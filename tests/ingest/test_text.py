"""Plain text comes out to the letter, in the encoding that it was written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.encoded import samples
from tests.ingest.refusals import outcome
from webapp.ingest.encodings import decode
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.text import read
from webapp.ingest.values import Source
from webapp.ingest.write import write

GERMAN = "Der Bürgermeister kündigte „schweren Herzens“ seinen Rücktritt an.\n"
SAMPLES = samples()


@given(st.text(alphabet=st.sampled_from("ab \n\t.-"), min_size=1, max_size=30).filter(str.strip))
def test_the_parts_written_are_the_text_to_the_letter(text: str) -> None:
    assert write(read(Source(text.encode())).parts) == text


def test_line_ends_become_one_kind() -> None:
    assert write(read(Source(b"a\r\nb\rc\n\r\nd")).parts) == "a\nb\nc\n\nd"


def test_a_group_of_lines_is_one_part() -> None:
    assert [part.text for part in read(Source(b"a\nb\n\n\nc\n")).parts] == ["a\nb\n", "c\n"]


def test_valid_utf_8_is_no_guess() -> None:
    document = read(Source(GERMAN.encode()))
    assert (document.encoding, write(document.parts)) == ("", GERMAN)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_taken_off(encoding: str) -> None:
    document = read(Source(GERMAN.encode(encoding)))
    assert (document.encoding, write(document.parts)) == ("", GERMAN)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("cp1252", "Windows-1252"), ("utf-16-le", "UTF-16-LE"), ("utf-32-be", "UTF-32-BE"), ("cp850", "CP850")],
)
def test_a_guess_is_told(encoding: str, named: str) -> None:
    document = read(Source(GERMAN.replace("„", '"').replace("“", '"').encode(encoding)))
    assert document.encoding == named


def test_a_character_cut_off_at_the_end_of_utf_8_is_dropped() -> None:
    assert write(read(Source("Straße, Ö".encode()[:-1])).parts) == "Straße, "


def test_pieces_of_windows_1252_pasted_into_utf_8_are_read() -> None:
    document = read(Source(GERMAN.encode() * 10 + "Gänse\n".encode("cp1252")))
    assert write(document.parts) == GERMAN * 10 + "Gänse\n"
    assert document.notes == ("1 character could not be read with certainty. Another encoding may be right.",)


@pytest.mark.parametrize("name", ["Mac Roman", "macintosh", "mac_roman", " MAC ROMAN "])
def test_the_encoding_given_is_used(name: str) -> None:
    document = read(Source("Žena — café".encode("cp1252"), encoding="windows-1252"))
    assert write(document.parts) == "Žena — café"
    assert write(read(Source(GERMAN.encode("mac_roman"), encoding=name)).parts) == GERMAN


@pytest.mark.parametrize(
    "name",
    [
        "klingon",
        "base64",
        "hex",
        "rot13",
        "zlib",
        "a" * 1000,
        "undefined\0",
        "idna-x",
        "idna",
        "undefined",
    ],
)
def test_an_encoding_that_is_not_known_is_refused(name: str) -> None:
    with pytest.raises(IngestError, match="No encoding of this name is known"):
        read(Source(b"text", encoding=name))


@pytest.mark.parametrize("size", [0, 1])
def test_texts_in_26_languages_are_read_in_their_encodings(size: int) -> None:
    """Short: a headline alone. Long: some three sentences."""
    of_size = SAMPLES[size::2]
    right = sum(decode(Source(content)).text == text for _, _, text, content in of_size)
    assert right >= len(of_size) - (0, 4)[size == 0]


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_an_empty_text_is_refused(content: bytes) -> None:
    assert outcome(read, content) == "There is no text in this file."


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    found = outcome(read, content)
    assert found.endswith(".") if isinstance(found, str) else write(found.parts).strip()
