"""One side of a comparison: from what was named on the command line to an article."""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD, read_bytes
from webapp.engine import Article
from webapp.ingest.errors import IngestError
from webapp.ingest.forms import form_of
from webapp.ingest.values import Form, Source

if TYPE_CHECKING:
    from webapp.ingest.fetch import Policy

TEXT_ENDINGS: Final = frozenset({"", ".txt", ".text"})
SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*://")
"""How every address begins, those that are not fetched too: what they are refused for is said."""
BLANKS: Final = b"\0 \t\r\n\f"


@dataclass(frozen=True, slots=True)
class Named:
    """What was said of one side."""

    name: str
    """A path, an address, or ``-`` for standard input."""
    title: str = ""
    """Goes before the file's own; empty to take that, or what the text shows."""
    form: Form | None = None
    """What the file is; None to find out."""
    encoding: str = ""
    """Of the file; empty to find out."""
    quiet: bool = False
    """Whether to keep to oneself what was left out, guessed or noted."""
    fetch: str = ""
    """``Config.fetch``: an address that is named here is fetched unless this says otherwise."""


def read_side(named: Named) -> Article:
    """The article that a file is read as. Tells on standard error what of it was left out or guessed.

    A plain text in UTF-8 is read here, to the letter; everything else in a process of its own, which what is
    broken or hostile cannot leave.

    Raises:
        CliError: it cannot be read; the line names the file.
    """
    where = "standard input" if named.name == STANDARD else named.name
    try:
        source = _page(named) if SCHEME.match(named.name) else _file(named)
        text = None if source.encoding else _plain(source, named.form)
        if text is not None:
            return Article.from_text(text, title=named.title)
        return _read(source, named, where)
    except IngestError as error:
        raise CliError(f"{where}: {error}") from error


def _file(named: Named) -> Source:
    name = "" if named.name == STANDARD else PurePath(named.name).name
    return Source(read_bytes(named.name), name=name, encoding=named.encoding)


def _page(named: Named) -> Source:
    from webapp.ingest.fetch import fetch  # files need none of this

    page = fetch(named.name, policy_of(named.fetch))
    return Source(page.content, name=page.name, address=page.address, encoding=named.encoding or page.charset)


def policy_of(setting: str) -> Policy:
    """Which addresses this command fetches; whoever names one wants it fetched, unless it is switched off.

    Raises:
        CliError: the setting means nothing.
    """
    from webapp.ingest.fetch import fetch_policy

    try:
        return fetch_policy(setting, local=True)
    except ValueError as error:
        raise CliError(f"DIPTYCH_FETCH: {error}") from error


def _plain(source: Source, form: Form | None) -> str | None:
    """The text to the letter, line ends included, of a plain text in UTF-8; None for all else."""
    content = source.content
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    if not content.strip(BLANKS):
        return text
    return text if (form or _form(source)) is Form.TEXT else None


def _form(source: Source) -> Form:
    """What stands in a file that could be a text; a file that is called one may hold odd characters."""
    try:
        return form_of(source)
    except IngestError:
        if PurePath(source.name).suffix.lower() in TEXT_ENDINGS:
            return Form.TEXT
        raise


def _read(source: Source, named: Named, where: str) -> Article:
    from webapp.ingest.alone import read_alone  # texts need none of this
    from webapp.ingest.wording import needs_telling, told

    reading = read_alone(source, named.form)
    if needs_telling(reading) and not named.quiet:
        sys.stderr.write(f"{where}: {told(reading)}\n")
    return Article.from_text(reading.text, title=named.title or reading.title)
