"""A PDF in columns, with a line, a turned square and letters beyond ASCII."""

from __future__ import annotations

import zlib


def columns_pdf(texts: tuple[str, ...], *, compressed: bool = False) -> bytes:
    """Two pages of these paragraphs in two columns, the second backwards."""
    pages = [_stream(_drawn(page), compressed=compressed) for page in (texts, texts[::-1])]
    form = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
        "/Resources << /Font << /F 7 0 R >> >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        *((form % number).encode() for number in (5, 6)),
        *pages,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman "
        b"/Encoding << /Type /Encoding /Differences [128 /Euro 147 /quotedblleft /quotedblright] >> >>",
        b"<< /Title (Harbour closed) /Author (Ann) /CreationDate (D:20240506100000Z) >>",
    ]
    made = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer\n<< /Size %d /Root 1 0 R /Info 8 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )


def _drawn(texts: tuple[str, ...]) -> bytes:
    words = [word for text in texts for word in text.encode("cp1252").decode("latin-1").split()]
    rows = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    escaped = [row.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for row in rows]
    column = " T* ".join(f"({row}) Tj" for row in escaped)
    shown = (
        f"BT /F 18 Tf 72 740 Td (Harbour closed) Tj ET\nBT /F 10 Tf 12 TL 72 700 Td {column} ET\n"
        f"BT /F 10 Tf 1 0 0 1 320 700 Tm [(kern) -250 (ed) 120 (text)] TJ T* {column} ET\n"
        "0.5 w 72 100 m 300 100 l S q 50 0 0 50 72 120 cm Q"
    )
    return shown.encode("latin-1")


def _stream(drawn: bytes, *, compressed: bool) -> bytes:
    packed = zlib.compress(drawn) if compressed else drawn
    packing = " /Filter /FlateDecode" if compressed else ""
    return f"<< /Length {len(packed)}{packing} >>\nstream\n".encode() + packed + b"\nendstream"
