"""The rules: each from a group of linked sentences to findings."""
