"""Invented departments: packages that every rule passes, and mistakes seeded in them."""

from juesuan.synthetic.faults import Fault, seed_faults
from juesuan.synthetic.make import synthetic_corpus, synthetic_package

__all__ = ["Fault", "seed_faults", "synthetic_corpus", "synthetic_package"]
