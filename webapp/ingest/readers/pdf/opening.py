"""Opening a PDF: what is wrong with it in a sentence, and what it says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from webapp.ingest.errors import IngestError
from webapp.ingest.values import Source
from webapp.words import say

_HEADER_WITHIN: Final = 1024
"""Bytes before ``%PDF-`` that readers put up with."""
_IMPLAUSIBLE: Final = re.compile(
    r"^\W*$|^(?:untitled|unbekannt|unknown|anonymous|author|user|owner|admin\w*|title|document|writer|print"
    r"|microsoft office user)[\s_-]*\d*$|^microsoft (?:word|powerpoint|excel)\b|^(?:https?|file|about|data):"
    r"|^\S+[./\\_]\S+$|\.(?:docx?|odt|rtf|pdf|indd|qxd|html?|txt|pages|tex|dvi|p65)$",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 120


@contextmanager
def opened(source: Source) -> Iterator[pypdfium2.PdfDocument]:
    """The document; closed at the end.

    Raises:
        IngestError: it is no PDF, damaged, locked, without pages or longer than the bounds.
    """
    if b"%PDF-" not in source.content[:_HEADER_WITHIN]:
        raise IngestError(say("files.pdf.not_one"))
    try:
        document = pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as error:
        raise IngestError(_why(source.content, error.err_code)) from error
    try:
        count = len(document)
        if count == 0:
            raise IngestError(say("files.pdf.no_pages"))
        if count > source.bounds.pages:
            raise IngestError(say("files.pdf.too_many_pages", pages=count, most=source.bounds.pages))
        yield document
    except pypdfium2.PdfiumError as error:
        raise IngestError(say("files.broken")) from error
    finally:
        document.close()


def _why(content: bytes, code: int | None) -> str:
    """What is wrong with a file that does not open. PDFium keeps an error from one file to the next, so its
    code alone says little."""
    if b"/Encrypt" in content and code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return say("files.locked")
    counts = re.findall(rb"/Count\s+(\d{1,9})", content)
    return say("files.pdf.no_pages" if counts and set(counts) == {b"0"} else "files.broken")


def stated(document: pypdfium2.PdfDocument, key: str) -> str:
    """A field of what the document says about itself, where it is plausible; else empty."""
    value = " ".join(document.get_metadata_value(key).replace("\0", "").split())
    return "" if len(value) > _LONGEST_NAME or _IMPLAUSIBLE.search(value) else value


def language(document: pypdfium2.PdfDocument) -> str:
    """The tag of the document's language, or empty."""
    size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if size <= 2 or size > 2 * _LONGEST_NAME:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, size)
    tag = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", tag) else ""
