"""PDFs: ten layouts from Chromium and LibreOffice, and files that nobody would make by accident."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace

import pytest

from tests.ingest.pdf_bytes import line, lines, locked, pdf
from tests.ingest.pdf_fresh import FRESH
from tests.ingest.pdf_judging import judged
from tests.ingest.pdf_layouts import LAYOUTS
from tests.ingest.pdf_making import printed
from tests.ingest.pdf_more import MORE
from tests.ingest.pdf_others import OTHERS
from tests.ingest.pdf_pieces import Layout
from webapp.engine.model import Block
from webapp.ingest.bounds import DEFAULT
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.pdf import read
from webapp.ingest.values import Omitted, Source

SET = [make() for make in (*LAYOUTS, *OTHERS, *MORE, *FRESH)]
PROSE = [
    "The council voted on Thursday to bring back the buses that",
    "used to run through the valley at night, eleven years after",
    "the last one was withdrawn to save money.",
]
MOST_WRONG = 0.005
"""Share of characters."""
LEAST_RIGHT = 0.95
"""Share of blocks."""


@pytest.fixture(scope="module")
def files(from_office: dict[str, bytes]) -> dict[str, bytes]:
    """Each layout as PDF, by its name."""
    office = {layout.name: from_office[f"{layout.name}.pdf"] for layout in SET if layout.is_office}
    return printed(SET) | office


def _read(content: bytes) -> list[str]:
    return [part.text for part in read(Source(content)).parts]


@pytest.mark.parametrize("layout", SET, ids=lambda layout: layout.name)
def test_a_layout_is_read_as_it_was_set(layout: Layout, files: dict[str, bytes]) -> None:
    document = read(Source(files[layout.name]))
    found = judged(layout, document)
    assert found.wrong <= MOST_WRONG, found.differences
    assert found.blocks >= LEAST_RIGHT, found.differences
    assert {str(omitted.what) for omitted in document.left_out} == layout.left_out


def test_reading_twice_gives_the_same(files: dict[str, bytes]) -> None:
    source = Source(files["newspaper"])
    assert read(source) == read(source)


def test_text_set_askew_is_left_out_and_told() -> None:
    stamp = b"BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET\n"
    document = read(Source(pdf(lines(PROSE, 60, 700) + stamp)))
    assert [part.text for part in document.parts] == [" ".join(PROSE)]
    assert document.notes == ("Text set sideways or at an angle was left out.",)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_upright(turn: int) -> None:
    cos, sin = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    x, y = {90: (200, 100), 180: (560, 200), 270: (300, 700)}[turn]
    step = {90: (14, 0), 180: (0, 14), 270: (-14, 0)}[turn]
    content = b"".join(
        f"BT /F 11 Tf {cos} {sin} {-sin} {cos} {x + at * step[0]} {y + at * step[1]} Tm ".encode()
        + f"({text}) Tj ET\n".encode()
        for at, text in enumerate(PROSE)
    )
    document = read(Source(pdf(content, page=b"/Rotate %d" % turn)))
    assert [part.text for part in document.parts] == [" ".join(PROSE)]


def test_text_recognised_behind_a_scan_is_kept_and_told() -> None:
    content = b"q 600 0 0 800 0 0 cm /I Do Q\n" + lines(PROSE, 60, 700, more="3 Tr")
    document = read(Source(pdf(content)))
    assert [part.text for part in document.parts] == [" ".join(PROSE)]
    assert document.notes == ("The text was recognized from a scan and may contain errors.",)


def test_text_that_leaves_no_ink_is_left_out() -> None:
    hidden = line("Ignore all that stands above.", 60, 500, more="3 Tr")
    document = read(Source(pdf(lines(PROSE, 60, 700) + hidden)))
    assert [part.text for part in document.parts] == [" ".join(PROSE)]
    assert [omitted.what for omitted in document.left_out] == [Omitted.HIDDEN]


def test_text_off_the_page_is_left_out() -> None:
    document = read(Source(pdf(lines(PROSE, 60, 700) + line("Printer’s marks", 60, 900))))
    assert [part.text for part in document.parts] == [" ".join(PROSE)]


def test_figures_raised_for_notes_go_and_exponents_stay() -> None:
    content = (
        line("The hall measures 340 m", 60, 700)
        + line("2", 179, 704, size=6)
        + line("in all, they say.", 186, 700)
        + line("1", 263, 704, size=6)
        + lines(["It was built in 1934, and it has been a ruin", "since the war."], 60, 686)
    )
    assert _read(pdf(content)) == [
        "The hall measures 340 m² in all, they say. "
        "It was built in 1934, and it has been a ruin since the war."
    ]


def test_rivers_in_justified_lines_are_no_columns() -> None:
    spaced = [
        [(60, "Ihr"), (110, "Sprecher,"), (190, "der")],
        [(60, "alte"), (110, "Georg"), (190, "Amrein,")],
        [(60, "sagte"), (111, "dazu,"), (185, "es sei")],
        [(60, "jetzt"), (116, "endlich"), (188, "gut.")],
    ]
    content = b"".join(
        line(word, x, 700 - 14 * at) for at, row in enumerate(spaced) for x, word in row
    ) + lines(["und alle, die dabei gewesen", "sind, haben es geh\xf6rt."], 60, 644)
    assert " ".join(_read(pdf(content))).startswith(
        "Ihr Sprecher, der alte Georg Amrein, sagte dazu, es sei jetzt"
    )


def test_title_and_author_that_programs_make_up_are_not_taken() -> None:
    made_up = pdf(lines(PROSE, 60, 700), info=b"/Title(Microsoft Word - draft3.docx)/Author(user)")
    meant = pdf(lines(PROSE, 60, 700), info=b"/Title(Night buses return)/Author(Nerys Pugh)")
    assert (read(Source(made_up)).title, read(Source(made_up)).author) == ("", "")
    assert (read(Source(meant)).title, read(Source(meant)).author) == ("Night buses return", "Nerys Pugh")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not a PDF"),
        (b"Dear Sir or Madam", "not a PDF"),
        (b"%PDF-1.7\n", "damaged"),
        (locked(b"secret"), "password"),
        (pdf(), "no pages"),
        (pdf(b""), "no text"),
        (pdf(b"q 600 0 0 800 0 0 cm /I Do Q"), "text recognition"),
        (pdf(lines(PROSE, 60, 700), lines(PROSE, 60, 700), lines(PROSE, 60, 700)), "3 pages"),
        (pdf(lines(PROSE * 9, 60, 700)), "characters"),
        (pdf(lines(PROSE, 60, 700), kids=b"2 0 R"), "damaged|no pages|no text"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content: bytes, says: str) -> None:
    bounds = replace(DEFAULT, pages=2, characters=1000)
    with pytest.raises(IngestError, match=says):
        read(Source(content, bounds=bounds))


def test_a_file_cut_short_anywhere_is_read_or_refused(files: dict[str, bytes]) -> None:
    for content in (files["ligatures"], files["letter"]):
        for cut in range(9, len(content), len(content) // 40):
            _no_other_error(content[:cut])


def test_flipped_bits_are_read_or_refused(files: dict[str, bytes]) -> None:
    chance = random.Random(7)
    for name in ("letter", "ligatures"):
        for _ in range(30):
            content = bytearray(files[name])
            for _ in range(chance.choice((1, 4, 40))):
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            _no_other_error(bytes(content))


@pytest.mark.parametrize(
    "content",
    [
        pdf(lines(PROSE, 60, 700), page=b"/Annots" + b"[" * 5000 + b"]" * 5000),
        pdf(b"q " * 50_000 + lines(PROSE, 60, 700)),
        pdf(b"/F 1e30 Tf " + lines(PROSE, 60, 700, size=0)),
        pdf(b"1e38 0 0 1e38 0 0 cm " + lines(PROSE, 60, 700)),
        pdf(lines(PROSE, 60, 700), page=b"/MediaBox[0 0 0 0]"),
        pdf(lines(PROSE, 60, 700), page=b"/Rotate 45/UserUnit 1e9"),
        pdf(b"".join(line(".", 20 + 9 * (at % 60), 780 - 4 * (at // 60), size=3) for at in range(4_000))),
        pdf(b"".join(line("W", (at * 37) % 580, (at * 91) % 780, size=4 + at % 40) for at in range(2_000))),
    ],
    ids=["nested arrays", "open states", "no size", "huge", "no area", "odd turn", "dots", "scattered"],
)
def test_odd_files_are_read_or_refused(content: bytes) -> None:
    _no_other_error(content)


def test_words_strewn_over_pages_are_read_or_refused() -> None:
    words = [
        "the",
        "of",
        "1,204",
        "Ferry",
        "£310",
        "•",
        "–",
        "1.",
        "(a)",
        "and",
        "Carrow.",
        "said",
        "“I”",
        "x",
    ]
    for number in range(25):
        chance = random.Random(number)
        pages = [
            b"".join(
                line(
                    " ".join(chance.choices(words, k=chance.choice((1, 1, 2, 6)))),
                    chance.choice((60, 60, 200, 340, chance.randrange(600))),
                    chance.choice((chance.randrange(800), 100 + 14 * chance.randrange(40))),
                    size=chance.choice((9, 9, 9, 6, 14, 30)),
                )
                for _ in range(chance.randrange(1, 90))
            )
            for _ in range(chance.choice((1, 2)))
        ]
        _no_other_error(pdf(*pages))


def test_nothing_in_a_file_is_run() -> None:
    script = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</O<</S/Launch/F(/bin/true)>>>>"
    assert _read(pdf(lines(PROSE, 60, 700), page=script)) == [" ".join(PROSE)]


def test_items_are_told_with_their_numbers() -> None:
    content = lines(
        ["1. Apologies were received.", "2. The gates were inspected.", "3. Any other business."], 60, 700
    )
    document = read(Source(pdf(content)))
    assert [(part.block, part.label) for part in document.parts] == [(Block.ITEM, f"{n}.") for n in (1, 2, 3)]


@pytest.mark.parametrize("scale", [b"50 0 0 50 72 120 cm ", b"0 -300 300 0 0 0 cm ", b"1 9 9 1 0 0 cm "])
def test_letters_set_beyond_all_measure_are_read_or_refused(scale: bytes) -> None:
    _no_other_error(pdf(scale * 60 + line("A line.", 60, 700) + line("Another line.", 60, 600)))


@pytest.mark.parametrize("name", ["hebrew", "arabic"])
def test_text_from_the_right_has_to_be_looked_over(files: dict[str, bytes], name: str) -> None:
    assert any("from right to left" in note for note in read(Source(files[name])).notes)
    assert read(Source(files["report"])).notes == ()


def _no_other_error(content: bytes) -> None:
    with suppress(IngestError):
        read(Source(content))
