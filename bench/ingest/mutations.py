"""Damage: what a bad disk, a bad program or a bad person makes of a file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from typing import Final

from bench.ingest.mutations_markup import element, value

TOKENS: Final = (
    *(
        b"-1",
        b"0",
        b"65536",
        b"2147483648",
        b"99999999999999999999",
        b"1e309",
        b"NaN",
        b"%",
        b"\\",
        b"\0",
        b"\xff",
    ),
    *(
        b"<",
        b">",
        b"</",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;",
        b"&#0;",
    ),
    *(
        b"&#x110000;",
        b"&#xD800;",
        b"<p>",
        b"</p>",
        b"<table>",
        b"<tr>",
        b"<td colspan=9999>",
        b"<li>",
        b"<br>",
    ),
    *(
        b"{",
        b"}",
        b"\\bin9999 ",
        b"\\u-1?",
        b"\\u99999?",
        b"\\uc99 ",
        b"\\'",
        b"\\par",
        b"\\cell\\row",
        b"\\*",
    ),
    *(
        b"obj",
        b"endobj",
        b"stream\n",
        b"endstream",
        b"R",
        b"<<",
        b">>",
        b"[",
        b"]",
        b"(",
        b")",
        b"Tj",
        b"BT",
        b"ET",
    ),
    *(
        b"\r\n\r\n",
        b"\n--",
        b"=?",
        b"?=",
        b"=?utf-8?b?/?=",
        b"charset=",
        b"boundary=",
        b"\n\n> ",
        b"\n# ",
        b"\n```\n",
    ),
    *(b"|", b"[^", b"](", b"![", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"\xe2\x80\xae"),
)
"""Pieces that mean something in one of the forms."""

WORDS: Final = re.compile(rb"[A-Za-z0-9]+|[^A-Za-z0-9\s]")
"""What is swapped: names, numbers, marks."""

LONGEST: Final = 400_000
"""Bytes of a mutated file: what is repeated must still be read in time."""


def mutated(originals: tuple[bytes, ...], random: Random) -> bytes:
    """One of the originals, damaged between one and four times; an archive most often inside its members."""
    content = random.choice(originals)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        if content.startswith(b"PK") and random.random() < 0.85:
            content = _inside(content, originals, random)
        else:
            content = _damaged(content, random.choice(originals), random)
    return content


def _damaged(content: bytes, other: bytes, random: Random) -> bytes:
    """Damaged in one way; ``other`` is what may be spliced in."""
    is_marked_up = b"</" in content and random.random() < 0.7
    return random.choice(SOUND_WAYS if is_marked_up else WAYS)(content, other, random)[:LONGEST]


def _inside(content: bytes, originals: tuple[bytes, ...], random: Random) -> bytes:
    """An archive with one member damaged, and whole again; sometimes one is lost, renamed or doubled."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
        with zipfile.ZipFile(io.BytesIO(random.choice(originals))) as archive:
            others = [archive.read(name) for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, zlib.error, RuntimeError, NotImplementedError):
        return _damaged(content, originals[0], random)
    if not members:
        return content
    at = random.randrange(len(members))
    name, inner = members[at]
    match random.randrange(12):
        case 0:
            del members[at]
        case 1:
            members[at] = (random.choice(members)[0], inner)
        case 2:
            members.append((f"{name}/../x", inner))
        case _:
            members[at] = (name, _damaged(inner, random.choice(others), random))
    return _zipped(members)


def _zipped(members: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in members:
            if name in archive.NameToInfo:  # twice the same name is written without a warning
                del archive.NameToInfo[name]
            archive.writestr(name, inner)
    return made.getvalue()


def _flip(content: bytes, _: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _time in range(random.choice((1, 3, 20))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(content: bytes, _: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _drop(content: bytes, _: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, _: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    times = random.choice((2, 2, 3, 50, 1000))
    times = min(times, max(2, LONGEST // max(1, end - start)))
    return content[:start] + content[start:end] * times + content[end:]


def _move(content: bytes, _: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    rest = content[:start] + content[end:]
    to = random.randrange(len(rest) + 1)
    return rest[:to] + content[start:end] + rest[to:]


def _splice(content: bytes, other: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)] + other[random.randrange(len(other) + 1) :]


def _swap(content: bytes, _: bytes, random: Random) -> bytes:
    words = [*WORDS.finditer(content)]
    if len(words) < 2:
        return content
    one, two = sorted(random.sample(words, 2), key=lambda word: word.start())
    parts = (content[: one.start()], two[0], content[one.end() : two.start()], one[0], content[two.end() :])
    return b"".join(parts)


def _replace(content: bytes, _: bytes, random: Random) -> bytes:
    words = [*WORDS.finditer(content)]
    if not words:
        return random.choice(TOKENS)
    word = random.choice(words)
    return content[: word.start()] + random.choice(TOKENS) + content[word.end() :]


def _insert(content: bytes, _: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    times = random.choice((1, 1, 1, 5, 300, 5_000))
    return content[:at] + random.choice(TOKENS) * times + content[at:]


def _noise(content: bytes, _: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    return content[:start] + random.randbytes(min(end - start, 200)) + content[end:]


def _stretch(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.choice((1, 8, 60, 400, 4_000)))


WAYS: Final[tuple[Callable[[bytes, bytes, Random], bytes], ...]] = (
    *(_flip, _cut, _drop, _repeat, _move, _splice, _swap, _replace, _replace, _insert, _insert, _noise),
)

SOUND_WAYS: Final = (element, element, value)
"""Of mark-up, which a strict reader would otherwise refuse most often before it has read anything."""
