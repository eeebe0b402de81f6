"""Characters as a reader sees them: no invisible ones, and one way to write each letter.

``council`` with an invisible separator in the middle reads ``council``; ``ﬁ``, ``Ａ``, ``𝐛``, ``ⓑ`` and
an ``e`` with an accent behind it are the letters they show. Superscripts, fractions and ordinal signs stay:
``5²`` is not ``52``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from webapp.engine.cleaning.edits import Edit
from webapp.engine.model import Limit

_JOINING: Final = (
    "\u0620-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1a20-\u1aaf\u1b00-\u1cff\ufb50-\ufdff\ufe76-\ufefc"
)
"""Scripts whose letters take another shape beside a joiner or non-joiner."""
_PICTURES: Final = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff"
)
_UNSEEN: Final = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""Control and format characters, fillers and variation selectors. Not tabulators, line ends or spaces."""
_INVISIBLE: Final = re.compile(f"[{_UNSEEN}]")
_SCAN: Final = re.compile(
    "\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f"  # a flag of a country's part
    f"|[{_PICTURES}](?:[\ufe0e\ufe0f]\u200d?|\u200d)(?=[{_PICTURES}])|[{_PICTURES}][\ufe0e\ufe0f]"
    "|[#*0-9]\ufe0f(?=\u20e3)"
    f"|[{_JOINING}](?:\u200c(?=[{_JOINING}])|\u200d)"
    "|[\u1820-\u18aa][\u180b-\u180f]"
    f"|(\x1b\\[[0-9;]{{0,20}}m|(?:(?!\u00ad[^\\S\n\r]*+[\n\r\v\u2028])[{_UNSEEN}])++)"
)
"""Where an invisible character has work to do, else (group 1) where it has none. A soft hyphen at a
line's end divides a word, which ``lines`` joins."""
_SOFT: Final = "\u00ad"
_SMUGGLED: Final = re.compile("[\U000e0000-\U000e007f]|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2}")
"""Characters that carry a second, unseen text: tags, and variation selectors in a row."""


def _unseen(text: str) -> Iterator[tuple[Edit, bool]]:
    """Invisible characters without work to do, and whether they hide something."""
    if not _INVISIBLE.search(text):
        return
    for match in _SCAN.finditer(text):
        if match[1] is not None:
            start, end = match.span(1)
            before, after = text[start - 1 : start], text[end : end + 1]
            in_word = before.isalnum() and after.isalnum() and max(before, after) < "\u0590"
            is_hidden = (in_word and bool(match[1].strip(_SOFT))) or bool(_SMUGGLED.search(match[1]))
            yield Edit(start, end, ""), is_hidden


def without_hidden(text: str) -> Iterator[Edit]:
    """Without invisible characters amid words of scripts that need none there, and without smuggled text.

    Nobody's keyboard writes them; who copies and does not want to be found does.
    """
    return (edit for edit, is_hidden in _unseen(text) if is_hidden)


def without_invisible(text: str) -> Iterator[Edit]:
    """Without invisible characters that join nothing; emoji, Persian and Indic words keep their joiners."""
    return (edit for edit, _ in _unseen(text))


_ONE_TO_ONE: Final = ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0x1D400, 0x1D7FF))
"""Full-width letters and digits; bold, script and other faces of letters and digits."""
_COMPATIBLE: Final = (
    (0x0132, 0x0133),  # ĳ
    (0x0149, 0x0149),  # ŉ
    (0x01C4, 0x01CC),  # ǆ
    (0x01F1, 0x01F3),  # ǳ
    (0x2160, 0x217F),  # Ⅳ
    (0x3371, 0x33DF),  # ㎏
    (0xFB00, 0xFB06),  # ﬁ
    (0xFB13, 0xFB17),  # Armenian ligatures
    (0xFB50, 0xFBB1),  # Arabic presentation forms
    (0xFBD3, 0xFD3D),
    (0xFD50, 0xFDF9),
    (0xFE70, 0xFEFC),
    (0xFF61, 0xFF9F),  # half-width kana
)
_SMALL_CAPITALS: Final = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"
_CIRCLED: Final = ((0x24B6, "A"), (0x24D0, "a"), (0x1F130, "A"), (0x1F150, "A"), (0x1F170, "A"))
_LETTER_SIGNS: Final = "ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ"
_EXPONENTS: Final = str.maketrans("23", "²³")


