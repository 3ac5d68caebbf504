"""Packages as the official tables, in any layout and several file formats."""
