"""Pairs of texts that grow: each a function from a number of characters to both sides.

A reader that looks at each thing once takes four times the work for four times the text, however the text
repeats itself; each pattern has brought some reader to look at everything for everything.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Final

Pattern = Callable[[int], tuple[str, str]]


def repeated(unit: str) -> Callable[[int], str]:
    """The same words again and again."""
    return lambda size: unit * (size // len(unit))


def numbered(write: Callable[[int], str]) -> Callable[[int], str]:
    """One piece for each number from 0, no two alike."""

    def text(size: int) -> str:
        pieces: list[str] = []
        for number in count():
            if size <= 0:
                break
            pieces.append(write(number))
            size -= len(pieces[-1])
        return "".join(pieces)

    return text


NOUNS: Final = (
    "library",
    "bridge",
    "harbour",
    "council",
    "school",
    "ferry",
    "market",
    "museum",
    "river",
    "station",
    "mill",
)
VERBS: Final = (
    "opened",
    "closed",
    "reported",
    "welcomed",
    "rebuilt",
    "examined",
    "described",
    "sold",
    "painted",
)
PLACES: Final = ("Ashby", "Bolton", "Carlow", "Derby", "Ely", "Fowey", "Goole")


def _prose(number: int) -> str:
    noun, other = NOUNS[number % 11], NOUNS[(number * 7 + 3) % 11]
    end = "\n\n" if number % 4 == 3 else " "
    return f"The {noun} in {PLACES[number % 7]} {VERBS[number % 9]} the {other} by the old road.{end}"


def _letters(number: int) -> str:
    """A word for a number: a, b … z, ba, bb …"""
    word = chr(97 + number % 26)
    return _letters(number // 26) + word if number >= 26 else word


def _shuffled(write: Callable[[int], str], size: int) -> str:
    pieces = []
    for number in count():
        if size <= 0:
            break
        pieces.append(write(number))
        size -= len(pieces[-1])
    step = next(step for step in (7, 11, 13, 17) if len(pieces) % step)
    return "".join(pieces[place * step % len(pieces)] for place in range(len(pieces)))


prose = numbered(_prose)


def both(text: Callable[[int], str]) -> Pattern:
    """The same text twice."""
    return lambda size: (text(size), text(size))


def beside_prose(text: Callable[[int], str]) -> Pattern:
    """Beside ordinary sentences."""
    return lambda size: (text(size), prose(size))


def of(left: Callable[[int], str], right: Callable[[int], str]) -> Pattern:
    """Two texts."""
    return lambda size: (left(size), right(size))


def sized(share: float, pattern: Pattern) -> Pattern:
    """A longer or shorter text, where ordinary sentences are few in the usual size, or tiny ones many."""
    return lambda size: pattern(int(share * size))


NUMBERS: Final[dict[str, Pattern]] = {
    "bare numbers": both(repeated("5 7 9 11 ")),
    "numbers, other numbers": of(numbered(lambda n: f"{2 * n + 20} "), numbered(lambda n: f"{2 * n + 21} ")),
    "numbers in sentences, others": of(
        numbered(lambda n: f"It cost {3 * n + 20} euros. "),
        numbered(lambda n: f"It cost {3 * n + 21} pounds. "),
    ),
    "numbers beside prose": beside_prose(numbered(lambda n: f"{n * 37 % 9973} ")),
    "short dates": both(repeated("May 5 ")),
    "long dates": both(numbered(lambda n: f"{n % 28 + 1} May {1900 + n % 120}, ")),
    "dates, other dates": of(
        numbered(lambda n: f"On {n % 28 + 1} May {1900 + n % 50} it rained. "),
        numbered(lambda n: f"On {n % 28 + 1} June {1950 + n % 50} it snowed. "),
    ),
    "sums of money": of(repeated("$5 million "), repeated("$7 million ")),
    "scores": both(repeated("3-1 ")),
    "times": of(repeated("10:30 "), repeated("11:45 ")),
    "fractions": both(repeated("1/2 ")),
    "percents": of(numbered(lambda n: f"{n}% "), numbered(lambda n: f"{n + 1}% ")),
    "numbers in words": both(repeated("two hundred and ")),
    "ordinals": of(repeated("first second third "), repeated("third second fourth ")),
    "one long number": both(lambda size: "7" * size),
    "digits and commas": both(repeated("1,")),
}
"""Numbers and dates."""

SPEECH: Final[dict[str, Pattern]] = {
    "verbs of saying": both(repeated("he said she said ")),
    "marks by turns": both(repeated("“a” ‘b’ ")),
    "straight marks by turns": both(repeated("\"a\" 'b' ")),
    "open marks": both(repeated("“a ")),
    "open marks beside prose": beside_prose(repeated("“a ")),
    "quotations, other quotations": of(
        numbered(lambda n: f"“We saw {_letters(n)} there,” she said. "),
        numbered(lambda n: f"“We met {_letters(n)} here,” he said. "),
    ),
    "leading apostrophes": both(repeated("’90s ’n’ ")),
    "negations": of(repeated("not never no "), repeated("no not ever ")),
    "hedges": of(repeated("may might could "), repeated("will must can ")),
    "connectives": both(repeated("because before after ")),
    "directions": of(repeated("increased decreased rose fell "), repeated("fell rose decreased increased ")),
    "names": sized(3, both(repeated("John Smith met Mary Jones. "))),
    "names, other names": of(
        numbered(lambda n: f"{_letters(n).title()} Smith met Ann {_letters(n).title()}son. "),
        numbered(lambda n: f"{_letters(n).title()} Jones met Bob {_letters(n).title()}ton. "),
    ),
    "one name": both(repeated("Smith ")),
    "initials": both(repeated("A. B. ")),
    "bylines": both(lambda size: "By " + repeated("Jane Doe and ")(size)),
}
"""Who says what, and how."""

SENTENCES: Final[dict[str, Pattern]] = {
    "equal tiny sentences": sized(0.4, both(repeated("No. "))),
    "two tiny sentences": sized(0.5, of(repeated("Yes. No. "), repeated("No. Yes. "))),
    "equal sentences": sized(3, both(repeated("The council voted on Tuesday to close the library. "))),
    "equal paragraphs": sized(3, both(repeated("The council voted to close it.\n\n"))),
    "one-letter paragraphs": sized(0.5, both(repeated("A\n\n"))),
    "letters in paragraphs": sized(0.5, both(numbered(lambda n: f"{chr(97 + n % 26)}\n\n"))),
    "two-letter lines": sized(0.5, both(numbered(lambda n: f"{_letters(n + 26)}.\n"))),
    "list items": of(
        numbered(lambda n: f"- Item {n} is red.\n"), numbered(lambda n: f"- Item {n} is blue.\n")
    ),
    "prose twice": sized(3, both(prose)),
    "prose in another order": sized(3, lambda size: (prose(size), _shuffled(_prose, size))),
    "prose reworded": sized(
        3, of(prose, numbered(lambda n: _prose(n).replace("old", "new").replace("The", "A")))
    ),
    "equal sentences beside prose": beside_prose(repeated("No. ")),
    "prose beside nothing": lambda size: (prose(size), ""),
}
"""Sentences and paragraphs."""

WORDS: Final[dict[str, Pattern]] = {
    "one sentence": both(numbered(lambda n: f"{_letters(n * 17)} ")),
    "one sentence in another order": lambda size: (
        numbered(lambda n: f"{_letters(n)} ")(size),
        _shuffled(lambda n: f"{_letters(n)} ", size),
    ),
    "few words shuffled": of(repeated("a b c d e f "), repeated("f b d a c e ")),
    "one word": both(lambda size: "a" * size),
    "one word many times": both(repeated("a ")),
    "brackets": both(lambda size: "(" * size),
    "white space": sized(12, both(lambda size: "a" + " " * size + "b")),
    "stops": both(repeated(". ")),
    "Chinese": both(repeated("东京发生了地震。")),
    "Thai": both(repeated("ภาษาไทยไม่มีช่องว่าง")),
    "families": both(repeated("👨\u200d👩\u200d👧 ")),
    "no-break spaces": both(repeated("word\u00a0")),
    "combining marks": both(lambda size: "e" + "\u0301" * size),
    "apostrophes and hyphens": both(repeated("a-b’")),
    "addresses": both(repeated("www.a.org/b@c ")),
    "long furniture lines": sized(3, both(repeated("share " * 39 + "\n"))),
    "furniture of names": sized(3, both(repeated("Photo: Jane van der Doe-Roe and John " * 2 + "\n"))),
}
"""Words and characters."""

LAYOUT: Final[dict[str, Pattern]] = {
    "open emphasis": both(repeated("**a ")),
    "open links": both(repeated("[a](b.c ")),
    "open tags": both(repeated("<a ")),
    "wrongly decoded": both(repeated("Ã©â€")),
    "hidden characters": both(repeated("a\u200bα")),
    "divided words": both(repeated("sta-\n")),
    "pages": both(numbered(lambda n: f"Page {n}\n\nlower text\n\n")),
    "rows": both(numbered(lambda n: f"Ely{n}\t{n * 7}\t{n}\n")),
    "rows, other values": sized(
        2, of(numbered(lambda n: f"Ely{n}\t{n}\n"), numbered(lambda n: f"Ely{n}\t{n + 1}\n"))
    ),
    "turns": both(numbered(lambda n: f"ANNA {chr(65 + n % 26)}ERG: I say {n}.\n\n")),
    "clauses": both(numbered(lambda n: f"{n // 9}.{n % 9} See Section {n // 9}.{n % 9}.\n\n")),
    "marks": both(lambda size: '"' * size),
}
"""Mark-up, lines and blocks."""

PATTERNS: Final = {**NUMBERS, **SPEECH, **SENTENCES, **WORDS, **LAYOUT}
