"""What may be fetched is a setting."""

from __future__ import annotations

import pytest

from webapp.config import read_config
from webapp.ingest.fetch import Policy, fetch_policy


def test_where_nothing_is_set_only_a_person_s_own_machine_fetches() -> None:
    assert fetch_policy("", local=True) == Policy.parse("public")
    assert fetch_policy("", local=False) == Policy.parse("off")


@pytest.mark.parametrize("local", [True, False])
def test_what_is_set_holds_everywhere(local: bool) -> None:  # noqa: FBT001
    assert fetch_policy("off", local=local) == Policy(fetches=False)
    assert fetch_policy("public", local=local) == Policy(fetches=True)
    assert fetch_policy("hosts:a.org", local=local) == Policy(fetches=True, hosts=("a.org",))


def test_sites_are_written_in_one_way() -> None:
    policy = Policy.parse(" hosts: A.org. , .Bücher.de,93.184.216.34 ")
    assert policy.hosts == ("a.org", ".xn--bcher-kva.de", "93.184.216.34")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "on",
            "Public",
            "a.org",
            "hosts",
            "hosts:",
            "hosts:a.org,",
            "hosts:a.org b.org",
            "hosts:a.org:80",
        ),
        *("hosts:https://a.org", "hosts:localhost", "hosts:127.0.0.1", "hosts:.internal", "hosts:a.internal"),
        *("hosts:..a.org", "hosts:*.a.org", "hosts:org", "hosts:.org", "hosts:2130706433"),
    ],
)
def test_another_setting_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        Policy.parse(text)


@pytest.mark.parametrize("value", ["off", "public", "hosts:a.org", "hosts:A.org, .bücher.de"])
def test_what_the_configuration_takes_is_a_policy(value: str) -> None:
    assert fetch_policy(read_config({"DIPTYCH_FETCH": value}).fetch, local=False) == Policy.parse(value)
