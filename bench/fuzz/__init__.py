"""Texts that break careless readers, made by one grammar, and what must hold for each of them."""
