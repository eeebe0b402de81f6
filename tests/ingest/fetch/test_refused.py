"""What is not public is never connected to, however it is written, looked up or redirected to.

Counted are attempts, as Python tells them, and connections, as the listeners tell them; every address in
the world answers in the network in which this runs.
"""

from __future__ import annotations

import pytest

from tests.ingest.fetch.spellings import (
    NAMES,
    OTHER_SCHEMES,
    PRIVATE_4,
    PRIVATE_6,
    TRICKS,
    hosts,
)
from tests.ingest.fetch.visits import NEWS, PUBLIC, PUBLIC_6, Network, Visit, answer, redirect, say

HOSTS = hosts()

EVERYWHERE = {f"{name.lower().removesuffix('.')}.": [[PUBLIC]] for name in NAMES}
"""A resolver that finds what should not be looked up at all."""

TRICKED = ["127.0.0.1", "localhost", "169.254.169.254", "[::1]", "10.0.0.1"]


def test_what_is_reached_without_a_check_is_counted(network: Network) -> None:
    reached = [
        *("127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.0.1", "100.64.0.1", "198.18.0.1", "240.0.0.1"),
        *("::1", "fd00::1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:db8::1", PUBLIC, PUBLIC_6),
    ]
    places = [(place, port) for place in reached for port in (80, 443, 8080, 22)]
    visit = network.visit(unguarded=places)
    assert visit.connects == places
    assert sorted(visit.accepted) == sorted(places)


def test_no_spelling_of_a_private_address_is_connected_to(network: Network) -> None:
    addresses = [f"{scheme}://{host}/" for scheme in ("http", "https") for host in HOSTS.values()]
    visit = network.visit(*addresses, names=EVERYWHERE, pages={"/": say(answer())})
    assert refused(addresses, visit, "not a public address", "zone", "no valid") == []
    assert len(addresses) > 2_000
    assert (visit.connects, visit.accepted, visit.looked_up) == ([], [], [])


def test_no_spelling_of_a_private_address_is_redirected_to(network: Network) -> None:
    """Each fourth of them: they are checked as those that are given, all of which are tried above."""
    targets = [f"http://{host}/" for host in HOSTS.values()][::4]
    pages = {f"/{place}": redirect(target) for place, target in enumerate(targets)}
    visit = network.visit(
        *(f"http://{NEWS}{path}" for path in pages),
        names=EVERYWHERE,
        pages={**pages, "/": say(answer())},
    )
    assert refused(targets, visit, "not a public address", "zone", "no valid") == []
    assert set(visit.accepted) == {(PUBLIC, 80)}
    assert len(visit.accepted) == len(visit.connects) == len(targets)
    assert set(visit.looked_up) == {f"{NEWS}."}


@pytest.mark.parametrize("way", ["given", "redirected to"])
def test_no_trick_with_the_parts_of_an_address_leads_elsewhere(network: Network, way: str) -> None:
    tricks = [trick(host) for trick in TRICKS.values() for host in TRICKED]
    if way == "given":
        visit = network.visit(*tricks, pages={"/": say(answer())})
    else:
        pages = {f"/{place}": redirect(target) for place, target in enumerate(tricks)}
        visit = network.visit(*(f"http://{NEWS}{path}" for path in pages), pages=pages)
    assert {place for place, _ in visit.connects} <= {PUBLIC}
    assert {port for _, port in visit.connects} <= {80}
    assert {place for place, _ in visit.accepted} <= {PUBLIC}
    assert [trick for trick, found in zip(tricks, visit.outcomes, strict=True) if not found.error] == []


@pytest.mark.parametrize("way", ["given", "redirected to"])
def test_only_http_and_https_are_asked(network: Network, way: str) -> None:
    targets = [form.format(host) for form in OTHER_SCHEMES for host in ("127.0.0.1", NEWS)]
    if way == "given":
        visit = network.visit(*targets)
        assert visit.connects == []
    else:
        pages = {f"/{place}": redirect(target) for place, target in enumerate(targets)}
        visit = network.visit(*(f"http://{NEWS}{path}" for path in pages), pages=pages)
        assert visit.connects == [(PUBLIC, 80)] * len(targets)
    assert refused(targets, visit, "Only http and https") == []


