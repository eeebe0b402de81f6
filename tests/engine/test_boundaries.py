"""What is asked of sentencex, and what happens where it gives up."""

import pytest
import sentencex
from hypothesis import given
from hypothesis import strategies as st

from webapp.engine.model import Article, Side
from webapp.engine.segment import boundaries as module
from webapp.engine.segment import segment
from webapp.engine.segment.boundaries import PIECE, boundaries
from webapp.engine.segment.language import primary

SPACES = [chr(code) for code in range(0x3001) if chr(code).isspace()]
LANGUAGES = ["en", "de", "fr", "es", "ja", "hi", "hy", "my", "am", "kk", "el", "xx", ""]
ODD = [
    *SPACES,
    "A",
    "É",
    "Я",
    "z",
    "1",
    "①",
    ".",
    "!",
    "?",
    "…",
    "。",
    "।",
    '"',
    "”",
    "’",
    "(",
    ")",
    "\ud800",
]
SENTENCES = ["We left. ", "He said no! ", "Nous étions là. ", "东京发生了地震。", "Why? ", "No end here, "]


class PanicException(BaseException):
    """What sentencex raises when it gives up."""


def gives_up(_: str, __: str) -> list[dict[str, int]]:
    raise PanicException("end byte index 10 is not a char boundary")


@pytest.fixture
def no_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking must not need the fallback: a panic also writes to standard error."""

    def unwanted(text: str) -> list[int]:
        raise AssertionError(f"sentencex gave up on {text!r}")

    monkeypatch.setattr(module, "_plainly", unwanted)


@pytest.mark.usefixtures("no_guard")
@pytest.mark.parametrize("language", LANGUAGES)
def test_white_space_of_any_width_after_a_single_capital_is_read(language: str) -> None:
    for space in SPACES:
        for text in (f"Vitamin C{space}. It helps.", f"É{space}{space}.", f"A {space}. B", f"“K{space}!”"):
            assert boundaries(text, language)[0] == 0


@pytest.mark.usefixtures("no_guard")
@given(st.lists(st.sampled_from(ODD), max_size=9).map("".join), st.sampled_from(LANGUAGES))
def test_capitals_stops_and_spaces_in_any_order_are_read(text: str, language: str) -> None:
    found = boundaries(text, language)
    assert found == sorted(set(found))
    assert all(0 <= start < max(len(text), 1) for start in found)


def test_where_sentencex_gives_up_every_ending_mark_ends_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentencex, "get_sentence_boundaries", gives_up)
    text = "It left at 3.5 knots... “Why?” he asked. 东京。大阪！ The end."
    article = segment(Article.from_text(text, language="kk"), Side.LEFT)
    assert [sentence.text for sentence in article.sentences] == [
        "It left at 3.5 knots...",
        "“Why?” he asked.",
        "东京。",
        "大阪！",
        "The end.",
    ]


def test_other_interruptions_are_not_held_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: str, __: str) -> list[dict[str, int]]:
        raise KeyboardInterrupt

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", interrupted)
    with pytest.raises(KeyboardInterrupt):
        boundaries("It left.", "en")


def test_a_long_text_is_asked_in_pieces_and_falls_into_the_same_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "".join(SENTENCES[at * at % len(SENTENCES)] for at in range(9_000))
    whole = [found["start_index"] for found in sentencex.get_sentence_boundaries("en", text)]
    asked: list[int] = []
    ask = sentencex.get_sentence_boundaries

    def counted(language: str, piece: str) -> list[dict[str, int]]:
        asked.append(len(piece))
        found: list[dict[str, int]] = ask(language, piece)
        return found

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", counted)
    assert boundaries(text, "en") == whole
    assert max(asked) <= PIECE
    assert sum(asked) <= 2 * len(text)


def test_a_sentence_longer_than_a_piece_stays_whole() -> None:
    long = "word " * PIECE
    assert boundaries(f"{long}. Another one.", "en") == [0, len(long) + 2]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"), ("EN", "en"), ("en-US", "en"), ("en_GB", "en"), ("zh-Hant", "zh"), ("xx", "xx"),
        ("deu", "deu"), ("", None), (None, None), ("\ud800", None), ("\0", None), ("é", None), ("e", None),
        ("english", None), ("en\n", None), ("x" * 10_000, None), ("e\u0301n", None), ("İs", None),
    ],
)  # fmt: skip
def test_a_language_is_the_first_part_of_its_tag_or_not_given(tag: str | None, expected: str | None) -> None:
    assert primary(tag) == expected


@pytest.mark.parametrize("tag", ["\ud800", "\0", "english", "x" * 10_000, " "])
def test_a_language_that_is_no_tag_is_detected(tag: str) -> None:
    text = "The council decided on Tuesday that the library in the old town would have to close in autumn."
    assert segment(Article.from_text(text, language=tag), Side.LEFT).language == "en"
