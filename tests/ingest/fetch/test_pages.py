"""Pages are fetched, over real connections in a network of its own."""

from __future__ import annotations

import gzip

import pytest

from tests.ingest.fetch.visits import NEWS, PUBLIC, PUBLIC_6, Network, answer, redirect, say


def test_a_page_comes_as_it_is(network: Network) -> None:
    found = network.fetch(f" HTTP://{NEWS.upper()}:80/#top\n")
    assert found.error is None
    assert found.content == b"<p>A story.</p>"
    assert found.page["content_type"] == "text/html"
    assert found.page["charset"] == "utf-8"
    assert found.page["address"] == found.page["asked"] == f"http://{NEWS}/"
    assert found.connects == [(PUBLIC, 80)]


def test_the_site_is_told_what_asks_and_nothing_about_whom_it_is_for(network: Network) -> None:
    visit = network.visit(
        f"http://{NEWS}/story?id=7#part", pages={"/story?id=7": say(answer(Set_Cookie="a=b"))}
    )
    line, *fields = visit.requests[0].removesuffix("\r\n\r\n").split("\r\n")
    headers = dict(field.split(": ", 1) for field in fields)
    assert line == "GET /story?id=7 HTTP/1.1"
    assert set(headers) == {
        *("Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"),
    }
    assert headers["Host"] == NEWS
    assert headers["User-Agent"].startswith("Diptych/0.")
    assert headers["Accept"].startswith("text/html,application/xhtml+xml,application/pdf")
    assert headers["Accept-Encoding"] == "gzip"


def test_a_redirect_carries_no_cookie_and_no_referrer(network: Network) -> None:
    to = b"HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /story\r\nContent-Length: 0\r\n\r\n"
    visit = network.visit(f"http://{NEWS}/", pages={"/": say(to), "/story": say(answer())})
    assert len(visit.requests) == 2
    assert not any("cookie" in head.lower() or "referer" in head.lower() for head in visit.requests)
    assert visit.outcomes[0].page["address"] == f"http://{NEWS}/story"
    assert visit.outcomes[0].page["asked"] == f"http://{NEWS}/"


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/b?x=1#part", "/b?x=1"),
        ("c", "/a/c"),
        ("../c", "/c"),
        ("?page=2", "/a/b?page=2"),
        (f"//{NEWS}/d", "/d"),
        (f"http://{NEWS}/e", "/e"),
        (f"  HTTP://{NEWS}:80/f ", "/f"),
        ("/schöne neue", "/sch%C3%B6ne%20neue"),
        ("/%e4", "/%e4"),
        ("/x y?z=ü", "/x%20y?z=%C3%BC"),
        (f"http://{NEWS}", "/"),
    ],
)
def test_redirects_are_followed_as_browsers_do(network: Network, target: str, path: str) -> None:
    visit = network.visit(f"http://{NEWS}/a/b", pages={"/a/b": redirect(target), path: say(answer())})
    assert visit.outcomes[0].page["address"] == f"http://{NEWS}{path}"


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]
)
def test_all_kinds_of_redirect_are_followed(network: Network, status: str) -> None:
    pages = {"/a": redirect("/b", status), "/b": say(answer(b"there"))}
    assert network.visit(f"http://{NEWS}/a", pages=pages).outcomes[0].content == b"there"


def test_five_redirects_are_followed_and_not_six(network: Network) -> None:
    pages = {f"/{step}": redirect(f"/{step + 1}") for step in range(6)}
    visit = network.visit(f"http://{NEWS}/1", f"http://{NEWS}/0", pages={**pages, "/6": say(answer())})
    assert visit.outcomes[0].error is None
    assert "again and again: more than 5 times" in str(visit.outcomes[1].error)
    assert len(visit.accepted) == 6 + 6


def test_a_circle_of_redirects_comes_to_an_end(network: Network) -> None:
    assert "again and again" in network.error(redirect("/"))


def test_a_redirect_from_http_to_https_and_back_is_followed(network: Network) -> None:
    pages = {
        "/": redirect(f"https://{NEWS}/a"),
        "/a": redirect(f"http://{NEWS}/b"),
        "/b": say(answer()),
    }
    visit = network.visit(f"http://{NEWS}/", pages=pages)
    assert visit.outcomes[0].page["address"] == f"http://{NEWS}/b"
    assert [port for _, port in visit.accepted] == [80, 443, 80]


def test_tls_names_the_site_and_checks_that_it_is_the_one(network: Network) -> None:
    visit = network.visit(f"https://{NEWS}/", pages={"/": say(answer())})
    assert visit.outcomes[0].error is None
    assert visit.server_names == [NEWS]
    assert visit.accepted == [(PUBLIC, 443)]
    assert f"Host: {NEWS}\r\n" in visit.requests[0]


def test_tls_to_a_bare_address_checks_that_address(network: Network) -> None:
    visit = network.visit(f"https://{PUBLIC}/", "https://93.184.216.35/", pages={"/": say(answer())})
    assert visit.outcomes[0].error is None
    assert "certificate" in str(visit.outcomes[1].error)


@pytest.mark.parametrize("name", ["old.example.org", "unknown.example.org", "other.example.org"])
def test_a_certificate_that_is_over_unknown_or_another_s_is_refused(network: Network, name: str) -> None:
    visit = network.visit(
        f"https://{name}/", names={f"{name}.": [[PUBLIC, PUBLIC_6]]}, pages={"/": say(answer())}
    )
    assert "The certificate of the site is not valid" in str(visit.outcomes[0].error)
    assert visit.requests == []
    assert visit.accepted == [(PUBLIC, 443)]


