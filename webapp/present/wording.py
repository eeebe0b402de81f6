"""The words of the page: numbers with their nouns, and the names of relations, shapes and verdicts."""

from __future__ import annotations

import re

from webapp.engine.model import FactKind, Link, Relation, Severity
from webapp.words import find, say

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)

_UNCARRIED = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff" + _NONCHARACTERS
"""Control characters, lone surrogates and non-characters: HTML cannot carry them, or calls them an error."""

_UNTYPABLE = re.compile(f"[{_UNCARRIED}]")

_UNSHOWABLE = re.compile(rf"[{_UNCARRIED}\x80-\x84\x86-\x9f]")
"""The same and the control characters of Latin-1, which no face has a sign for."""

_SAYS = re.compile(r"[^\W_]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana and Han characters, which editors count one by one."""

_LARGE = 11
"""From here on numbers are written in figures."""


def kind_name(kind: FactKind) -> str:
    """A kind of fact: ``Number``."""
    return say(f"terms.kind.{kind.value}")


def kind_inside(kind: FactKind) -> str:
    """The same inside a sentence: ``number``."""
    return say(f"terms.kind_inside.{kind.value}")


def severity_name(severity: Severity) -> str:
    """How grave a difference is: ``Serious``, ``Notable`` or ``Minor``."""
    return say(f"terms.severity.{severity.value}")


def severity_inside(severity: Severity) -> str:
    """The same inside a sentence: ``serious``."""
    return say(f"terms.severity_inside.{severity.value}")


def relation_name(relation: Relation) -> str:
    """How two sentences relate: ``Reworded``."""
    return say(f"terms.relation.{relation.value}")


def relation_inside(relation: Relation) -> str:
    """The same inside a sentence: ``reworded``."""
    return say(f"terms.relation_inside.{relation.value}")


def place_of(sentence: str) -> str:
    """A sentence's id in words: ``sentence 3``, ``headline``."""
    if sentence.endswith("T"):
        return say("terms.place_in.headline")
    return say("terms.place_in.sentence", number=sentence[1:])


def short_name(sentence: str) -> str:
    """What a list calls a sentence: its id, or ``Headline``."""
    return say("terms.headline") if sentence.endswith("T") else sentence


def shown(text: str) -> str:
    """The text with every character that a page cannot carry or show replaced, one for one."""
    return _UNSHOWABLE.sub("\ufffd", text).replace("\x85", "\n")  # a line end of old mainframes


def typed(text: str) -> str:
    """The text for a field of a form: as it stands, so that whoever changes one word changes no other, but
    for what a page cannot carry."""
    return _UNTYPABLE.sub("\ufffd", text)


def how_many(key: str, n: int, **values: object) -> str:
    """What ``key`` says of a number: ``1 sentence``, ``2 sentences``. The number stays with the next word."""
    number = f"{n:,}"
    values["n"] = n
    return find(key).pattern(values).format(**values).replace(f"{number} ", f"{number}\u00a0", 1)


def spelled(number: int) -> str:
    """A small number as a word, a large one in figures."""
    return say(f"terms.number.{number}") if 1 < number < _LARGE else f"{number:,}"


def percent(share: float) -> str:
    """A share in [0, 1] as ``71%``; only what is really all or nothing reads 100 or 0."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        whole = 99
    if whole == 0 and share > 0:
        whole = 1
    return say("terms.percent", figure=whole)


def relation(link: Link) -> str:
    """The relation and shape of a link: ``Reworded, split in two``."""
    name = relation_name(link.relation)
    left, right = spelled(len(link.left)), spelled(len(link.right))
    if link.shape == "split":
        return say("terms.shape.split", relation=name, right=right)
    if link.shape == "merge":
        return say("terms.shape.merge", relation=name, left=left)
    if link.shape == "many-to-many":
        return say("terms.shape.many-to-many", relation=name, left=left, right=right)
    return name


def unspaced(text: str) -> int:
    """How many of its characters are of a script that sets no spaces between words."""
    return len(_UNSPACED.findall(text))


def words_in(text: str) -> int:
    """Words of a text: parted by white space, and each character where a script sets no spaces. What has
    neither letter nor figure, the mark of a heading or of a cell, is none."""
    return sum(1 if chunk.isascii() and chunk.isalpha() else _words_of(chunk) for chunk in text.split())


def _words_of(chunk: str) -> int:
    return max(1, unspaced(chunk)) if _SAYS.search(chunk) else 0
