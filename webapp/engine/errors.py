"""Errors the engine raises. It raises for misuse only; no text makes it fail."""


class EngineError(Exception):
    """Base of every error the engine raises on purpose."""


class InvalidOptionsError(EngineError, ValueError):
    """An option lies outside its documented range."""


class ModelError(EngineError, RuntimeError):
    """The sentence model named in the options is missing, broken or of another interface."""
