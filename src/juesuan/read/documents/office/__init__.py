"""Office files: archives of XML parts, opened within bounds."""
