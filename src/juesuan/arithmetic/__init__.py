"""Exact amounts, the equations between them, and what rounding allows."""
