"""What stands for a fact on the other side."""
