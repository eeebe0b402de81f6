"""Characters that every format can carry."""

from __future__ import annotations

import re

_ILLEGAL = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""What XML 1.0 forbids (section 2.2) or advises against, which HTML calls an error: null and other control
characters, lone surrogates, non-characters."""

_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\x85\u2028\u2029", " "))


def legal(text: str) -> str:
    """The text with every character that XML and UTF-8 cannot carry replaced, one for one."""
    return _ILLEGAL.sub("\ufffd", text)


def line(text: str) -> str:
    """The same on one line, one for one."""
    return legal(text.translate(_BREAKS))
