"""The version of the program; the standard has its own."""

VERSION = "0.1.0"
