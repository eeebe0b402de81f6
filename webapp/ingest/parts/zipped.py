"""Files that are archives of files: ``.docx``, ``.odt``, ``.epub``.

Whatever they say of themselves, no more is unpacked than the bounds allow, and nothing is written.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from webapp.ingest.bounds import DEFAULT, Bounds
from webapp.ingest.errors import IngestError
from webapp.words import say

_MEMBER: Final = b"PK\x01\x02"
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing that these files may use and that unpack in small steps."""
_ENCRYPTED: Final = 0x1
_FAILURES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
    IndexError,
)
"""What the standard library raises on damaged archives."""


class Archive:
    """The members of an archive, unpacked one at a time when they are asked for."""

    def __init__(self, content: bytes, bounds: Bounds = DEFAULT) -> None:
        """Open it.

        Raises:
            IngestError: it is damaged, or has more than ``bounds.members`` members.
        """
        if content.count(_MEMBER) > bounds.members:  # before an object is made of each
            raise IngestError(say("files.members", most=bounds.members))
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
        except _FAILURES as error:
            raise IngestError(say("files.broken")) from error
        self._left = bounds.unpacked_bytes
        named = (info for info in self._file.infolist() if info.filename)
        self._members = {_plain(info.filename): info for info in named if not info.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The members, in the archive's order, in small letters; of two with one name, the last."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def read(self, name: str) -> bytes:
        """A member, unpacked. Capital and small letters are not told apart.

        Raises:
            IngestError: there is none, it is damaged or encrypted, or with all that was read before it takes
                more than ``bounds.unpacked_bytes``.
        """
        info = self._members.get(_plain(name))
        if info is None:
            raise IngestError(say("files.part_missing"))
        if info.flag_bits & _ENCRYPTED:
            raise IngestError(say("files.locked"))
        if info.compress_type not in _METHODS:
            raise IngestError(say("files.packing"))
        content = self._unpacked(info)
        if len(content) > self._left:
            raise IngestError(say("files.unpacked"))
        self._left -= len(content)
        return content

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """A member, or one byte more than may still be read."""
        try:
            with self._file.open(info) as member:
                return member.read(self._left + 1)
        except _FAILURES as error:
            raise IngestError(say("files.broken")) from error
        except RuntimeError as error:  # encrypted, where only the member's own header says so
            raise IngestError(say("files.locked")) from error


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
