"""Corpora: any number of packages stacked in tables, judged together, in bounded memory."""
