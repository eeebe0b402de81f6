"""Hosts that are not public, in all the ways in which they can be written."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address

PRIVATE_4 = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.254"),
    *("127.0.0.1", "127.0.0.53", "127.255.255.254", "168.63.129.16", "169.254.169.254", "169.254.170.2"),
    *("172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1"),
    *("192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1"),
    *("239.255.255.250", "240.0.0.1", "255.255.255.255"),
]
"""At least one of every network that is not public, mostly its ends, and what clouds keep there."""

PRIVATE_6 = [
    *(
        "::",
        "::1",
        "::2",
        "::ffff:0:0",
        "::ffff:0:7f00:1",
        "100::1",
        "100:0:0:1::1",
        "2001::1",
        "2001:0:7f00:1::",
    ),
    *("2001:2::1", "2001:10::1", "2001:20::1", "2001:30::1", "2001:db8::1", "2001:1ff::1", "2002::1"),
    *("2002:7f00:1::1", "3fff::1", "3fff:fff::1", "4000::1", "5f00::1", "64:ff9b:1::1", "64:ff9b:1::808:808"),
    *("64:ff9b:2::1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1", "fe80::5efe:7f00:1", "febf::1"),
    *("fec0::1", "feff::1", "ff02::1", "ff05::1:3", "ff0e::1"),
]

PUBLIC_4 = [
    *("1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0"),
    *("126.255.255.255", "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0"),
    *("172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0"),
    *("192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255", "198.51.101.0"),
    *("203.0.112.255", "203.0.114.0", "223.255.255.255"),
]
"""The neighbours of those networks."""

PUBLIC_6 = [
    *("2001:200::1", "2001:4860:4860::8888", "2001:db7::1", "2001:db9::1", "2003::1", "2600::1"),
    *("2606:2800:220:1:248:1893:25c8:1946", "2a00:1450::1", "2c0f::1", "64:ff9b::5db8:d822"),
]

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _octets(address: IPv4Address) -> tuple[int, int, int, int]:
    one, two, three, four = address.packed
    return one, two, three, four


def _each(form: str) -> Callable[[IPv4Address], str]:
    return lambda address: ".".join(form.format(octet) for octet in address.packed)


def _inside(prefix: str) -> Callable[[IPv4Address], str]:
    """In the last 32 bits of an IPv6 address."""
    return lambda address: f"[{IPv6Address(int(IPv6Address(prefix)) + int(address))}]"


def _six_to_four(address: IPv4Address) -> str:
    return f"[{IPv6Address((0x2002 << 112) + (int(address) << 80) + 1)}]"


def _teredo(address: IPv4Address) -> str:
    return f"[{IPv6Address((0x2001_0000 << 96) + (int(address) ^ 0xFFFF_FFFF))}]"


PLAIN: dict[str, Callable[[IPv4Address], str]] = {
    "dotted": str,
    "dot at the end": lambda address: f"{address}.",
    "full width": lambda address: str(address).translate(FULL_WIDTH),
    "ideographic dots": lambda address: str(address).replace(".", "。"),
    "half-width dots": lambda address: str(address).replace(".", "｡"),
    "bold digits": lambda address: str(address).translate(BOLD),
    "superscript": lambda address: str(address).translate(SUPERSCRIPT),
    "percent": lambda address: "".join(f"%{ord(sign):02x}" for sign in str(address)),
    "percent of full width": lambda address: "".join(
        f"%{byte:02X}" for byte in str(address).translate(FULL_WIDTH).encode()
    ),
    "number": lambda address: str(int(address)),
    "hexadecimal": lambda address: f"0x{int(address):x}",
    "HEXADECIMAL": lambda address: f"0X{int(address):08X}",
    "octal": lambda address: f"0{int(address):o}",
    "dotted hexadecimal": _each("0x{:x}"),
    "dotted octal": _each("0{:o}"),
    "zeros in front": _each("{:03}"),
    "many zeros in front": _each("0000000{:o}"),
    "three parts": lambda address: "{}.{}.{}".format(*_octets(address)[:2], int(address) & 0xFFFF),
    "two parts": lambda address: f"{address.packed[0]}.{int(address) & 0xFF_FFFF}",
    "mixed": lambda address: "0x{:x}.0{:o}.{}.{}".format(*_octets(address)),
    "too large a number": lambda address: str(int(address) + (1 << 32)),
    "too large a part": lambda address: "{}.{}.{}.{}".format(address.packed[0] + 256, *_octets(address)[1:]),
    "mapped": lambda address: f"[::ffff:{address}]",
    "mapped in hexadecimal": _inside("::ffff:0:0"),
    "mapped in full": lambda address: (
        f"[{IPv6Address(int(IPv6Address('::ffff:0:0')) + int(address)).exploded}]"
    ),
    "compatible": lambda address: f"[::{address}]",
    "translated": _inside("64:ff9b::"),
    "translated, dotted": lambda address: f"[64:ff9b::{address}]",
    "translated locally": _inside("64:ff9b:1::"),
    "translated statelessly": _inside("::ffff:0:0:0"),
    "6to4": _six_to_four,
    "Teredo": _teredo,
    "ISATAP": _inside("fe80::5efe:0:0"),
}
"""Ways of writing an IPv4 address; those after *percent of full width* are not how a person writes one."""

TRICKS: dict[str, Callable[[str], str]] = {
    "a name in front": lambda host: f"http://news.example.org@{host}/",
    "a name and password": lambda host: f"http://news.example.org:80@{host}/",
    "a password alone": lambda host: f"http://:secret@{host}/",
    "a backslash": lambda host: f"http://{host}\\@news.example.org/",
    "a backslash behind": lambda host: f"http://news.example.org\\@{host}/",
    "two at signs": lambda host: f"http://a@{host}@news.example.org/",
    "port 8080": lambda host: f"http://{host}:8080/",
    "port 22": lambda host: f"http://{host}:22/",
    "no port": lambda host: f"http://{host}:/",
    "a port out of range": lambda host: f"http://{host}:65616/",
    "TLS on 80": lambda host: f"https://{host}:80/",
    "a fragment": lambda host: f"http://{host}#@news.example.org/",
    "a query": lambda host: f"http://{host}?@news.example.org/",
    "one slash": lambda host: f"http:/{host}/",
    "no slash": lambda host: f"http:{host}/",
    "three slashes": lambda host: f"http:///{host}/",
    "backslashes": lambda host: f"http:\\\\{host}\\",
    "blank in front": lambda host: f"http:// {host}/",
    "tab inside": lambda host: f"ht\ttp://{host[:2]}\t{host[2:]}/",
    "line end inside": lambda host: f"http://{host[:2]}\n{host[2:]}/",
    "zero byte": lambda host: f"http://{host}%00.example.org/",
    "soft hyphen": lambda host: f"http://{host[:2]}\u00ad{host[2:]}/",
    "zero-width space": lambda host: f"http://{host[:2]}\u200b{host[2:]}/",
    "encoded slash": lambda host: f"http://{host}%2f.example.org/",
    "encoded colon": lambda host: f"http://{host}%3a80/",
    "encoded twice": lambda host: f"http://{host.replace('.', '%252e')}/",
    "capitals": lambda host: f"HTTP://{host}/",
}
"""Addresses that say another host than they seem to, or the same one less plainly."""

OTHER_SCHEMES = [
    *("ftp://{}/", "file:///etc/passwd", "file://{}/etc/passwd", "gopher://{}:80/_GET", "dict://{}:80/"),
    *(
        "ws://{}/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "jar:http://{}/!/",
        "view-source:http://{}/",
    ),
    *("ldap://{}/", "unix:///run/docker.sock", "about:blank", "mailto:a@{}", "feed:http://{}/", "h2c://{}/"),
]

NAMES = [
    *(
        "localhost",
        "LOCALHOST",
        "localhost.",
        "LocalHost.",
        "foo.localhost",
        "a.b.localhost.",
        "ip6-localhost",
    ),
    *(
        "localhost.localdomain",
        "loc%61lhost",
        "ｌｏｃａｌｈｏｓｔ",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "local\u00adhost",
        "locaſhost.internal",
    ),
    *("printer.local", "printer.LOCAL.", "metadata.google.internal", "metadata.google.internal.", "metadata"),
    *("host.docker.internal", "kubernetes.default.svc.cluster.local", "intranet", "wpad", "db", "router.lan"),
    *("cms.intranet", "cms.corp", "nas.home", "nas.home.arpa", "a.private", "site.test", "site.example"),
    *("site.invalid", "service.onion", "thing.alt", "mail.mail"),
]


def hosts() -> dict[str, str]:
    """Every private address in every spelling, by what it is."""
    spelled = {
        f"{address}, {name}": spell(IPv4Address(address))
        for address in PRIVATE_4
        for name, spell in PLAIN.items()
    }
    six = {
        f"{address}, {name}": host
        for address in PRIVATE_6
        for name, host in {
            "plain": f"[{address}]",
            "in full": f"[{IPv6Address(address).exploded.upper()}]",
            "with a zone": f"[{address}%25lo]",
            "with a bare zone": f"[{address}%lo]",
        }.items()
    }
    return {**spelled, **six, **{name: name for name in NAMES}}
