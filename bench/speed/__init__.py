"""How long a comparison takes and how much memory, against stated limits: ``python -m bench.speed``."""
