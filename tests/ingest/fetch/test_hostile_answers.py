"""Whatever a site answers, a fetch ends in time, takes no more than it may and says what was wrong."""

from __future__ import annotations

import gzip
import zlib

import pytest

from tests.ingest.fetch.visits import NEWS, PUBLIC, SILENT, Network, Steps, answer, redirect, say

SHORT = {"seconds": 0.5, "connect_seconds": 1_000.0}
SMALL = {"file_bytes": 1_000_000}


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("401 Unauthorized", "asks for a password (401)"),
        ("402 Payment Required", "asks for payment (402)"),
        ("403 Forbidden", "does not let this program read the page (403)"),
        ("404 Not Found", "no such page (404)"),
        ("410 Gone", "gone for good (410)"),
        ("429 Too Many Requests", "asked too often (429)"),
        ("451 Unavailable", "legal reasons (451)"),
        ("400 Bad Request", "status 400, not with a page"),
        ("418 Teapot", "status 418, not with a page"),
        ("300 Multiple Choices", "status 300, not with a page"),
        ("304 Not Modified", "status 304, not with a page"),
        ("500 Oops", "out of order at the moment (500)"),
        ("503 Later", "out of order at the moment (503)"),
        ("599 Strange", "out of order at the moment (599)"),
        ("999 Denied", "out of order at the moment (999)"),
    ],
)
def test_a_refusal_of_the_site_is_told_in_words(network: Network, status: str, words: str) -> None:
    assert words in network.error(say(answer(status=status)))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("image/jpeg", "a picture"),
        ("IMAGE/svg+xml; charset=utf-8", "a picture"),
        ("video/mp4", "a video"),
        ("audio/mpeg", "a sound recording"),
        ("application/json", "data for programs (JSON)"),
        ("application/activity+json", "data for programs (JSON)"),
        ("text/css", "a style sheet"),
        ("application/rss+xml", "a news feed"),
        ("font/woff2", "a font"),
    ],
)
def test_what_is_no_article_is_named_and_not_downloaded(network: Network, kind: str, words: str) -> None:
    endless = say(answer(b"", Content_Type=kind, Content_Length="")) + say(b"x" * 65_536, times=-1)
    assert f"This address leads to {words}, not to an article." in network.error(endless)


@pytest.mark.parametrize(
    "steps",
    [
        say(b"", wait=3),
        say(b"HTTP/1.1 200 OK\r\nX: ", every=0.05),
        say(b"HTTP/1.1 200 OK\r\n", wait=3),
        say(b"HTTP/1.1 100 Continue\r\n\r\n", every=0.01),
        say(answer(b"", Content_Length="1000000")) + say(b"a story ", every=0.05),
        say(answer(b"", Content_Length="")) + say(b"a story ", every=0.05),
        say(answer(b"", Transfer_Encoding="chunked", Content_Length="")) + say(b"1\r\nx\r\n", every=0.02),
        say(answer(b"", Transfer_Encoding="chunked", Content_Length="")) + say(b"0" * 50, every=0.02),
        say(answer(b"<p>", Content_Length="")) + say(b"", wait=3),
        say(answer(b"", Content_Encoding="gzip", Content_Length="")) + say(gzip.compress(b""), every=0.01),
    ],
)
def test_what_comes_too_slowly_is_given_up_in_time(network: Network, steps: Steps) -> None:
    assert "in time" in network.error(steps, limits=SHORT)


def test_redirects_do_not_renew_the_time(network: Network) -> None:
    pages = {f"/{step}": say(b"", wait=0.15) + redirect(f"/{step + 1}") for step in range(5)}
    visit = network.visit(f"http://{NEWS}/0", pages=pages, limits=SHORT)
    assert "in time" in str(visit.outcomes[0].error)


@pytest.mark.parametrize("hello", [say(b"", wait=3), say(b"\x16\x03\x03\x40\x00" + b"\0" * 500, every=0.02)])
def test_a_handshake_that_drips_is_given_up_in_time(network: Network, hello: Steps) -> None:
    visit = network.visit(f"https://{PUBLIC}:80/", pages={"TLS": hello}, limits=SHORT)
    assert "in time" in str(visit.outcomes[0].error)


