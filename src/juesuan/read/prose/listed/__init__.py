"""What the text lists by name: items of basic expenditure, functional codes, terms of the glossary."""

from juesuan.read.prose.listed.notes import listed_notes

__all__ = ["listed_notes"]
