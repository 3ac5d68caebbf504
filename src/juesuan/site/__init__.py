"""The documentation site: the standard, its rules and a report on every package, made from what binds."""
