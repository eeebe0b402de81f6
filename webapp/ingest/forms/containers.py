"""Zip archives and OLE files: which document they hold, if any that is read."""

from __future__ import annotations

from webapp.ingest.errors import IngestError
from webapp.ingest.forms.unread import Advice, Kind, Unread
from webapp.ingest.parts.zipped import Archive
from webapp.ingest.values import Form, Source
from webapp.words import say

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OPENDOCUMENT = "application/vnd.oasis.opendocument."
_MIMETYPES = {
    f"{_OPENDOCUMENT}text": Form.ODT,
    f"{_OPENDOCUMENT}text-template": Form.ODT,
    f"{_OPENDOCUMENT}text-master": Form.ODT,
    f"{_OPENDOCUMENT}text-web": Form.ODT,
    "application/epub+zip": Form.EPUB,
}
_OTHER_MIMETYPES = {
    f"{_OPENDOCUMENT}spreadsheet": Unread(Kind.SPREADSHEET, ".ods", Advice.TEXT),
    f"{_OPENDOCUMENT}presentation": Unread(Kind.PRESENTATION, ".odp", Advice.TEXT),
    f"{_OPENDOCUMENT}graphics": Unread(Kind.DRAWING, ".odg", Advice.TEXT),
    f"{_OPENDOCUMENT}formula": Unread(Kind.FORMULA, ".odf"),
    "application/vnd.sun.xml.writer": Unread(Kind.OLD_OPENOFFICE, ".sxw", Advice.ODT),
    "application/vnd.adobe.indesign-idml-package": Unread(Kind.INDESIGN, ".idml", Advice.PDF),
}
_PAGES = Unread(Kind.PAGES, "", Advice.PAGES)
_KEYNOTE = Unread(Kind.KEYNOTE, "", Advice.TEXT)
_XPS = Unread(Kind.XPS, "", Advice.PDF)
_XLS = Unread(Kind.OLD_SPREADSHEET, ".xls", Advice.TEXT)
_MEMBERS: tuple[tuple[str, Form | Unread], ...] = (
    ("word/", Form.DOCX),
    ("META-INF/container.xml", Form.EPUB),
    ("xl/", Unread(Kind.SPREADSHEET, ".xlsx", Advice.TEXT)),
    ("ppt/", Unread(Kind.PRESENTATION, ".pptx", Advice.TEXT)),
    ("visio/", Unread(Kind.DRAWING, ".vsdx", Advice.TEXT)),
    ("FixedDocSeq.fdseq", _XPS),
    ("FixedDocumentSequence.fdseq", _XPS),
    ("Index/CalculationEngine", Unread(Kind.NUMBERS, "", Advice.TEXT)),
    ("Index/Slide", _KEYNOTE),
    ("index.apxl", _KEYNOTE),
    ("Index/Document.iwa", _PAGES),
    ("Index.zip", _PAGES),
    ("buildVersionHistory.plist", _PAGES),
    ("designmap.xml", Unread(Kind.INDESIGN, ".idml", Advice.PDF)),
    ("AndroidManifest.xml", Unread(Kind.PROGRAM, ".apk")),
    ("META-INF/MANIFEST.MF", Unread(Kind.PROGRAM, ".jar")),
    ("content.xml", Form.ODT),
)
"""Beginnings of members' names, the first that fits: what holds others (a book, a program) stands before."""

_STREAMS: tuple[tuple[str, Unread], ...] = (
    ("WordDocument", Unread(Kind.OLD_WORD, ".doc", Advice.DOCX)),
    ("__properties_version1.0", Unread(Kind.OUTLOOK, ".msg", Advice.EML)),
    ("PowerPoint Document", Unread(Kind.OLD_PRESENTATION, ".ppt", Advice.TEXT)),
    ("Workbook", _XLS),
    ("Book", _XLS),
    ("VisioDocument", Unread(Kind.OLD_DRAWING, ".vsd", Advice.TEXT)),
    ("Quill", Unread(Kind.PUBLISHER, ".pub", Advice.PDF)),
)


def zip_form(source: Source) -> Form:
    """The form of an archive.

    Raises:
        IngestError: it is damaged, or no document that is read.
    """
    archive = Archive(source.content, source.bounds)
    mimetype = ""
    if "mimetype" in archive:
        mimetype = archive.read("mimetype")[:200].decode("ascii", "replace").strip()
    found = _MIMETYPES.get(mimetype) or _OTHER_MIMETYPES.get(mimetype) or _by_members(archive.names)
    if isinstance(found, Form):
        return found
    raise found.refusal


def _by_members(names: tuple[str, ...]) -> Form | Unread:
    if not names:
        return Unread(Kind.EMPTY_ZIP)
    for beginning, found in _MEMBERS:
        if any(name.startswith(beginning.lower()) for name in names):
            return found
    return Unread(Kind.ZIP, "", Advice.UNPACK)


def refuse_ole(source: Source) -> Form:
    """Says what an OLE file is: none of them is read.

    Raises:
        IngestError: always.
    """
    if _has(source.content, "EncryptedPackage"):
        raise IngestError(say("files.locked"))
    for stream, unread in _STREAMS:
        if _has(source.content, stream):
            raise unread.refusal
    raise Unread(Kind.OLD_OFFICE, "", Advice.DOCX).refusal


def _has(content: bytes, stream: str) -> bool:
    """Whether an OLE file has a stream of this name: its directory has names in UTF-16, ended by zeros."""
    return (stream + "\0").encode("utf-16-le") in content
