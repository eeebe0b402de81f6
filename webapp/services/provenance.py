"""Provenance as it is kept and as it goes through a form."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from webapp.ingest.fetch import LONGEST, FetchError, clean_address
from webapp.ingest.provenance import Provenance
from webapp.ingest.reading import title_from_name
from webapp.services.checks import moment_of, text_of
from webapp.services.desk import Desk
from webapp.services.titles import clean_title
from webapp.services.values import Draft, Origin
from webapp.store.text import content_hash

MOST = 2_000
"""Characters of a name, and of what a file was read as. Addresses have a bound of their own."""

FIELDS = tuple(field.name for field in fields(Provenance))

Json = Any


def seal(desk: Desk, provenance: Provenance | None) -> str:
    """Provenance for a hidden field of a form, signed: what it says nobody but this server can have said.
    Empty for none."""
    return _signer(desk).dumps(written(provenance)) if provenance else ""


def unseal(desk: Desk, sealed: str) -> Provenance | None:
    """What was sealed; None for nothing, and for what this server did not sign."""
    try:
        return read(_signer(desk).loads(sealed)) if sealed else None
    except (BadSignature, ValueError, TypeError, KeyError):
        return None


def dumped(provenance: Provenance | None) -> str:
    """As a column of the database holds it; empty for none."""
    return json.dumps(written(provenance)) if provenance else ""


def loaded(column: str) -> Provenance | None:
    """What such a column holds."""
    return read(json.loads(column)) if column else None


def origin(column: str, text: str) -> Origin | None:
    """Where a kept text came from, as a column of its revision says; None where that is empty."""
    provenance = loaded(column)
    return Origin(provenance, edited=not is_unchanged(text, provenance)) if provenance else None


def names_of(draft: Draft) -> tuple[str, ...]:
    """What the files of a draft are called, without their endings: better than no title."""
    found = (one.name for one in (draft.left_from, draft.right_from) if one and not one.address)
    return tuple(title_from_name(name) for name in found)


def is_unchanged(text: str, provenance: Provenance) -> bool:
    """Whether a text is the one that was read, whatever line ends a form gave it."""
    return hash_of(text) == provenance.text_hash


def hash_of(text: str) -> str:
    """Names a text by its content, whatever line ends a browser's form gave it."""
    return content_hash(text.replace("\r\n", "\n"))


def written(provenance: Provenance) -> dict[str, Json]:
    """As JSON."""
    return {**asdict(provenance), "read_at": provenance.read_at.isoformat()}


def read(value: Json) -> Provenance:
    """Provenance out of JSON, perhaps a stranger's: cleaned and cut to bearable lengths.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    texts = {name: text_of(value[name]) for name in FIELDS if name != "read_at"}
    address = texts.pop("address")
    if max(map(len, texts.values())) > MOST or len(address) > LONGEST:
        raise ValueError("a text of the provenance is too long")
    try:
        address = clean_address(address) if address else ""
    except FetchError as error:
        raise ValueError("the address of the provenance is none") from error
    cleaned = {name: clean_title(text, MOST) for name, text in texts.items()}
    return Provenance(address=address, read_at=moment_of(value["read_at"]), **cleaned)


def _signer(desk: Desk) -> URLSafeSerializer:
    return URLSafeSerializer(desk.key, salt="provenance")
