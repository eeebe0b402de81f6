"""The database: tables, migrations and sessions. What they are used for is decided in ``webapp.services``."""

from webapp.store.database import Store, open_store
from webapp.store.errors import StoreError, StoreTooNewError, StoreUnavailableError
from webapp.store.jobs import JobRow
from webapp.store.sets import ArticleSetRow, SetMemberRow  # whoever asks for all tables finds these too

__all__ = [
    "ArticleSetRow",
    "JobRow",
    "SetMemberRow",
    "Store",
    "StoreError",
    "StoreTooNewError",
    "StoreUnavailableError",
    "open_store",
]
