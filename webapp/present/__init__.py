"""What the pages show: frozen views made of engine values. No HTML, no request, no database.

A template receives one of these as ``view`` and decides nothing beyond loops and ``if``.
"""
