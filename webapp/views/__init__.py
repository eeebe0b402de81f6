"""Translate requests into use cases and their results into answers. No logic lives here."""
