"""What the text says against the tables, against itself, and against its own arithmetic."""
