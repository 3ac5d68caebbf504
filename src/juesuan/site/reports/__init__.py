"""The pages on the judged packages: the index, one page each, and their quality over time."""
