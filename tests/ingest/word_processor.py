"""LibreOffice, without a window: flat OpenDocument saved in other formats, all in one start.

Its own ``--convert-to`` takes one format a start, and a start takes as long as a hundred documents.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

FILTERS = {
    "docx": "MS Word 2007 XML",
    "odt": "writer8",
    "pdf": "writer_pdf_Export",
    "rtf": "Rich Text Format",
}
"""What LibreOffice calls each format, by its ending."""

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
  library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/>
</library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library">
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>
"""
"""The profile is made already: a first start would put an empty library in place of ours."""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
  script:language="StarBasic">
Sub Convert(source As String, target As String, filter As String)
  Dim oHidden(0) As New com.sun.star.beans.PropertyValue
  oHidden(0).Name = "Hidden"
  oHidden(0).Value = True
  Dim oFilter(0) As New com.sun.star.beans.PropertyValue
  oFilter(0).Name = "FilterName"
  oFilter(0).Value = filter
  Dim oDocument As Object
  oDocument = StarDesktop.loadComponentFromURL(source, "_blank", 0, oHidden())
  oDocument.storeToURL(target, oFilter())
  oDocument.close(True)
End Sub

Sub ConvertAll
{calls}
End Sub
</script:module>
"""


def converted(folder: Path, sources: Mapping[str, str]) -> dict[str, bytes]:
    """What LibreOffice makes of flat OpenDocument texts.

    Args:
        folder: an empty one.
        sources: texts by the name that their file is to have, whose ending says the format: ``NAME.rtf``.
    """
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed; `make test` installs it"
    calls = []
    for number, (name, source) in enumerate(sources.items()):
        file = folder / f"{number}.fodt"
        file.write_text(source, "utf-8")
        target = file.with_suffix(f".{_ending(name)}")
        calls.append(f'  Convert("{file.as_uri()}", "{target.as_uri()}", "{FILTERS[_ending(name)]}")')
    basic = folder / "profile" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True)
    (basic.parent / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    (basic / "script.xlc").write_text(_LIBRARIES, "utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, "utf-8")
    module = _MODULE.replace("{calls}", "\n".join(calls))
    (basic / "Standard" / "Module1.xba").write_text(module, "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = [office, "--headless", "--norestore", profile, "macro:///Standard.Module1.ConvertAll"]
    subprocess.run(call, check=True, capture_output=True, timeout=110)
    return {name: (folder / f"{at}.{_ending(name)}").read_bytes() for at, name in enumerate(sources)}


def _ending(name: str) -> str:
    return name.rpartition(".")[2]
