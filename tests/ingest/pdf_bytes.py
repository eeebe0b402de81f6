"""PDF files written by hand, for what no program sets on purpose."""

from __future__ import annotations

import hashlib

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x80\nendstream"
)
PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def pdf(
    *contents: bytes, page: bytes = b"", info: bytes = b"", kids: bytes = b"", trailer: bytes = b""
) -> bytes:
    """A file with a page for each content. ``page`` is put into each page, ``info`` into what the document
    says about itself, ``kids`` in the place of the list of pages, ``trailer`` into the trailer."""
    first = 6
    pages = range(first, first + 2 * len(contents), 2)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>"
        % (kids or b" ".join(b"%d 0 R" % number for number in pages), len(contents)),
        3: HELVETICA,
        4: PICTURE,
        5: b"<<%s>>" % info,
    }
    for number, content in zip(pages, contents, strict=True):
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>"
            b"/XObject<</I 4 0 R>>>>%s>>" % (number + 1, page)
        )
        objects[number + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(objects))
    out += b"trailer\n<</Size %d/Root 1 0 R/Info 5 0 R%s>>\n" % (len(objects) + 1, trailer)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def line(text: str, x: int, y: int, *, size: int = 11, more: str = "") -> bytes:
    """A line of text, ``y`` from the foot of the page; ``more`` are operators before it."""
    inside = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {more} /F {size} Tf 1 0 0 1 {x} {y} Tm ({inside}) Tj ET\n".encode("cp1252")


def lines(texts: list[str], x: int, y: int, *, size: int = 11, more: str = "") -> bytes:
    """Lines under each other."""
    return b"".join(line(text, x, y - at * (size + 3), size=size, more=more) for at, text in enumerate(texts))


def locked(password: bytes) -> bytes:
    """A file that opens with a password alone (RC4 of 40 bits)."""
    padded = (password + PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + b"\xfc\xff\xff\xff" + b"0123456789abcdef").digest()[:5]
    user = _rc4(key, PAD)
    return pdf(
        line("Nobody reads this.", 60, 700),
        trailer=b"/ID[<%s><%s>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>"
        % (b"0123456789abcdef".hex().encode(), b"00", owner.hex().encode(), user.hex().encode()),
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
