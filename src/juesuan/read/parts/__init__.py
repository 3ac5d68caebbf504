"""The parts of a disclosure: which sections it has, and whose accounts it holds."""
