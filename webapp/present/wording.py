"""The words of the page: numbers with their nouns, and the names of relations, shapes and verdicts."""

from __future__ import annotations

import re

from webapp.engine.model import FactKind, Link, Relation, Severity, Side

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

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

SIDES = {Side.LEFT: "Source", Side.RIGHT: "Rewrite"}

RELATIONS = {
    Relation.IDENTICAL: "Identical",
    Relation.EDITED: "Edited",
    Relation.REWORDED: "Reworded",
    Relation.PARTIAL: "Partly the same",
}

UNIQUE = {Side.LEFT: "Missing from the rewrite", Side.RIGHT: "New in the rewrite"}

SEVERITIES = {
    Severity.HIGH: "Check first",
    Severity.MEDIUM: "Worth a look",
    Severity.LOW: "For completeness",
}

KINDS = {
    FactKind.NUMBER: "Number",
    FactKind.DATE: "Date",
    FactKind.NAME: "Name",
    FactKind.QUOTATION: "Quotation",
    FactKind.ATTRIBUTION: "Attribution",
    FactKind.HEDGE: "Hedge",
    FactKind.NEGATION: "Negation",
    FactKind.WORDING: "Wording",
}


def place_of(sentence: str) -> str:
    """A sentence's id in words: ``sentence 3``, ``headline``."""
    return "headline" if sentence.endswith("T") else f"sentence {sentence[1:]}"


def short_name(sentence: str) -> str:
    """What a list calls a sentence: its id, or ``Headline``."""
    return "Headline" if sentence.endswith("T") else sentence


def shown(text: str) -> str:
    """The text with every character that a page cannot carry or show replaced, one for one."""
    return _UNSHOWABLE.sub("\ufffd", text).replace("\x85", "\n")  # a line end of old mainframes


def typed(text: str) -> str:
    """The text for a field of a form: as it stands, so that whoever changes one word changes no other, but
    for what a page cannot carry."""
    return _UNTYPABLE.sub("\ufffd", text)


def counted(number: int, noun: str) -> str:
    """``1 sentence``, ``2 sentences``, never broken over two lines."""
    return f"{number:,}\u00a0{noun if number == 1 else noun + 's'}"


def spelled(number: int) -> str:
    """A small number as a word, a large one in figures."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def percent(share: float) -> str:
    """A share in [0, 1] as ``71 %``; only what is really all or nothing reads 100 or 0."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        whole = 99
    if whole == 0 and share > 0:
        whole = 1
    return f"{whole}\u202f%"


def relation(link: Link) -> str:
    """The relation and shape of a link: ``Reworded, split in two``."""
    words = [RELATIONS[link.relation]]
    if link.shape == "split":
        words.append(f"split in {spelled(len(link.right))}")
    elif link.shape == "merge":
        words.append(f"{spelled(len(link.left))} merged into one")
    elif link.shape == "many-to-many":
        words.append(f"{spelled(len(link.left))} against {spelled(len(link.right))}")
    return ", ".join(words)


def words_in(text: str) -> int:
    """Words of a text: parted by white space, and each character where a script sets no spaces. What has
    neither letter nor figure, the mark of a heading or of a cell, is none."""
    return sum(max(1, len(_UNSPACED.findall(chunk))) for chunk in text.split() if _SAYS.search(chunk))
