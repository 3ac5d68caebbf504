"""Quotation marks in Chinese: within quotation marks they are single."""

INNER_QUOTES = str.maketrans("“”", "‘’")
