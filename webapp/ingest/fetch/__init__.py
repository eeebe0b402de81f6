"""Pages fetched from the web, from public addresses alone."""

from webapp.ingest.fetch.addresses import LONGEST, clean_address, is_address
from webapp.ingest.fetch.errors import FetchError
from webapp.ingest.fetch.fetching import Fetched, fetch
from webapp.ingest.fetch.limits import DEFAULT, FetchLimits
from webapp.ingest.fetch.policy import Policy, fetch_policy
from webapp.ingest.fetch.politeness import Politeness

__all__ = [
    "DEFAULT",
    "LONGEST",
    "FetchError",
    "FetchLimits",
    "Fetched",
    "Policy",
    "Politeness",
    "clean_address",
    "fetch",
    "fetch_policy",
    "is_address",
]
