"""Entities and wrongly decoded bytes given back as the characters that were meant.

``Itâ€™s&nbsp;12&#8239;000`` reads ``It’s 12 000``. UTF-8 that was read as Windows-1252, Latin-1 or Mac Roman
leaves pairs, threes and fours of characters that can be told from prose: the first is a letter with an
accent, the others stand where no writer puts them. ``IRMÃ”`` and ``allá»…`` could be either; such ones are
mended only in a text that has others beyond doubt.

``ftfy`` knows more encodings, but it gives a whole string back without saying where its characters came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Final

from webapp.engine.cleaning.edits import Edit

_ENTITY: Final = re.compile(
    r"&(?:amp;){0,8}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,30}+));"
)
_NESTED: Final = re.compile(r"&(?:amp;)+")

_LEADS: Final = {2: (0xC2, 0xDF), 3: (0xE0, 0xEF), 4: (0xF0, 0xF4)}
"""Bytes of length in UTF-8 -> lowest and highest first byte."""


def decoded(text: str) -> Iterator[Edit]:
    """The characters that HTML's entities stand for, also of doubled ones; what only looks like one stays."""
    for match in _ENTITY.finditer(text):
        name = match[1]
        if name is None or f"{name};" in html5:
            yield Edit(match.start(), match.end(), unescape(_NESTED.sub("&", match[0])))


class _Reading:
    """How an 8-bit encoding shows the bytes of UTF-8."""

    def __init__(self, encoding: str, *, beside_controls: bool) -> None:
        shown = [bytes([byte]).decode(encoding, "replace") for byte in range(256)]
        self._bytes = {char: byte for byte, char in enumerate(shown) if byte >= 0x80 and char != "\ufffd"}
        if beside_controls:  # Latin-1 is mostly meant where Windows-1252 is, and programs mix both
            self._bytes |= {chr(byte): byte for byte in range(0x80, 0xA0)}
        following = self._class(0x80, 0xBF)
        one = "|".join(
            f"{self._class(*leads)}{following}{{{length - 1}}}" for length, leads in _LEADS.items()
        )
        self.one: Final = re.compile(one)
        self.run: Final = re.compile(f"(?:{one})++")

    def _class(self, low: int, high: int) -> str:
        return f"[{''.join(re.escape(char) for char, byte in self._bytes.items() if low <= byte <= high)}]"

    def read(self, shown: str) -> str:
        """What the bytes say, with U+FFFD where they are no UTF-8."""
        return bytes(map(self._bytes.__getitem__, shown)).decode("utf-8", "replace")


_WINDOWS: Final = _Reading("cp1252", beside_controls=True)
_MAC: Final = _Reading("mac_roman", beside_controls=False)

