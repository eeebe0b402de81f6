"""LibreOffice, without a window: what a document under revision reads like once it takes or refuses all."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
  script:name="Module1" script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim oHidden(0) As New com.sun.star.beans.PropertyValue
  oHidden(0).Name = "Hidden"
  oHidden(0).Value = True
  Dim oDocument As Object
  oDocument = StarDesktop.loadComponentFromURL(source, "_blank", 0, oHidden())
  Dim oDispatcher As Object
  oDispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  oDispatcher.executeDispatch(oDocument.CurrentController.Frame, command, "", 0, Array())
  Dim oFlat(0) As New com.sun.star.beans.PropertyValue
  oFlat(0).Name = "FilterName"
  oFlat(0).Value = "OpenDocument Text Flat XML"
  oDocument.storeToURL(target, oFlat())
  oDocument.close(True)
End Sub

Sub SettleAll(folder As String, last As Integer)
  Dim i As Integer
  Dim path As String
  For i = 0 To last
    path = folder &amp; "/changes" &amp; i
    Settle(path &amp; ".docx", path &amp; "-taken.fodt", ".uno:AcceptAllTrackedChanges")
    Settle(path &amp; ".docx", path &amp; "-refused.fodt", ".uno:RejectAllTrackedChanges")
  Next i
End Sub
</script:module>
"""


def settled(folder: Path, documents: Sequence[bytes]) -> list[tuple[list[str], list[str]]]:
    """The paragraphs of each document once all changes were taken, and once all were refused: by the word
    processor's own commands, in one run of it."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed; `make test` installs it"
    start = [office, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    # The first start fills the profile, an empty Module1 among the rest.
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=110)
    (folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(MACRO, "utf-8")
    names = [f"changes{number}" for number in range(len(documents))]
    for name, document in zip(names, documents, strict=True):
        (folder / f"{name}.docx").write_bytes(document)
    call = f'macro:///Standard.Module1.SettleAll("{folder.as_uri()}",{len(documents) - 1})'
    subprocess.run([*start, call], check=True, capture_output=True, timeout=110)
    return [
        (_paragraphs(folder / f"{name}-taken.fodt"), _paragraphs(folder / f"{name}-refused.fodt"))
        for name in names
    ]


def _paragraphs(file: Path) -> list[str]:
    body = ElementTree.parse(file).getroot().find(f"{OFFICE}body/{OFFICE}text")
    assert body is not None
    assert body.find(f"{TEXT}tracked-changes") is None, "some change was neither taken nor refused"
    return [_read(found) for found in body if found.tag in {f"{TEXT}p", f"{TEXT}h"}]


def _read(element: ElementTree.Element) -> str:
    """What is written in an element, but for remarks."""
    special = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            parts.append(" " * int(child.get(f"{TEXT}c", "1")))
        elif not child.tag.startswith(f"{OFFICE}annotation"):
            parts.append(special.get(child.tag) or _read(child))
        parts.append(child.tail or "")
    return "".join(parts)
