"""The nine official tables: found by title, read by label, their rows and codes."""
