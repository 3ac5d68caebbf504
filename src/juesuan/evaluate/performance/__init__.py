"""The self-assessment sheets: against themselves, against the text and against the tables."""
