"""How well and how quickly the archive finds the source of a text: ``python -m bench.archive``."""
