"""Files that are no articles, known by fixed bytes: a table, and what each is called."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.ingest.forms.unread import Advice, Kind, Unread


@dataclass(frozen=True, slots=True)
class Signature:
    """Bytes that a kind of file has at a fixed place."""

    at: int
    """Where they stand, in bytes from the beginning."""
    magic: bytes
    """The bytes."""
    unread: Unread
    """What such a file is."""


SIGNATURES = (
    Signature(0, b"\xff\xd8\xff", Unread(Kind.PICTURE, "JPEG", Advice.TEXT)),
    Signature(0, b"\x89PNG\r\n\x1a\n", Unread(Kind.PICTURE, "PNG", Advice.TEXT)),
    Signature(0, b"GIF87a", Unread(Kind.PICTURE, "GIF", Advice.TEXT)),
    Signature(0, b"GIF89a", Unread(Kind.PICTURE, "GIF", Advice.TEXT)),
    Signature(0, b"II*\x00", Unread(Kind.PICTURE, "TIFF", Advice.TEXT)),
    Signature(0, b"MM\x00*", Unread(Kind.PICTURE, "TIFF", Advice.TEXT)),
    Signature(8, b"WEBPVP8", Unread(Kind.PICTURE, "WebP", Advice.TEXT)),
    Signature(0, b"8BPS\x00", Unread(Kind.PICTURE, "PSD", Advice.TEXT)),
    Signature(0, b"\x00\x00\x01\x00", Unread(Kind.PICTURE, "ICO", Advice.TEXT)),
    Signature(0, b"AT&TFORM", Unread(Kind.SCAN, "DjVu", Advice.PDF)),
    Signature(0, b"ID3", Unread(Kind.SOUND, "MP3", Advice.TEXT)),
    Signature(0, b"OggS\x00", Unread(Kind.SOUND, "Ogg", Advice.TEXT)),
    Signature(0, b"fLaC\x00", Unread(Kind.SOUND, "FLAC", Advice.TEXT)),
    Signature(8, b"WAVEfmt ", Unread(Kind.SOUND, "WAV", Advice.TEXT)),
    Signature(8, b"AVI LIST", Unread(Kind.VIDEO, "AVI", Advice.TEXT)),
    Signature(0, b"\x1aE\xdf\xa3", Unread(Kind.VIDEO, "MKV", Advice.TEXT)),
    Signature(0, b"\x00\x00\x01\xba", Unread(Kind.VIDEO, "MPEG", Advice.TEXT)),
    Signature(0, b"\x00\x00\x01\xb3", Unread(Kind.VIDEO, "MPEG", Advice.TEXT)),
    Signature(0, b"0&\xb2u\x8ef\xcf\x11", Unread(Kind.VIDEO, "WMV", Advice.TEXT)),
    Signature(0, b"\x1f\x8b\x08", Unread(Kind.COMPRESSED, "gzip", Advice.UNPACK)),
    Signature(0, b"BZh", Unread(Kind.COMPRESSED, "bzip2", Advice.UNPACK)),
    Signature(0, b"\xfd7zXZ\x00", Unread(Kind.COMPRESSED, "xz", Advice.UNPACK)),
    Signature(0, b"(\xb5/\xfd", Unread(Kind.COMPRESSED, "zst", Advice.UNPACK)),
    Signature(0, b"7z\xbc\xaf'\x1c", Unread(Kind.ARCHIVE, "7z", Advice.UNPACK)),
    Signature(0, b"Rar!\x1a\x07", Unread(Kind.ARCHIVE, "RAR", Advice.UNPACK)),
    Signature(257, b"ustar", Unread(Kind.ARCHIVE, "tar", Advice.UNPACK)),
    Signature(0, b"MSCF\x00\x00\x00\x00", Unread(Kind.ARCHIVE, "CAB", Advice.UNPACK)),
    Signature(0, b"\x7fELF", Unread(Kind.PROGRAM)),
    Signature(0, b"\xfe\xed\xfa\xce", Unread(Kind.PROGRAM)),
    Signature(0, b"\xfe\xed\xfa\xcf", Unread(Kind.PROGRAM)),
    Signature(0, b"\xce\xfa\xed\xfe", Unread(Kind.PROGRAM)),
    Signature(0, b"\xcf\xfa\xed\xfe", Unread(Kind.PROGRAM)),
    Signature(0, b"\xca\xfe\xba\xbe", Unread(Kind.PROGRAM)),
    Signature(0, b"\x00asm", Unread(Kind.PROGRAM)),
    Signature(0, b"MZ\x90\x00", Unread(Kind.PROGRAM)),
    Signature(0, b"SQLite format 3\x00", Unread(Kind.DATABASE, "SQLite")),
    Signature(0, b"OTTO\x00", Unread(Kind.FONT)),
    Signature(0, b"\x00\x01\x00\x00\x00", Unread(Kind.FONT)),
    Signature(0, b"wOFF", Unread(Kind.FONT)),
    Signature(0, b"wOF2", Unread(Kind.FONT)),
    Signature(0, b"%!PS-Adobe", Unread(Kind.POSTSCRIPT, "", Advice.PDF)),
    Signature(0, b"\x06\x06\xed\xf5\xd8\x1dF\xe5\xbd1\xef\xe7", Unread(Kind.INDESIGN, "", Advice.PDF)),
    Signature(0, b"\xffWPC", Unread(Kind.WORD_PERFECT, "", Advice.DOCX)),
    Signature(0, b"\x31\xbe\x00\x00\x00\xab", Unread(Kind.OLD_WORD, "", Advice.DOCX)),
    Signature(0, b"\xdb\xa5-\x00", Unread(Kind.OLD_WORD, "", Advice.DOCX)),
    Signature(0, b'x\x9f>"', Unread(Kind.OUTLOOK_ATTACHMENT, "winmail.dat", Advice.MAIL)),
    Signature(60, b"BOOKMOBI", Unread(Kind.KINDLE, "", Advice.EPUB)),
    Signature(0, b"bplist00", Unread(Kind.SAFARI, "", Advice.HTML)),
    Signature(0, b"ITSF\x03\x00", Unread(Kind.WINDOWS_HELP, "", Advice.TEXT)),
)

_FTYP = {
    b"heic": Unread(Kind.PICTURE, "HEIC", Advice.TEXT),
    b"heix": Unread(Kind.PICTURE, "HEIC", Advice.TEXT),
    b"mif1": Unread(Kind.PICTURE, "HEIF", Advice.TEXT),
    b"avif": Unread(Kind.PICTURE, "AVIF", Advice.TEXT),
    b"M4A ": Unread(Kind.SOUND, "M4A", Advice.TEXT),
    b"M4B ": Unread(Kind.SOUND, "M4B", Advice.TEXT),
    b"qt  ": Unread(Kind.VIDEO, "MOV", Advice.TEXT),
}
"""The brand behind ``ftyp``; any other is a video."""


def known(content: bytes) -> Unread | None:
    """What the fixed bytes of a file say; nothing when it is none of the table."""
    for signature in SIGNATURES:
        if content.startswith(signature.magic, signature.at):
            return signature.unread
    return _box(content) or _weak(content)


def _box(content: bytes) -> Unread | None:
    if content[4:8] != b"ftyp":
        return None
    return _FTYP.get(content[8:12], Unread(Kind.VIDEO, "MP4", Advice.TEXT))


def _weak(content: bytes) -> Unread | None:
    """Kinds of which the fixed bytes are two letters or fewer, so that more has to fit."""
    head = content[:64]
    if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00":
        return Unread(Kind.PICTURE, "BMP", Advice.TEXT)
    if head[:2] == b"MZ" and b"\x00\x00" in head:
        return Unread(Kind.PROGRAM)
    if len(head) > 3 and head[0] == 0xFF and head[1] in b"\xfb\xfa\xf3\xf2\xf1\xf9" and head[2] < 0xF0:
        return Unread(Kind.SOUND, "MP3", Advice.TEXT)
    return None
