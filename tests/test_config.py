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
