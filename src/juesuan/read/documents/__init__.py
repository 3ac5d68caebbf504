"""Files into the neutral document."""
