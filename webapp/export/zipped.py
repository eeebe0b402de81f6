"""Several files as one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable


def zipped(files: Iterable[tuple[str, str, bytes]]) -> bytes:
    """A zip file: the same bytes for the same files.

    Args:
        files: name, ending and content of each; where a name comes again it gets a number.
    """
    out = io.BytesIO()
    used: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, ending, content in files:
            entry = zipfile.ZipInfo(_unused(name, ending, used))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _unused(name: str, ending: str, used: set[str]) -> str:
    """A file name that no other has in any case: some systems tell no case apart."""
    tries, found = 1, f"{name}.{ending}"
    while found.casefold() in used:
        tries += 1
        found = f"{name}-{tries}.{ending}"
    used.add(found.casefold())
    return found
