"""Settings come from the environment, once, and say what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp.config import ConfigError, read_config


def test_without_settings_the_data_goes_to_the_users_folder() -> None:
    config = read_config({"XDG_DATA_HOME": "/somewhere"})
    assert config.data_dir == Path("/somewhere/diptych")
    assert config.database_url == "sqlite:////somewhere/diptych/diptych.sqlite3"
    assert config.max_bytes == 2_000_000
    assert config.model_dir == ""


def test_the_database_follows_the_data_folder() -> None:
    config = read_config({"DIPTYCH_DATA_DIR": "/data"})
    assert config.database_url == "sqlite:////data/diptych.sqlite3"


def test_an_empty_variable_counts_as_absent() -> None:
    assert read_config({"DIPTYCH_MAX_BYTES": "", "DIPTYCH_DATABASE_URL": " "}) == read_config({})


def test_all_bad_values_are_named_in_one_error() -> None:
    bad = {
        "DIPTYCH_MAX_BYTES": "2 MB",
        "DIPTYCH_DATABASE_URL": "mysql://host/name",
        "DIPTYCH_SECRET_KEY": "short",
    }
    with pytest.raises(ConfigError) as error:
        read_config(bad)
    message = str(error.value)
    assert all(name in message for name in bad)
    assert "'2 MB'" in message
    assert "short" not in message.replace("DIPTYCH_SECRET_KEY", "")


@pytest.mark.parametrize("value", ["0", "999", "100000001", "-5", "1e6", "٣٠٠٠"])
def test_the_size_limit_has_a_range(value: str) -> None:
    with pytest.raises(ConfigError, match="from 1000 to 100000000"):
        read_config({"DIPTYCH_MAX_BYTES": value})


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("off", "off"),
        ("public", "public"),
        ("hosts:A.org", "hosts:a.org"),
        (" hosts: a.org , .b.org ", "hosts:a.org,.b.org"),
    ],
)
def test_what_is_fetched_is_a_word_or_a_list_of_sites(value: str, kept: str) -> None:
    assert read_config({"DIPTYCH_FETCH": value}).fetch == kept


def test_nothing_is_said_about_fetching_unless_it_is_set() -> None:
    assert read_config({}).fetch == ""


@pytest.mark.parametrize(
    "value",
    ["on", "1", "Public", "a.org", "hosts", "hosts:", "hosts:a.org,", "hosts:http://a.org", "off:a.org"],
)
def test_any_other_word_about_fetching_is_refused(value: str) -> None:
    with pytest.raises(ConfigError, match="DIPTYCH_FETCH must be"):
        read_config({"DIPTYCH_FETCH": value})
