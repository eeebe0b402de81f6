"""Files that are no articles, known by fixed bytes: a table, and what each is called."""

from __future__ import annotations

from dataclasses import dataclass

PICTURE = "a picture"
SOUND = "a sound recording"
FILM = "a video"
PACKED = "a compressed file"
PROGRAM = "a program"
FONT = "a font"


@dataclass(frozen=True, slots=True)
class Signature:
    """Bytes that a kind of file has at a fixed place."""

    at: int
    """Where they stand, in bytes from the beginning."""
    magic: bytes
    """The bytes."""
    what: str
    """What such a file is called, with its article."""
    advice: str = ""
    """What to do instead; empty where nothing helps."""


_UNPACK = "Unpack it and give the article in it."
_AS_TEXT = "Give its text instead."
_AS_DOCX = "Save it as .docx and give it again."
_AS_PDF = "Save it as PDF and give it again."

SIGNATURES = (
    Signature(0, b"\xff\xd8\xff", f"{PICTURE} (JPEG)", _AS_TEXT),
    Signature(0, b"\x89PNG\r\n\x1a\n", f"{PICTURE} (PNG)", _AS_TEXT),
    Signature(0, b"GIF87a", f"{PICTURE} (GIF)", _AS_TEXT),
    Signature(0, b"GIF89a", f"{PICTURE} (GIF)", _AS_TEXT),
    Signature(0, b"II*\x00", f"{PICTURE} (TIFF)", _AS_TEXT),
    Signature(0, b"MM\x00*", f"{PICTURE} (TIFF)", _AS_TEXT),
    Signature(8, b"WEBPVP8", f"{PICTURE} (WebP)", _AS_TEXT),
    Signature(0, b"8BPS\x00", f"{PICTURE} (Photoshop)", _AS_TEXT),
    Signature(0, b"\x00\x00\x01\x00", f"{PICTURE} (icon)", _AS_TEXT),
    Signature(0, b"AT&TFORM", "a scanned document (DjVu)", _AS_PDF),
    Signature(0, b"ID3", f"{SOUND} (MP3)", _AS_TEXT),
    Signature(0, b"OggS\x00", f"{SOUND} (Ogg)", _AS_TEXT),
    Signature(0, b"fLaC\x00", f"{SOUND} (FLAC)", _AS_TEXT),
    Signature(8, b"WAVEfmt ", f"{SOUND} (WAV)", _AS_TEXT),
    Signature(8, b"AVI LIST", f"{FILM} (AVI)", _AS_TEXT),
    Signature(0, b"\x1aE\xdf\xa3", f"{FILM} (Matroska or WebM)", _AS_TEXT),
    Signature(0, b"\x00\x00\x01\xba", f"{FILM} (MPEG)", _AS_TEXT),
    Signature(0, b"\x00\x00\x01\xb3", f"{FILM} (MPEG)", _AS_TEXT),
    Signature(0, b"0&\xb2u\x8ef\xcf\x11", f"{FILM} (Windows Media)", _AS_TEXT),
    Signature(0, b"\x1f\x8b\x08", f"{PACKED} (gzip)", _UNPACK),
    Signature(0, b"BZh", f"{PACKED} (bzip2)", _UNPACK),
    Signature(0, b"\xfd7zXZ\x00", f"{PACKED} (xz)", _UNPACK),
    Signature(0, b"(\xb5/\xfd", f"{PACKED} (Zstandard)", _UNPACK),
    Signature(0, b"7z\xbc\xaf'\x1c", "an archive (7z)", _UNPACK),
    Signature(0, b"Rar!\x1a\x07", "an archive (RAR)", _UNPACK),
    Signature(257, b"ustar", "an archive (tar)", _UNPACK),
    Signature(0, b"MSCF\x00\x00\x00\x00", "an archive (Cabinet)", _UNPACK),
    Signature(0, b"\x7fELF", PROGRAM),
    Signature(0, b"\xfe\xed\xfa\xce", PROGRAM),
    Signature(0, b"\xfe\xed\xfa\xcf", PROGRAM),
    Signature(0, b"\xce\xfa\xed\xfe", PROGRAM),
    Signature(0, b"\xcf\xfa\xed\xfe", PROGRAM),
    Signature(0, b"\xca\xfe\xba\xbe", PROGRAM),
    Signature(0, b"\x00asm", PROGRAM),
    Signature(0, b"MZ\x90\x00", PROGRAM),
    Signature(0, b"SQLite format 3\x00", "a database (SQLite)"),
    Signature(0, b"OTTO\x00", FONT),
    Signature(0, b"\x00\x01\x00\x00\x00", FONT),
    Signature(0, b"wOFF", FONT),
    Signature(0, b"wOF2", FONT),
    Signature(0, b"%!PS-Adobe", "a PostScript file", _AS_PDF),
    Signature(0, b"\x06\x06\xed\xf5\xd8\x1dF\xe5\xbd1\xef\xe7", "an InDesign layout", _AS_PDF),
    Signature(0, b"\xffWPC", "a WordPerfect file", _AS_DOCX),
    Signature(0, b"\x31\xbe\x00\x00\x00\xab", "an old Word or Write file", _AS_DOCX),
    Signature(0, b"\xdb\xa5-\x00", "a very old Word file", _AS_DOCX),
    Signature(
        0, b'x\x9f>"', "an attachment of Outlook (winmail.dat)", "Save the mail as .eml and give that."
    ),
    Signature(60, b"BOOKMOBI", "a Kindle book", "Give the book as .epub."),
    Signature(0, b"bplist00", "a web archive of Safari", "Save the page as HTML and give that."),
    Signature(0, b"ITSF\x03\x00", "a Windows help file", _AS_TEXT),
)

_FTYP = {
    b"heic": f"{PICTURE} (HEIC)",
    b"heix": f"{PICTURE} (HEIC)",
    b"mif1": f"{PICTURE} (HEIF)",
    b"avif": f"{PICTURE} (AVIF)",
    b"M4A ": f"{SOUND} (M4A)",
    b"M4B ": f"{SOUND} (M4B)",
    b"qt  ": f"{FILM} (QuickTime)",
}
"""The brand behind ``ftyp``; any other is a video."""


def known(content: bytes) -> Signature | None:
    """What the fixed bytes of a file say; nothing when it is none of the table."""
    for signature in SIGNATURES:
        if content.startswith(signature.magic, signature.at):
            return signature
    return _box(content) or _weak(content)


def _box(content: bytes) -> Signature | None:
    if content[4:8] != b"ftyp":
        return None
    return Signature(4, b"ftyp", _FTYP.get(content[8:12], f"{FILM} (MP4)"), _AS_TEXT)


def _weak(content: bytes) -> Signature | None:
    """Kinds of which the fixed bytes are two letters or fewer, so that more has to fit."""
    head = content[:64]
    if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00":
        return Signature(0, b"BM", f"{PICTURE} (BMP)", _AS_TEXT)
    if head[:2] == b"MZ" and b"\x00\x00" in head:
        return Signature(0, b"MZ", PROGRAM)
    if len(head) > 3 and head[0] == 0xFF and head[1] in b"\xfb\xfa\xf3\xf2\xf1\xf9" and head[2] < 0xF0:
        return Signature(0, b"\xff", f"{SOUND} (MP3 or AAC)", _AS_TEXT)
    return None
