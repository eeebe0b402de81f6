"""Which form a file has, by what stands in it; its name is asked only where the content leaves it open."""

from __future__ import annotations

import re

from webapp.ingest.encodings.proofs import beginning
from webapp.ingest.errors import IngestError
from webapp.ingest.forms.containers import OLE_MARK, ZIP_MARKS, refuse_ole, zip_form
from webapp.ingest.forms.markup import markup_form
from webapp.ingest.forms.signatures import known
from webapp.ingest.values import Form, Source
from webapp.words import say

_ENDINGS = {
    **{form.value: form for form in Form},
    **dict.fromkeys(("text", "asc"), Form.TEXT),
    **dict.fromkeys(("markdown", "mdown", "mkd", "mkdn", "mdtext"), Form.MARKDOWN),
    **dict.fromkeys(("htm", "xhtml"), Form.HTML),
}

_MARKDOWN_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"!?\[[^\]\n]{1,300}\]\([^()\s]{1,500}(?: \"[^\"\n]{0,200}\")?\)",
        r"^(?:```|~~~)\w*$",
        r"^ {0,3}\|?(?: ?:?-{3,}:? ?\|){1,40}",
        r"^[^\n]{1,200}\n(?:={3,}|-{3,})$",
        r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*(?![\w*])",
        r"^\[[^\]\n]{1,100}\]: \S",
        r"^[-*+] \S[^\n]*\n[-*+] \S",
        r"^> \S",
    )
)
"""Headings, links, fences, tables, underlined headings, bold, link targets, lists and quotes."""
_SURE_SIGNS = 7
"""So many, the first, are marks that ordinary texts lack; one of them and one other make Markdown."""


def form_of(source: Source) -> Form:
    """The form of a file.

    Raises:
        IngestError: it is of a form that is not read; the sentence names that form.
    """
    content = source.content
    if not content.strip(b"\0 \t\r\n\f"):
        raise IngestError(say("files.empty"))
    if content.startswith(ZIP_MARKS):
        return zip_form(source)
    if content.startswith(OLE_MARK):
        return refuse_ole(source)
    if _is_pdf(content):
        return Form.PDF
    if content[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"{\\rtf"):
        return Form.RTF
    if unread := known(content):
        raise unread.refusal
    return _text_form(source)


def likely_form(name: str) -> Form | None:
    """The form that a file's name makes likely; the content decides."""
    return _ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None


def _is_pdf(content: bytes) -> bool:
    at = content.find(b"%PDF-", 0, 1029)
    return at == 0 or (at > 0 and (b"endobj" in content or b"startxref" in content))


def _text_form(source: Source) -> Form:
    head = beginning(source)
    if re.match(r"\s*-----BEGIN PGP MESSAGE-----", head):
        raise IngestError(say("files.encrypted"))
    likely = likely_form(source.name)
    form = markup_form(head)
    if form is Form.HTML and likely is Form.MARKDOWN and not _whole_page(head):
        return Form.MARKDOWN  # which may begin with an element of HTML
    if form:
        return form
    if likely is Form.MARKDOWN or (likely is not Form.TEXT and _is_markdown(head)):
        return Form.MARKDOWN
    return Form.TEXT


def _whole_page(head: str) -> bool:
    return re.search(r"<!doctype\s+html|<html[\s>]", head[:4096], re.IGNORECASE) is not None


def _is_markdown(head: str) -> bool:
    found = [bool(sign.search(head)) for sign in _MARKDOWN_SIGNS]
    return any(found[:_SURE_SIGNS]) and sum(found) > 1
