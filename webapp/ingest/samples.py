"""A small file of each form, made when it is asked for: a heading, a list, a table and a note to read."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from webapp.ingest.values import Form

PARAGRAPH: Final = "The bridge was opened on Monday, and it is the first of its kind in the north."

_MARKDOWN: Final = (
    f"---\ntitle: Opened\n---\n\n# Opened\n\n{PARAGRAPH}[^1]\n\n- One *item*\n"
    "- [Another](https://a.example)\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n> Quoted\n\n[^1]: A note &amp; more.\n"
)

_HTML: Final = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Opened</title>'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Opened"}</script></head>'
    f"<body><article><h1>Opened</h1>{f'<p>{PARAGRAPH}</p>' * 5}<h2>Below</h2><ul><li>One</li></ul>"
    "<table><tr><td>a</td><td>b</td></tr></table><blockquote>Quoted &eacute;</blockquote>"
    "</article></body></html>"
)

_RTF: Final = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}\pard " + PARAGRAPH + r"\par caf\'e9 \u8212?\par}"
)

_EML: Final = (
    "From: Ann <ann@a.example>\r\nTo: bob@b.example\r\nSubject: =?utf-8?q?Ge=C3=B6ffnet?=\r\n"
    "Date: Mon, 6 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    f"{PARAGRAPH}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{_HTML}\r\n--b--\r\n"
)

_WORD: Final = "http://schemas.openxmlformats.org"
_RELATIONS: Final = f"{_WORD}/package/2006/relationships"
_OFFICE: Final = f"{_WORD}/officeDocument/2006/relationships"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

_DOCX: Final = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_WORD}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'{_XML}<w:document xmlns:w="{_WORD}/wordprocessingml/2006/main"><w:body>'
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Opened</w:t></w:r></w:p>'
    f"<w:p><w:r><w:t>{PARAGRAPH}</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p>"
    "</w:tc></w:tr></w:tbl></w:body></w:document>",
}

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_ODT: Final = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": f'{_XML}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
    "content.xml": f'{_XML}<office:document-content xmlns:office="{_OASIS}:office:1.0" '
    f'xmlns:text="{_OASIS}:text:1.0" office:version="1.2"><office:body><office:text>'
    f'<text:h text:outline-level="1">Opened</text:h><text:p>{PARAGRAPH}</text:p>'
    "</office:text></office:body></office:document-content>",
}

_EPUB: Final = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": f'{_XML}<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>',
    "book.opf": f'{_XML}<package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="i">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">1</dc:identifier>'
    "<dc:title>Opened</dc:title><dc:language>en</dc:language></metadata><manifest>"
    '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>',
    "c.xhtml": f'{_XML}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Opened</title></head><body>'
    f"<h1>Opened</h1><p>{PARAGRAPH}</p></body></html>",
}


def sample(form: Form) -> bytes:
    """A file of that form."""
    match form:
        case Form.DOCX:
            return zipped(_DOCX)
        case Form.ODT:
            return zipped(_ODT)
        case Form.EPUB:
            return zipped(_EPUB)
        case Form.PDF:
            return pdf(["Opened", PARAGRAPH])
    return {
        Form.TEXT: PARAGRAPH,
        Form.MARKDOWN: _MARKDOWN,
        Form.HTML: _HTML,
        Form.RTF: _RTF,
        Form.EML: _EML,
    }[form].encode()


def zipped(members: dict[str, str]) -> bytes:
    """An archive; a member named ``mimetype`` comes first and unpacked, as two of the forms ask."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, packing)
    return made.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these lines, of ASCII without brackets."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    drawn = f"BT /F 12 Tf 14 TL 72 720 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("ascii")
