"""``/healthz``, ``/readyz`` and ``/metrics``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from tests.web.browsing import compare
from webapp.app import create_app
from webapp.config import Config
from webapp.jobs import Comparing


@pytest.fixture
def counting(config: Config, comparing: Comparing) -> Iterator[FlaskClient]:
    """A client of an application that counts."""
    app = create_app(replace(config, metrics=True), comparing)
    yield app.test_client()
    app.extensions["diptych"].store.close()


def test_a_living_process_says_so_to_anybody(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_a_ready_one_has_database_tables_and_model(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {"database": True, "migrations": True, "model": True}


def test_without_its_database_it_is_alive_and_not_ready(app: Flask, client: FlaskClient) -> None:
    store = app.extensions["diptych"].store
    store.close()
    with open(store._reading.url.database, "r+b") as file:
        file.write(b"no longer a database")
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {"database": False, "migrations": False, "model": True}


def test_with_another_versions_tables_it_is_not_ready(app: Flask, client: FlaskClient) -> None:
    with app.extensions["diptych"].store.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'later'"))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {"database": True, "migrations": False, "model": True}


def test_nothing_is_counted_for_others_unless_asked_for(client: FlaskClient) -> None:
    assert client.get("/metrics").status_code == 404


def test_counts_name_rules_and_never_addresses(counting: FlaskClient) -> None:
    address = compare(counting)
    assert counting.get(address).status_code == 200
    assert counting.get("/secret-guess").status_code == 404
    answer = counting.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    rule = 'route="/comparisons/<comparison_id>"'
    assert f'diptych_requests_total{{method="GET",{rule},status="200"}} 1' in answer.text
    assert f'diptych_request_seconds_bucket{{{rule},le="+Inf"}} 1' in answer.text
    assert 'route="none",status="404"' in answer.text
    assert address.rsplit("/", 1)[1] not in answer.text
    assert "secret-guess" not in answer.text


def test_buckets_rise_to_the_count(counting: FlaskClient) -> None:
    for _ in range(5):
        counting.get("/healthz")
    lines = [line for line in counting.get("/metrics").text.splitlines() if 'route="/healthz"' in line]
    buckets = [int(line.rsplit(" ", 1)[1]) for line in lines if "_bucket" in line]
    assert buckets == sorted(buckets)
    assert buckets[-1] == 5
    (total,) = [float(line.rsplit(" ", 1)[1]) for line in lines if "_sum" in line]
    assert total > 0
