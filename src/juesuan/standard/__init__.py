"""The standard as data: where its files are and what they say."""
