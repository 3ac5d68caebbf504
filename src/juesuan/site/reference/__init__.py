"""The generated reference: tables, code lists, metadata, rules, glossary, commands, Python, downloads."""
