"""From bytes to text, whatever encoding they are in.

What bytes prove comes first: a byte order mark, valid UTF-8, the zeros of UTF-16, the escapes of ISO-2022.
The rest is a judgement: each encoding in use is tried, and the reading wins whose letters are those of one
language.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from webapp.ingest.encodings.proofs import MARKS, proved, refuse_binary, tolerant
from webapp.ingest.encodings.score import score
from webapp.ingest.errors import IngestError
from webapp.ingest.values import Source
from webapp.words import say

_ESCAPES = (
    (re.compile(rb"\x1b\$[@B]|\x1b\$\([DO]|\x1b\([IJ]"), "iso2022_jp_3", "ISO-2022-JP"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr", "ISO-2022-KR"),
)
CANDIDATES = (
    ("cp1252", "Windows-1252"),
    ("utf-8", "UTF-8"),
    ("iso8859-15", "ISO-8859-15"),
    ("cp1250", "Windows-1250"),
    ("iso8859-2", "ISO-8859-2"),
    ("cp1251", "Windows-1251"),
    ("koi8-u", "KOI8-U"),
    ("iso8859-5", "ISO-8859-5"),
    ("cp1253", "Windows-1253"),
    ("iso8859-7", "ISO-8859-7"),
    ("cp1254", "Windows-1254"),
    ("cp1255", "Windows-1255"),
    ("cp1256", "Windows-1256"),
    ("iso8859-6", "ISO-8859-6"),
    ("cp1257", "Windows-1257"),
    ("iso8859-13", "ISO-8859-13"),
    ("cp1258", "Windows-1258"),
    ("cp874", "Windows-874"),
    ("mac_roman", "Mac Roman"),
    ("mac_latin2", "Mac Central European"),
    ("mac_cyrillic", "Mac Cyrillic"),
    ("cp850", "CP850"),
    ("cp852", "CP852"),
    ("cp866", "CP866"),
    ("cp932", "Shift_JIS"),
    ("euc_jis_2004", "EUC-JP"),
    ("gb18030", "GB18030"),
    ("cp950", "Big5"),
    ("big5hkscs", "Big5-HKSCS"),
    ("cp949", "EUC-KR"),
    ("utf-16-le", "UTF-16-LE"),
    ("utf-16-be", "UTF-16-BE"),
)
"""Encodings in use, as Python names them and as they are usually called; of equals the first wins."""

_LATER = 0.002
"""What an encoding loses for each one before it in the list: a rare one has to fit better."""
_SAMPLE = 60_000
"""Bytes that are judged; the rest only has to be valid."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read."""

    text: str
    """Without a byte order mark."""
    encoding: str
    """Its usual name."""
    guessed: bool
    """Whether nothing but its letters speaks for it."""
    replaced: int = 0
    """Bytes that do not fit the encoding."""

    @property
    def guess(self) -> str:
        """The encoding where it was guessed, else empty: what an editor is told."""
        return self.encoding if self.guessed else ""


def decode(source: Source) -> Decoded:
    """The text of a file, by the encoding given or found out.

    Raises:
        IngestError: no such encoding is known, or it is no text.
    """
    if source.encoding:
        return _as_given(source.content, source.encoding)
    refuse_binary(source.content)
    return (
        _escaped(source.content)
        or _as_proved(source.content)
        or _nearly_utf8(source.content)
        or _judged(source.content)
    )


def _as_given(content: bytes, name: str) -> Decoded:
    try:
        codec = codecs.lookup(_ALIASES.get(name.strip().lower(), name.strip()))
        if not codec._is_text_encoding:
            raise LookupError
        text = codec.decode(content, "replace")[0]
    except (LookupError, ValueError) as error:  # the second also of one that is made for names of sites
        raise IngestError(say("files.encoding")) from error
    return Decoded(text.removeprefix("\ufeff"), name, guessed=False, replaced=_lost(text, content))


_ALIASES = {"macintosh": "mac_roman", "x-mac-roman": "mac_roman", "mac roman": "mac_roman", "ansi": "cp1252"}
_ALIASES |= {usual.lower(): python for python, usual in CANDIDATES}
_ALIASES |= {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
# as browsers do: what is called Latin-1 or ASCII is Windows-1252
_ALIASES |= {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "ks_c_5601-1987": "cp949",
}


def _as_proved(content: bytes) -> Decoded | None:
    name = proved(content)
    if not name:
        return None
    text = content.decode(name, "ignore" if name == "utf-8" else "replace")
    usual = "" if name == "utf-8" else name.upper()
    marked = any(content.startswith(mark) for mark, _ in MARKS)
    return Decoded(text.removeprefix("\ufeff"), usual, guessed=name != "utf-8" and not marked)


def _escaped(content: bytes) -> Decoded | None:
    for pattern, name, usual in _ESCAPES:
        if pattern.search(content) and content.isascii():
            text = content.decode(name, "replace")
            return Decoded(text, usual, guessed=True, replaced=_lost(text, content))
    return None


_STRAYS = 100
"""Bytes out of place after which a text that has too many of them is judged at once."""
_STRAY = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|([\x80-\xff])"
)


def _nearly_utf8(content: bytes) -> Decoded | None:
    """UTF-8 into which a few pieces of Windows-1252 were pasted."""
    strays = sequences = 0
    for found in _STRAY.finditer(content):
        sequences += 1
        strays += found.group(1) is not None
        if strays > _STRAYS and strays * 10 > sequences:
            return None
    if sequences < 10 or strays * 10 > sequences:
        return None
    pasted = _STRAY.sub(lambda m: m[1].decode("cp1252", "replace").encode() if m[1] else m[0], content)
    return Decoded(pasted.decode("utf-8", "replace"), "UTF-8", guessed=True, replaced=strays)


def _judged(content: bytes) -> Decoded:
    sample = _sample(content)
    ranked = []
    for place, (name, usual) in enumerate(CANDIDATES):
        text = tolerant(sample, name)
        if text is not None:
            ranked.append((_LATER * place - score(text), place, name, usual))
    for _, _, name, usual in sorted(ranked):
        try:
            return Decoded(content.decode(name), usual, guessed=True)
        except UnicodeDecodeError:
            continue
    text = content.decode("cp1252", "replace")
    return Decoded(text, "Windows-1252", guessed=True, replaced=_lost(text, content))


def _sample(content: bytes) -> bytes:
    """The beginning, from the first byte beyond ASCII on."""
    first = next((found.start() for found in re.finditer(rb"[\x80-\xff]", content)), 0)
    start = max(content.rfind(b"\n", 0, first), first - 200, 0)
    return content[start : start + _SAMPLE]


def _lost(text: str, content: bytes) -> int:
    return text.count("\ufffd") if b"\xef\xbf\xbd" not in content else 0
