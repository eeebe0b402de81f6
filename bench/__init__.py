"""Measurements: accuracy and speed, with pinned floors."""
