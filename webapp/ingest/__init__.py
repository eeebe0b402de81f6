"""Where texts come from, other than the form."""
