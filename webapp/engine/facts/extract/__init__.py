"""Facts of a sentence: typed values, and where they stand. Knows one side only."""
