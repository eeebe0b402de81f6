"""How well does the aligner find the counterparts that people drew? See docs/accuracy.md."""
