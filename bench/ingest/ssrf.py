"""``python -m bench.ingest.ssrf [--rounds N --seed K]``: whether any address leads where none may.

Addresses are drawn from everywhere, half of them near the networks that are not public, spelled and placed
in all ways that ``tests/ingest/fetch/spellings.py`` knows, and given, redirected to or found behind a name.
They are fetched in a network of its own in which every address answers. What is public is judged here by
Python's own table alone and a few networks that it does not know; the exit status is 1 if a connection was
even tried to anything else.
"""

from __future__ import annotations

import argparse
import sys
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from random import Random

from tests.ingest.fetch.spellings import PLAIN, PRIVATE_4, PRIVATE_6, PUBLIC_4, PUBLIC_6, TRICKS
from tests.ingest.fetch.visits import NEWS, PUBLIC, Network, Steps, answer, redirect, say

IN_A_ROUND = 500
"""Addresses."""

UNKNOWN_TO_PYTHON = [
    *map(IPv4Network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24")),
    *map(IPv6Network, ("2001::/23", "2002::/16", "3fff::/20")),
]


def may_be_reached(place: str) -> bool:
    """What is public, judged without the code that is tried; translated IPv4 is what is inside."""
    address = ip_address(place)
    if isinstance(address, IPv6Address) and address in IPv6Network("64:ff9b::/96"):
        return may_be_reached(str(IPv4Address(int(address) & 0xFFFF_FFFF)))
    odd = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local
    return address.is_global and not odd and not any(address in network for network in UNKNOWN_TO_PYTHON)


def _place(random: Random) -> IPv4Address | IPv6Address:
    """An address from anywhere, or near the end of a network that is not public."""
    near = ip_address(random.choice([*PRIVATE_4, *PRIVATE_6, *PUBLIC_4, *PUBLIC_6]))
    most = (1 << near.max_prefixlen) - 1
    if random.random() < 0.5:
        return type(near)(random.randint(0, most))
    return type(near)(min(max(int(near) + random.choice([0, 0, 1, -1, 2, 255, -256]), 0), most))


def _address(random: Random) -> str:
    place = _place(random)
    if isinstance(place, IPv4Address):
        host = random.choice([str, *PLAIN.values()])(place)
    else:
        host = f"[{random.choice([str(place), place.exploded, place.compressed.upper()])}]"
    if random.random() < 0.3:
        return random.choice(list(TRICKS.values()))(host)
    return f"http://{host}/"


def _round(network: Network, random: Random) -> tuple[int, list[str]]:
    """How many connections there were, and what led where it may not."""
    addresses: list[str] = []
    names: dict[str, list[list[str]]] = {}
    pages: dict[str, Steps] = {"/": say(answer())}
    for number in range(IN_A_ROUND):
        way = random.choice(["given", "redirected to", "behind a name"])
        if way == "behind a name":
            places = [[str(_place(random)) for _ in range(random.randint(1, 3))] for _ in range(2)]
            names[f"n{number}.example.org."] = places
            addresses += [f"http://n{number}.example.org/"] * 2
        elif way == "redirected to":
            pages[f"/{number}"] = redirect(_address(random))
            addresses.append(f"http://{NEWS}/{number}")
        else:
            addresses.append(_address(random))
    visit = network.visit(*addresses, names=names, pages=pages)
    reached = [place for place, _ in (*visit.connects, *visit.accepted) if place != PUBLIC]
    ports = {port for _, port in (*visit.connects, *visit.accepted)}
    wrong = [place for place in reached if not may_be_reached(place)]
    return len(reached), [*wrong, *(f"port {port}" for port in ports - {80, 443})]


def main() -> int:
    """Prints what was tried and found; 1 where something led where it may not."""
    parser = argparse.ArgumentParser(prog="bench.ingest.ssrf", description="does any address lead inside?")
    parser.add_argument("--rounds", type=int, default=100, help=f"of {IN_A_ROUND} addresses (default: 100)")
    parser.add_argument("--seed", type=int, default=1, help="other addresses (default: 1)")
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    connections, wrong = 0, []
    network = Network({}, None)
    for _ in range(arguments.rounds):
        count, found = _round(network, random)
        connections += count
        wrong += found
    network.close()
    print(f"{arguments.rounds * IN_A_ROUND:,} draws, {connections:,} attempts and connections")
    print(f"to what is not public or to other ports: {len(wrong)} {sorted(set(wrong))[:20] or ''}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
