"""Which IP addresses are on the public internet.

The tables are the special-purpose registries of IANA (RFC 6890 and what came since) and a few addresses that
look public and are not. They are written out because ``ipaddress.is_global`` calls some of these networks
global and learns of others only with a new Python; an address has to pass both.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

NOT_PUBLIC_4 = frozenset(
    {
        IPv4Network("0.0.0.0/8"),  # this network (RFC 791); 0.0.0.0 reaches the machine itself
        IPv4Network("10.0.0.0/8"),  # private (RFC 1918)
        IPv4Network("100.64.0.0/10"),  # shared by a provider's customers (RFC 6598); Alibaba's metadata
        IPv4Network("127.0.0.0/8"),  # loopback (RFC 1122)
        IPv4Network("168.63.129.16/32"),  # Azure's platform, for the machines in it
        IPv4Network("169.254.0.0/16"),  # link-local (RFC 3927); the metadata of most clouds
        IPv4Network("172.16.0.0/12"),  # private (RFC 1918)
        IPv4Network("192.0.0.0/24"),  # IETF protocols (RFC 6890); Oracle's metadata
        IPv4Network("192.0.2.0/24"),  # documentation (RFC 5737)
        IPv4Network("192.88.99.0/24"),  # 6to4 relays, withdrawn (RFC 7526)
        IPv4Network("192.168.0.0/16"),  # private (RFC 1918)
        IPv4Network("198.18.0.0/15"),  # benchmarks (RFC 2544)
        IPv4Network("198.51.100.0/24"),  # documentation (RFC 5737)
        IPv4Network("203.0.113.0/24"),  # documentation (RFC 5737)
        IPv4Network("224.0.0.0/4"),  # multicast (RFC 5771)
        IPv4Network("240.0.0.0/4"),  # reserved, and the broadcast address (RFC 1112, RFC 919)
    }
)

UNICAST_6 = IPv6Network("2000::/3")
"""All that has been given out for the public internet (RFC 4291). Outside of it are loopback, mapped and
compatible IPv4, unique local, link-local, site-local and multicast addresses, and nothing yet."""

NOT_PUBLIC_6 = frozenset(
    {
        IPv6Network("2001::/23"),  # IETF protocols (RFC 2928): Teredo with IPv4 inside, benchmarks, ORCHID
        IPv6Network("2001:db8::/32"),  # documentation (RFC 3849)
        IPv6Network("2002::/16"),  # 6to4 with an IPv4 address inside (RFC 3056)
        IPv6Network("3fff::/20"),  # documentation (RFC 9637)
    }
)

TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 as a network without it sees it (RFC 6052): the last 32 bits are the address that is reached."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the public internet.

    Tunnels and mapped addresses are not, whatever is inside: no site is published under one. Translated ones
    are as public as what is inside, since a network of IPv6 alone reaches all older sites through them.
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in NOT_PUBLIC_4)
    if address.scope_id is not None:
        return False
    if address in TRANSLATED:
        return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    return (
        address in UNICAST_6 and address.is_global and not any(address in network for network in NOT_PUBLIC_6)
    )
