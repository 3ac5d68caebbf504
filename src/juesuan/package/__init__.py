"""Data packages: one department-year as a descriptor and its tables."""
