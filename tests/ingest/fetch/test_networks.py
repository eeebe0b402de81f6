"""Which addresses are public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest

from tests.ingest.fetch.spellings import PRIVATE_4, PRIVATE_6, PUBLIC_4, PUBLIC_6
from webapp.ingest.fetch.networks import NOT_PUBLIC_4, NOT_PUBLIC_6, UNICAST_6, is_public

CALLED_GLOBAL = {
    *map(IPv4Network, ("168.63.129.16/32", "192.88.99.0/24", "224.0.0.0/4")),
    *map(IPv6Network, ("2002::/16", "3fff::/20")),
}
"""What Python 3.11 calls global and is not reached as a site: a cloud's own, withdrawn, or newer than it."""


@pytest.mark.parametrize("address", [*PRIVATE_4, *PRIVATE_6])
def test_a_private_address_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", [*PUBLIC_4, *PUBLIC_6])
def test_its_neighbour_is(address: str) -> None:
    assert is_public(ip_address(address))


def test_the_table_agrees_with_what_python_knows() -> None:
    for network in (*NOT_PUBLIC_4, *NOT_PUBLIC_6):
        ends = (network[0], network[-1])
        assert not any(map(is_public, ends))
        if network not in CALLED_GLOBAL and network != IPv4Network("192.0.0.0/24"):
            assert not any(end.is_global for end in ends), network


def test_no_block_that_python_calls_private_is_public() -> None:
    """Of every /12 both ends and their neighbours."""
    for number in range(1 << 12):
        block = IPv4Network((number << 20, 12))
        for four in (block[0], block[1], block[-2], block[-1]):
            assert not is_public(four) or (four.is_global and not four.is_multicast and not four.is_reserved)
        block_6 = IPv6Network((number << 116, 12))
        for six in (block_6[0], block_6[1], block_6[-1]):
            assert not is_public(six) or (six.is_global and six in UNICAST_6)


@pytest.mark.parametrize("address", PRIVATE_4)
def test_no_ipv6_address_with_a_private_one_inside_is_public(address: str) -> None:
    inside = int(IPv4Address(address))
    for number in (
        inside,
        (0xFFFF << 32) + inside,
        (0xFFFF << 48) + inside,
        (0x0064_FF9B << 96) + inside,
        (0x0064_FF9B_0001 << 80) + inside,
        (0x2002 << 112) + (inside << 80),
        (0x2001_0000 << 96) + (inside ^ 0xFFFF_FFFF),
        (0x2001_0000 << 96) + (inside << 64),
    ):
        assert not is_public(IPv6Address(number))


def test_an_address_of_one_link_is_not_public() -> None:
    assert not is_public(IPv6Address("2606:2800::1%eth0"))
