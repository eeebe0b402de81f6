"""Whatever anybody sends to any address, nothing breaks: no answer is a 500, on either database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder, run_wsgi_app

from bench.soak.postgresql import Cluster
from tests.web.browsing import Page, compare, gather, keep
from webapp.app import create_app
from webapp.config import Config
from webapp.jobs import Comparing

DIGITS = "9" * 5_000

PIECES = {
    "a null": "\0",
    "a null inside": "a\0b",
    "a lone surrogate": "\xed\xa0\x80",
    "half a character": "\xc3",
    "no character": "\xff\xfe",
    "a non-character": "\xef\xbf\xbf",
    "C1 controls": "\x85\x9b",
    "a long number": DIGITS,
    "a negative number": "-1",
    "wide digits": "\xef\xbc\x91\xef\xbc\x92",
    "a way up": "..",
    "markup": "<script>'\"",
    "a pattern": "%25_%5C*",
    "a line end": "a\r\nSet-Cookie: b=c",
    "very long": "x" * 100_000,
}
"""What stands in an address where an id, a number or a name should; bytes as WSGI hands them over."""

BODIES = {
    "nothing": ("application/x-www-form-urlencoded", b""),
    "twice the same field": (
        "application/x-www-form-urlencoded",
        b"left=a&left=b&right=c&tags=a&tags=b&title=a&title=b&password=a&password=b&paragraph=L1&paragraph=R1",
    ),
    "odd characters": (
        "application/x-www-form-urlencoded",
        b"left=%00%ED%A0%80%FF&right=%EF%BF%BF%85&left_title=%00&tags=%00,%ED%A0%80&tag=%00&title=%ED%A0%80a"
        b"&label=%00%ED%A0%80&sent_by=%00%ED%A0%80&follows=%00&utc_offset=%00"
        b"&password=%00&name=%00&swap=%00&sample=&paragraph=%00&expires_in_days=%00&expires_on=%ED%A0%80",
    ),
    "odd choices": (
        "application/x-www-form-urlencoded",
        f"left=a&right=b&swap={DIGITS}&expires_in_days={DIGITS}&tags={',' * 5_000}&title=a".encode(),
    ),
    "an odd offset": (
        "application/x-www-form-urlencoded",
        f"expires_in_days=date&expires_on=9999-12-31&utc_offset=-{DIGITS}&sent_by={DIGITS}".encode(),
    ),
    "a far offset": (
        "application/x-www-form-urlencoded",
        b"expires_in_days=date&expires_on=0001-01-01&utc_offset=-9999",
    ),
    "an odd date": ("application/x-www-form-urlencoded", b"expires_in_days=date&expires_on=9999-12-31"),
    "no date": ("application/x-www-form-urlencoded", b"expires_in_days=date&expires_on=0000-00-00"),
    "a paragraph past all": (
        "application/x-www-form-urlencoded",
        f"paragraph=L{DIGITS}&text=a&sentence=L{DIGITS}&section={DIGITS}".encode(),
    ),
    "another character set": ("application/x-www-form-urlencoded; charset=utf-7", b"left=+AGE-&right=b"),
    "no character set": ("application/x-www-form-urlencoded; charset=\xff\0", b"left=a&right=b"),
    "many fields": ("application/x-www-form-urlencoded", b"&".join(b"a=b" for _ in range(50_000))),
    "many parts": (
        "multipart/form-data; boundary=b",
        b'--b\r\nContent-Disposition: form-data; name="left"\r\n\r\na\r\n' * 5_000 + b"--b--\r\n",
    ),
    "a part without an end": (
        "multipart/form-data; boundary=b",
        b'--b\r\nContent-Disposition: form-data; name="\0"\r\n\r\n{',
    ),
    "no boundary": ("multipart/form-data", b"--b\r\n\r\n"),
    "an odd boundary": ('multipart/form-data; boundary="\0\xff"', b"--b\r\n\r\n"),
    "an odd type": ("\0/\xff;;=", b"left=a"),
    "a text": ("text/plain", b"left=a&right=b"),
    "no JSON": ("application/json", b"\xff\xfe"),
    "nested JSON": ("application/json", b"[" * 100_000),
    "nested objects": ("application/json", b'{"left":' * 100_000),
    "a JSON number": ("application/json", DIGITS.encode()),
    "odd JSON": (
        "application/json; charset=utf-16",
        b'{"left": "\\ud800\\u0000", "right": "\\uffff", "left_title": "\\ud800", "right_title": "\\u0000"}',
    ),
    "odd tags": (
        "application/json",
        b'{"tags": ["\\u0000", "\\ud800a", "\\uffff", "%s"]}' % (b"\xc7\x84" * 99),
    ),
    "other types": ("application/json", b'{"left": 5, "right": null, "left_title": [], "right_title": {}}'),
    "an odd share": (
        "application/json",
        b'{"role": [], "expires_in_days": 1e999, "expires": "\\ud800", "password": "\\ud800"}',
    ),
    "a named share": (
        "application/json",
        b'{"role": "comment", "label": "\\u0000\\ud800a", "sent_by": "\\ud800\\u202e", "follows": true}',
    ),
    "another named share": (
        "application/json",
        b'{"role": {}, "label": [], "sent_by": 5, "follows": "\\ud800"}',
    ),
    "an odd article": (
        "application/json",
        b'{"name": "\\u0000\\ud800", "text": "\\ud800\\u0000a", "title": "\\uffff", "language": "\\u0000"}',
    ),
    "an odd source": (
        "application/x-www-form-urlencoded",
        b"right=a&archived=%00%ED%A0%80&of=%00%FF&id=%00&id=%FF",
    ),
    "a far share": ("application/json", b'{"expires": "9999-12-31", "password": "\\ud800\\u0000"}'),
    "a long share": ("application/json", f'{{"expires_in_days": {"9" * 4_000}}}'.encode()),
}
"""Bodies that are not what their address reads."""

HEADERS = {
    "an origin that cannot be read": {"Origin": "http://["},
    "an origin of no host": {"Origin": "http://[::g]:99999999"},
    "a referer that cannot be read": {"Referer": "http://["},
    "a host that cannot be read": {"Host": "["},
    "a host of no address": {"Host": "[::::]"},
    "a host with two ends": {"Host": "[1.2]"},
    "a host with a zone": {"Host": "[fe80::1%25eth0]"},
    "a long port": {"Host": f"localhost:{DIGITS}"},
    "no host": {"Host": ""},
    "an odd token": {"Authorization": "Bearer \xff\x85\xa0"},
    "no token": {"Authorization": "Bearer"},
    "an odd scheme": {"Authorization": "Basic \xff"},
    "an odd name": {"Cookie": "diptych_name=%00%ED%A0%80%;a"},
    "odd cookies": {"Cookie": "diptych_workspace=\xff.\xfe; diptych_share=\0.a; =; ;;"},
    "a long cookie": {"Cookie": "diptych_workspace=" + "e" * 5_000},
    "a long range": {"Range": f"bytes={DIGITS}-{DIGITS}"},
    "an odd range": {"Range": "bytes=-,5-,x"},
    "odd tags": {"If-None-Match": 'W/"\xff", *, "'},
    "an odd moment": {"If-Modified-Since": "Thu, 99 Foo 99999 99:99:99 +9999"},
    "odd kinds": {"Accept": f"text/html;q={DIGITS}, */;q=nan, \xff"},
    "odd encodings": {"Accept-Encoding": "gzip;q=x, \xff;q=, *;q=-1"},
    "an odd partial": {
        "HX-Request": "\xff",
        "HX-Request-Type": "partial",
        "HX-History-Restore-Request": "\0",
    },
    "a length that is none": {"Content-Length": DIGITS},
    "forwarded": {
        "X-Forwarded-For": "[",
        "X-Forwarded-Host": "[",
        "X-Forwarded-Proto": "[",
        "X-Forwarded-User": "\0\xff",
        "X-Forwarded-Port": DIGITS,
        "X-Forwarded-Prefix": "//[",
    },
}

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW", "\xff")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, comparing: Comparing
) -> Iterator[Flask]:
    """One application for all that is thrown at it, on a database of each kind."""
    folder = tmp_path_factory.mktemp("hostile")
    with ExitStack() as stack:
        url = f"sqlite:///{folder / 'web.sqlite3'}"
        if request.param == "postgresql":
            cluster: Cluster = request.getfixturevalue("vector_cluster")
            url = stack.enter_context(cluster.database())
        config = Config(
            folder,
            url,
            model_dir="none",
            rate_limit=100_000,
            metrics=True,
            trusted_proxies=("10.0.0.1",),
            archive="on",
        )
        made = create_app(config, comparing)
        stack.callback(made.extensions["diptych"].store.close)
        stack.callback(made.extensions["diptych"].archive.close)
        yield made


@pytest.fixture
def known(client: FlaskClient) -> dict[str, str]:
    """Parts of addresses that are really there, by the names that routes give them."""
    return made(client)


@pytest.fixture(scope="module")
def reader(app: Flask) -> FlaskClient:
    """A browser that only asks to see, and changes nothing for the next test."""
    return app.test_client()


@pytest.fixture(scope="module")
def seen(reader: FlaskClient) -> Iterator[dict[str, str]]:
    """Such parts, for whoever only asks to see; they are still there after all that was asked."""
    parts = made(reader)
    yield parts
    kept = reader.get(f"/api/v1/comparisons/{parts['comparison_id']}/shares").json["shares"]
    assert [share["id"] for share in kept] == [parts["share_id"]]


def made(client: FlaskClient) -> dict[str, str]:
    address = compare(client)
    link = Page(client.post(f"{address}/shares", data={"password": "sesame"}).text).with_id("made")["value"]
    moved = Page(client.post("/settings/recovery").text).with_id("recovery")["value"]
    said = client.post(f"{address}/comments", data={"text": "Ask."}, follow_redirects=True)
    return {
        "comparison_id": address.rpartition("/")[2],
        "set_id": gather(client, address).rpartition("/")[2],
        "token": link.rpartition("/")[2],
        "secret": moved.rpartition("/")[2],
        "share_id": client.get(f"/api/v1{address}/shares").json["shares"][0]["id"],
        "token_id": "none",
        "ticket": "none",
        "job_id": "none",
        "article_id": keep(client),
        "key": client.get(f"/api/v1{address}").json["comparison"]["left"]["sentences"][0]["key"],
        "comment_id": said.text.partition('id="c-')[2].partition('"')[0],
        "form": "html",
        "filename": "css/diptych.css",
    }


def addresses(app: Flask, known: dict[str, str]) -> list[str]:
    """One of each route, with what is really there."""
    return sorted({filled(rule.rule, known) for rule in app.url_map.iter_rules()})


def filled(rule: str, parts: dict[str, str]) -> str:
    for name, value in parts.items():
        rule = rule.replace(f"<{name}>", value).replace(f"<path:{name}>", value)
    assert "<" not in rule or "<script>" in rule, rule
    return rule


def broken(
    client: FlaskClient,
    asked: list[tuple[str, str]],
    overrides: Mapping[str, str] | None = None,
    body: bytes = b"",
    content_type: str = "",
) -> list[tuple[str, str, str]]:
    """Which of these requests, each a method and a path as WSGI has it, are answered by a failure of ours.

    They go past the test client, which reads addresses itself and stumbles over some; only the cookie of the
    workspace is taken from it.
    """
    cookie = client.get_cookie("diptych_workspace")
    held = {"HTTP_COOKIE": f"diptych_workspace={cookie.value}"} if cookie else {}
    found = []
    for method, path in asked:
        environ = EnvironBuilder(method=method, data=body, content_type=content_type or None).get_environ()
        environ.update({**held, "PATH_INFO": path, **(overrides or {})})
        answer, status, _ = run_wsgi_app(client.application, environ, buffered=True)
        if hasattr(answer, "close"):
            answer.close()
        if status.startswith("5"):
            found.append((method, path[:80], status))
    return found


@pytest.mark.parametrize("kind", PIECES)
def test_odd_addresses(app: Flask, client: FlaskClient, known: dict[str, str], kind: str) -> None:
    rules = [rule.rule for rule in app.url_map.iter_rules() if rule.arguments]
    names = sorted({name for rule in app.url_map.iter_rules() for name in rule.arguments})
    asked = [
        (method, filled(rule, {**known, name: PIECES[kind]}))
        for name in names
        for rule in rules
        if f"{name}>" in rule
        for method in ("GET", "POST", "DELETE", "PUT")
    ]
    asked += [("GET", f"/{PIECES[kind]}"), ("POST", f"/{PIECES[kind]}"), ("GET", PIECES[kind])]
    assert broken(client, asked) == []


@pytest.mark.parametrize("kind", PIECES)
def test_odd_queries(app: Flask, reader: FlaskClient, seen: dict[str, str], kind: str) -> None:
    names = (
        "view",
        "show",
        "sentence",
        "detail",
        "fold",
        "section",
        "edit",
        "from",
        "search",
        "tag",
        "deleted",
        "direction",
        "pair",
    )
    value = PIECES[kind].replace("&", "").replace("#", "")
    for query in (
        "&".join(f"{name}={value[: 100_000 // len(names)]}" for name in (*names, "limit", "offset", "v")),
        "&".join(f"{name}=L{value[:5_000]}" for name in names),
        f"search={value}",
        f"tag={value}&deleted={value[:50]}",
        f"{value}={value}",
        f"{value}",
    ):
        asked = [("GET", path) for path in addresses(app, seen)]
        assert broken(reader, asked, overrides={"QUERY_STRING": query}) == [], query[:80]


def test_many_arguments(app: Flask, reader: FlaskClient, seen: dict[str, str]) -> None:
    asked = [("GET", path) for path in addresses(app, seen)]
    assert broken(reader, asked, overrides={"QUERY_STRING": "show=new&" * 20_000}) == []


@pytest.mark.parametrize("kind", BODIES)
def test_odd_bodies(app: Flask, client: FlaskClient, known: dict[str, str], kind: str) -> None:
    type_, body = BODIES[kind]
    known = {**known, "secret": "none"}  # a recovery would end this client's cookie
    asked = [(method, path) for path in addresses(app, known) for method in ("POST", "PUT", "DELETE", "GET")]
    asked = [(method, path) for method, path in asked if not (method == "DELETE" or "deletion" in path)]
    assert broken(client, asked, body=body, content_type=type_) == []


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", HEADERS)
def test_odd_headers(app: Flask, client: FlaskClient, known: dict[str, str], kind: str) -> None:
    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in HEADERS[kind].items()}
    if "HTTP_CONTENT_LENGTH" in headers:
        headers["CONTENT_LENGTH"] = headers.pop("HTTP_CONTENT_LENGTH")
    known = {**known, "secret": "none"}
    asked = [(method, path) for path in addresses(app, known) for method in ("GET", "POST", "DELETE")]
    for peer in ("203.0.113.9", "10.0.0.1"):
        overrides = {**headers, "REMOTE_ADDR": peer}
        assert broken(client, asked, overrides=overrides) == []


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.parametrize("method", METHODS)
def test_odd_methods(app: Flask, client: FlaskClient, known: dict[str, str], method: str) -> None:
    asked = [(method, path) for path in addresses(app, known)]
    assert broken(client, asked) == []


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_a_proxy_names_nobody_that_could_break_anything(
    app: Flask, known: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = app.test_client()
    desk = app.extensions["diptych"]
    monkeypatch.setitem(app.extensions, "diptych", replace(desk, config=replace(desk.config, auth="proxy")))
    for user in ("\0", "\xff", "\xed\xa0\x80", "x" * 100_000, "a\x85", "\xa0", " "):
        overrides = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_USER": user}
        asked = [(method, path) for path in addresses(app, known) for method in ("GET", "POST")]
        assert broken(client, asked, overrides=overrides) == [], user[:20]