_QUOTE_CUT: Final = re.compile("â€(?=[\\s.,;:!?)\\]]|\\Z)")
"""A closing quotation mark whose last byte is none in Windows-1252 and was lost."""
_SPACE_CUT: Final = re.compile('(?<![^\\sa-z])Ã(?= )(?: (?= ))?|(?<=[0-9a-z.,;:!?%)»”"])Â(?= )')
"""An ``à`` or a no-break space whose last byte became a space."""
_CONTROL: Final = re.compile("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
"""Windows-1252 read as Latin-1. Not U+0085, which ends a line."""

_IN_MAC: Final = re.compile("‚Ä|√")
"""How Mac Roman shows what UTF-8 has most: quotation marks and Western accents."""

_PROSE: Final = frozenset("…»«”“„‚’‘–—•™°€†‡›‹\u00a0·§")
"""Characters that stand behind a capital letter in prose too."""
_PLAIN_TWO: Final = re.compile(
    "[\u00a0-\u017f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0259\u018f\u02bc\u02c6\u02dc]"
)
_WORD_TWO: Final = re.compile("[\u0370-\u03ff]|[\u0400-\u04ff]|[\u05d0-\u05ea]|[\u060c-\u06ff]")
_MARK: Final = re.compile("[\u0300-\u036f]")
_SIGN: Final = re.compile(
    "[\u1e00-\u1eff\u2000-\u27bf\ufb00-\ufb06\ufe0f\ufeff\uff01-\uffe6\U0001f000-\U0001faff]"
)
_LETTERS: Final = re.compile(
    "[\u0900-\u10ff\u1100-\u11ff\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]"
)

_IMPOSSIBLE, _POSSIBLE, _CERTAIN = range(3)


def repaired(text: str) -> Iterator[Edit]:
    """The characters that were meant by UTF-8 read in another encoding, also twice."""
    if text.isascii():
        return
    found = sorted(_sequences(text))
    certain = [edit for edit, doubt in found if doubt == _CERTAIN]
    cut = [Edit(match.start(), match.end(), "”") for match in _QUOTE_CUT.finditer(text)]
    controls = [
        Edit(match.start(), match.end(), match[0].encode("latin-1").decode("cp1252"))
        for match in _CONTROL.finditer(text)
    ]
    if not (certain or cut or controls):
        return
    edits = [edit for edit, _ in found] + cut + controls
    if certain or cut:
        edits += [
            Edit(match.start(), match.end(), "à" if match[0][0] == "Ã" else "")
            for match in _SPACE_CUT.finditer(text)
        ]
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= at:
            yield edit
            at = edit.end


def _sequences(text: str) -> Iterator[tuple[Edit, int]]:
    """Each wrongly decoded character that can be one, with how sure it is."""
    for reading in (_WINDOWS, _MAC) if _IN_MAC.search(text) else (_WINDOWS,):
        for run in reading.run.finditer(text):
            meant = reading.read(run[0])
            twice = _again(meant)
            if twice is not None:
                yield Edit(run.start(), run.end(), twice), _CERTAIN
            elif "\ufffd" not in meant:
                yield from _judged(text, run, reading)


def _again(meant: str) -> str | None:
    """What was meant where the bytes were wrongly read more than once; None where they were not."""
    found = None
    for _ in range(3):
        reading = _WINDOWS if _WINDOWS.run.fullmatch(meant) or not _IN_MAC.search(meant) else _MAC
        if not reading.run.fullmatch(meant) or "\ufffd" in (read := reading.read(meant)):
            break
        found = meant = read
    return found


def _judged(text: str, run: re.Match[str], reading: _Reading) -> Iterator[tuple[Edit, int]]:
    for one in reading.one.finditer(text, run.start(), run.end()):
        char = reading.read(one[0])
        sure = _sureness(text, one, char, neighbours=one.span() != run.span())
        if sure and reading is _MAC:
            sure = _sureness_in_mac(text, one)
        if sure:
            yield Edit(one.start(), one.end(), char), sure


def _sureness(text: str, one: re.Match[str], char: str, *, neighbours: bool) -> int:
    """Whether a sequence stands for a character. ``neighbours``: whether another sequence touches it."""
    before, after = text[one.start() - 1 : one.start()], text[one.end() : one.end() + 1]
    if len(one[0]) == 2:
        return _sureness_of_two(one[0], char, before, after, neighbours=neighbours)
    if _SIGN.match(char):
        return _CERTAIN if one[0][0] in "âð‚" or not _PROSE.issuperset(one[0][1:]) else _POSSIBLE
    if _LETTERS.match(char):
        return _CERTAIN if neighbours and not before.isalpha() else _POSSIBLE if neighbours else _IMPOSSIBLE
    return _IMPOSSIBLE


def _sureness_of_two(shown: str, char: str, before: str, after: str, *, neighbours: bool) -> int:
    if _WORD_TWO.match(char):
        return _CERTAIN if neighbours else _IMPOSSIBLE if before.isalpha() else _POSSIBLE
    if _MARK.match(char):
        return _CERTAIN if before.isalpha() and shown[1] not in _PROSE else _POSSIBLE
    if not _PLAIN_TWO.match(char):
        return _IMPOSSIBLE
    is_plain = shown[1] not in _PROSE
    amid = before.islower() or (after.isalpha() and (before.isalpha() or after.islower()))
    alone = shown[0] in "ÂÃ" and (not before or before.isspace() or before.isdigit())
    return _CERTAIN if is_plain or amid or alone else _POSSIBLE


def _sureness_in_mac(text: str, one: re.Match[str]) -> int:
    """Roots and logical signs are mathematics, but for a root inside a word."""
    if one[0].startswith("‚Ä"):
        return _CERTAIN
    before, after = text[one.start() - 1 : one.start()], text[one.end() : one.end() + 1]
    if one[0][0] == "√" and before.isalpha() and (after.isalpha() or one[0][1] in "©®±"):
        return _CERTAIN
    return _POSSIBLE if one[0][0] in "√¬‚ƒ≈»∆" and not before.isdigit() else _IMPOSSIBLE
