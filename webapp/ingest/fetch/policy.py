"""What may be fetched on this installation."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.ingest.fetch.addresses import Address
from webapp.ingest.fetch.errors import FetchError, PolicyError
from webapp.ingest.fetch.hosts import check_host, clean_host
from webapp.words import say

OFF = "off"
PUBLIC = "public"
HOSTS = "hosts:"

PORTS = frozenset({80, 443})
"""Behind others are rarely articles and often machines that were not meant to be found."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be fetched. Whatever it says, only public addresses are."""

    fetches: bool
    """Whether anything is."""
    hosts: tuple[str, ...] = ()
    """The only sites, if any are named; one with a dot in front stands for all below it too."""

    @classmethod
    def parse(cls, text: str) -> Policy:
        """The policy that a setting means.

        Args:
            text: ``off``, ``public``, or ``hosts:`` with names and commas between.

        Raises:
            PolicyError: it is neither.
        """
        text = text.strip()
        if text in {OFF, PUBLIC}:
            return cls(fetches=text == PUBLIC)
        if not text.startswith(HOSTS):
            raise PolicyError(say("fetch.setting.unknown", value=repr(text)))
        return cls(fetches=True, hosts=tuple(map(_host, text.removeprefix(HOSTS).split(","))))

    def check(self, address: Address) -> None:
        """Refuses an address before anybody is asked about it.

        Raises:
            FetchError: it may not be fetched.
        """
        if not self.fetches:
            raise FetchError(say("fetch.off"))
        check_host(address.host)
        if address.port not in PORTS:
            raise FetchError(say("fetch.other_port"))
        if self.hosts and not any(_covers(host, address.host) for host in self.hosts):
            raise FetchError(say("fetch.not_listed", host=address.host))


def fetch_policy(setting: str, *, local: bool) -> Policy:
    """The policy of this installation.

    Args:
        setting: ``Config.fetch``; empty where nothing is set.
        local: whether only the person at this machine reaches it. Then an address is fetched from where that
            person's browser would fetch it; elsewhere the server would lend its place in the network.

    Raises:
        PolicyError: the setting means nothing.
    """
    return Policy.parse(setting) if setting else Policy(fetches=local)


def _host(text: str) -> str:
    name = text.strip()
    dot = "." if name.startswith(".") else ""
    try:
        host = clean_host(name.removeprefix("."))
        check_host(host)
    except FetchError as error:
        raise PolicyError(say("fetch.setting.bad_host", name=repr(name), problem=error)) from error
    return dot + host


def _covers(listed: str, host: str) -> bool:
    return f".{host}".endswith(listed) if listed.startswith(".") else host == listed
