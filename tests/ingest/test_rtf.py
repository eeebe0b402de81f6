"""RTF as Word and others write it, and whatever a hostile file may say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.refusals import outcome
from tests.ingest.word_processed import RTF, Case
from tests.ingest.word_processed_more import MORE_RTF
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.forms import form_of
from webapp.ingest.readers.rtf import read
from webapp.ingest.values import Document, Form, Source
from webapp.ingest.write import write


def of(body: str) -> Document:
    return read(Source((r"{\rtf1\ansi\ansicpg1252\uc1 " + body + "}").encode("latin-1")))


def text(body: str) -> str:
    return write(of(body).parts)


@pytest.mark.parametrize("case", [*RTF, *MORE_RTF], ids=lambda case: case.name)
def test_rtf_as_it_is_written_is_read(case: Case) -> None:
    content = case.source.encode("cp1252")
    assert form_of(Source(content)) is Form.RTF
    document = read(Source(content))
    assert write(document.parts) == case.text
    assert document.title == case.title
    assert {(one.what, one.count) for one in document.left_out} == case.left_out
    assert len(document.notes) == bool(case.changes)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"a\par b", "a\n\nb"),
        ("a\\\nb", "a\n\nb"),
        (r"a\line b\line\line c", "a b\n\nc"),
        (r"10\super 6\nosupersub  and CO{\sub 2}", "10⁶ and CO₂"),
        (r"caf\'e9 \u8364?5 \u-10179?\u-8704?", "café €5 😀"),
        (r"{\uc2 \u26085\'93\'fa\u26412\'96\'7b}", "日本"),
        (r"{\uc0 \u228 \u246 }x", "äöx"),
        (r"well\_known co\-operate 5\~km", "well-known cooperate 5\u00a0km"),
        (r"a\emdash b\ldblquote c\rdblquote", "a—b“c”"),
        (r"\{x\}\\y", "{x}\\y"),
        (r"a{\*\unknown b}c{\unknown d}", "acd"),
        (r"a{\v b}c\v d\v0 e", "ace"),
        (r"{\field{\*\fldinst TOC \\o}{\fldrslt One\tab 1\par Two\tab 2}}\par Text", "Text"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt here}}", "here"),
        (r"a\'e4{\f1 \'e4}", "aää"),
        (r"{\fonttbl{\f1\fcharset204 A;}{\f2\fcharset238 B;}}{\f1\'e4}{\f2\'e6}{\f1\'e4}", "дćд"),
        (r"{\fonttbl{\f1\fcharset77 A;}}\f1\'8a\plain\'e4", "ää"),
        (r"a{\footnote\pard\plain{\super\chftn}\par One.\par Two.}b\par c", "ab\n\nc\n\nOne.\n\nTwo."),
        (r"a{\super *}{\footnote{\super *} By hand.}b", "ab\n\nBy hand."),
        (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Box\par}}{\shprslt Box}}b\par c", "ab\n\nBox\n\nc"),
        (r"\pard\outlinelevel1 Head\par\pard\outlinelevel9 Text", "## Head\n\nText"),
        (r"{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}one\par {\pntext 2.\tab}two", "- one\n- 2. two"),
        (r"\trowd\cellx9 a\cell b\cell\row\pard c", "| a | b |\n\nc"),
        (r"{\deleted gone }kept{\revised  new}", "kept new"),
        (r"one\par{\deleted\par}two", "one\n\ntwo"),
    ],
)
def test_control_words_are_read(body: str, expected: str) -> None:
    assert text(body) == expected


def test_bytes_that_are_no_text_are_jumped_over() -> None:
    assert text(r"a{\pict\bin5 }}}}}}b\bin3 {{{c") == "abc"


@pytest.mark.parametrize("number", ["99999999999", "2147483647", "-5"])
def test_a_length_past_the_end_is_no_harm(number: str) -> None:
    content = b"{\\rtf1 text\\par \\bin" + number.encode() + b" abc}"
    found = outcome(read, content)
    assert "cut off" in found if isinstance(found, str) else write(found.parts).startswith("text")


@pytest.mark.parametrize("depth", [150, 1_000, 300_000])
def test_groups_nested_deeply_are_read_or_refused(depth: int) -> None:
    content = b"{\\rtf1 x" + b"{" * depth + b"y" + b"}" * depth + b"}"
    if depth < Bounds().nesting:
        assert write(read(Source(content)).parts) == "xy"
    else:
        with pytest.raises(IngestError, match="deeply"):
            read(Source(content))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_told(share: float) -> None:
    content = RTF[0].source.encode("cp1252")
    content = content[: int(len(content) * share)].rstrip(b"} \r\n")
    with pytest.raises(IngestError, match="cut off"):
        read(Source(content))


def test_a_missing_last_brace_is_forgiven() -> None:
    assert write(read(Source(b"{\\rtf1 {Text.}")).parts) == "Text."


def test_a_table_of_three_thousand_columns_is_read() -> None:
    edges = "".join(f"\\cellx{100 * number}" for number in range(1, 3_001))
    assert text(rf"\trowd{edges}\intbl " + r"1\cell " * 3_000 + r"\row\pard").count("|") == 3_001


@pytest.mark.parametrize(
    "piece", [r"\u8364?", r"\'e9", r"{\b x}", r"\par ", r"\cell ", r"{\footnote x}", r"\cellx9"]
)
def test_many_pieces_are_read_in_linear_time(piece: str) -> None:
    content = ("{\\rtf1 x" + piece * 4_000 + "y\\par}").encode()
    assert write(read(Source(content)).parts)


@pytest.mark.parametrize("content", [b"{\\rtf1}", b"{\\rtf1 {\\header x}}", b"no rtf"])
def test_a_file_without_text_is_told(content: bytes) -> None:
    assert outcome(read, content) in {"There is no text in this file.", "This is not an RTF file."}


WORDS = st.sampled_from(
    [
        b"{",
        b"}",
        b"\\par ",
        b"\\u-1 ",
        b"\\'",
        b"\\'e4",
        b"\\cell ",
        b"\\row ",
        b"\\nestrow",
        b"\\footnote ",
        b"\\*",
        b"\\ud ",
        b"\\upr ",
        b"\\f-3 ",
        b"\\ansicpg99999 ",
        b"\\ilvl-5 ",
        b"\\cellx-9 ",
        b"\\listtext ",
        b"\\shptxt ",
        b"\\stylesheet ",
        b"\\fonttbl ",
        b"\\fcharset999 ",
        b"\\fldinst ",
        b"\\fldrslt ",
        b"\\bin9 ",
        b"\\",
        b"text",
        b"\xff",
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_any_words_are_read_or_refused_in_a_sentence(words: list[bytes]) -> None:
    found = outcome(read, b"{\\rtf1 " + b"".join(words))
    if isinstance(found, str):
        assert found.endswith(".")
    else:
        assert all("\n" not in part.text for part in found.parts)
