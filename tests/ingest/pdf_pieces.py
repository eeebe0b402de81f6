"""Pieces of which documents are set: parts with what they say, as HTML and as a flat OpenDocument file."""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64encode
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from webapp.engine.model import Block
from webapp.ingest.values import Part

SEEDS = Path(__file__).parents[2] / "seeds"
BREAKS = re.compile(
    r"(?<=\w[aeiou])(?=[bcdfgklmnprstv][aeiouy]\w)|(?<=[aeiou][nrlm])(?=[bcdfgptv][aeiouy]\w)"
)
"""Where a word may be divided: never behind its first letter, as no one does."""


@dataclass(frozen=True)
class Layout:
    """A document as it is set, and what a reader of it should find."""

    name: str
    source: str
    """HTML for Chromium, or a flat OpenDocument text for LibreOffice."""
    parts: tuple[Part, ...]
    title: str = ""
    has_browser_lines: bool = False
    """Whether Chromium adds date, title, address and page number."""
    left_out: frozenset[str] = field(default_factory=frozenset)
    """Values of ``Omitted`` that have to be counted, and no others may be."""
    paper: str = "A4"
    aside: tuple[Part, ...] = ()
    """What stands in a box beside the text: it may be read behind any paragraph, as one."""

    @property
    def is_office(self) -> bool:
        return self.source.startswith("<?xml")


def seed(name: str) -> tuple[str, list[str]]:
    """Headline and paragraphs of a sample article."""
    headline, *paragraphs = (SEEDS / name).read_text("utf-8").strip().split("\n\n")
    return headline, [" ".join(paragraph.split()) for paragraph in paragraphs]


def prose(*texts: str) -> list[Part]:
    return [Part(Block.PROSE, text) for text in texts]


def heading(text: str, level: int = 2) -> Part:
    return Part(Block.HEADING, text, level)


def items(*texts: str, numbered: str = "", level: int = 1) -> list[Part]:
    return [
        Part(Block.ITEM, text, level, numbered.replace("1", str(count)))
        for count, text in enumerate(texts, 1)
    ]


def rows(*lines: tuple[str, ...]) -> list[Part]:
    return [Part(Block.ROW, " ".join(cells), cells=cells) for cells in lines]


def softened(text: str) -> str:
    """With soft hyphens where a word may be divided."""
    return re.sub(r"(?<![-\w])[a-z]{7,}(?![-\w])", lambda word: BREAKS.sub("\u00ad", word[0]), text)


def html(parts: list[Part]) -> str:
    return "\n".join(_html(part) for part in parts)


def _html(part: Part) -> str:
    text = escape(part.text, quote=False)
    match part.block:
        case Block.HEADING:
            return f"<h{part.level}>{text}</h{part.level}>"
        case Block.ITEM:
            number = part.label.strip("().")
            tag = f'ol start="{number}"' if number else "ul"
            return f"<{tag}><li>{text}</li></{tag[:2]}>"
        case Block.ROW:
            return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in part.cells) + "</tr>"
        case _:
            return f"<p>{text}</p>"


def page(style: str, body: str, *, title: str = "", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )


def picture(width: int = 240, height: int = 120) -> str:
    """A PNG image of a slope of greys, as an address of its own content."""
    line = b"\0" + bytes(range(240))[:width].ljust(width, b"\xf0")
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(line * height)),
        (b"IEND", b""),
    ]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return f"data:image/png;base64,{b64encode(data).decode()}"


def office(body: str, *, styles: str = "", master: str = "", margins: str = "2.5cm", author: str = "") -> str:
    """A flat OpenDocument text. ``styles`` are automatic styles of paragraphs and sections, ``master`` what
    stands in header and footer."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in {
            "office": "office", "style": "style", "text": "text", "table": "table",
            "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta", "draw": "drawing",
        }.items()
    )  # fmt: skip
    meta = (
        f"<office:meta><meta:initial-creator>{author}</meta:initial-creator></office:meta>" if author else ""
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {names} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">{meta}
<office:styles><style:default-style style:family="paragraph">
<style:paragraph-properties fo:hyphenation-ladder-count="no-limit" style:writing-mode="page"/>
<style:text-properties style:font-name="Serif" fo:font-family="'DejaVu Serif'" fo:font-size="11pt"
 fo:language="en" fo:country="GB"/></style:default-style></office:styles>
<office:automatic-styles>{styles}<style:style style:name="Sup" style:family="text"><style:text-properties
 style:text-position="super 58%"/></style:style>
<style:page-layout style:name="Sheet"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="{margins}"><style:footnote-sep style:width="0.2mm" style:rel-width="25%"
 style:color="#000000" style:line-style="solid" style:adjustment="left" style:distance-before-sep="1mm"
 style:distance-after-sep="1mm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="5mm"/>
</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm"
 fo:margin-top="5mm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Sheet">{master}
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def style(name: str, paragraph: str = "", text: str = "", inner: str = "") -> str:
    """An automatic style of paragraphs."""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}>'
        f"{inner}</style:paragraph-properties><style:text-properties {text}/></style:style>"
    )


def set_as(name: str, *texts: str) -> str:
    return "\n".join(
        f'<text:p text:style-name="{name}">{escape(text, quote=False)}</text:p>' for text in texts
    )


def head_as(name: str, text: str, level: int = 2) -> str:
    return (
        f'<text:h text:style-name="{name}" text:outline-level="{level}">{escape(text, quote=False)}</text:h>'
    )
