"""What bytes prove: a byte order mark, valid UTF-8, the zeros of UTF-16, or that they are no text."""

from __future__ import annotations

import codecs

from webapp.ingest.encodings.score import score
from webapp.ingest.errors import IngestError
from webapp.ingest.values import Source
from webapp.words import say

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 65_536
_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")))
_SOUND = 0.4
"""A reading that scores less is no text at all."""


def beginning(source: Source) -> str:
    """The first 64 KB of a text, read well enough to tell what form it has.

    Raises:
        IngestError: it is no text.
    """
    refuse_binary(source.content)
    head = source.content[:_HEAD]
    name = proved(head)
    return head.decode(name or "latin-1", "replace").removeprefix("\ufeff")


def refuse_binary(content: bytes) -> None:
    """Refuses bytes that are not text in any encoding.

    Raises:
        IngestError: they are not.
    """
    head = content[:_HEAD]
    if proved(head) in _WIDE:
        return
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls * 200 > len(head) and not _wide_of_many_signs(head):
        raise IngestError(say("files.not_text"))


def _wide_of_many_signs(head: bytes) -> bool:
    """UTF-16 of Chinese or Japanese, in which hardly any byte is zero."""
    readings = (tolerant(head, name) for name in ("utf-16-le", "utf-16-be"))
    return any(text is not None and score(text) > _SOUND for text in readings)


_WIDE = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})


def proved(content: bytes) -> str:
    """The encoding that the bytes prove, as Python names it; empty when they prove none."""
    for mark, name in MARKS:
        if content.startswith(mark) and not (name == "utf-16-le" and _is_utf32(content, zeros=(2, 3))):
            return name
    return _wide(content) or ("utf-8" if _is_utf8(content) else "")


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)  # a character cut off at the end is no error
    except UnicodeDecodeError:
        return False
    return True


def _is_utf32(content: bytes, zeros: tuple[int, int]) -> bool:
    head = content[: min(len(content), 4096) // 4 * 4]
    return (
        bool(head)
        and all(not any(head[at::4]) for at in zeros[:1])
        and head[zeros[1] :: 4].count(0) > len(head) // 5
    )


def _wide(content: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, by where its zeros stand."""
    head = content[:4096]
    if b"\0" not in head or len(head) < 4:
        return ""
    if _is_utf32(head, zeros=(3, 2)):
        return "utf-32-le"
    if _is_utf32(head, zeros=(0, 1)):
        return "utf-32-be"
    head = head[: len(head) // 2 * 2]
    readings = (
        (_ascii_units(head[0::2], head[1::2]), "utf-16-le"),
        (_ascii_units(head[1::2], head[0::2]), "utf-16-be"),
    )
    units, name = max(readings)
    return name if units and _sound(head, name) else ""


def _ascii_units(low: bytes, high: bytes) -> int:
    """How many units are blanks, line ends, figures or letters of ASCII."""
    return sum(
        not above and (32 <= below < 127 or below in b"\t\n\r")
        for below, above in zip(low, high, strict=True)
    )


def _sound(head: bytes, name: str) -> bool:
    text = head.decode(name, "replace")
    bad = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    bad += sum(
        char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or "\ufdd0" <= char <= "\ufdef" for char in text
    )
    return bad * 50 <= len(text) and len(text) > 1


def tolerant(sample: bytes, name: str) -> str | None:
    """The sample in an encoding; nothing where it does not fit. The cut at its end may divide a character."""
    try:
        return codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return None
