"""What stops a command."""


class CliError(Exception):
    """A command cannot be carried out; the message is one line for whoever typed it."""
