"""All rules on many packages at once: what several rules read is computed once, and all outcomes together."""