@pytest.mark.parametrize("places", [[SILENT], [SILENT] * 20, ["2a00:dead::1", SILENT]])
def test_a_machine_that_takes_no_connection_is_given_up_in_time(network: Network, places: list[str]) -> None:
    found = network.fetch(names={f"{NEWS}.": [places]}, limits=SHORT)
    assert "in time" in str(found.error)


def test_where_one_machine_of_a_site_is_silent_the_next_is_asked(network: Network) -> None:
    visit = network.visit(
        f"http://{NEWS}/",
        names={f"{NEWS}.": [["2a00:dead::1", SILENT, PUBLIC]]},
        pages={"/": say(answer())},
        limits={"seconds": 60.0, "connect_seconds": 0.5},
    )
    assert visit.outcomes[0].error is None
    assert [place for place, _ in visit.connects] == ["2a00:dead::1", SILENT, PUBLIC]


def test_a_resolver_that_never_answers_is_given_up_in_time(network: Network) -> None:
    found = network.fetch(names={f"{NEWS}.": [["never"]]}, limits=SHORT)
    assert "could not be looked up in time" in str(found.error)


def test_a_name_that_is_not_there_or_not_found_just_now_is_said(network: Network) -> None:
    assert "no site with the name nowhere.org" in str(network.fetch("http://nowhere.org/").error)
    found = network.fetch(names={f"{NEWS}.": [["again"]]})
    assert "just now" in str(found.error)
    assert "no site with the name" in str(network.fetch(names={f"{NEWS}.": [[]]}).error)


@pytest.mark.parametrize(
    "steps",
    [
        say(answer(b"", Content_Length="")) + say(b"x" * 65_536, times=-1),
        say(answer(b"", Content_Length="1000001")),
        say(answer(b"x" * 1_000_001, Content_Length="")),
        say(answer(b"", Content_Length="99999999999999999999999")) + say(b"x" * 65_536, times=-1),
        say(answer(b"", Transfer_Encoding="chunked", Content_Length=""))
        + say(b"1\r\nx\r\n" * 9_000, times=-1),
        say(answer(b"", Transfer_Encoding="chunked", Content_Length=""))
        + say(b"-1\r\n")
        + say(b"x" * 65_536, times=-1),
        say(answer(b"", Transfer_Encoding="chunked", Content_Length=""))
        + say(b"ffffffffffffffff\r\n")
        + say(b"x" * 65_536, times=-1),
        say(answer(b"x\r\n0\r\n", Transfer_Encoding="chunked", Content_Length="1").replace(b"x\r\n", b""))
        + say(b"Trailer: on and on\r\n" * 1_000, times=-1),
        say(answer(b"", Content_Encoding="gzip", Content_Length="")) + say(gzip.compress(b""), times=-1),
        say(answer(b"", Content_Encoding="gzip", Content_Length="")) + say(gzip.compress(b"x"), times=-1),
        say(b"HTTP/1.1 200 OK\r\n") + say(b"X: " + b"y" * 60_000 + b"\r\n", times=-1),
        say(b"HTTP/1.1 200 OK\r\nX: ") + say(b"y" * 65_536, times=-1),
        say(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000, times=-1),
        say(b"H" * 65_536, times=-1),
    ],
)
def test_what_has_no_end_or_grows_is_given_up_early(network: Network, steps: Steps) -> None:
    check_given_up_early(network, steps)


@pytest.mark.parametrize("size", [1_000_001, 100_000_000])
def test_what_grows_when_it_is_unpacked_is_given_up_early(network: Network, size: int) -> None:
    check_given_up_early(network, say(answer(gzip.compress(b"\0" * size), Content_Encoding="gzip")))


def check_given_up_early(network: Network, steps: Steps) -> None:
    visit = network.visit(f"http://{NEWS}/", pages={"/": steps}, limits=SMALL)
    error = str(visit.outcomes[0].error)
    assert any(words in error for words in ("too large", "more than is read", "not one of a web server"))
    assert visit.megabytes < 20


def test_a_page_as_large_as_allowed_is_read(network: Network) -> None:
    body = b"x" * 1_000_000
    chunked = b"".join(b"ffff\r\n" + b"x" * 65_535 + b"\r\n" for _ in range(15)) + b"0\r\n\r\n"
    for steps in (
        say(answer(body)),
        say(answer(body, Content_Length="")),
        say(answer(chunked, Content_Length="", Transfer_Encoding="chunked")),
        say(answer(gzip.compress(body), Content_Encoding="gzip")),
    ):
        assert network.fetch(steps=steps, limits=SMALL).error is None


