"""How quickly the comparison page of a long pair answers its reader: ``python -m bench.page``."""
