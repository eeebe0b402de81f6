"""Marks of Markdown, of HTML and of footnotes are told from a text's own."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.engine.texts import HOSTILE, TEXTS
from webapp.engine.cleaning.edits import Cleaned
from webapp.engine.cleaning.footnotes import without_footnote_marks
from webapp.engine.cleaning.markup import without_markdown
from webapp.engine.cleaning.passes import Pass


def read(text: str, one: Pass) -> str:
    cleaned = Cleaned(text)
    cleaned.edit(one(text))
    return cleaned.text


MARKED = [
    ("He said: “...**you** and one-*and*-a-half”", "He said: “...you and one-and-a-half”"),
    ("Title\r\n=====\r\n\r\n> Text\r\n", "Title\r\n\r\n> Text\r\n"),
    (
        "The council will **double** the fee for [parking](https://example.org/park) from *May*, it said.",
        "The council will double the fee for parking from May, it said.",
    ),
    ("__Breaking__: _the_ ~~old~~ `new` plan", "Breaking: the old new plan"),
    ("***Both*** of them", "Both of them"),
    ("# Heading\n\nText follows here.", "Heading\n\nText follows here."),
    ("## Heading two ##\nText", "Heading two\nText"),
    ("Title\n=====\n\nText here", "Title\n\nText here"),
    ("Title\n-----\n\nText here", "Title\n\nText here"),
    ("> quoted **line**\n> second line", "> quoted line\n> second line"),
    (">> *deep*\n> less", ">> deep\n> less"),
    ("One.\n\n---\n\nTwo.", "One.\n\n\nTwo."),
    ("One.\n\n***\n\nTwo.", "One.\n\n\nTwo."),
    ("![A map](map.png) of the town", "A map of the town"),
    ("[![alt text](a.png)](https://x.org) rest", "alt text rest"),
    (
        'See [the report][1] for more.\n\n[1]: https://example.org/r "Report"\n',
        "See the report for more.\n\n",
    ),
    ("the park <https://example.org/park> opens", "the park opens"),
    ("<p>The <b>council</b> voted.</p>", "The council voted."),
    (
        "The harbour will be shut<br>on 3 June.<br>Ferries stop.",
        "The harbour will be shut on 3 June.\nFerries stop.",
    ),
    ("Sie zahlen im Jahr 500<br/>Euro mehr.", "Sie zahlen im Jahr 500\nEuro mehr."),
    ("One<br>two<br/>three", "One\ntwo\nthree"),
    ('<a href="https://x.org">link</a> text', "link text"),
    ("| A | B |\n|---|---|\n| 1 | 2 |", "| A | B |\n| 1 | 2 |"),
    ("Price: \\*5 and \\# and \\_", "Price: *5 and # and _"),
    ("¯\\_(ツ)_/¯", "¯_(ツ)_/¯"),
    ("rain.[^1] The\n\n[^1]: A note.", "rain. The\n\nA note."),
    ("m<sup>2</sup> and H<sub>2</sub>O", "m² and H₂O"),
    ("**“We won,”** he said. **It** was", "“We won,” he said. It was"),
    ("*“We won,”* he said", "“We won,” he said"),
    ("file_name_one _and_ more", "file_name_one and more"),
    ("<!-- comment -->Text", "Text"),
    ("[Read more](/news/item) now", "Read more now"),
    ("[a link](http://en.wikipedia.org/wiki/A_(b)) end", "a link end"),
    ("Il a **très** *bien* dit", "Il a très bien dit"),
    ("**警察**は*昨日*、発表した。", "警察は昨日、発表した。"),
    ("הוא אמר **לא** אתמול", "הוא אמר לא אתמול"),
    (
        '**Update:** the *Times* reported [on Monday](https://t.co/x "The Times") that it _will_ close.',
        "Update: the Times reported on Monday that it will close.",
    ),
    ("### Results\n\n* **Ann** won\n* *Bob* lost", "Results\n\n* Ann won\n* Bob lost"),
    ("**Q:** Why? **A:** Because.", "Q: Why? A: Because."),
    ("1. **First** item\n2. __Second__ item", "1. First item\n2. Second item"),
    ("> **Note**\n> The fee _rises_", "> Note\n> The fee rises"),
    ("Ends here.\n\n* * *\n\nStarts", "Ends here.\n\n\nStarts"),
    ('<div class="x">Hello <em>there</em></div>', "Hello there"),
    ("x~y ~5 ~~gone~~ stays", "x~y ~5 gone stays"),
    ("[Menu](/menu) | [Home](/)", "Menu | Home"),
    ("- [x] done\n- [ ] open", "- done\n- open"),
    ("Kosten: 5 € *pro Person*, sagte **Müller**.", "Kosten: 5 € pro Person, sagte Müller."),
]
UNMARKED = [
    "https://x.org/a_b_c_d/_next_/e*f*g and foo@bar_baz_.com",
    "1*\n2**\n3***",
    "A — B -- C --- D",
    "5 * 3 * 2 = 30",
    "a*b*c and 2*3*4",
    "snake_case_names and other_name",
    "the ** alone and * too",
    "f*** this s**t and f**k that",
    "- item one\n- item two",
    "* item one\n* item two",
    "1. one\n2. two",
    "#hashtag and #1",
    "They [the owners] never (so far) came",
    "He said [the](they said) no",
    "a < b and c > d, I <3 you",
    "<John> said <hello>",
    "C:\\Users\\name",
    "Name: ______ Date: ______",
    "**Not closed and more",
    "``Yes'' and `no' and `so'",
    "He paid $5*, she $6*, they said",
    "AT&T <-- arrow --> x",
    "x <y> z > 5",
    "> 5 percent",
    "It cost 5*6=30 and 2**10=1024",
    "the a_b and c_d variables",
    "p***off, you b*****d, what the f*ck",
    "He [Smith] said [it](was) so",
    "temperatures <5 and >3 or <-2>",
]

NOTED = [
    (
        "It broke in 1975.12 The inquiry began in 1976.13 Nobody spoke.",
        "It broke in 1975. The inquiry began in 1976. Nobody spoke.",
    ),
    ("He won[note 12] and lost[nb a] in 1999.[b]", "He won and lost in 1999."),
    ("Sie sagte „nein“.³ Er ging.⁴", "Sie sagte „nein“. Er ging."),
    ("قال الرئيس[1] أمس.[2]", "قال الرئيس أمس."),
    (
        "The dam failed after nine days of rain.¹² The inquiry was secret.¹³",
        "The dam failed after nine days of rain. The inquiry was secret.",
    ),
    (
        "The dam failed after nine days of rain.12 The inquiry was secret.13",
        "The dam failed after nine days of rain. The inquiry was secret.",
    ),
    ("The inquiry³ found nothing", "The inquiry found nothing"),
    ("“No rain.”¹² The", "“No rain.” The"),
    ("rain.[3] The [4] x", "rain. The [4] x"),
    ("rain[3,4] and snow[12][13].", "rain and snow."),
    ("rain.[a] The", "rain. The"),
    ("He won.[citation needed] She", "He won. She"),
    ("He won[note 2] it", "He won it"),
    ("Smith† said‡ that", "Smith said that"),
    ("Smith* said on Monday", "Smith said on Monday"),
    ("as shown in [3].", "as shown in."),
    ("“We left.”4 Then they", "“We left.” Then they"),
    ("He was kept secret.13\n\nNext", "He was kept secret.\n\nNext"),
    ("地震が起きた。[3]次に", "地震が起きた。次に"),
    ("rain.¹,² The", "rain. The"),
    ("In 1975² the dam", "In 1975 the dam"),
    ("rain.(1) The end.\n\n(1) A note.", "rain. The end.\n\n(1) A note."),
    ("Die Talsperre brach.7 Danach", "Die Talsperre brach. Danach"),
    ("rain.1,2 The", "rain. The"),
    ("array[s] of 20 m³ volume²", "array[s] of 20 m³ volume"),
    ("The law passed in March.[1][2] Critics[3] objected.[a]", "The law passed in March. Critics objected."),
    ("It rained.³ They stayed⁴ home.", "It rained. They stayed home."),
    ("It rained.3 They stayed home.4", "It rained. They stayed home."),
    ("“She ha[s] gone,” he wrote.[5]", "“She ha[s] gone,” he wrote."),
    ("Il pleuvait.1 La commission s’est tue.2", "Il pleuvait. La commission s’est tue."),
    ("The firm* declined. Jones‡ agreed.", "The firm declined. Jones agreed."),
    ("He scored 3.[6] Then left", "He scored 3. Then left"),
]
UNNOTED = [
    "He is here [now]. She said [no].",
    "“It was [dubious],” he said.",
    "Er gewann.42 Parteien nahmen teil.",
    "Stand: 2019.12\n\nNext",
    "Sec. 5(1) applies (2) here.\n\n(1) A person.",
    "m², 10², CO₂, 5¹, km², E = mc², x²",
    "walk[s] and talk[ed] and [t]he",
    "They [the owners] never",
    "No.12 The house",
    "at 10.30 The bell",
    "v2.12 The version",
    "see Fig.12 The map",
    "Sept.11 Commission",
    "pp.12 The",
    "f*** and s**t and A* grades",
    "[1] Smith, J. Book.",
    "born 1950, †1999",
    "rain.12 million",
    "Rs.500 The",
    "cost $3.50 The",
    "under (1) the law",
    "[sic] wrote",
    "he wrot[e] it.",
    "He paid £3.50 The rest",
    "The area is 5 km² or 10 ft².",
    "See Art.5 The law and para.12 The",
    "“[We] won,” said the owner[’s] son",
    "at 5 p.m.12 people",
    "Water is H²O and E=mc² says he",
    "an A* student, a 5* hotel, sh*t",
    "It ended at 3.15 The next",
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_marks_and_addresses_go_and_the_text_stays(text: str, expected: str) -> None:
    assert read(text, without_markdown) == expected


@pytest.mark.parametrize("text", UNMARKED)
def test_marks_that_stand_for_themselves_stay(text: str) -> None:
    assert read(text, without_markdown) == text


@pytest.mark.parametrize(("text", "expected"), NOTED)
def test_marks_of_footnotes_go(text: str, expected: str) -> None:
    assert read(text, without_footnote_marks) == expected


@pytest.mark.parametrize("text", UNNOTED)
def test_numbers_exponents_and_insertions_stay(text: str) -> None:
    assert read(text, without_footnote_marks) == text


def test_stars_of_a_note_are_no_emphasis() -> None:
    assert read("Smith* said on Monday that Jones* agreed", without_markdown).count("*") == 2


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_edits_stand_in_order_and_apart_in_any_text(text: str) -> None:
    for one in (without_markdown, without_footnote_marks):
        edits = list(one(text))
        assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)
        assert all(edit.end <= other.start for edit, other in pairwise(edits))


@pytest.mark.parametrize("one", [without_markdown, without_footnote_marks])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name: str, one: Pass) -> None:
    assert len(read(HOSTILE[name], one)) <= len(HOSTILE[name])
