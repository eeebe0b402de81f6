"""``diptych archive``: articles to look for sources in, and the sources of a text."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from webapp.archive import MACHINE, Added, ArchiveError, Found, Index, Source, open_archive
from webapp.archive.ingest import BATCH, add_all, renew
from webapp.archive.prepare import made_by
from webapp.archive.search import LONGEST, find_sources
from webapp.archive.values import clean_name
from webapp.cli.archived import Articles
from webapp.cli.errors import CliError
from webapp.cli.progress import Progress
from webapp.cli.sides import Named, read_side
from webapp.config import Config
from webapp.engine import EngineError, Options
from webapp.engine.embed import encoder
from webapp.words import say

LISTED = 10_000
"""Articles that are read at once for a list."""


def archive(arguments: argparse.Namespace, config: Config) -> int:
    """Carries out one of its commands; 1 where some articles could not be read or found.

    Raises:
        CliError: it cannot be done.
    """
    try:
        workspace = _workspace(arguments, config)
        with _opened(config) as index:
            return _COMMANDS[arguments.action](arguments, config, index, workspace)
    except (ArchiveError, EngineError) as error:
        raise CliError(str(error)) from error


@contextmanager
def _opened(config: Config) -> Iterator[Index]:
    index = open_archive(config)
    try:
        yield index
    finally:
        index.close()


def _workspace(arguments: argparse.Namespace, config: Config) -> str:
    """Whose articles: those of a token's workspace, else the machine's."""
    token = arguments.token or os.environ.get("DIPTYCH_TOKEN", "").strip()
    if not token:
        return MACHINE
    from webapp.cli.tokens import workspace_of  # the machine's own need no main database

    return workspace_of(token, config)


def _add(arguments: argparse.Namespace, config: Config, index: Index, workspace: str) -> int:
    articles = Articles(arguments.articles)
    done = Added()
    total = articles.count() if sys.stderr.isatty() else None  # which reads all lists to their ends
    with Progress(total) as progress:
        processes = arguments.workers or os.cpu_count() or 1
        for added in add_all(index, workspace, articles, config.model_dir, processes):
            done += added
            for _ in range(added.added + added.changed + added.unchanged):
                progress.step(articles.failed)
    told = say("cli.archive.added", added=done.added, changed=done.changed, unchanged=done.unchanged)
    sys.stdout.write(told + "\n")
    if articles.skipped:
        sys.stderr.write(say("cli.archive.skipped", n=articles.skipped) + "\n")
    return 1 if articles.failed else 0


def _search(arguments: argparse.Namespace, config: Config, index: Index, workspace: str) -> int:
    article = read_side(Named(arguments.file, quiet=True, fetch=config.fetch))
    if not article.text.strip():
        raise CliError(say("cli.archive.empty", name=arguments.file))
    options = Options(model=config.model_dir)
    found = find_sources(index, (workspace,), article.text, article.title or "", options)
    if arguments.format == "json":
        json.dump(as_json(found), sys.stdout, ensure_ascii=True, separators=(",", ":"))
        sys.stdout.write("\n")
    else:
        sys.stdout.write("".join(line + "\n" for line in _told(found)))
    if not index.status((workspace,), "").articles:
        sys.stderr.write(say("cli.archive.nothing_kept") + "\n")
    return 0


def as_json(found: Found) -> dict[str, object]:
    """The answer for programs."""
    return {"sources": [asdict(source) for source in found.sources], "shortened": found.shortened}


def _told(found: Found) -> Iterator[str]:
    if not found.sources:
        yield say("cli.archive.no_source")
    for source in found.sources:
        yield from _source(source)
    if found.shortened:
        yield say("cli.archive.shortened", characters=f"{LONGEST:,}")


def _source(source: Source) -> Iterator[str]:
    yield source.name + (f"  {source.title}" if source.title else "")
    yield "  " + say(
        "cli.archive.source",
        coverage=f"{source.coverage:.0%}",
        closeness=f"{source.closeness:.0%}",
        n=len(source.shared),
    )


def _list(arguments: argparse.Namespace, config: Config, index: Index, workspace: str) -> int:
    for part in _parts(index, workspace):
        sys.stdout.write("".join(line + "\n" for line in part))
    return 0


def _parts(index: Index, workspace: str) -> Iterator[Iterable[str]]:
    at = 0
    while part := index.listed((workspace,), "", at, LISTED):
        yield [f"{entry.name}\t{entry.title}" for entry in part]
        at += len(part)


def _remove(arguments: argparse.Namespace, config: Config, index: Index, workspace: str) -> int:
    names = [clean_name(name) for name in arguments.names]
    known = index.known(workspace, names)
    count = index.remove(workspace, [entry.id for entry in known.values()])
    sys.stdout.write(say("cli.archive.removed", n=count) + "\n")
    missing = [name for name in names if name not in known]
    for name in missing:
        sys.stderr.write(say("cli.archive.not_there", name=name) + "\n")
    return 1 if missing else 0


def _rebuild(arguments: argparse.Namespace, config: Config, index: Index, workspace: str) -> int:
    waiting = index.status((workspace,), _maker(config)).waiting
    done = 0
    with Progress(waiting) as progress:
        while count := renew(index, (workspace,), config.model_dir, BATCH):
            done += count
            for _ in range(count):
                progress.step(0)
    sys.stdout.write(say("cli.archive.rebuilt", n=done) + "\n")
    return 0


def _status(arguments: argparse.Namespace, config: Config, index: Index, workspace: str) -> int:
    status = index.status((workspace,), _maker(config))
    sys.stdout.write(say("cli.archive.articles", n=status.articles) + "\n")
    if status.waiting:
        sys.stdout.write(say("cli.archive.waiting", n=status.waiting) + "\n")
    sys.stdout.write(say("cli.archive.size", megabytes=f"{status.bytes / 1_000_000:,.1f}") + "\n")
    return 0


def _maker(config: Config) -> str:
    loaded = encoder(config.model_dir)
    return made_by(loaded) if loaded else ""


_COMMANDS = {
    "add": _add,
    "search": _search,
    "list": _list,
    "remove": _remove,
    "rebuild": _rebuild,
    "status": _status,
}
