"""Zip archives and OLE files: which document they hold, if any that is read."""

from __future__ import annotations

from webapp.ingest.errors import IngestError
from webapp.ingest.parts.zipped import Archive
from webapp.ingest.values import Form, Source

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
    f"{_OPENDOCUMENT}spreadsheet": "This is a spreadsheet (.ods). Copy the text out of it and give that.",
    f"{_OPENDOCUMENT}presentation": "This is a presentation (.odp). Copy the text out of it and give that.",
    f"{_OPENDOCUMENT}graphics": "This is a drawing (.odg). Copy the text out of it and give that.",
    f"{_OPENDOCUMENT}formula": "This is a formula (.odf), not an article.",
    "application/vnd.sun.xml.writer": "This is an old OpenOffice file (.sxw). Save it as .odt and give "
    "it again.",
    "application/vnd.adobe.indesign-idml-package": "This is an InDesign layout (.idml). "
    "Save it as PDF and give it again.",
}
_MEMBERS: tuple[tuple[str, Form | str], ...] = (
    ("word/", Form.DOCX),
    ("META-INF/container.xml", Form.EPUB),
    ("xl/", "This is a spreadsheet (.xlsx). Copy the text out of it and give that."),
    ("ppt/", "This is a presentation (.pptx). Copy the text out of it and give that."),
    ("visio/", "This is a drawing (.vsdx). Copy the text out of it and give that."),
    ("FixedDocSeq.fdseq", "This is an XPS file. Save it as PDF and give it again."),
    ("FixedDocumentSequence.fdseq", "This is an XPS file. Save it as PDF and give it again."),
    ("Index/CalculationEngine", "This is a Numbers spreadsheet. Copy the text out of it and give that."),
    ("Index/Slide", "This is a Keynote presentation. Copy the text out of it and give that."),
    ("index.apxl", "This is a Keynote presentation. Copy the text out of it and give that."),
    ("Index/Document.iwa", "This is a Pages file. Export it as Word (.docx) and give it again."),
    ("Index.zip", "This is a Pages file. Export it as Word (.docx) and give it again."),
    ("buildVersionHistory.plist", "This is a Pages file. Export it as Word (.docx) and give it again."),
    ("designmap.xml", "This is an InDesign layout (.idml). Save it as PDF and give it again."),
    ("AndroidManifest.xml", "This is a program (.apk), not an article."),
    ("META-INF/MANIFEST.MF", "This is a program (.jar), not an article."),
    ("content.xml", Form.ODT),
)
"""Beginnings of members' names, the first that fits: what holds others (a book, a program) stands before."""

_STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "This is an old Word file (.doc). Save it as .docx and give it again."),
    ("__properties_version1.0", "This is an Outlook message (.msg). Save it as .eml and give it again."),
    ("PowerPoint Document", "This is an old presentation (.ppt). Copy the text out of it and give that."),
    ("Workbook", "This is an old spreadsheet (.xls). Copy the text out of it and give that."),
    ("Book", "This is an old spreadsheet (.xls). Copy the text out of it and give that."),
    ("VisioDocument", "This is an old drawing (.vsd). Copy the text out of it and give that."),
    ("Quill", "This is a Publisher file (.pub). Save it as PDF and give it again."),
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
    raise IngestError(found)


def _by_members(names: tuple[str, ...]) -> Form | str:
    if not names:
        return "This is an empty zip archive."
    for beginning, found in _MEMBERS:
        if any(name.startswith(beginning.lower()) for name in names):
            return found
    return "This is a zip archive. Unpack it and give the article in it."


def refuse_ole(source: Source) -> Form:
    """Says what an OLE file is: none of them is read.

    Raises:
        IngestError: always.
    """
    if _has(source.content, "EncryptedPackage"):
        raise IngestError("This Word file is locked with a password; save it without one.")
    for stream, sentence in _STREAMS:
        if _has(source.content, stream):
            raise IngestError(sentence)
    raise IngestError("This is an old Office file of a kind that is not read. Save it as .docx or PDF.")


def _has(content: bytes, stream: str) -> bool:
    """Whether an OLE file has a stream of this name: its directory has names in UTF-16, ended by zeros."""
    return (stream + "\0").encode("utf-16-le") in content
