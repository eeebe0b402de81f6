"""Comparisons for the writers: by the engine, by wording alone."""

from __future__ import annotations

from pathlib import Path
from unicodedata import category

from webapp.engine import Article, Comparison, Options, compare

SEEDS = Path(__file__).parents[2] / "seeds"

LEFT = (
    "The bridge opened on Monday. It cost 12 million euros and was paid for by the city council.\n\n"
    "Nobody was hurt when the crane fell in March. The inquiry is still going on."
)
RIGHT = (
    "The bridge opened on Monday. It cost 21 million euros and was paid for by the city council.\n\n"
    "The mayor cut a ribbon."
)

ODD = "".join(
    map(chr, (*range(0x20), *range(0x7F, 0xA0), 0xD800, 0xDFFF, *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF))
) + "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
"""Control characters, lone surrogates and all non-characters."""


def carried(text: str) -> bool:
    """Whether a text holds only what HTML and XML can carry and do not call an error."""
    return not any(
        (category(character) in {"Cc", "Cs"} and character not in "\t\n\r")
        or 0xFDD0 <= ord(character) < 0xFDF0
        or ord(character) & 0xFFFE == 0xFFFE
        for character in set(text)
    )


HOSTILE = {
    "odd characters": (
        f"Odd {ODD} characters cost 5 euros.",
        f"Odd {' '.join(ODD)} characters cost 7 euros.",
    ),
    "empty": ("", ""),
    "one side": ("Only the source.", ""),
    "nulls": ("A null\0 and a bell\x07 here.", "A null\0 and a bell\x07 there."),
    "surrogates": ("Half a pair \ud83d stands here.", "Half a pair \udc00 stands there. \ufffe\uffff"),
    "markup": ("<b>Bold</b> & </style></script><!-- ]]> {{ 7*7 }}.", "<script>alert(1)</script> | `x` *y*."),
    "formula": ('=HYPERLINK("http://x.invalid") was 5 in May.', "=cmd|calc was 7 in June. @SUM(1) was -3."),
    "arabic": ("وصل الوفد يوم الاثنين إلى القاهرة.", "وصل الوفد إلى القاهرة يوم الثلاثاء."),
    "emoji": ("👩‍👩‍👧‍👦 went home. e\u0301te\u0301.", "👩‍👩‍👧‍👦 went to school."),
    "steering": ("Red \x1b[31m and \u202e back.", "Red \x9b31m and back.\u2028Next."),
    "one word": ("a " * 5000, "b" * 5000),
}
"""Texts that break careless writers."""


def pair(left: str = LEFT, right: str = RIGHT) -> Comparison:
    """The comparison of two texts."""
    return compare(Article.from_text(left), Article.from_text(right), Options(model="none"))


def seed(slug: str) -> Comparison:
    """The comparison of a sample pair."""
    folder = SEEDS / slug
    return pair((folder / "left.txt").read_text("utf-8"), (folder / "right.txt").read_text("utf-8"))


SLUGS = sorted(folder.name for folder in SEEDS.iterdir() if folder.is_dir())
