"""Diptych. Kept empty on purpose: ``import webapp.engine`` must not need the web."""
