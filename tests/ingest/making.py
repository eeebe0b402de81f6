"""Files made for tests: Word's XML in an archive, books; and parts in short lines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from webapp.engine.model import Block
from webapp.ingest.values import Document, Omitted, Part

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATED}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document of the XML in its body; ``styles``, ``numbering``, ``footnotes``, ``endnotes``,
    ``header1`` and ``core`` are the XML inside these parts."""
    members: dict[str, str] = {
        "[Content_Types].xml": "<Types "
        'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(
            {"officeDocument": "word/document.xml", "core-properties": "docProps/core.xml"}
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    found = {}
    for name, content in parts.items():
        if name == "core":
            members["docProps/core.xml"] = (
                f'<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                f"{content}</c:coreProperties>"
            )
        else:
            members[f"word/{name}.xml"] = f"<w:{name.rstrip('1')} {SPACES}>{content}</w:{name.rstrip('1')}>"
            found[name.rstrip("1")] = f"{name}.xml"
    members["word/_rels/document.xml.rels"] = _relations(found)
    return zipped(members)


def _relations(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def p(*runs: str, style: str = "", inside: str = "") -> str:
    """A paragraph of Word; a run that begins with ``<`` is XML, any other is text. ``inside``: properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{inside}</w:pPr>{''.join(map(r, runs))}</w:p>"


def r(text: str, inside: str = "") -> str:
    """A run of Word."""
    if text.startswith("<"):
        return text
    return f'<w:r><w:rPr>{inside}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styles(*described: str) -> str:
    """Styles of Word, each ``id|name|base|XML of its paragraph properties``."""
    found = []
    for line in described:
        name, shown, base, inside = (*line.split("|"), "", "", "")[:4]
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        found.append(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{based}'
            f"<w:pPr>{inside}</w:pPr></w:style>"
        )
    return "".join(found)


def book(
    chapters: Mapping[str, str], *, metadata: str = "", more: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A book of chapters, in order: name and XHTML of the body."""
    items = "".join(
        f'<item id="c{at}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container "
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>",
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
    }
    for name, body in chapters.items():
        members[f"OEBPS/text/{unquote(name)}"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>'
            f"{body}</body></html>"
        )
    return zipped(members | dict(more or {}))


def lines(parts: Sequence[Part]) -> list[str]:
    """Parts in short lines: ``H2 Costs``, ``P text``, ``I1 3. text``, ``R a | b``, ``Q text``."""
    return [_line(part) for part in parts]


def _line(part: Part) -> str:
    match part.block:
        case Block.HEADING:
            return f"H{part.level} {part.text}"
        case Block.ITEM:
            return f"I{part.level} {part.label or '-'} {part.text}"
        case Block.ROW:
            return f"R {' | '.join(part.cells)}"
        case Block.QUOTE:
            return f"Q {part.text}"
        case _:
            return f"P {part.text}"


def counted(document: Document) -> dict[Omitted, int]:
    """What was left out, and how often."""
    return {one.what: one.count for one in document.left_out}
