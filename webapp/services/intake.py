"""From a file or an address to a side of a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace

from webapp.engine.model import Side
from webapp.ingest.errors import IngestError
from webapp.ingest.fetch import fetch, is_address
from webapp.ingest.provenance import Provenance
from webapp.ingest.reading import Reading
from webapp.ingest.values import Source
from webapp.ingest.wording import told
from webapp.services.comparing import compare_again
from webapp.services.comparisons import get_draft
from webapp.services.desk import Desk
from webapp.services.errors import NotFoundError, RefusalError
from webapp.services.provenance import MOST, hash_of
from webapp.services.titles import clean_title
from webapp.services.values import NOBODY, Asker, Kept
from webapp.words import say


class UnreadableError(RefusalError):
    """A file or an address cannot be read."""

    status = 422
    kind = "unreadable"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody gave it."""

    name: str
    """As the browser calls it."""
    content: bytes
    """All of it."""
    encoding: str = ""
    """As the user names it; empty to find out."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file or an address was read as."""

    text: str
    """For the field."""
    title: str
    """Empty where none is stated."""
    provenance: Provenance
    """Where it came from."""
    encoding: str
    """The guessed encoding, which its reader may know better; empty where nothing was guessed."""


def take_file(desk: Desk, upload: Upload, field: str) -> Taken:
    """Reads a file, in a process of its own.

    Raises:
        UnreadableError: it cannot be read; the sentence says why.
    """
    source = Source(upload.content, name=name_of(upload.name), encoding=upload.encoding)
    return _taken(desk, source, field)


def take_address(desk: Desk, address: str, field: str) -> Taken:
    """Fetches a page, or a file at an address, and reads it.

    Raises:
        UnreadableError: it is not fetched here, or cannot be read; the sentence says why.
    """
    try:
        page = fetch(address, desk.fetching)
    except IngestError as error:
        raise UnreadableError(str(error), field) from error
    source = Source(page.content, name=page.name, address=page.address, encoding=page.charset)
    return _taken(desk, source, field)


def fetch_again(desk: Desk, workspace: str, comparison_id: str, side: Side, asker: Asker = NOBODY) -> Kept:
    """Compares with what the page of one side says now: a new revision, or the newest one where it says the
    same.

    Raises:
        NotFoundError: no such comparison in this workspace, or that side came from no address.
        UnreadableError: the page cannot be fetched or read.
        RefusalError: as of ``compare_again``.
    """
    draft = get_draft(desk, workspace, comparison_id)
    origin = draft.left_from if side is Side.LEFT else draft.right_from
    if origin is None or not origin.address:
        raise NotFoundError(say("errors.comparisons.no_address"))
    taken = take_address(desk, origin.address, side)
    if side is Side.LEFT:
        title = taken.title or draft.left_title
        draft = replace(draft, left=taken.text, left_title=title, left_from=taken.provenance)
    else:
        title = taken.title or draft.right_title
        draft = replace(draft, right=taken.text, right_title=title, right_from=taken.provenance)
    return compare_again(desk, workspace, comparison_id, draft, asker)


def name_of(path: str) -> str:
    """What a file is called, without its folder and on one line."""
    return clean_title(path.replace("\\", "/").rpartition("/")[2], 255)


def names_address(text: str) -> bool:
    """Whether a text field holds one address and nothing else."""
    return is_address(text)


def _taken(desk: Desk, source: Source, field: str) -> Taken:
    try:
        reading = desk.reading(source)
    except IngestError as error:
        raise UnreadableError(str(error), field) from error
    return Taken(
        reading.text, clean_title(reading.title), _provenance(desk, source, reading), reading.encoding
    )


def _provenance(desk: Desk, source: Source, reading: Reading) -> Provenance:
    return Provenance(
        name=name_of(source.name),
        address=source.address,
        read_at=desk.clock(),
        read_as=clean_title(told(reading), MOST),
        text_hash=hash_of(reading.text),
        author=clean_title(reading.author, 200),
        published=clean_title(reading.published, 40),
        site=clean_title(reading.site, 200),
        language=clean_title(reading.language, 40),
    )
