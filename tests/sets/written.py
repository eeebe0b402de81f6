"""Sets of a few sentences, compared by wording alone."""

from __future__ import annotations

from random import Random

from webapp.engine import Article, Options, compare
from webapp.sets import Direction, Member

SENTENCES = (
    "The old bridge over the harbour opened on Monday after nine years of work.",
    "It cost 148 million euros, the city said.",
    "Dana Okell leads the harbour office.",
    "A choir sang for two hours in the rain.",
    "Ferries stop running on 3 March.",
    "Nobody was hurt when the crane fell in April.",
    "The council votes on the tolls next week.",
    "Cyclists have a lane of their own on the eastern side.",
)

OPTIONS = Options(model="none", pair_kind="rewrite")


def article(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def member(direction: Direction, middle: str, other: str, label: str = "A") -> Member:
    texts = (middle, other) if direction is Direction.REWRITES else (other, middle)
    return Member(label, compare(*(Article.from_text(text) for text in texts), OPTIONS))


def some_set(seed: int) -> tuple[Direction, list[Member]]:
    """A source with two to four rewrites, or the other way round: sentences left out, moved, put in and
    changed."""
    random = Random(seed)
    direction = list(Direction)[seed % 2]
    middle = article(*(" ".join(SENTENCES[at : at + 2]) for at in range(0, 8, 2)))
    others = []
    for _ in range(random.randint(2, 4)):
        kept = random.sample(SENTENCES, random.randint(1, 7))
        kept = [one.replace("148", "184") if random.random() < 0.5 else one for one in kept]
        if random.random() < 0.5:
            kept.insert(random.randrange(len(kept)), "Pigeons were seen on 17 of the new lamps.")
        others.append(" ".join(kept))
    return direction, [member(direction, middle, text, chr(65 + at)) for at, text in enumerate(others)]
