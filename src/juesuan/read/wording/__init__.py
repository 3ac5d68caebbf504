"""What must not stand in the text of a disclosure, looked for while it is read."""

from juesuan.read.wording.search import looked_for, text_notes
from juesuan.read.wording.stretch import Wording
from juesuan.read.wording.stretches import Region, stretches_of

__all__ = ["Region", "Wording", "looked_for", "stretches_of", "text_notes"]
