"""The neutral book into files, one module for each format."""