def _shown(code: int) -> str:
    """The letters that a compatibility character shows."""
    shown = unicodedata.normalize("NFKC", chr(code)).strip()
    return shown.translate(_EXPONENTS) if code in range(0x3371, 0x33E0) else shown  # ㎡


def _tables() -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    same = {
        code: shown
        for low, high in _ONE_TO_ONE
        for code in range(low, high + 1)
        if len(shown := _shown(code)) == 1 and shown != chr(code)
    }
    compatible = {code: _shown(code) for low, high in _COMPATIBLE for code in range(low, high + 1)}
    inside = {start + place: chr(ord(first) + place) for start, first in _CIRCLED for place in range(26)}
    inside |= {ord(sign): unicodedata.normalize("NFKC", sign) for sign in _LETTER_SIGNS}
    return same, {code: text for code, text in compatible.items() if text != chr(code)}, inside


_SAME, _COMPATIBLES, _INSIDE = _tables()
_SMALL: Final = dict(zip(map(ord, _SMALL_CAPITALS), "abcdefghijklmnoprstuvwyz", strict=True))
_WIDE_SIGNS: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0xFFE5: "¥", 0xFFE1: "£"}
_ALL = _SAME | _COMPATIBLES | _INSIDE | _SMALL | _WIDE_SIGNS


