"""What stands in quotation marks: every mark in every place."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.engine.reading import quotations
from webapp.engine.reading.marks import SIGNS
from webapp.engine.reading.quotations import read_quotations

MARKS = ["“", "”", "„", "«", "»", "「", "」", "『", "』", '"', "‘", "’", "'", "‚", "‹", "›", "``", "''"]
PLACES = ["a{}b", "a {}b", "a{} b", "a {} b", "{}b", "a{}", "({}b", "a{})", ".{}\u00a0", "9{}s", "\n{}"]
"""In a word, before one, after one, on its own, at the edges of the text, beside brackets and figures."""
LONGEST_FIRST = sorted(SIGNS, key=len, reverse=True)


def found(text: str) -> list[str]:
    spans = list(quotations(text))
    ends = [0, *(end for span in spans for end in (span.start, span.end)), len(text)]
    assert ends == sorted(ends)
    return [span.of(text) for span in spans]


def well_formed(quotation: str, text: str) -> bool:
    """From a mark that opens to one of its family that closes it, or open to the end of the paragraph."""
    mark = next(sign for sign in LONGEST_FIRST if quotation.startswith(sign))
    family = SIGNS[mark][0]
    closers = tuple(sign for sign in SIGNS if SIGNS[sign][0] == family)
    closed = len(quotation) > len(mark) and quotation.endswith(closers)
    return closed or text.rstrip().endswith(quotation)


@pytest.mark.parametrize("mark", MARKS)
def test_any_mark_in_any_place_beside_any_other_is_read(mark: str) -> None:
    for place, other, there in product(PLACES, MARKS, PLACES):
        for text in (place.format(mark) + there.format(other), there.format(other) + place.format(mark)):
            assert all(well_formed(quotation, text) for quotation in found(text))


@given(st.lists(st.sampled_from([*MARKS, " ", "a", "9", ".", "(", ")", "\n"]), max_size=30).map("".join))
def test_marks_in_any_order_give_quotations_in_order(text: str) -> None:
    starts = [at + 1 for at, character in enumerate(text) if character == "\n"]
    ends = [0]
    for marked in read_quotations(text, starts):
        ends += (marked.span.start, marked.inner.start, marked.inner.end, marked.span.end)
    assert [*ends, len(text)] == sorted([*ends, len(text)])
    assert len(found(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Stop,” he said of the ’90s.", ["“Stop,”"]),
        ("It was rock ’n’ roll, “loud” as they told ’em.", ["“loud”"]),
        ("’Tis the ‘season’ of «the» ’60s", ["‘season’", "«the»"]),
        ("‘They told ’em,’ he said.", ["‘They told ’em,’"]),
        ("’t is „laat” en ’s avonds „donker”", ["„laat”", "„donker”"]),
        ("The dogs’ home, “closed” since the ’80s’ end", ["“closed”"]),
        ("the '90s and the workers' party", []),
        (
            "‘We can’t go on, and the workers’ patience is gone’, the leader said.",
            ["‘We can’t go on, and the workers’ patience is gone’"],
        ),
        ("‘rock ’n’ roll’ and ‘We’re goin’ to town,’ he said", ["‘rock ’n’ roll’", "‘We’re goin’ to town,’"]),
        ("the ‘big wheels’ of the workers’ party", ["‘big wheels’"]),
    ],
)
def test_an_apostrophe_before_a_word_opens_nothing(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("”Vi går”, sa han. ”Vi stannar.”", ["”Vi går”", "”Vi stannar.”"]),
        ("»Mennään», hän sanoi. »Jäädään.»", ["»Mennään»", "»Jäädään.»"]),
        ("»Vi går,« sagde han. »Vi bliver.«", ["»Vi går,«", "»Vi bliver.«"]),
        ("« Nous irons », dit-il. « Oui »", ["« Nous irons »", "« Oui »"]),
        ("„Ja“, sagte er. ‚Wir gehen‘, rief sie", ["„Ja“", "‚Wir gehen‘"]),
        ("„Tak” – powiedział. ,,Nie'' – odparł.", ["„Tak”", ",,Nie''"]),
        ("市长说：“我们走。”他随后离开。", ["“我们走。”"]),
        ('市长说:"我们走。"他随后离开。', ['"我们走。"']),
        ("「行く」と『本』と《題》", ["「行く」", "『本』"]),
        ("He wrote ``go on'' and ``stay''", ["``go on''", "``stay''"]),
        ("„Er rief ‚Alle raus‘ und lief“, sagte sie", ["„Er rief ‚Alle raus‘ und lief“"]),
        (
            "« Il a dit : « Viens » et je suis parti », dit-elle",
            ["« Il a dit : « Viens » et je suis parti »"],
        ),
        ('He said:"We go." She left.', ['"We go."']),
    ],
)
def test_every_languages_marks_are_paired(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," he said. "We stay.', ['"We go,"', '"We stay.']),
        ("“We go, he said. “We stay,” he added.", ["“We stay,”"]),
        ("« On y va, dit-il. « On reste », dit-il.", ["« On reste »"]),
        ('We go," he said. "We stay," he added.', ['"We stay,"']),
        ('He is 6\'2" tall. "I ran," she said. A 5" pipe.', ['"I ran,"']),
        ('"The hail was 2" wide," she said. "We hid."', ['"The hail was 2" wide,"', '"We hid."']),
    ],
)
def test_a_missing_mark_swallows_no_words_of_the_writer(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We lost the roof.\n\n“We lost the barn.\n\n“We are alive,” he said.",
        '"We lost the roof.\n\n"We lost the barn.\n\n"We are alive," he said.',
        "‘We lost the roof.\n\n‘We lost the barn.\n\n‘We are alive,’ he said.",
        "« We lost the roof.\n\n» We lost the barn.\n\n» We are alive, » he said.",
        "”We lost the roof.\n\n”We lost the barn.\n\n”We are alive,” he said.",
        "“We lost the roof.\n\nWe lost the barn.\n\nWe are alive,” he said.",
    ],
)
def test_a_speech_over_paragraphs_goes_on(text: str) -> None:
    starts = [at + 2 for at in range(len(text)) if text.startswith("\n\n", at)]
    pieces = read_quotations(text, starts)
    assert [piece.inner.of(text).rstrip(" ,") for piece in pieces] == [
        "We lost the roof.",
        "We lost the barn.",
        "We are alive",
    ]
    assert [piece.goes_on for piece in pieces] == [False, True, True]