def test_a_name_that_leads_to_a_private_address_is_refused(network: Network) -> None:
    private = [*PRIVATE_4, *PRIVATE_6, "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "fe80::1%lo"]
    names = {f"a{place}.example.org.": [[address]] for place, address in enumerate(private)}
    addresses = [f"{scheme}://{name}/" for name in names for scheme in ("http", "https")]
    visit = network.visit(*addresses, names=names)
    assert refused(addresses, visit, "not a public address") == []
    assert (visit.connects, visit.accepted) == ([], [])


@pytest.mark.parametrize(
    "places",
    [
        [PUBLIC, "127.0.0.1"],
        ["127.0.0.1", PUBLIC],
        [PUBLIC, "10.0.0.1", PUBLIC_6],
        [PUBLIC_6, "::1"],
        [PUBLIC, "::ffff:10.0.0.1"],
        [*[f"93.184.216.{last}" for last in range(1, 200)], "192.168.0.1"],
    ],
)
def test_a_name_with_one_private_address_among_public_ones_is_refused(
    network: Network, places: list[str]
) -> None:
    found = network.fetch(names={f"{NEWS}.": [places]})
    assert "not a public address" in str(found.error)
    assert found.connects == []


def test_a_name_that_is_redirected_to_is_checked_too(network: Network) -> None:
    visit = network.visit(
        f"http://{NEWS}/",
        names={"inside.example.org.": [["10.0.0.1"]]},
        pages={"/": redirect("https://inside.example.org/")},
    )
    assert "not a public address" in str(visit.outcomes[0].error)
    assert visit.connects == visit.accepted == [(PUBLIC, 80)]


def test_an_answer_that_changes_between_look_up_and_connection_changes_nothing(network: Network) -> None:
    visit = network.visit(
        f"http://{NEWS}/",
        f"https://{NEWS}/",
        names={f"{NEWS}.": [[PUBLIC], ["127.0.0.1"]]},
        pages={"/": say(answer())},
    )
    first, second = visit.outcomes
    assert first.content == b"<p>A story.</p>"
    assert "not a public address" in str(second.error)
    assert visit.looked_up == [f"{NEWS}."] * 2
    assert visit.accepted == [(PUBLIC, 80)]


def test_an_answer_that_changes_before_a_redirect_to_the_same_site_is_seen(network: Network) -> None:
    visit = network.visit(
        f"http://{NEWS}/a",
        names={f"{NEWS}.": [[PUBLIC], ["169.254.169.254"]]},
        pages={"/a": redirect("/"), "/": say(answer())},
    )
    assert "not a public address" in str(visit.outcomes[0].error)
    assert visit.accepted == [(PUBLIC, 80)]


@pytest.mark.parametrize("port", [0, 1, 21, 22, 25, 79, 81, 442, 444, 3306, 6379, 8000, 8080, 8443, 65535])
def test_other_ports_are_not_asked(network: Network, port: int) -> None:
    visit = network.visit(
        f"http://{PUBLIC}:{port}/",
        f"http://{NEWS}/",
        pages={"/": redirect(f"http://{NEWS}:{port}/")},
    )
    assert all("port" in str(found.error) for found in visit.outcomes)
    assert visit.connects == [(PUBLIC, 80)]


def test_no_proxy_of_the_environment_is_asked(network: Network) -> None:
    visit = network.visit(f"http://{NEWS}/", f"https://{NEWS}/", pages={"/": say(answer())})
    assert [found.error for found in visit.outcomes] == [None, None]
    assert visit.accepted == [(PUBLIC, 80), (PUBLIC, 443)]


def test_a_name_is_looked_up_as_it_is_and_no_local_search_list_behind_it(network: Network) -> None:
    assert network.visit("http://www.example.org./").looked_up == ["www.example.org."]


def test_nothing_is_asked_or_looked_up_where_fetching_is_off(network: Network) -> None:
    visit = network.visit(f"http://{NEWS}/", f"http://{PUBLIC}/", "http://127.0.0.1/", policy="off")
    assert refused(["", "", ""], visit, "switched off here") == []
    assert (visit.connects, visit.looked_up) == ([], [])


def test_only_listed_sites_are_asked_and_they_must_be_public_still(network: Network) -> None:
    addresses = {
        f"http://{NEWS}/": None,
        "http://deep.in.example.net/": None,
        "http://example.net/": None,
        "http://other.example.org/": "not among the sites",
        f"http://a.{NEWS}/": "not among the sites",
        "http://badexample.net/": "not among the sites",
        f"http://{PUBLIC}/": "not among the sites",
        "http://inside.example.net/": "not a public address",
        "http://127.0.0.1/": "not a public address",
    }
    names = {
        f"{name}.": [[PUBLIC]]
        for name in ("deep.in.example.net", "example.net", "other.example.org", f"a.{NEWS}", "badexample.net")
    }
    visit = network.visit(
        *addresses,
        names={**names, "inside.example.net.": [["10.0.0.1"]]},
        pages={"/": say(answer())},
        policy=f"hosts:{NEWS},.example.net",
    )
    for found, sentence in zip(visit.outcomes, addresses.values(), strict=True):
        assert (found.error is None) if sentence is None else (sentence in str(found.error))
    assert len(visit.accepted) == 3


def test_a_listed_site_cannot_send_on_to_another(network: Network) -> None:
    found = network.fetch(
        steps=redirect("http://other.example.org/"),
        policy=f"hosts:{NEWS}",
        names={"other.example.org.": [[PUBLIC]]},
    )
    assert "not among the sites" in str(found.error)
    assert found.connects == [(PUBLIC, 80)]


def refused(addresses: list[str], visit: Visit, *sentences: str) -> list[tuple[str, str | None]]:
    """Which were not refused in one of such sentences."""
    return [
        (address, found.error)
        for address, found in zip(addresses, visit.outcomes, strict=True)
        if not any(sentence in str(found.error) for sentence in sentences)
    ]