def _class(codes: Mapping[int, str]) -> str:
    """Characters as ranges of a pattern; one by one they would be looked up one by one."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in ranges)


_WIDE: Final = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_ODD: Final = re.compile(
    f"[{_class(_SAME)}]++"
    f"|[{_class(_COMPATIBLES)}]"
    f"|(?<=[^\\W\\d_])[{_class(_INSIDE)}]|[{_class(_INSIDE)}](?=[^\\W\\d_{_class(_INSIDE)}])"
    f"|(?<![{_class(_INSIDE)}])[{_class(_INSIDE)}]{{2,}}+"
    f"|(?<![^\\W_])[{_SMALL_CAPITALS}]{{4,}}+(?![^\\W_])"
    f"|(?<=[0-9{_WIDE}])(?:[．：／－＿＠＆](?=[0-9{_WIDE}])|，(?=[０-９]{{3}}(?![０-９]))|[％](?![a-zA-Z]))"
    f"|(?<=[{_WIDE}])[．！？，；：](?=\\s|\\Z)"
    "|[＄￡￥＋－](?=[０-９])"
)
"""Characters that are another way of setting letters. Those in circles only beside letters, full-width signs
only inside numbers and full-width words: Chinese and Japanese set their own stops full-width."""
_ARABIC: Final = "\u0620-\u065f\u0670-\u06d3\u06fa-\u06ff\ufb50-\ufdf9\ufe70-\ufefc"
_DROPPED: Final = re.compile(
    f"(?<=[{_ARABIC}])\u0640++|\u0640++(?=[{_ARABIC}])"  # the stretch of Arabic lines
    "|(?<=[A-Za-z0-9])[\u0332-\u0338]++"  # lines drawn through or under letters
)
_DOTLESS: Final = re.compile("ı(?=[\u0300-\u0304\u0308\u030c])")
_BLANK: Final = re.compile("(?<![\u2801-\u28ff])\u2800(?![\u2801-\u28ff])")  # Braille's, outside Braille
_SPECIAL: Final = re.compile(f"[{_class(_ALL | dict.fromkeys(map(ord, 'ـı⠀̵̶̷̸̲̳'), ''))}]")


def plain_letters(text: str) -> Iterator[Edit]:
    """The letters that ligatures, full-width forms, faces, letters in circles and presentation forms show."""
    if text.isascii() or not _SPECIAL.search(text):
        return
    edits = [Edit(*match.span(), match[0].translate(_ALL)) for match in _ODD.finditer(text)]
    edits += [Edit(*match.span(), "") for match in _DROPPED.finditer(text)]
    edits += [Edit(*match.span(), "i") for match in _DOTLESS.finditer(text)]
    edits += [Edit(*match.span(), " ") for match in _BLANK.finditer(text)]
    yield from sorted(edits)


_COMBINING: Final = "".join(
    chr(code) for code in range(0x300, 0x3100) if unicodedata.combining(chr(code))
) + ("\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e")
_PIECES: Final = re.compile(
    f".[{re.escape(_COMBINING)}]{{1,30}}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
    "|[\uac00-\ud7a3][\u11a8-\u11c2]|[\u2126\u212a\u212b\uf900-\ufaff\ufb1d-\ufb4e]",
    re.DOTALL,
)
_ACCENTS: Final = {"¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˚": "\u030a", "¸": "\u0327"}
_BESIDE: Final = re.compile("([A-Za-zı])?([¨ˆ˜ˇ˚¸])([A-Za-zı])?")
_ACCENT: Final = re.compile("[¨ˆ˜ˇ˚¸]")


def composed(text: str) -> Iterator[Edit]:
    """Letters and accents beside them as one character: ``e`` and U+0301, and ``¨u`` as some PDFs give it."""
    edits = []
    if not unicodedata.is_normalized("NFC", text):
        for match in _PIECES.finditer(text):
            whole = unicodedata.normalize("NFC", match[0])
            if len(whole) < len(match[0]) or (len(match[0]) == 1 and len(whole) == 1 and whole != match[0]):
                edits.append(Edit(*match.span(), whole))
    if _ACCENT.search(text):
        edits += (edit for match in _BESIDE.finditer(text) if (edit := _joined(match)) is not None)
    yield from _apart(sorted(edits))


def _joined(match: re.Match[str]) -> Edit | None:
    """A letter with the accent before it, or else the one behind it."""
    before, accent, after = match.groups()
    for letter, start, end in ((after, *match.span(2)), (before, match.start(), match.end(2))):
        if letter is None or (accent in "¸" and letter is after):
            continue
        whole = unicodedata.normalize("NFC", letter.replace("ı", "i") + _ACCENTS[accent])
        if len(whole) == 1 and whole < "\u0180":
            return Edit(start, end + (letter is after), whole)
    return None


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    at = 0
    for edit in edits:
        if edit.start >= at:
            yield edit
            at = edit.end


_FEW: Final = 3
"""Fewer invisible characters than this are an accident of copying."""


def notes(side_name: str, counts: Mapping[str, int]) -> list[Limit]:
    """What an editor should know of a text: hidden characters, letters of another script, wrong decoding.

    ``side_name`` begins a sentence (``The rewrite``); ``counts`` says how many edits the passes called
    ``invisible`` (``without_hidden``), ``look-alikes`` and ``mojibake`` (``repaired``) made.
    """
    found = []
    hidden, alike, misread = (counts.get(kind, 0) for kind in ("invisible", "look-alikes", "mojibake"))
    if hidden >= _FEW:
        found.append(
            Limit("invisible", f"{side_name} has invisible characters inside words in {hidden:,} places.")
        )
    if alike:
        words = "1 word" if alike == 1 else f"{alike:,} words"
        found.append(
            Limit("look-alikes", f"{side_name} has {words} with look-alike letters of another script.")
        )
    if misread:
        places = "1 place" if misread == 1 else f"{misread:,} places"
        found.append(Limit("mojibake", f"{side_name} was wrongly decoded in {places}; that was mended."))
    return found
