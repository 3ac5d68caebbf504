"""Compare what engines say of the same packages with what the oracle says."""
