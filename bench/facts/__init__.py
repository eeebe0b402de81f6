"""Accuracy of the fact ledger: SummEdits, BUMP, planted changes; learning and tables of its lexicon."""
