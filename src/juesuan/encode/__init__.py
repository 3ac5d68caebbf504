"""The same rules in other languages: SQL, Great Expectations, Pandera."""
