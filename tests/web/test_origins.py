"""What another site's page sends is refused, and a name that cannot be read is none of ours."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT
from webapp.methods import is_at
from webapp.security import is_ours

PAIR = {"left": LEFT, "right": RIGHT}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "\xff"},
        {"Origin": "http://other.example"},
        {"Origin": "http://localhost:81"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://["},
        {"Origin": "http://[::g]"},
        {"Origin": "http://localhost]"},
        {"Origin": "\xff"},
    ],
)
@pytest.mark.parametrize("path", ["/comparisons", "/settings/recovery", "/s/guess", "/api/v1/comparisons"])
def test_a_write_from_elsewhere_is_refused(client: FlaskClient, path: str, headers: dict[str, str]) -> None:
    answer = client.post(path, data=PAIR, headers=headers)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"}],
)
def test_one_from_here_is_not(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.post("/comparisons", data=PAIR, headers=headers).status_code == 303


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost", True),
        ("LOCALHOST.:80", True),
        ("desk.localhost", True),
        ("192.0.2.1:8765", True),
        ("[::1]", True),
        ("[::1]:8765", True),
        ("other.example", False),
        ("[::::]", False),
        ("[1.2]", False),
        ("[", False),
        ("[]", False),
        ("[::1", False),
        ("[::1]other.example", False),
        ("::1", False),
        ("localhost:" + "9" * 5_000, False),
        ("", False),
    ],
)
def test_whether_a_name_is_ours(host: str, *, ours: bool) -> None:
    assert is_ours(host, ()) is ours


@pytest.mark.parametrize(
    "address", ["http://[", "http://[::g]/", "//[", "", "null", "localhost", "http://localhost\n.a"]
)
def test_an_address_that_cannot_be_read_is_at_no_host(address: str) -> None:
    assert not is_at(address, "localhost")
