"""How well a reading of bytes as text fits: whether its letters beyond ASCII are those of one language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ENOUGH = 8_000
"""Characters that are looked at."""
_PUNCTUATION = frozenset(
    "„“”‚‘’‹›«»–—…•·°§€£¥©®™¿¡№‰†‡\u00a0´×½¼¾²³µ、。，．！？：；「」『』（）・《》〈〉【】　～─…ー〜“”"
)


_RARE = 0.4
"""What a letter counts that is not among the frequent ones of its alphabet."""
_SIGN = 1.0
"""What a quotation mark, a dash or another usual sign counts where it can stand."""


@cache
def alphabets() -> tuple[dict[str, float], ...]:
    """Of each language its letters and what one counts."""
    lines = (resources.files("webapp.ingest.encodings") / "alphabets.tsv").read_text("utf-8").splitlines()
    entries = (line.split("\t")[1] for line in lines if line and not line.startswith("#"))
    return tuple(_weights(*entry.split(" ")) for entry in entries)


def _weights(frequent: str, others: str = "") -> dict[str, float]:
    return dict.fromkeys(others, _RARE) | dict.fromkeys(frequent, 1.0)


def score(text: str) -> float:
    """From 1 (all characters beyond ASCII fit a language) down to -3; 0 for plain ASCII."""
    total = 0
    faults = 0.0
    letters: Counter[str] = Counter()
    for found in _BEYOND_ASCII.finditer(text):
        total += 1
        faults += _fault(text, found.start(), letters)
        if total >= _ENOUGH:
            break
    if not total:
        return 0.0
    signs = total - sum(letters.values())
    fit = max(sum(weights.get(char, 0) * n for char, n in letters.items()) for weights in alphabets())
    return (fit + _SIGN * signs - faults) / total


def _fault(text: str, at: int, letters: Counter[str]) -> float:
    """What speaks against a character in its place; counts the letter among ``letters``."""
    char = text[at]
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    if char in _PUNCTUATION:
        return _misplaced(char, before, after)
    category = unicodedata.category(char)
    if category[0] not in "LM":
        return 4.0 if category in {"Cc", "Cn", "Co", "Cs"} else 2.0 + (before.isalpha() and after.isalpha())
    small = char.lower()
    letters[small[:1]] += 1
    fault = 0.0
    if char != small and before.isalpha():
        fault += 1.0 if before.islower() else 0.1  # capitals stand at the beginning of words
    if before.isalpha() and _script(before) != _script(char):
        fault += 1.0
    return fault


def _misplaced(char: str, before: str, after: str) -> float:
    """Signs that stand beside words and not in them, but for the apostrophe."""
    inside = before.isalpha() and after.isalpha() and before < "\u3000" and after < "\u3000"
    return 2.0 if inside and char not in "’‘´·–—\u00a0" else 0.0


@cache
def _script(char: str) -> str:
    if char < "\u0250":
        return "Latin"
    name = unicodedata.name(char, "?").partition(" ")[0]
    return "East Asian" if name in {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"} else name
