"""What an archive can refuse."""


class ArchiveError(Exception):
    """It cannot be used; the message is one sentence for whoever set it up."""


class ArchiveUnavailableError(ArchiveError):
    """Its database does not answer just now."""
