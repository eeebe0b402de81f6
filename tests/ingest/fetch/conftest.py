"""A network of its own and certificates for the servers in it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.fetch.visits import NEWS, PUBLIC, Network

AUTHORITY = """
[ca]
default_ca = plain
[plain]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""
"""Settings of ``openssl ca``, which unlike ``openssl x509`` can write a certificate that is over."""


def certificate(folder: Path, name: str, *names: str, over: bool = False) -> Path:
    """A file with a key and a certificate that vouches for itself, for such names."""
    key, request, made = (folder / f"{name}{ending}" for ending in (".key", ".csr", ".crt"))
    _openssl(
        folder,
        *("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
        *("-subj", f"/CN={name}", "-addext", f"subjectAltName={','.join(names)}"),
        *("-keyout", str(key), "-out", str(request)),
    )
    (folder / "ca.cnf").write_text(AUTHORITY, "utf-8")
    (folder / "index.txt").write_text("", "utf-8")
    until = "20200201000000Z" if over else "20900101000000Z"
    _openssl(
        folder,
        *("ca", "-batch", "-selfsign", "-notext", "-config", "ca.cnf", "-keyfile", str(key)),
        *("-startdate", "20200101000000Z", "-enddate", until, "-in", str(request), "-out", str(made)),
    )
    both = folder / f"{name}.pem"
    both.write_text(key.read_text("utf-8") + made.read_text("utf-8"), "utf-8")
    return both


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    """A network in which every address is this machine; gone after the tests."""
    folder = tmp_path_factory.mktemp("certificates")
    certificates = {
        "first": certificate(folder, "first", f"DNS:{NEWS}", f"IP:{PUBLIC}"),
        "old.example.org": certificate(folder, "old", "DNS:old.example.org", over=True),
        "unknown.example.org": certificate(folder, "unknown", "DNS:unknown.example.org"),
    }
    trusted = folder / "trusted.pem"
    trusted.write_text(
        "".join(certificates[name].read_text("utf-8") for name in ("first", "old.example.org")), "utf-8"
    )
    started = Network(certificates, trusted)
    yield started
    started.close()
