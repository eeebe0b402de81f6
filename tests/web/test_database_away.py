"""Pages while the database is full or gone: they say so, nothing is lost, and afterwards it goes on."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient
from psycopg import sql
from sqlalchemy import Connection, event, make_url

from bench.soak.postgresql import Cluster
from tests.web.browsing import LEFT, RIGHT, compare
from webapp.app import create_app
from webapp.config import Config
from webapp.jobs import Comparing

PAIR = {"left": LEFT, "right": RIGHT}


def test_on_a_full_disk_nothing_is_kept_in_part_and_reading_goes_on(app: Flask, client: FlaskClient) -> None:
    address = compare(client)
    store = app.extensions["diptych"].store

    def fill(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    event.listen(store._reading, "begin", fill)
    long = {"left": LEFT * 2_000, "right": RIGHT}
    answer = client.post("/comparisons", data=long)
    assert answer.status_code == 503
    assert "Nothing was lost" in answer.text
    program = client.post("/api/v1/comparisons", json=long)
    assert (program.status_code, program.mimetype) == (503, "application/problem+json")
    assert client.get(address).status_code == 200
    event.remove(store._reading, "begin", fill)
    store.close()  # its connections remember how full the disk was
    assert len(client.get("/api/v1/comparisons").json["comparisons"]) == 1
    assert client.post("/comparisons", data=PAIR).status_code == 303


def test_while_the_server_is_away_pages_say_so_and_then_all_is_there(
    config: Config, cluster: Cluster, comparing: Comparing
) -> None:
    with cluster.database() as url:
        app = create_app(replace(config, database_url=url), comparing)
        client = app.test_client()
        address = compare(client)
        name = sql.Identifier(str(make_url(url).database))
        cluster.execute(sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS false").format(name))
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}"
        cluster.execute(sql.SQL(ends).format(sql.Literal(make_url(url).database)))
        for answer in (client.get(address), client.post("/comparisons", data=PAIR)):
            assert answer.status_code == 503
            assert "not responding" in answer.text
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
        cluster.execute(sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS true").format(name))
        assert client.get(address).status_code == 200
        assert client.get("/readyz").status_code == 200
        app.extensions["diptych"].store.close()
