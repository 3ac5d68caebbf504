"""The rules as portable SQL: the same text runs on DuckDB, SQLite and Spark."""
