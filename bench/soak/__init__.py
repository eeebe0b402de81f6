"""Long runs against a real server: killed at random moments, and under many users. ``make soak``."""
