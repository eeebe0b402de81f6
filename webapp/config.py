"""Settings: the environment variables ``DIPTYCH_*``, read once into one frozen value.

An empty variable counts as absent. Bad values are gathered, so that one error names all of them.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TypeVar

from webapp.words import say

T = TypeVar("T")

PREFIX = "DIPTYCH_"

FEWEST_SECRET = 16
"""Characters of a key that nobody guesses."""

PACKAGE = Path(__file__).parent


class ConfigError(ValueError):
    """One or more settings are unusable; the message names each and says what would be right."""


@dataclass(frozen=True, slots=True)
class Config:
    """How this installation runs. A field's variable is its name in capitals after ``DIPTYCH_``."""

    data_dir: Path
    """Folder of the database and of the key that signs cookies. Default: the user's data folder."""
    database_url: str
    """SQLAlchemy URL. Default: SQLite in ``data_dir``; for a team ``postgresql://user:password@host/name``."""
    model_dir: str = ""
    """Folder of the sentence model; empty for the packaged one, ``none`` for wording alone."""
    max_bytes: int = 2_000_000
    """Range 1,000 to 100,000,000. Largest pair of texts, in bytes of UTF-8."""
    secret_key: str = ""
    """Signs cookies. Default: made once and kept in ``data_dir``. Several machines must share one."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses of the proxies in front, with commas between. Only from them are ``X-Forwarded-For``,
    ``X-Forwarded-Proto`` and ``X-Forwarded-Host`` believed. Default: none."""
    trusted_hosts: tuple[str, ...] = ()
    """Names under which the page is reached, with commas between; one with a dot in front stands for all
    below it. Requests to others are refused. Default: the machine's own name, ``localhost``, any address."""
    auth: str = "cookie"
    """``cookie``: whoever holds a browser's cookie owns what it made. ``proxy``: the user named by a trusted
    proxy in ``X-Forwarded-User`` does; needs ``DIPTYCH_TRUSTED_PROXIES``."""
    workers: int = 2
    """Range 1 to 64. Processes that compare at the same time. Default: one a core, at most 4."""
    worker_megabytes: int = 2_000
    """Range 500 to 1,000,000. Data that each of them may hold, some 350 for the model and its libraries. The
    largest pair that the default of ``max_bytes`` allows needs below 1,500."""
    worker_seconds: int = 300
    """Range 5 to 86,400. A comparison that takes longer is given up; ordinary ones take seconds."""
    rate_limit: int = 120
    """Range 0 to 100,000; 0 sets no limit. Writes a minute from one address, and as many failed look-ups:
    a busy editor stays below ten, a program that guesses or floods does not."""
    redis_url: str = ""
    """``redis://host:6379/0``, ``rediss://…`` or ``redis+unix:///path``: where several processes count
    together how often an address writes. Default: each process for itself."""
    retention_days: int = 0
    """Range 0 to 36,500; 0 keeps for ever. Pairs that nobody touched for so many days are erased."""
    log: str = "text"
    """``text``: warnings, for a person. ``json``: one object a line on stderr, every request too, without
    any text or address of a comparison."""
    metrics: bool = False
    """Whether ``/metrics`` answers, in the format of Prometheus."""
    fetch: str = ""
    """Which addresses are read: ``off``, ``public`` for any public site, or ``hosts:a.org,.b.org`` for these;
    one with a dot in front stands for all below it too. Private addresses never are. Default: ``public``
    where the page is served to this machine alone, else ``off``."""
    jobs: bool = False
    """Whether long comparisons become jobs, which outlive the request that asked for them."""
    job_characters: int = 200_000
    """Range 1 to 100,000,000. From so many characters of both texts together on a comparison is a job:
    shorter ones take a few seconds, for which a page is waited for."""
    cluster: str = ""
    """``tcp://host:8786`` of a Dask scheduler whose workers compare jobs. Default: processes of our own."""

    archive: str = "off"
    """``on``: articles can be kept, and the source of a text be found among those of one's own workspace.
    ``shared``: also among what was added on the command line without a token, which is so with ``on`` too
    where the page is served to this machine alone. ``off``: neither. Needs the extra ``archive``."""

    @property
    def form_bytes(self) -> int:
        """Up to here the fields of an over-long form are still read, so that the refusal can give the text
        back; past it they are not read at all."""
        return 4 * self.max_bytes

    @property
    def archive_bytes(self) -> int:
        """Largest body: two documents with their pictures, or everything of a workspace that is read back,
        some hundred articles with all that was found out about them."""
        return 16 * self.max_bytes


def assets_folder() -> Path:
    """Where templates, static files and seeds are: inside the package in a wheel, beside it in a checkout."""
    packaged = PACKAGE / "_assets"
    return packaged if packaged.is_dir() else PACKAGE.parent


