"""The messages between the server and a process that reads a file: one frame each way.

A frame is two lengths, a JSON object and bytes. A process that has read a hostile file may say anything, so
its answer is checked field by field and never unpickled.
"""

from __future__ import annotations

import dataclasses
import json
import struct
from collections.abc import Mapping
from typing import Any, Final

from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError, MissingPartError
from webapp.ingest.reading import LONGEST_STATED, MOST_NOTES, Reading, check_text
from webapp.ingest.values import Form, LeftOut, Omitted, Source

ASKED: Final = struct.Struct("!8s")
"""A request for a process: the form whose reader should be warm first, or blanks."""

GRANTED: Final = b"+"
"""The answer to it."""

ENDED: Final = struct.Struct("!iQ")
"""How a process ended: its status as ``os.wait`` gives it, and the most memory it held, bytes."""

LENGTHS: Final = struct.Struct("!II")
"""Bytes of the JSON object and bytes of what follows it."""

MOST_ABOUT: Final = 200_000
"""Bytes of a JSON object."""

BYTES_A_CHARACTER: Final = 4
"""At most, in UTF-8."""

STATED: Final = ("title", "language", "encoding", "author", "published", "site")
COUNTED: Final = ("words", "headings", "items", "rows")

About = Mapping[str, Any]
"""A JSON object."""


class GarbageError(ValueError):
    """It is not what a process that reads may say."""


def frame(about: About, content: bytes = b"") -> bytes:
    """A frame to be sent."""
    header = json.dumps(about).encode()
    return LENGTHS.pack(len(header), len(content)) + header + content


def lengths(head: bytes, bounds: Bounds) -> tuple[int, int]:
    """The two lengths an answer begins with.

    Raises:
        GarbageError: it announces more than an answer may hold.
    """
    about, content = LENGTHS.unpack(head)
    if about > MOST_ABOUT or content > bounds.characters * BYTES_A_CHARACTER:
        raise GarbageError("too long")
    return about, content


def parted(said: bytes, bounds: Bounds) -> tuple[bytes, bytes]:
    """The object and the bytes of a whole answer.

    Raises:
        GarbageError: it is not a whole frame.
    """
    if len(said) < LENGTHS.size or len(said) != LENGTHS.size + sum(lengths(said[: LENGTHS.size], bounds)):
        raise GarbageError("no frame")
    return cut(said)


def cut(whole: bytes) -> tuple[bytes, bytes]:
    """The object and the bytes of a frame that is known to be whole."""
    about, _ = LENGTHS.unpack(whole[: LENGTHS.size])
    return whole[LENGTHS.size : LENGTHS.size + about], whole[LENGTHS.size + about :]


def job(source: Source, form: Form | None) -> bytes:
    """The frame that asks for a reading."""
    about = {
        "name": source.name,
        "address": source.address,
        "encoding": source.encoding,
        "form": form,
        "bounds": dataclasses.asdict(source.bounds),
    }
    return frame(about, source.content)


def job_of(about: bytes, content: bytes) -> tuple[Source, Form | None]:
    """What a frame of ``job`` asks for."""
    asked = json.loads(about)
    source = Source(content, asked["name"], asked["address"], asked["encoding"], Bounds(**asked["bounds"]))
    return source, Form(asked["form"]) if asked["form"] else None


def answer(reading: Reading) -> bytes:
    """The frame that answers with a reading."""
    about = {
        "form": reading.form,
        **{name: getattr(reading, name) for name in (*STATED, *COUNTED)},
        "left_out": [[left.what, left.count] for left in reading.left_out],
        "notes": reading.notes,
    }
    return frame(about, reading.text.encode())


def refusal(error: IngestError) -> bytes:
    """The frame that answers with what is wrong."""
    if isinstance(error, MissingPartError):
        return frame({"missing": error.what})
    return frame({"refused": str(error)})


def reading_of(about: bytes, content: bytes, source: Source) -> Reading:
    """The reading that a frame answers with.

    Raises:
        IngestError: it answers with what is wrong.
        GarbageError: it is no answer.
    """
    said = _object(about)
    if "missing" in said:
        raise MissingPartError(_string(said["missing"]))
    if "refused" in said:
        raise IngestError(_string(said["refused"]))
    try:
        text = content.decode()
        check_text(text, source.bounds)
        stated: dict[str, Any] = {name: _string(said[name]) for name in STATED}
        stated |= {name: _count(said[name], len(text)) for name in COUNTED}
        return Reading(
            text=text,
            form=Form(said["form"]),
            name=source.name,
            address=source.address,
            **stated,
            left_out=tuple(
                LeftOut(Omitted(what), _count(count)) for what, count in _list(said["left_out"], len(Omitted))
            ),
            notes=tuple(map(_string, _list(said["notes"], MOST_NOTES))),
        )
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, IngestError):
            raise
        raise GarbageError("no reading") from error


def _object(about: bytes) -> About:
    try:
        said = json.loads(about)
    except (ValueError, RecursionError) as error:
        raise GarbageError("no JSON") from error
    if not isinstance(said, dict):
        raise GarbageError("no object")
    return said


def _string(value: object) -> str:
    """A short line that any encoding of Unicode can write."""
    if not isinstance(value, str) or len(value) > LONGEST_STATED or len(value.splitlines()) > 1:
        raise GarbageError("no short line")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise GarbageError("half a character") from error
    return value


def _count(value: object, most: int = 1_000_000_000) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise GarbageError("no count")
    return value


def _list(value: object, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise GarbageError("no short list")
    return value