def test_tls_where_nobody_speaks_it_is_said(network: Network) -> None:
    visit = network.visit(f"https://{PUBLIC}:80/", pages={"TLS": say(answer(status="400 Bad Request"))})
    assert "The secure connection to the site failed" in str(visit.outcomes[0].error)


def test_a_site_is_reached_over_ipv6_too(network: Network) -> None:
    visit = network.visit(
        f"http://{NEWS}/",
        f"http://[{PUBLIC_6}]/",
        "http://[64:ff9b::5db8:d822]/",
        names={f"{NEWS}.": [[PUBLIC_6]]},
        pages={"/": say(answer())},
    )
    assert [found.error for found in visit.outcomes] == [None] * 3
    assert [place for place, _ in visit.accepted] == [PUBLIC_6, PUBLIC_6, "64:ff9b::5db8:d822"]
    assert f"Host: [{PUBLIC_6}]\r\n" in visit.requests[1]


def test_a_packed_page_is_unpacked(network: Network) -> None:
    body = b"<p>Told at length.</p>" * 20_000
    packed = gzip.compress(body[:200_000]) + gzip.compress(body[200_000:])
    for extra in (b"", b"\0" * 100, b"and more"):
        found = network.fetch(steps=say(answer(packed + extra, Content_Encoding="gzip")))
        assert found.error is None
        assert found.content == body


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072, 1_000_000])
@pytest.mark.parametrize("level", [0, 9])
def test_packed_pages_of_every_size_are_whole(network: Network, size: int, level: int) -> None:
    body = b"x" * size
    found = network.fetch(steps=say(answer(gzip.compress(body, level), Content_Encoding="X-GZIP")))
    assert found.error is None
    assert found.content == body


def test_pieces_are_put_together(network: Network) -> None:
    body = b"5;note=1\r\n<p>A \r\n9\r\nstory.</p\r\n1\r\n>\r\n0\r\nTrailer: x\r\n\r\n"
    found = network.fetch(steps=say(answer(body, Transfer_Encoding="chunked", Content_Length="")))
    assert found.error is None
    assert found.content == b"<p>A story.</p>"


def test_a_page_without_a_length_ends_with_the_connection(network: Network) -> None:
    assert network.fetch(steps=say(answer(Content_Length=""))).content == b"<p>A story.</p>"


def test_an_old_server_is_understood(network: Network) -> None:
    found = network.fetch(steps=say(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nA story."))
    assert found.content == b"A story."


def test_interim_answers_are_passed_over(network: Network) -> None:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    found = network.fetch(steps=say(b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + answer()))
    assert found.content == b"<p>A story.</p>"
    assert network.fetch(steps=say(hint + answer())).content == b"<p>A story.</p>"


@pytest.mark.parametrize(
    ("header", "kind", "charset"),
    [
        ("text/html", "text/html", ""),
        ("TEXT/HTML ; Charset=UTF-8", "text/html", "utf-8"),
        ('text/html; charset="windows-1252"; x=y', "text/html", "windows-1252"),
        ("text/html;charset='utf-8'", "text/html", ""),
        ("application/pdf", "application/pdf", ""),
        ("application/octet-stream", "application/octet-stream", ""),
        ("nonsense", "", ""),
        ("text/html; charset=", "text/html", ""),
        (f"text/html{' ' * 2_000}; charset=utf-8", "text/html", ""),
        ("", "", ""),
    ],
)
def test_type_and_encoding_come_as_the_site_states_them(
    network: Network, header: str, kind: str, charset: str
) -> None:
    found = network.fetch(steps=say(answer(Content_Type=header)))
    assert (found.page["content_type"], found.page["charset"]) == (kind, charset)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("", "a story.html"),
        ("inline", "a story.html"),
        ('attachment; filename="report.pdf"', "report.pdf"),
        ("attachment; filename=report.pdf", "report.pdf"),
        ("attachment; filename*=UTF-8''b%c3%a9ta.pdf", "béta.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        (r'attachment; filename="C:\\temp\\a.docx"', "a.docx"),
        ('attachment; filename=".."', ".."),
        (";" * 20_000, "a story.html"),
        ('"' + '\\";' * 15_000, "a story.html"),
    ],
)
def test_the_name_of_a_file_is_a_bare_name(network: Network, header: str, name: str) -> None:
    pages = {"/old/a%20story.html?from=/b.pdf": say(answer(Content_Disposition=header))}
    visit = network.visit(f"http://{NEWS}/old/a%20story.html?from=/b.pdf", pages=pages)
    assert visit.outcomes[0].page["name"] == name


@pytest.mark.parametrize(
    "header",
    [
        "attachment; filename*=nonsense'x'%ff%fe",
        "attachment; filename*0*=UTF-8''a; filename*x=b; filename*99999999999=c",
        f"attachment; filename={'x' * 900}.pdf",
        "attachment; filename=a%00b%0d%0a.pdf; filename=\x7f\x9b",
    ],
)
def test_a_strange_name_of_a_file_stays_short_and_plain(network: Network, header: str) -> None:
    name = network.fetch(steps=say(answer(Content_Disposition=header))).page["name"]
    assert len(name) <= 150
    assert name.isprintable()
    assert "/" not in name