def read_config(environment: Mapping[str, str] | None = None) -> Config:
    """The configuration of this process.

    Args:
        environment: variables to read; the process's own by default.

    Raises:
        ConfigError: a value cannot be used.
    """
    return _Reader(os.environ if environment is None else environment).config()


class _Reader:
    """Reads typed values and remembers what was wrong with them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._wrong: list[str] = []

    def config(self) -> Config:
        data_dir = self._value("DATA_DIR", _folder, _user_data_dir(self._environment))
        config = Config(
            data_dir=data_dir,
            database_url=self._value("DATABASE_URL", _database, f"sqlite:///{data_dir / 'diptych.sqlite3'}"),
            model_dir=self._value("MODEL_DIR", str, ""),
            max_bytes=self._value("MAX_BYTES", _between(1_000, 100_000_000), 2_000_000),
            secret_key=self._value("SECRET_KEY", _secret, ""),
            trusted_proxies=self._value("TRUSTED_PROXIES", _addresses, ()),
            trusted_hosts=self._value("TRUSTED_HOSTS", _hosts, ()),
            auth=self._value("AUTH", _one_of("cookie", "proxy"), "cookie"),
            workers=self._value("WORKERS", _between(1, 64), min(os.cpu_count() or 1, 4)),
            worker_megabytes=self._value("WORKER_MEGABYTES", _between(500, 1_000_000), 2_000),
            worker_seconds=self._value("WORKER_SECONDS", _between(5, 86_400), 300),
            rate_limit=self._value("RATE_LIMIT", _between(0, 100_000), 120),
            redis_url=self._value("REDIS_URL", _redis, ""),
            retention_days=self._value("RETENTION_DAYS", _between(0, 36_500), 0),
            log=self._value("LOG", _one_of("text", "json"), "text"),
            metrics=self._value("METRICS", _one_of("0", "1"), "0") == "1",
            fetch=self._value("FETCH", _fetch, ""),
            jobs=self._value("JOBS", _one_of("0", "1"), "0") == "1",
            job_characters=self._value("JOB_CHARACTERS", _between(1, 100_000_000), 200_000),
            cluster=self._value("CLUSTER", _cluster, ""),
            archive=self._value("ARCHIVE", _archive, "off"),
        )
        if config.auth == "proxy" and not config.trusted_proxies:
            self._wrong.append(
                say("config.proxies_missing", auth=f"{PREFIX}AUTH", proxies=f"{PREFIX}TRUSTED_PROXIES")
            )
        if self._wrong:
            raise ConfigError("; ".join(self._wrong))
        return config

    def _value(self, name: str, parse: Callable[[str], T], default: T) -> T:
        text = self._environment.get(PREFIX + name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError as error:
            self._wrong.append(f"{PREFIX}{name} {error}")
            return default


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _database(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    if not separator or not rest or scheme.split("+")[0] not in {"sqlite", "postgresql"}:
        raise ConfigError(say("config.database_url"))
    return text


def _redis(text: str) -> str:
    if not re.match(r"(rediss?|redis\+unix)://.", text):
        raise ConfigError(say("config.redis_url"))
    return text


def _cluster(text: str) -> str:
    if not re.match(r"(tcp|tls)://.", text):
        raise ConfigError(say("config.cluster"))
    return text


def _secret(text: str) -> str:
    if len(text) < FEWEST_SECRET:
        raise ConfigError(say("config.secret_key", fewest=FEWEST_SECRET))
    return text


def _addresses(text: str) -> tuple[str, ...]:
    try:
        return tuple(str(ip_address(part.strip())) for part in text.split(","))
    except ValueError as error:
        raise ConfigError(say("config.addresses", problem=error)) from error


def _hosts(text: str) -> tuple[str, ...]:
    names = tuple(part.strip().lower() for part in text.split(","))
    if not all(re.fullmatch(r"\.?[\w-]+(\.[\w-]+)*", name) for name in names):
        raise ConfigError(say("config.hosts"))
    return names


def _fetch(text: str) -> str:
    """Which of the sites can be fetched at all is said where they are; here is how the list is written."""
    if text in {"off", "public"}:
        return text
    kind, _, names = text.partition(":")
    if kind != "hosts":
        raise ConfigError(say("config.fetch", value=repr(text)))
    return f"hosts:{','.join(_hosts(names))}"


def _archive(text: str) -> str:
    if text not in {"off", "on", "shared"}:
        raise ConfigError(say("config.archive", value=repr(text)))
    return text


def _one_of(first: str, second: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in {first, second}:
            raise ConfigError(say("config.choice", first=first, second=second, value=repr(text)))
        return text

    return parse


def _between(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise ConfigError(say("config.number", low=low, high=high, value=repr(text)))
        return int(text)

    return parse


def _user_data_dir(environment: Mapping[str, str]) -> Path:
    """Where this system keeps an application's data."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "diptych"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "diptych"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "diptych"
