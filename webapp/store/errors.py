"""What can go wrong with a database, said so that an operator knows what to do."""


class StoreError(Exception):
    """The database cannot be used; the message says why in one line."""


class StoreUnavailableError(StoreError):
    """The database does not answer or cannot write just now: gone, full, read-only or locked too long."""


class StoreTooNewError(StoreError):
    """A newer version of Diptych has changed the database; this one would not understand it."""