@pytest.mark.parametrize(
    "steps",
    [
        say(answer(Content_Length="16")),
        say(answer(Content_Length="1000")),
        say(answer(b"f\r\n<p>A", Content_Length="", Transfer_Encoding="chunked")),
        say(answer(b"f\r\n<p>A story.</p>\r\n", Content_Length="", Transfer_Encoding="chunked")),
        say(answer(b"<p>A story.</p>", Content_Length="", Transfer_Encoding="chunked")),
        say(answer(b"zz\r\n<p>A story.</p>\r\n0\r\n\r\n", Content_Length="", Transfer_Encoding="chunked")),
        say(answer(gzip.compress(b"<p>A story.</p>")[:-4], Content_Encoding="gzip")),
        say(b""),
        say(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<", reset=True),
        say(b"", reset=True),
    ],
)
def test_what_breaks_off_is_not_taken_for_whole(network: Network, steps: Steps) -> None:
    assert any(words in network.error(steps) for words in ("broke off", "not one of a web server"))


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 mail.example.org ESMTP\r\n",
        b"-ERR unknown command\r\n",
        b"\x15\x03\x01\x00\x02\x02\x50",
        b"\0" * 1_000,
        b"<html>no head at all</html>\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 -200 OK\r\n\r\n",
        b"HTTP/1.1 20000 OK\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X%d: y\r\n" % place for place in range(101)) + b"\r\n",
    ],
)
def test_what_does_not_speak_http_is_said(network: Network, data: bytes) -> None:
    assert "not one of a web server" in network.error(say(data))


@pytest.mark.parametrize(
    "steps",
    [
        say(answer(b"")),
        say(b"HTTP/1.1 200"),
        say(b"HTTP/1.1 200 OK\r\nContent-Type: te"),
        say(answer(b" \r\n\t ")),
        say(answer(b"", "204 No Content")),
        say(answer(b"0\r\n\r\n", Content_Length="", Transfer_Encoding="chunked")),
        say(answer(gzip.compress(b""), Content_Encoding="gzip")),
    ],
)
def test_an_empty_page_is_said(network: Network, steps: Steps) -> None:
    assert network.error(steps) == "The page is empty."


@pytest.mark.parametrize("packing", ["br", "zstd", "deflate", "gzip, gzip", "nonsense"])
def test_a_packing_that_was_not_asked_for_is_refused(network: Network, packing: str) -> None:
    steps = say(answer(zlib.compress(b"<p>A story.</p>"), Content_Encoding=packing))
    assert "not asked for" in network.error(steps)


def test_what_is_not_packed_as_it_says_is_refused(network: Network) -> None:
    assert "cannot be unpacked" in network.error(say(answer(Content_Encoding="gzip")))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("", "without saying where"),
        ("   ", "without saying where"),
        ("http://", "does not name a site"),
        ("https:///path", "does not name a site"),
        ("//[::1", "is not an address"),
        ("http://[::1", "no valid name"),
        ("http://[nonsense]/", "no valid IPv6 address"),
        ("http://a b.org/", "no valid name"),
        ("http://-a.org/", "no valid name"),
        ("http://a..b.org/", "no valid name"),
        (f"http://{'a' * 64}.org/", "no valid name"),
        (f"http://{NEWS}/{'a' * 9_000}", "longer than"),
        ("http://a.org:99999/", "no valid port"),
    ],
)
def test_a_redirect_to_nowhere_is_said(network: Network, target: str, words: str) -> None:
    error = network.error(redirect(target))
    assert words in error
    assert "After a redirect: " in error or "The site redirects" in error


def test_nobody_there_is_said(network: Network) -> None:
    found = network.fetch(names={f"{NEWS}.": [["2a00:dead::1"]]})
    assert found.error == "The site cannot be reached from here."


def test_a_bomb_takes_no_memory(network: Network) -> None:
    grown = gzip.compress(b"\0" * 10_000_000)
    steps = say(answer(b"", Content_Encoding="gzip", Content_Length="")) + say(grown, times=100)
    visit = network.visit(f"http://{NEWS}/", pages={"/": steps})
    assert "too large" in str(visit.outcomes[0].error)
    assert visit.megabytes < 40
