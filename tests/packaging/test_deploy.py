"""The image and the page about running it keep up with the code."""

from __future__ import annotations

import dataclasses
import re
from fnmatch import fnmatch
from pathlib import Path

from webapp.config import Config

ROOT = Path(__file__).parents[2]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_page_names_every_setting_and_no_other() -> None:
    settings = {f"DIPTYCH_{field.name.upper()}" for field in dataclasses.fields(Config)}
    assert set(re.findall(r"DIPTYCH_[A-Z_]+", read("docs/deploy.md"))) == settings


def test_image_and_compose_file_set_nothing_unknown() -> None:
    settings = {f"DIPTYCH_{field.name.upper()}" for field in dataclasses.fields(Config)}
    assert set(re.findall(r"DIPTYCH_[A-Z_]+", read("Dockerfile") + read("compose.yaml"))) <= settings


def test_the_image_gets_what_its_steps_need() -> None:
    ignored = [line for line in read(".dockerignore").splitlines() if line and not line.startswith("#")]
    needed = [
        "Makefile",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "NOTICE",
        ".ci/system.sh",
        ".ci/vendor.py",
    ]
    needed += ["requirements/dev.lock", "requirements/server.lock", "package-lock.json", "seeds", "webapp"]
    for name in needed:
        assert (ROOT / name).exists(), name
        assert not any(fnmatch(name, pattern) for pattern in ignored), name


def test_the_drivers_of_database_and_redis_are_pinned_for_servers() -> None:
    for driver in ("psycopg-binary", "redis"):
        assert re.search(rf"^{driver}==", read("requirements/server.lock"), re.M)
    runtime = set(re.findall(r"^[a-z0-9-]+==\S+", read("requirements/runtime.lock"), re.M))
    for lock in ("server", "cluster"):
        assert runtime <= set(re.findall(r"^[a-z0-9-]+==\S+", read(f"requirements/{lock}.lock"), re.M))
