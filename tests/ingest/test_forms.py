"""A file is told by what stands in it; its name only decides between plain text and Markdown."""

from __future__ import annotations

import io
import zipfile

import pytest

from webapp.ingest.errors import IngestError
from webapp.ingest.forms import form_of
from webapp.ingest.values import Form, Source

PROSE = "The harbour wall was reopened on Friday, eleven months after the storm.\n"


def zipped(*members: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for member in members:
            archive.writestr(member, "<x/>")
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    names = b"".join((name + "\0").encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


ODF = "application/vnd.oasis.opendocument."
FORMS = [
    ("plain", PROSE.encode(), Form.TEXT),
    ("latin", "Straße, café, año.\n".encode("latin-1"), Form.TEXT),
    ("utf-16", PROSE.encode("utf-16"), Form.TEXT),
    ("utf-16 without mark", PROSE.encode("utf-16-be"), Form.TEXT),
    ("japanese utf-16", "政府は水曜日、来年から税金を引き上げると発表した。".encode("utf-16-le"), Form.TEXT),
    ("json", b'{"a": [1, 2]}', Form.TEXT),
    ("angle bracket", b"<3 is a heart, and <b is no tag", Form.TEXT),
    ("less than", b"< 5 per cent of voters came.", Form.TEXT),
    ("mentions pdf", b"The file begins with %PDF- and then a version.\n", Form.TEXT),
    ("begins like a bitmap", b"BMW said on Friday that it would build cars.", Form.TEXT),
    ("begins like a program", b"MZ, a rapper, sang.", Form.TEXT),
    ("memo", b"To: All\nFrom: The director\nSubject: Leave\n\nNobody may leave.\n", Form.TEXT),
    ("transcript", b"Anna: Hello.\nBen: Hello.\n\nAnna: Bye.\n", Form.TEXT),
    ("hashtags", b"#news #today\n\nIt rained.\n", Form.TEXT),
    ("dashes", b"A title\n-------\n\nIt rained.\n", Form.TEXT),
    ("markdown", b"# Title\n\nA [link](https://example.org) and **bold** text.\n", Form.MARKDOWN),
    ("markdown list", b"## Points\n\n- one\n- two\n", Form.MARKDOWN),
    ("doctype", b"<!DOCTYPE html><title>x</title><p>y", Form.HTML),
    (
        "old doctype",
        b'<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n<HTML><BODY>x</BODY></HTML>',
        Form.HTML,
    ),
    ("bom", b"\xef\xbb\xbf  \n<html lang=de><body>x</body></html>", Form.HTML),
    ("utf-16 page", "<html><body>x</body></html>".encode("utf-16"), Form.HTML),
    ("comment first", b"<!-- saved by x -->\n<!-- y --><html><p>x</p></html>", Form.HTML),
    ("fragment", b"<p>One.</p><p>Two.</p>", Form.HTML),
    ("article", b"<article><h1>T</h1><p>One.</p></article>", Form.HTML),
    (
        "xhtml",
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
        b'<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        Form.HTML,
    ),
    ("pdf", b"%PDF-1.7\n1 0 obj\nendobj", Form.PDF),
    ("pdf behind junk", b"\r\nHTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj\nendobj\nstartxref", Form.PDF),
    ("rtf", b"{\\rtf1\\ansi Hello}", Form.RTF),
    ("rtf behind blanks", b"\n {\\rtf1\\ansi Hello}", Form.RTF),
    ("mail", b"MIME-Version: 1.0\nSubject: x\nFrom: a@b.org\n\nText", Form.EML),
    ("old mail", b"Date: Mon, 4 May 1998 08:00:00 GMT\nFrom: A <a@b.org>\nTo: c@d.org\n\nText", Form.EML),
    (
        "received mail",
        b"Return-Path: <a@b.org>\r\nReceived: from x\r\n\tby y\r\nSubject: x\r\n\r\nText",
        Form.EML,
    ),
    ("emlx", b"1234\nReceived: from x\nSubject: y\nFrom: a@b.org\n\nText", Form.EML),
    ("mailbox", b"From a@b.org Mon May 4 08:00:00 1998\nFrom: a@b.org\nSubject: x\n\nText", Form.EML),
    ("docx", zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml"), Form.DOCX),
    ("odt", zipped("content.xml", "META-INF/manifest.xml", mimetype=f"{ODF}text"), Form.ODT),
    ("ott", zipped("content.xml", mimetype=f"{ODF}text-template"), Form.ODT),
    ("epub", zipped("META-INF/container.xml", mimetype="application/epub+zip"), Form.EPUB),
    ("epub without mimetype", zipped("META-INF/container.xml", "OPS/a.xhtml"), Form.EPUB),
    (
        "fodt",
        b'<?xml version="1.0"?><office:document '
        b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        b' office:mimetype="application/vnd.oasis.opendocument.text"/>',
        Form.ODT,
    ),
]


@pytest.mark.parametrize(("content", "form"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
@pytest.mark.parametrize("name", ["", "article.bin", "wrong.pdf", "wrong.docx"])
def test_the_content_tells_the_form_whatever_the_name(content: bytes, form: Form, name: str) -> None:
    assert form_of(Source(content, name)) is form


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.md", PROSE, Form.MARKDOWN),
        ("A.MARKDOWN", PROSE, Form.MARKDOWN),
        ("a.txt", "# Title\n\nA [link](https://example.org) and **bold**.\n", Form.TEXT),
        ("README.md", '<p align="center">Logo</p>\n\n# Title\n', Form.MARKDOWN),
        ("page.md", "<!doctype html><p>x</p>", Form.HTML),
        ("a.html", PROSE, Form.TEXT),
    ],
)
def test_the_name_decides_between_text_and_markdown(name: str, content: str, form: Form) -> None:
    assert form_of(Source(content.encode(), name)) is form


REFUSED = [
    (b"", "empty"),
    (b" \r\n\t", "empty"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet (.xlsx)"),
    (zipped("[Content_Types].xml", "ppt/presentation.xml"), "presentation (.pptx)"),
    (zipped("content.xml", mimetype=f"{ODF}spreadsheet"), "spreadsheet (.ods)"),
    (zipped("content.xml", mimetype=f"{ODF}presentation"), "presentation (.odp)"),
    (zipped("Index/Document.iwa", "Metadata/Properties.plist"), "Pages file"),
    (zipped("META-INF/MANIFEST.MF", "a/B.class"), "program (.jar)"),
    (zipped("a.docx", "b.docx"), "zip archive. Unpack it"),
    (zipped(), "empty zip archive"),
    (zipped("word/document.xml")[:60], "damaged"),
    (ole("EncryptionInfo", "EncryptedPackage"), "locked with a password. Save it without one"),
    (ole("WordDocument", "1Table"), "old Word file (.doc). Save it as .docx"),
    (ole("__properties_version1.0"), "Outlook message (.msg)"),
    (ole("Workbook"), "old spreadsheet (.xls)"),
    (ole("PowerPoint Document"), "old presentation (.ppt)"),
    (ole("Something"), "old Office file"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture (JPEG)"),
    (b"\x89PNG\r\n\x1a\n", "picture (PNG)"),
    (b"GIF89a\x01\x00", "picture (GIF)"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "picture (WebP)"),
    (b"RIFF\x24\x00\x00\x00WAVEfmt ", "sound recording (WAV)"),
    (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", "picture (BMP)"),
    (b"\x00\x00\x00\x18ftypheic\x00", "picture (HEIC)"),
    (b"\x00\x00\x00\x18ftypisom\x00", "video (MP4)"),
    (b"ID3\x04\x00", "sound recording (MP3)"),
    (b"\xff\xfb\x90\x64\x00", "sound recording"),
    (b"\x1f\x8b\x08\x00", "compressed file (gzip)"),
    (b"7z\xbc\xaf'\x1c\x00", "archive (7z)"),
    (b"Rar!\x1a\x07\x00", "archive (RAR)"),
    (b"name".ljust(257, b"\0") + b"ustar\x00", "archive (tar)"),
    (b"MZ\x90\x00\x03\x00", "program"),
    (b"\x7fELF\x02\x01", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"%!PS-Adobe-3.0", "PostScript"),
    (b"\xffWPC\x00", "WordPerfect"),
    (b"title".ljust(60, b"\0") + b"BOOKMOBI", "Kindle"),
    (b"bplist00\x01", "web archive of Safari"),
    (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "news feed"),
    (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "picture (SVG)"),
    (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', "Word XML document"),
    (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "Word XML document"),
    (b'<?xml version="1.0"?><nitf><body/></nitf>', "XML file"),
    (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", "encrypted"),
    (bytes(range(256)) * 4, "not a text file"),
    (b"text\0\0\0\1\2\3text" * 10, "not a text file"),
]


@pytest.mark.parametrize(("content", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_is_not_read_is_named(content: bytes, said: str) -> None:
    with pytest.raises(IngestError) as refused:
        form_of(Source(content, "article.txt"))
    assert said in str(refused.value)
    assert str(refused.value).endswith(".")


def test_only_the_beginning_of_a_text_is_searched_for_its_form() -> None:
    page = b"<p>" * 10
    assert form_of(Source(PROSE.encode() * 2000 + page)) is Form.TEXT


@pytest.mark.parametrize("opening", [b"<!--", b"<?x ", b"<", b"<div ", b"[a](", b"|-", b"From: ", b"  "])
def test_a_beginning_repeated_without_end_is_told_in_linear_time(opening: bytes) -> None:
    form_of(Source(opening * 30_000 + b"x"))
