"""Damage to XML and HTML that leaves the mark-up sound, so that it is read."""

from __future__ import annotations

import re
from random import Random
from typing import Final

TAG: Final = re.compile(rb"<([A-Za-z][\w:.-]*)[^<>]*>")
"""The beginning of an element."""

VALUE: Final = re.compile(rb"""=\s*["']([^"'<>]*)["']""")
"""What an attribute says."""

VALUES: Final = (
    *(b"", b"-1", b"0", b"9", b"65535", b"99999999999999999999", b"1.5", b"NaN", b"\xd9\xa3", b"x" * 3_000),
    *(
        b"../../x",
        b"/etc/passwd",
        b"file:///etc/passwd",
        b"http://a.example/",
        b"#",
        b"%",
        b"%41",
        b"&lt;",
        b"a b",
    ),
)


def element(content: bytes, _: bytes, random: Random) -> bytes:
    """One element lost, doubled, moved, nested in itself or repeated, the mark-up as sound as before."""
    tags = [*TAG.finditer(content)]
    if not tags:
        return content
    tag = random.choice(tags)
    end = _end_of(content, tag)
    whole = content[tag.start() : end]
    before, after = content[: tag.start()], content[end:]
    match random.randrange(5):
        case 0:
            return before + after
        case 1:
            return before + whole * random.choice((2, 2, 40, 2_000)) + after
        case 2:
            times = random.choice((1, 10, 150, 400, 5_000))
            return before + tag[0] * times + whole + b"</" + tag[1] + b">" * times + after
        case 3:
            other = random.choice(tags)
            return content[: other.start()] + whole + content[other.start() :]
        case _:
            name = random.choice(tags)[1]
            return before + b"<" + name + b">" + whole + b"</" + name + b">" + after


def _end_of(content: bytes, tag: re.Match[bytes]) -> int:
    """Where an element ends, if it is closed at all."""
    if tag[0].endswith(b"/>"):
        return tag.end()
    depth = 1
    for found in re.finditer(rb"<(/?)" + re.escape(tag[1]) + rb"\b[^<>]*?(/?)>", content[tag.end() :]):
        depth += -1 if found[1] else not found[2]
        if not depth:
            return tag.end() + found.end()
    return tag.end()


def value(content: bytes, _: bytes, random: Random) -> bytes:
    """The value of an attribute becomes another's, or one that nobody expects."""
    values = [*VALUE.finditer(content)]
    if not values:
        return content
    old = random.choice(values)
    new = random.choice((random.choice(values)[1], random.choice(VALUES)))
    return content[: old.start(1)] + new + content[old.end(1) :]
