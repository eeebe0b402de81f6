"""What every reader makes its parts with."""
