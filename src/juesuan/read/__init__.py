"""Disclosures into readings: documents, tables, statements."""
