"""Texts for properties: prose-like, hostile, and any string at all."""

from hypothesis import strategies as st

from bench.fuzz.grammar import numbers_of, pair
from webapp.engine.cleaning import ReadingCopy
from webapp.engine.model import Article, SegmentedArticle, Side
from webapp.engine.restore import Restorer
from webapp.engine.segment import segment

_PIECES = """
The council voted on Tuesday to close the library.
Nobody was hurt.
Storm closes harbour
“We were never asked,” said Mara Lindqvist. “Nobody came to us. Why would they?”
"No!" he cried.
Share.
By Jane Doe
Photo: John Roe/Reuters
© 2024 Example News
(It rained.) They left.
Dr. Smith of the U.S. embassy left at 5 p.m. on Friday
It cost 12,000.50 euros…
- apples
1.
Er kam z. B. am 3. Mai.
« Viens-tu ? » dit-il.
东京发生了地震。
「はい。」と言った。
हिन्दी में।
שלום עולם.
مرحبا؟
👨‍👩‍👧🎉
—
'
“
”
...
?
l’homme
don't
[4]
""".strip().splitlines()
_ODD = ["e\u0301\u0301", "\u200f\u202e", "\ufeff", "\ud800", "\0", "\u00a0", "a" * 90, "word " * 9]
PIECES = st.sampled_from(_PIECES + _ODD)
GAPS = st.sampled_from(
    [" ", " ", "", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\v", "\f", "\x85", "\t", "  \n \n"]
)
PROSE = st.lists(st.tuples(PIECES, GAPS), max_size=12).map(lambda parts: "".join(map("".join, parts)))
ANY = st.text(st.characters(exclude_categories=()), max_size=200)
TEXTS = st.one_of(PROSE, PROSE, ANY)

PAIRS = st.binary(min_size=40, max_size=500).map(lambda data: pair(numbers_of(data), room=1_200))
"""Related texts out of the grammar of what breaks readers."""


def as_it_came(article: Article, side: Side) -> SegmentedArticle:
    """A segmented article whose offsets refer to the text as it came, as in a comparison."""
    copy = ReadingCopy(article)
    return Restorer(segment(article, side, copy), copy).article()


LONG = 200_000
HOSTILE = {
    "one letter": "a" * 1_000_000,
    "one letter, spaced": "a " * (LONG // 2),
    "stops": "." * LONG,
    "stops, spaced": ". " * (LONG // 2),
    "initials": "A. " * (LONG // 3),
    "abbreviations": "Dr. " * (LONG // 4),
    "straight marks": '"' * LONG,
    "words in straight marks": '"a" ' * (LONG // 4),
    "opening marks": "“" * LONG,
    "open marks before words": "“a " * (LONG // 3),
    "open apostrophes": "'a " * (LONG // 3),
    "brackets": "(" * LONG,
    "bracketed letters": "(a.) " * (LONG // 5),
    "questions": "? " * (LONG // 2),
    "line ends": "\n" * LONG,
    "short lines": "a\n" * (LONG // 2),
    "paragraphs": "A word.\n\n" * 10_000,
    "null bytes": "\0" * LONG,
    "lone surrogates": "\ud800" * (LONG // 4),
    "combining marks": "e" + "\u0301" * (LONG // 4),
    "families": "👨‍👩‍👧" * (LONG // 20),
    "right to left": "שלום עולם " * (LONG // 20),
    "Chinese": "东京发生了地震" * (LONG // 20),
    "Thai": "ภาษาไทย" * (LONG // 20),
    "digits": "1," * (LONG // 4),
    "apostrophes in a word": "a'" * (LONG // 4),
    "hyphens": "a-" * (LONG // 4),
    "footnotes": "[4]" * (LONG // 6),
    "no punctuation": "the quick brown fox jumps over the lazy dog " * (LONG // 44),
}
"""A megabyte of one letter, a fifth of it of everything else; all of it must take linear time."""
